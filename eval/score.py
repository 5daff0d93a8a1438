"""One measured number, and what it is held against."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A number measured on a corpus.

    `key` names it for ever ("times.de.relaxed"): floors and RESULTS.md refer to it.
    """

    #: "<task>.<corpus or language>.<metric>", lower case
    key: str
    #: 0 to 1, or a ratio; None when it can't be measured here
    value: float | None
    #: what the number is over: "142 articles"
    over: str = ""
    #: the best published or peer number, and whose it is
    beat: float | None = None
    whose: str = ""
    #: the project's own target
    target: float | None = None
    #: False where less is better (false edges, seconds)
    higher_is_better: bool = True
    #: worst cases worth reading, with passages from gold only
    worst: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """True positives, false positives and false negatives, which add up."""

    tp: float = 0
    fp: float = 0
    fn: float = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 0 when nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else 0.0


def total(counts: Iterable[Counts]) -> Counts:
    """The sum over documents: micro-averaging."""
    result = Counts()
    for one in counts:
        result += one
    return result
