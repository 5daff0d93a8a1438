"""What a descent and a change look like: a colour, a dash and a word for each, so that no colour stands alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stemma.model import ChangeKind, Descent, DescentKind
from stemma.report.descents import outermost
from stemma.report.wording import Wording

#: class of the colour and the dash of each kind
LINES: dict[DescentKind, tuple[str, str | None]] = {
    "verbatim": ("same", None),
    "cut": ("same", "7 3"),
    "extended": ("fresh", "9 2 2 2"),
    "merged": ("joined", "11 2"),
    "revision": ("moved", "7 2 2 2 2 2"),
    "translation": ("across", "13 3"),
    "rewrite": ("fresh", "2 2"),
}
#: in the order in which they are told
CHANGES: tuple[ChangeKind, ...] = (
    "dropped_denial", "dropped_attribution", "dropped_hedge", "changed_number", "changed_negation", "added",
)  # fmt: skip
#: pixels of a line of no confidence, and what full confidence adds
THIN, WEIGHT = 1.2, 2.2


def line_width(confidence: float) -> float:
    """Weight of an edge."""
    return round(THIN + WEIGHT * max(0.0, min(1.0, confidence)), 1)


@dataclass(frozen=True, slots=True)
class Badge:
    """What copies did to their exemplar, one kind of it."""

    kind: ChangeKind
    number: int

    def words(self, wording: Wording) -> str:
        """−denial ×2: the sign says dropped, changed or added."""
        name = wording(f"pictures.badge_{self.kind}")
        return f"{name} ×{self.number}" if self.number > 1 else name


def badges(descents: Iterable[Descent]) -> tuple[Badge, ...]:
    """What descents dropped, changed and added, counted; what lies inside of another counts with it."""
    often = Counter(change.kind for descent in descents for change in outermost(descent.changes))
    return tuple(Badge(kind, often[kind]) for kind in CHANGES if often[kind])
