"""A wall round every article: what goes wrong in one is its rejection, and the others go on.

Stages are written for good input and the world is not; a fault in one of a thousand articles must cost that article only.
"""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import TypeVar

from stemma.errors import ArticleError, StemmaError
from stemma.model import Rejection
from stemma.processes.budget import TimeUp, budget
from stemma.settings import Limits
from stemma.text.shown import shown

T = TypeVar("T")
#: limits where nobody sets any
DEFAULT = Limits()
#: code points of an exception's own words that are told
_TOLD = 200


def rejection(uri: str, stage: str, fault: BaseException) -> Rejection:
    """The rejection of an input that a stage broke on."""
    words = shown(" ".join(str(fault).split())[:_TOLD])
    named = f"{type(fault).__name__}: {words}" if words else type(fault).__name__
    cause = f"a fault in Stemma ({named}); the other articles are not affected: please report it with this input"
    return Rejection(uri=uri, stage=stage, reason="failed", cause=cause)


def overrun(uri: str, stage: str, limits: Limits, *, seconds: float | None = None) -> Rejection:
    """The rejection of an input that took a stage too much time or memory."""
    cause = (
        f"it takes more than {seconds or limits.stage_seconds:g} seconds of processor time (the setting stage_seconds) or "
        f"{limits.reading_memory >> 20:,} MiB of memory (reading_memory); it may be broken or made to harm"
    )
    return Rejection(uri=uri, stage=stage, reason="too_costly", cause=cause)


class Bulkhead:
    """Runs stages, and keeps what broke apart.

    Args:
        strict: raise at the first fault instead.
        limits: how much processor time each stage may take on one input.
    """

    def __init__(self, *, strict: bool = False, limits: Limits = DEFAULT) -> None:
        self._strict = strict
        self.limits = limits

    def one(self, uri: str, stage: str, work: Callable[[], T], *, times: int | None = None) -> T | Rejection:
        """What a stage makes of one input, or its rejection.

        Args:
            uri: of the input.
            stage: its name.
            work: the stage on the input.
            times: how many times `stage_seconds` of processor time it may take; None where models work, whose time is loading.

        Raises:
            ArticleError: strict, and the stage broke.
            StemmaError: a model is missing, or the call is wrong.
        """
        try:
            with budget(self.limits.stage_seconds * times) if times else nullcontext():
                return work()
        except StemmaError:
            raise  # a broken installation or a wrong call is no article's fault
        except TimeUp as fault:
            if self._strict:
                raise ArticleError(uri, stage, fault) from fault
            return overrun(uri, stage, self.limits, seconds=fault.seconds)
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
