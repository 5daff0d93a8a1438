"""Finds second exemplars: a copy that took part of its text from elsewhere (contamination, in the scholars' word)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from stemma.lineage.apart import apart
from stemma.lineage.collate import Collation
from stemma.lineage.evidence import signs
from stemma.lineage.outlets import hours_between
from stemma.lineage.provenance import names
from stemma.lineage.weigh import kinship, log_odds, weights
from stemma.lineage.witness import Witness
from stemma.text.shingles import Marks

#: collations by the id of their left and of their right
Near = Mapping[str, Mapping[str, Collation]]

#: share of the copy in runs common with the second exemplar alone
ALONE = 0.07
#: the same in matched sentences, where the copy credits that outlet
ALONE_CREDITED = 0.1
#: share from which even another copy of the same first text is a second exemplar: what it alone has may be from a third
ALONE_KIN = 0.2
#: witnesses that a composed text may have its parts from, those that hold most of it
STRONGEST = 24
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
        had = (
            _explained([beside[e] for e in explained if e in beside], next(iter(beside.values())).left)
            if beside
            else None
        )
        roots = {_line(e, parents)[-1] for e in explained}
        ranked = []
        for other, collation in sorted(beside.items()):
            line = _line(other, parents)
            if (
                had is None
                or frozenset((copy, other)) in sisters
                or other in explained
                or copy in line
                or not _may_come_after(collation)
            ):
                continue
            kin = line[-1] in roots
            gain = alone(collation, had)
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
    strong: Mapping[str, tuple[str, ...]]
    by_id: Mapping[str, Witness]
    #: answers of `unrelated`
    known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def unrelated(self, one: str, other: str) -> bool:
        """Whether two witnesses have nothing to do with each other. Of a large family not all are laid side by side: runs tell."""
        key = (one, other) if one < other else (other, one)
        if key not in self.known:
            collation = self.near.get(one, {}).get(other)
            if collation is not None:
                self.known[key] = kinship(collation) < UNRELATED
            else:
                a, b = self.by_id[one].sentence_of_run.keys(), self.by_id[other].sentence_of_run.keys()
                self.known[key] = len(a & b) < ALONE_KIN * min(len(a), len(b))
        return self.known[key]


def circle(group: Sequence[Witness], near: Near) -> Circle:
    """The circle of a group; `near` may go beyond it."""
    strong = {one.id: _strongest(near.get(one.id, {})) for one in group}
    by_id = {one.id: one for one in group}
    by_id |= {name: c.right for beside in near.values() for name, c in beside.items() if name not in by_id}
    return Circle(near=near, strong=strong, by_id=by_id)


def _strongest(beside: Mapping[str, Collation]) -> tuple[str, ...]:
    """Those that hold a good part of a witness; of very many the ones that hold most."""
    much = {n: max(c.left_copied, c.left_shared * c.likeness) for n, c in beside.items()}
    return tuple(
        sorted((n for n, share in much.items() if share >= ALONE_KIN), key=lambda n: (-much[n], n))[:STRONGEST]
    )


def composed(collation: Collation, among: Circle) -> float:
    """Whether one side took the other in beside a third text that the other has nothing to do with; 1 when it is the left.

    A text made of two is later than both: its parts seldom come from it.
    """
    left, right = collation.left, collation.right
    return float(_takes_in(left, right, among)) - float(_takes_in(right, left, among))


def _takes_in(whole: Witness, part: Witness, among: Circle) -> bool:
    beside = among.near[whole.id]
    to_part = beside[part.id]
    if 1 - to_part.left_copied < ALONE_KIN:
        return False
    hours = hours_between(part, whole)
    if hours is not None and hours < 0:
        return False
    thirds = [third for third in among.strong[whole.id] if third != part.id and among.unrelated(third, part.id)]
    if part.provenance.publisher == whole.provenance.publisher:  # an article over several pages is not made of them
        thirds = [n for n in thirds if beside[n].right.provenance.publisher != whole.provenance.publisher]
    had = _explained([to_part], whole) if thirds else None
    return had is not None and any(alone(beside[third], had) >= ALONE_KIN for third in thirds)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Explained:
    """What of a copy some exemplars explain."""

    runs: Marks
    sentences: frozenset[int]
    #: words in common runs or in matched sentences
    words: Marks


def _explained(others: Sequence[Collation], copy: Witness) -> _Explained:
    runs = np.zeros(len(copy.words), np.bool_)
    matched: set[int] = set()
    for other in others:
        runs |= other.left_runs
        matched |= {i for m in other.matches for i in m.left}
    return _Explained(runs=runs, sentences=frozenset(matched), words=runs | copy.inside(matched))


def alone(collation: Collation, had: _Explained) -> float:
    """How much of the copy only this exemplar explains; 0 when it is too little to prove anything."""
    copy = collation.left
    own = collation.left_runs & ~had.words & copy.free
    by_words = int(np.count_nonzero(own)) / copy.weight
    if by_words >= ALONE:
        return by_words
    if not names(copy.provenance, collation.right.provenance):
        return 0.0
    fresh = {i for m in collation.matches for i in m.left} - had.sentences
    by_sentences = sum(float(copy.weights[i]) for i in fresh) / copy.weight
    return by_sentences if by_sentences >= ALONE_CREDITED else 0.0
