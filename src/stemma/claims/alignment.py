"""Units that stand at one place of a copied text: what lineage aligned of a copy and its exemplar, carried over to siblings."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from stemma.claims.propositions import Unit
from stemma.claims.wordings import Wordings
from stemma.model import Evidence, Passage

Mask = npt.NDArray[np.bool_]

#: edges between two copies of one exemplar, and between copies of copies
STEPS = 2


def _inside(unit: Unit, passage: Passage) -> bool:
    """Whether a unit stands in a passage, its figure or at least half of its words."""
    inner = (unit.figure.passage if unit.figure else unit.passage).span
    shared = min(inner.end, passage.end) - max(inner.begin, passage.begin)
    return 2 * shared >= len(inner)


def same_place(wordings: Wordings, evidence: Sequence[Evidence]) -> tuple[Mask, Mask]:
    """Pairs of wordings in aligned passages; and pairs of which one is aligned with another place of the other's article."""
    units = wordings.units
    of: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        of[unit.article].append(n)
    count = len(wordings.firsts)
    met = np.zeros((count, count), dtype=bool)
    for match in evidence:
        copies = [wordings.of[n] for n in of[match.copy.article] if _inside(units[n], match.copy)]
        exemplars = [wordings.of[n] for n in of[match.exemplar.article] if _inside(units[n], match.exemplar)]
        if copies and exemplars:
            met[np.ix_(copies, exemplars)] = True
    met |= met.T
    direct = met.astype(np.float32)
    for _ in range(STEPS):
        met |= (met.astype(np.float32) @ direct) > 0
    met |= met.T
    names = np.array([unit.article for unit in wordings.compared])
    met &= names[:, None] != names[None, :]
    elsewhere = np.zeros((count, count), dtype=bool)
    for name in sorted(set(names.tolist())):
        inside = names == name
        elsewhere[:, inside] = met[:, inside].any(axis=1, keepdims=True)
    return met, (elsewhere | elsewhere.T) & ~met
