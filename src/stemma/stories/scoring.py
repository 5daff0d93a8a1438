"""The evidence of many pairs at once: the same sums as `evidence.weigh`, without an object a pair."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.clusters.logistic import probabilities
from stemma.exact import log, log_of
from stemma.ports import Vectors
from stemma.stories.anchors import Background
from stemma.stories.evidence import Scale, apart, pair_key
from stemma.stories.features import Features
from stemma.stories.forms import filled_twice
from stemma.stories.neighbours import Pairs

Numbers = npt.NDArray[np.float64]

#: pairs whose vectors are gathered in one step: bounds the memory to some 250 MB
STEP = 65536


def _cosines(vectors: Vectors, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]) -> Numbers:
    parts = [
        np.einsum("ij,ij->i", vectors[first[at : at + STEP]], vectors[second[at : at + STEP]])
        for at in range(0, len(first), STEP)
    ]
    return np.concatenate(parts).astype(np.float64)


def _overlaps(
    features: Sequence[Features], background: Background, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]
) -> Numbers:
    squares = {anchor: background.weight(anchor) ** 2 for anchor in background.holding}
    held = [f.anchors for f in features]
    # sums in a fixed order: sets have none, and the last bit of a float would follow theirs
    masses = np.array([sum(sorted(squares[anchor] for anchor in anchors)) for anchors in held])
    shared = np.array(
        [
            sum(sorted([squares[anchor] for anchor in held[a] & held[b]]))
            for a, b in zip(first.tolist(), second.tolist(), strict=True)
        ]
    )
    norms = np.sqrt(masses[first] * masses[second])
    shares: Numbers = np.divide(shared, norms, out=np.zeros_like(norms), where=norms > 0)
    return np.asarray(np.sqrt(shares))


def _days(features: Sequence[Features], first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]) -> Numbers:
    days = np.array([np.nan if f.day is None else f.day for f in features])
    return np.asarray(np.nan_to_num(np.abs(days[first] - days[second])))


def log_odds(pairs: Pairs, features: Sequence[Features], vectors: Vectors, scale: Scale) -> Numbers:
    """The log-odds of one story for each pair of indices."""
    if not len(pairs):
        return np.zeros(0)
    first, second = pairs.T
    weights = scale.weights
    return np.asarray(
        weights.bias
        + weights.cosine * _cosines(vectors, first, second)
        + weights.anchors * _overlaps(features, scale.background, first, second)
        + weights.days * log(1 + _days(features, first, second)) / log_of(2)
        + weights.foreign * _foreign(pairs, features)
        + weights.descent * _kin(pairs, features, scale)
        + weights.form * _forms(pairs, features)
    )


def _foreign(pairs: Pairs, features: Sequence[Features]) -> Numbers:
    return np.array([float(apart(features[a], features[b])) for a, b in pairs.tolist()])


def _forms(pairs: Pairs, features: Sequence[Features]) -> Numbers:
    return np.array([float(filled_twice(features[a].form, features[b].form)) for a, b in pairs.tolist()])


def _kin(pairs: Pairs, features: Sequence[Features], scale: Scale) -> Numbers:
    if not scale.kinship:
        return np.zeros(len(pairs))
    keys = (pair_key(features[a].id, features[b].id) for a, b in pairs.tolist())
    return np.array([scale.kinship.get(key, 0.0) for key in keys])


def edges_of(pairs: Pairs, odds: Numbers, lowest: float) -> dict[tuple[int, int], float]:
    """The pairs whose probability reaches `lowest`, with it, 0 to 1."""
    likely = probabilities(odds)
    kept = likely >= lowest
    return {(a, b): near for (a, b), near in zip(pairs[kept].tolist(), likely[kept].tolist(), strict=True)}
