"""Finds texts in other languages that begin alike: a translation without figures and names leaves no anchors."""

from collections.abc import Sequence

import numpy as np

from stemma.lineage.witness import Witness
from stemma.ports import Encoder

#: sentences that make the lead
LEAD = 2
#: cosine of two leads from which the texts are laid side by side
ALIKE = 0.55
#: candidates a text, likeliest first
MOST = 6
#: texts up to which every lead is encoded: a vector takes some hundredths of a second
FEW_ENOUGH = 1000

Pair = tuple[Witness, Witness]


def like_leads(witnesses: Sequence[Witness], known: set[frozenset[str]], encoder: Encoder) -> list[Pair]:
    """Pairs in different languages with like leads, apart from those already known; none when there are too many texts."""
    ordered = sorted((w for w in witnesses if w.sentences), key=lambda w: w.key)
    if len({w.article.language for w in ordered}) < 2 or len(ordered) > FEW_ENOUGH:
        return []
    rows = encoder.encode([w.words_of(w.span_of(tuple(range(min(LEAD, len(w.sentences)))))) for w in ordered])
    likeness = rows @ rows.T
    found: list[Pair] = []
    for number, one in enumerate(ordered):
        ranked = sorted((-float(likeness[number, n]), n) for n in np.flatnonzero(likeness[number] >= ALIKE).tolist())
        for _, other in ranked[:MOST]:
            two = ordered[other]
            pair = frozenset((one.id, two.id))
            if two.article.language != one.article.language and pair not in known:
                known = known | {pair}
                found.append((one, two))
    return found
