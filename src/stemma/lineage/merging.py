"""Finds second exemplars: a copy that took part of its text from elsewhere (contamination, in the scholars' word)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.lineage.collate import Collation
from stemma.lineage.evidence import signs
from stemma.lineage.outlets import hours_between
from stemma.lineage.provenance import names
from stemma.lineage.weigh import apart, kinship, log_odds, weights
from stemma.lineage.witness import Witness

#: collations by the id of their left and of their right
Near = Mapping[str, Mapping[str, Collation]]

#: share of the copy in runs common with the second exemplar alone
ALONE = 0.07
#: the same in matched sentences, where the copy credits that outlet
ALONE_CREDITED = 0.1
#: share from which even another copy of the same first text is a second exemplar: what it alone has may be from a third
ALONE_KIN = 0.2
#: kinship below which two texts have nothing to do with each other
UNRELATED = 0.5


def second_exemplars(
    parents: Mapping[str, str],
    lost: Mapping[str, frozenset[str]],
    near: Near,
    sisters: frozenset[frozenset[str]] = frozenset(),
) -> dict[tuple[str, str], float]:
    """(copy, second exemplar) -> confidence, for copies that took passages from elsewhere.

    Args:
        parents: exemplar by copy.
        lost: for each copy of a lost exemplar, its sisters.
        near: for each copy its collations, itself on the left, by the other's id.
        sisters: translations of one text; what they share is that text.
    """
    found: dict[tuple[str, str], float] = {}
    for copy in sorted({*parents, *lost}):
        explained = [*_line(copy, parents)[1:], *sorted(lost.get(copy, ()))]
        beside = near.get(copy, {})
        others = [beside[e] for e in explained if e in beside]
        roots = {_line(e, parents)[-1] for e in explained}
        ranked = []
        for other, collation in sorted(beside.items()):
            line = _line(other, parents)
            if (
                frozenset((copy, other)) in sisters
                or other in explained
                or copy in line
                or not _may_come_after(collation)
            ):
                continue
            kin = line[-1] in roots
            gain = alone(collation, others)
            if gain >= (ALONE_KIN if kin else 0.0) and gain > 0:
                ranked.append((not kin, round(gain, 2), log_odds(signs(collation), weights().descent), other))
        if ranked:
            _, gain, _, best = max(ranked)
            found[copy, best] = min(0.95, 0.5 + 2 * gain)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Who has to do with whom in a group."""

    near: Near
    #: by witness, those that hold a good part of it
    strong: Mapping[str, frozenset[str]]
    #: by witness, its kin
    kin: Mapping[str, frozenset[str]]


def circle(group: Sequence[Witness], near: Near) -> Circle:
    """The circle of a group; `near` may go beyond it."""
    return Circle(
        near=near,
        strong={one.id: frozenset(n for n, c in near.get(one.id, {}).items() if _much(c)) for one in group},
        kin={one.id: frozenset(n for n, c in near.get(one.id, {}).items() if kinship(c) >= UNRELATED) for one in group},
    )


def _much(collation: Collation) -> bool:
    return max(collation.left_copied, collation.left_shared * collation.likeness) >= ALONE_KIN


def composed(collation: Collation, among: Circle) -> float:
    """Whether one side took the other in beside a third text that the other has nothing to do with; 1 when it is the left.

    A text made of two is later than both: its parts seldom come from it.
    """
    left, right = collation.left, collation.right
    return float(_takes_in(left, right, among)) - float(_takes_in(right, left, among))


def _takes_in(whole: Witness, part: Witness, among: Circle) -> bool:
    thirds = among.strong[whole.id] - among.kin[part.id] - {part.id}
    if not thirds:
        return False
    beside = among.near[whole.id]
    hours = hours_between(part, whole)
    if hours is not None and hours < 0:
        return False
    return any(alone(beside[third], [beside[part.id]]) >= ALONE_KIN for third in thirds)


def _may_come_after(collation: Collation) -> bool:
    """Whether the copy credits the outlet, or nothing says that the outlet came later."""
    copy, exemplar = collation.left, collation.right
    if apart(collation):
        return False
    if names(copy.provenance, exemplar.provenance):
        return True
    hours = hours_between(exemplar, copy)
    return (hours is None or hours > 0) and not names(exemplar.provenance, copy.provenance)


def _line(name: str, parents: Mapping[str, str]) -> list[str]:
    """The witness and all it descends from."""
    line = [name]
    while line[-1] in parents and parents[line[-1]] not in line:
        line.append(parents[line[-1]])
    return line


def alone(collation: Collation, others: Sequence[Collation]) -> float:
    """How much of the copy only this exemplar explains; 0 when it is too little to prove anything."""
    copy = collation.left
    taken = np.zeros(len(copy.words), np.bool_)
    matched: set[int] = set()
    for other in others:
        taken |= other.left_runs
        matched |= {i for m in other.matches for i in m.left}
    own = collation.left_runs & ~taken & ~copy.inside(matched) & copy.free
    by_words = int(np.count_nonzero(own)) / copy.weight
    if by_words >= ALONE:
        return by_words
    if not names(copy.provenance, collation.right.provenance):
        return 0.0
    fresh = {i for m in collation.matches for i in m.left} - matched
    by_sentences = sum(float(copy.weights[i]) for i in fresh) / copy.weight
    return by_sentences if by_sentences >= ALONE_CREDITED else 0.0
