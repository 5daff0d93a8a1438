"""Finds second exemplars: a copy that took part of its text from elsewhere (contamination, in the scholars' word)."""

from collections.abc import Mapping, Sequence

import numpy as np

from stemma.lineage.collate import Collation
from stemma.lineage.evidence import hours_between
from stemma.lineage.provenance import names
from stemma.lineage.witness import RUN
from stemma.text.shingles import covered

#: share of the copy in runs common with the second exemplar alone
ALONE = 0.07
#: the same in matched sentences, where the copy credits that outlet
ALONE_CREDITED = 0.1


def second_exemplars(
    parents: Mapping[str, str], collations: Mapping[tuple[str, str], Collation]
) -> dict[tuple[str, str], float]:
    """(copy, second exemplar) -> confidence, for copies that have one beside their exemplar in `parents`."""
    found: dict[tuple[str, str], float] = {}
    for copy, first in sorted(parents.items()):
        explained = _line(first, parents)
        best: tuple[float, str] | None = None
        for (one, other), collation in sorted(collations.items()):
            if one != copy or other in explained or copy in _line(other, parents):
                continue
            if not _may_come_after(collation):
                continue
            gain = alone(collation, [collations[copy, e] for e in explained if (copy, e) in collations])
            if gain > 0 and (best is None or gain > best[0]):
                best = (gain, other)
        if best is not None:
            found[copy, best[1]] = min(0.95, 0.5 + 2 * best[0])
    return found


def _may_come_after(collation: Collation) -> bool:
    """Whether the copy credits the outlet, or nothing says that the outlet came later."""
    copy, exemplar = collation.left, collation.right
    if names(copy.provenance, exemplar.provenance):
        return True
    hours = hours_between(exemplar.article, copy.article)
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
    total = max(float(copy.free.sum()), 1.0)
    taken = np.zeros(len(copy.words), np.bool_)
    matched: set[int] = set()
    for other in others:
        mask = covered(copy.runs, other.right.runs, RUN)
        taken |= mask if len(mask) == len(taken) else False
        matched |= {i for m in other.matches for i in m.left}
    own = covered(copy.runs, collation.right.runs, RUN)
    if len(own) != len(taken):
        return 0.0
    elsewhere = np.isin(copy.sentence_of, list(matched)) if matched else np.zeros(len(taken), np.bool_)
    by_words = float((own & ~taken & ~elsewhere & copy.free).sum() / total)
    credited = names(copy.provenance, collation.right.provenance)
    fresh = {i for m in collation.matches for i in m.left} - matched
    by_sentences = sum(copy.weights[i] for i in fresh) / total
    if by_words >= ALONE:
        return by_words
    return by_sentences if credited and by_sentences >= ALONE_CREDITED else 0.0
