"""Why a claim's figures differ, grouped: a reader wants each reason once, not each pair."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stemma.model import Claim, Difference, DifferenceKind, Quantity
from stemma.report.view import ENGLISH, SHOWN, figure
from stemma.report.wording import Wording

#: what a reader should see first
ORDER: tuple[DifferenceKind, ...] = (
    "conflict",
    "translation_error",
    "revision",
    "rounding",
    "bound",
    "other_scope",
    "unknown",
)
#: kinds that compare nothing: counted unless everything is asked for
OPEN: tuple[DifferenceKind, ...] = ("other_scope", "unknown")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One reason and the figures it holds for."""

    kind: DifferenceKind
    #: the same as people read it: "translation error"
    name: str
    why: str
    #: a figure and all that differ from it for this reason
    against: tuple[tuple[str, tuple[str, ...]], ...]
    #: in one line: 14 injured against 11, 12
    figures: str


def _pairs(
    claim: Claim, quantities: Mapping[str, Quantity], wording: Wording
) -> dict[frozenset[str], tuple[DifferenceKind, Pair]]:
    """Kind and the two figures in words of each pair that reads differently, by the gravest kind.

    A reason that is not sure is none: its pair is one that the texts leave open.
    """
    found: dict[frozenset[str], tuple[DifferenceKind, Pair]] = {}
    told = [(_sure(one), one) for one in claim.differences if one.kind in ORDER]
    for kind, one in sorted(told, key=lambda d: ORDER.index(d[0])):
        first, second = (figure(quantities[key], wording) for key in one.figures)
        if first != second:
            found.setdefault(frozenset((first, second)), (kind, (first, second)))
    return found


def _sure(difference: Difference) -> DifferenceKind:
    return difference.kind if difference.kind in OPEN or difference.confidence >= SHOWN else "unknown"


def _stars(pairs: Iterable[Pair]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pairs by the figure that most of them share."""
    left = list(pairs)
    while left:
        often = Counter(words for pair in left for words in pair)
        middle = max(often, key=lambda words: often[words])
        yield middle, tuple(b if a == middle else a for a, b in left if middle in (a, b))
        left = [pair for pair in left if middle not in pair]


def differences_told(
    claim: Claim, quantities: Mapping[str, Quantity], *, full: bool, wording: Wording = ENGLISH
) -> tuple[Told, ...]:
    """The reasons why figures differ, the gravest first; what compares nothing only with `full`."""
    by_reason: dict[DifferenceKind, list[Pair]] = {}
    for kind, pair in _pairs(claim, quantities, wording).values():
        if full or kind not in OPEN:
            by_reason.setdefault(kind, []).append(pair)
    return tuple(_told(kind, tuple(_stars(pairs)), wording) for kind, pairs in by_reason.items())


def _told(kind: DifferenceKind, against: tuple[tuple[str, tuple[str, ...]], ...], wording: Wording) -> Told:
    lines = (wording("difference.against", first=first, others=", ".join(others)) for first, others in against)
    return Told(
        kind=kind,
        name=wording(f"difference.{kind}"),
        why=wording(f"why.{kind}"),
        against=against,
        figures="; ".join(lines),
    )


def differences_left(claim: Claim, quantities: Mapping[str, Quantity], wording: Wording = ENGLISH) -> str:
    """What `differences_told` leaves out without `full`: "not compared: 3 pairs of different things"."""
    often = Counter(kind for kind, _ in _pairs(claim, quantities, wording).values() if kind in OPEN)
    parts = [wording(f"difference.left_{kind}", n=often[kind]) for kind in OPEN if often[kind]]
    return wording("difference.left", parts=", ".join(parts)) if parts else ""
