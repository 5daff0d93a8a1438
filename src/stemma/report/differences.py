"""Why a claim's figures differ, grouped: a reader wants each reason once, not each pair."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stemma.model import Claim, Quantity
from stemma.report.view import counted, figure

#: what a reader should see first
ORDER = ("conflict", "translation_error", "revision", "rounding", "bound", "other_scope", "unknown")
#: kinds that compare nothing: counted unless everything is asked for
OPEN = {"other_scope": "of different things", "unknown": "that the texts leave open"}

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One reason and the figures it holds for."""

    #: as people read it: "translation error"
    kind: str
    why: str
    #: a figure and all that differ from it for this reason
    against: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def figures(self) -> str:
        """In one line: 14 injured against 11, 12."""
        return "; ".join(f"{first} against {', '.join(others)}" for first, others in self.against)


def _pairs(claim: Claim, quantities: Mapping[str, Quantity]) -> dict[frozenset[str], tuple[str, str, Pair]]:
    """Kind, why and the two figures in words of each pair that reads differently, by the gravest kind."""
    found: dict[frozenset[str], tuple[str, str, Pair]] = {}
    told = [one for one in claim.differences if one.kind in ORDER]
    for one in sorted(told, key=lambda d: ORDER.index(d.kind)):
        first, second = (figure(quantities[key]) for key in one.figures)
        if first != second:
            found.setdefault(frozenset((first, second)), (one.kind, one.why, (first, second)))
    return found


def _stars(pairs: Iterable[Pair]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pairs by the figure that most of them share."""
    left = list(pairs)
    while left:
        often = Counter(words for pair in left for words in pair)
        middle = max(often, key=lambda words: often[words])
        yield middle, tuple(b if a == middle else a for a, b in left if middle in (a, b))
        left = [pair for pair in left if middle not in pair]


def differences_told(claim: Claim, quantities: Mapping[str, Quantity], *, full: bool) -> tuple[Told, ...]:
    """The reasons why figures differ, the gravest first; what compares nothing only with `full`."""
    by_reason: dict[tuple[str, str], list[Pair]] = {}
    for kind, why, pair in _pairs(claim, quantities).values():
        if full or kind not in OPEN:
            by_reason.setdefault((kind, why), []).append(pair)
    return tuple(
        Told(kind=kind.replace("_", " "), why=why, against=tuple(_stars(pairs)))
        for (kind, why), pairs in by_reason.items()
    )


def differences_left(claim: Claim, quantities: Mapping[str, Quantity]) -> str:
    """What `differences_told` leaves out without `full`: "not compared: 3 pairs of different things"."""
    often = Counter(kind for kind, _, _ in _pairs(claim, quantities).values() if kind in OPEN)
    parts = [f"{counted(often[kind], 'pair')} {words}" for kind, words in OPEN.items() if often[kind]]
    return f"not compared: {', '.join(parts)}" if parts else ""
