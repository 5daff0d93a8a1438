"""A wall round every article: what goes wrong in one is its rejection, and the others go on.

Stages are written for good input and the world is not; a fault in one of a thousand articles must cost that article only.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from stemma.errors import ArticleError, StemmaError
from stemma.model import Rejection
from stemma.text.shown import shown

T = TypeVar("T")
#: code points of an exception's own words that are told
_TOLD = 200


def rejection(uri: str, stage: str, fault: BaseException) -> Rejection:
    """The rejection of an input that a stage broke on."""
    words = shown(" ".join(str(fault).split())[:_TOLD])
    named = f"{type(fault).__name__}: {words}" if words else type(fault).__name__
    cause = f"a fault in Stemma ({named}); the other articles are not affected: please report it with this input"
    return Rejection(uri=uri, stage=stage, reason="failed", cause=cause)


class Bulkhead:
    """Runs stages, and keeps what broke apart.

    Args:
        strict: raise at the first fault instead.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict

    def one(self, uri: str, stage: str, work: Callable[[], T]) -> T | Rejection:
        """What a stage makes of one input, or its rejection.

        Raises:
            ArticleError: strict, and the stage broke.
            StemmaError: a model is missing, or the call is wrong.
        """
        try:
            return work()
        except StemmaError:
            raise  # a broken installation or a wrong call is no article's fault
        except Exception as fault:
            if self._strict:
                raise ArticleError(uri, stage, fault) from fault
            return rejection(uri, stage, fault)

    def many(
        self, stage: str, work: Callable[[Sequence[T]], object], items: Sequence[T], uri: Callable[[T], str]
    ) -> list[Rejection]:
        """Which items break a stage by themselves, tried one at a time; asked only after all together broke it."""
        tried = (self.one(uri(item), stage, lambda item=item: work([item])) for item in items)  # type: ignore[misc]
        return [made for made in tried if isinstance(made, Rejection)]
