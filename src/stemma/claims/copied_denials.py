"""Denials that annotating read in one text and missed in its copy."""

import numpy as np

from stemma import lang
from stemma.claims.propositions import Unit
from stemma.claims.resemblance import Comparison
from stemma.grammar.hedges import is_negated

#: cosine of two statements at one place of a text and its copy from which on the one is the other's copy
COPIED = 0.45


def negated(unit: Unit) -> bool:
    """Whether its main clause holds a negation; a copy that lost it says the contrary."""
    language = lang.of(unit.language)
    return language.knows("hedges") and is_negated(unit.whole, language)


def echoed(comparison: Comparison) -> frozenset[int]:
    """The wordings that deny: those read so, and negated ones whose copies and exemplars were mostly read so."""
    denying = comparison.denials
    if not denying.any():
        return frozenset()
    negative = np.array([unit.statement is not None and negated(unit) for unit in comparison.units])
    alike = comparison.places[0] & (comparison.wholes > COPIED)
    often = np.array(comparison.wordings.often)
    denials, others = alike @ (often * denying), alike @ (often * (negative & ~denying)) + often - 1
    return frozenset(np.flatnonzero(denying | (negative & (denials > others))).tolist())
