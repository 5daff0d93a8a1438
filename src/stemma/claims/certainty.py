"""How sure a claim's state is, and what is said below the line: "undecided".

"Corroborated" is said only where two voices that are surely two tell what is surely one proposition in two texts that do not go back to
one; "contradicted" only where two figures surely count one thing. Whoever reads "undecided" is not harmed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from stemma.claims.denial_traits import Scene
from stemma.claims.families import Kin
from stemma.claims.figures import bounded, comparable, reading, rounded, same_number
from stemma.claims.propositions import Unit
from stemma.model import ClaimState, Difference

#: likelihood of two units from which on they may vouch for each other: with equal figures, and by words alone
AGREEING, BY_WORDS = 0.5, 0.65
#: a state less sure than this is "undecided"
LINE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Two units that tell one proposition from two voices in two texts, and how sure that is."""

    first: Unit
    second: Unit
    #: 0 to 1
    confidence: float


def figures_agree(a: Unit, b: Unit) -> bool | None:
    """Whether the figures of two units can be one; None where not both have one."""
    if a.figure is None or b.figure is None:
        return None
    one, other = reading(a.figure), reading(b.figure)
    return comparable(one, other) and (same_number(one, other) or rounded(one, other) or bounded(one, other))


def of_one_event(a: Unit, b: Unit) -> bool:
    """Whether no place or day speaks against it that two units tell of one event."""
    return not any(one and other and one.isdisjoint(other) for one, other in ((a.places, b.places), (a.days, b.days)))


def independent(a: Unit, b: Unit, kin: Kin) -> bool:
    """Whether two units stand in texts that share no source text."""
    return a.article != b.article and kin.family.get(a.article) != kin.family.get(b.article)


def support_of(a: Unit, b: Unit, likely: float, kin: Kin) -> Support | None:
    """Whether two units vouch for each other."""
    agree = figures_agree(a, b)
    if (
        not independent(a, b, kin)
        or agree is False
        or not of_one_event(a, b)
        or (a.figure is None) != (b.figure is None)
    ):
        return None
    return Support(first=a, second=b, confidence=likely) if likely >= (AGREEING if agree else BY_WORDS) else None


def supports(scene: Scene, members: Sequence[int], voice: Mapping[str, int], kin: Kin) -> list[Support]:
    """All pairs of a claim's wordings that vouch for each other, surest first.

    Args:
        scene: of the story.
        members: the wordings of the claim.
        voice: a number for each source, the same for those that may be one.
        kin: of the story.
    """
    telling = [n for n in members if n not in scene.denying and scene.units[n].root in voice and _tells(scene.units[n])]
    found = [
        support_of(first, second, float(scene.likely[a, b]), kin)
        for a, b in combinations(telling, 2)
        if voice[(first := scene.units[a]).root or ""] != voice[(second := scene.units[b]).root or ""]
    ]
    return sorted((one for one in found if one), key=lambda one: (-one.confidence, one.first.id, one.second.id))


def _tells(unit: Unit) -> bool:
    """Whether a unit is a proposition or a figure, and not a noun phrase that somebody mentions."""
    return unit.figure is not None or (unit.statement is not None and unit.statement.kind != "reported")


def state_of(
    voices: int, *, denied: float | None, differences: Sequence[Difference], vouching: Sequence[Support]
) -> tuple[ClaimState, float]:
    """The first that holds, with how sure it is: denied by somebody, contradicted by another figure, corroborated, corrected, of one source.

    Args:
        voices: how many sources are surely different ones.
        denied: how sure it is that the denials at hand deny it; None without any.
        differences: of its figures.
        vouching: pairs of its units that vouch for each other.
    """
    sure = {
        kind: max((d.confidence for d in differences if d.kind == kind), default=0.0)
        for kind in ("conflict", "revision")
    }
    if denied is not None:
        return ("denied" if denied >= LINE else "undecided"), round(denied, 3)
    if sure["conflict"] >= LINE:
        return "contradicted", sure["conflict"]
    if vouching:
        return "corroborated", round(vouching[0].confidence, 3)
    if voices > 1:
        return "undecided", LINE
    return ("corrected", sure["revision"]) if sure["revision"] >= LINE else ("single_source", 1.0)
