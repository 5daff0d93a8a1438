"""Draws the tree of a family of witnesses: each one's exemplars, and the lost ones that several must have had."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.clusters.arborescence import best_parents
from stemma.clusters.sets import Sets
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
#: confidence below which an edge is none: it would be wrong three times as often as right
LEAST = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A copy and its exemplar, decided."""

    candidate: Candidate
    #: share among all ways that the copy may have come about, 0 to 1, as the weights give it
    raw: float
    #: calibrated
    confidence: float
    merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The decided tree of a group of witnesses that are kin."""

    witnesses: tuple[Witness, ...]
    edges: tuple[Edge, ...]
    lost: tuple[Lost, ...]
    collations: Mapping[tuple[str, str], Collation]


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
    parents = _hoisted(_tree(group, candidates, orphans), collations)
    odds: dict[str, list[float]] = {}
    for (copy, _), candidate in candidates.items():
        odds.setdefault(copy, [weights().descent["none"]]).append(candidate.odds)
    chosen = [pair for pair in sorted(parents.items()) if pair in candidates]
    edges = [edge for pair in chosen if (edge := _edge(candidates[pair], odds[pair[0]]))]
    parents = {edge.candidate.copy.id: edge.candidate.exemplar.id for edge in edges}
    beside = {copy: frozenset(one.copies) - {copy} for one in lost for copy in one.copies}
    extra = second_exemplars(parents, beside, near, sisters)
    joined = {copy for copy, _ in extra}
    edges = [_as_merged(edge) if edge.candidate.copy.id in joined else edge for edge in edges]
    edges += [
        Edge(
            candidate=Candidate(collation=collations[key], signs=signs(collations[key])),
            raw=strength,
            confidence=strength,
            merged=True,
        )
        for key, strength in sorted(extra.items())
    ]
    return Family(witnesses=tuple(group), edges=tuple(edges), lost=lost, collations=collations)


def _candidate(collation: Collation, found: Signs) -> Candidate:
    return Candidate(collation=collation, signs=found, odds=log_odds(found, weights().descent))


def _as_merged(edge: Edge) -> Edge:
    return Edge(candidate=edge.candidate, raw=edge.raw, confidence=edge.confidence, merged=True)


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


def _hoisted(parents: dict[str, str], collations: Mapping[tuple[str, str], Collation]) -> dict[str, str]:
    """Children of a copy that nobody can tell from its exemplar hang from the exemplar, unless they credit the copy."""
    result = dict(parents)
    for copy in sorted(parents):
        while True:
            near = result[copy]
            far = result.get(near)
            if far is None or not _indistinct(near, far, copy, collations):
                break
            result[copy] = far
    return result


def _indistinct(near: str, far: str, copy: str, collations: Mapping[tuple[str, str], Collation]) -> bool:
    between, to_near, to_far = collations.get((near, far)), collations.get((copy, near)), collations.get((copy, far))
    if between is None or to_near is None or to_far is None:
        return False
    same = min(between.left_copied, between.right_copied) >= INDISTINCT
    credited = signs(to_near)["outlet_credited"] > 0
    return same and not credited and to_far.left_shared >= to_near.left_shared - LITTLE


def _edge(candidate: Candidate, rivals: Sequence[float]) -> Edge | None:
    """The chosen edge, unless it is too thin; its confidence is its share among all ways the copy may have come about.

    Args:
        candidate: chosen.
        rivals: log-odds of all ways, its own and that of having no exemplar among them.
    """
    top = max(rivals)
    raw = math.exp(candidate.odds - top) / sum(math.exp(rival - top) for rival in rivals) * kinship(candidate.collation)
    confidence = calibrated(raw)
    return Edge(candidate=candidate, raw=raw, confidence=confidence) if confidence >= LEAST else None
