"""Draws the tree of a family of witnesses: each one's exemplars, and the lost ones that several must have had.

Two questions are kept apart: whether a text is a copy at all, and whose copy it is. A thousand prints of one report are surely
copies, all but one, though nobody may be able to tell whose.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.clusters.arborescence import best_parents
from stemma.clusters.sets import Sets
from stemma.exact import exp_of
from stemma.lineage.collate import Collation
from stemma.lineage.evidence import Candidate, Signs, signs
from stemma.lineage.lost import Lost, lost_exemplars, numbered
from stemma.lineage.merging import Near, circle, composed, second_exemplars
from stemma.lineage.outlets import came_before
from stemma.lineage.sisters import among_sisters, sister_translations
from stemma.lineage.weigh import KIN, calibrated, kinship, log_odds, weights
from stemma.lineage.witness import Witness

#: share of a witness that another one has, from which it did not come about by itself
EXPLAINED = 0.6
#: log-odds against a second first text among witnesses that explain each other: one root is certain, two need a reason
SECOND_ROOT = 5.0
#: shares of text may differ by so much between two copies of one exemplar
LITTLE = 0.02
#: share of common runs, both ways, of two copies that nobody can tell apart
INDISTINCT = 0.97
#: sureness of being a copy below which a text is none: it would be wrong three times as often as right
LEAST = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A copy and its exemplar, decided."""

    candidate: Candidate
    #: how surely it is a copy, of this text or of another copy of it, 0 to 1, as the weights give it
    raw: float
    #: the same, calibrated
    confidence: float
    #: how surely the exemplar is this one, and the copy not its exemplar, 0 to 1
    direction: float
    merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The decided tree of a group of witnesses that are kin."""

    witnesses: tuple[Witness, ...]
    edges: tuple[Edge, ...]
    lost: tuple[Lost, ...]
    #: by the id of their left and of their right; the left is one of the witnesses
    beside: Near


def kin_groups(witnesses: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> list[list[Witness]]:
    """Groups of witnesses linked by kinship, singles left out. Collations stand under (left id, right id), once a pair."""
    by_id = {one.id: one for one in sorted(witnesses, key=lambda w: w.key)}
    sets = Sets(by_id)
    for (left, right), collation in collations.items():
        if kinship(collation) >= KIN:
            sets.join(left, right)
    return [[by_id[name] for name in group] for group in sets.groups() if len(group) > 1]


def drawn(groups: Sequence[Sequence[Witness]], near: Near) -> list[Family]:
    """The trees of some groups; no two lost texts among them have one name."""
    families = [draw(group, near) for group in groups]
    lost = numbered([family.lost for family in families])
    return [replace(family, lost=named) for family, named in zip(families, lost, strict=True)]


def both_ways(collations: Mapping[tuple[str, str], Collation]) -> dict[str, dict[str, Collation]]:
    """Every collation by its left's id and its right's, for either being the left."""
    near: dict[str, dict[str, Collation]] = {}
    for (left, right), collation in collations.items():
        near.setdefault(left, {})[right] = collation
        near.setdefault(right, {})[left] = collation.turned()
    return near


def draw(group: Sequence[Witness], near: Near) -> Family:
    """The tree of one group; `near` as `both_ways` gives it."""
    inside = {one.id for one in group}
    collations = {(a, b): c for a in sorted(inside) for b, c in near.get(a, {}).items()}
    sisters = sister_translations(group, near)
    among = circle(group, near)
    candidates = {
        key: _candidate(c, {**signs(c), **among_sisters(c, sisters), "composed": composed(c, among)})
        for key, c in collations.items()
        if key[1] in inside and kinship(c) >= KIN and not came_before(c)
    }
    lost = lost_exemplars(group, collations, sisters)
    orphans = {copy for one in lost for copy in one.copies}
    parents = _hoisted(_tree(group, candidates, orphans), candidates)
    edges = _edges(parents, candidates)
    parents = {edge.candidate.copy.id: edge.candidate.exemplar.id for edge in edges}
    beside = {copy: frozenset(one.copies) - {copy} for one in lost for copy in one.copies}
    extra = second_exemplars(parents, beside, near, sisters)
    joined = {copy for copy, _ in extra}
    edges = [replace(edge, merged=True) if edge.candidate.copy.id in joined else edge for edge in edges]
    edges += [_second(collations[key], sure) for key, sure in sorted(extra.items())]
    return Family(
        witnesses=tuple(group), edges=tuple(edges), lost=lost, beside={one: near.get(one, {}) for one in sorted(inside)}
    )


def _second(collation: Collation, sure: float) -> Edge:
    """The edge to a second exemplar."""
    candidate = Candidate(collation=collation, signs=signs(collation))
    return Edge(candidate=candidate, raw=sure, confidence=sure, direction=1.0, merged=True)


def _edges(parents: Mapping[str, str], candidates: Mapping[tuple[str, str], Candidate]) -> list[Edge]:
    """The chosen edges that are sure enough."""
    ways: dict[str, list[float]] = {}
    for (copy, _), candidate in candidates.items():
        ways.setdefault(copy, []).append(candidate.odds)
    edges = []
    for copy, exemplar in sorted(parents.items()):
        back = candidates.get((exemplar, copy))
        edge = _edge(candidates[copy, exemplar], ways[copy], back.odds if back is not None else None)
        if edge.confidence >= LEAST:
            edges.append(edge)
    return edges


def _candidate(collation: Collation, found: Signs) -> Candidate:
    return Candidate(collation=collation, signs=found, odds=log_odds(found, weights().descent))


def _tree(
    group: Sequence[Witness], candidates: Mapping[tuple[str, str], Candidate], orphans: set[str]
) -> dict[str, str]:
    """Exemplar by copy. Who hangs from a lost exemplar has none in the group."""
    number = {one.id: n for n, one in enumerate(group)}
    fitted = weights().descent
    scores: dict[tuple[int, int | None], float] = {(n, None): fitted["none"] for n in number.values()}
    for (copy, exemplar), candidate in candidates.items():
        if copy not in orphans:
            scores[number[copy], number[exemplar]] = candidate.odds
            if candidate.signs["shared_text"] >= EXPLAINED:
                scores[number[copy], None] = fitted["none"] - SECOND_ROOT
    found = best_parents(len(group), scores)
    return {group[n].id: group[p].id for n, p in enumerate(found) if p is not None}


def _hoisted(parents: dict[str, str], candidates: Mapping[tuple[str, str], Candidate]) -> dict[str, str]:
    """Children of a copy that nobody can tell from its exemplar hang from the exemplar, unless they credit the copy."""
    result = dict(parents)
    for copy in sorted(parents):
        while True:
            near = result[copy]
            far = result.get(near)
            if far is None or not _indistinct(near, far, copy, candidates):
                break
            result[copy] = far
    return result


def _indistinct(near: str, far: str, copy: str, candidates: Mapping[tuple[str, str], Candidate]) -> bool:
    between, to_near, to_far = candidates.get((near, far)), candidates.get((copy, near)), candidates.get((copy, far))
    if between is None or to_near is None or to_far is None:
        return False
    same = min(between.collation.left_copied, between.collation.right_copied) >= INDISTINCT
    credited = to_near.signs["outlet_credited"] > 0
    return same and not credited and to_far.collation.left_shared >= to_near.collation.left_shared - LITTLE


def _edge(chosen: Candidate, ways: Sequence[float], back: float | None) -> Edge:
    """The chosen edge, with how sure it is.

    Args:
        chosen: copy and exemplar.
        ways: log-odds of all ways that the copy may have been made, the chosen one among them.
        back: log-odds of the opposite direction; None where it is ruled out.
    """
    raw = _share(ways, against=[weights().descent["none"]]) * kinship(chosen.collation)
    if chosen.signs["shared_text"] >= EXPLAINED:
        raw = max(raw, kinship(chosen.collation))
    return Edge(candidate=chosen, raw=raw, confidence=calibrated(raw), direction=_direction(chosen, ways, back))


def _direction(chosen: Candidate, ways: Sequence[float], back: float | None) -> float:
    """How likely the text came from this exemplar, against other copies of it and against the opposite direction."""
    rivals = list(ways)
    rivals.remove(chosen.odds)
    return _share([chosen.odds], against=[*rivals, *([back] if back is not None else [])])


def _share(odds: Sequence[float], against: Sequence[float]) -> float:
    """How likely it is one of some options and none of others."""
    top = max([*odds, *against])
    return sum(exp_of(one - top) for one in odds) / sum(exp_of(one - top) for one in (*odds, *against))
