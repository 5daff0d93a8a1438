"""Denials that annotating read in one text and missed in its copy."""

import re

import numpy as np

from stemma import lang
from stemma.claims.propositions import Unit
from stemma.claims.resemblance import Comparison

#: cosine of two statements at one place of a text and its copy from which on the one is the other's copy
COPIED = 0.45
_WORD = re.compile(r"\w+")


def _negated(unit: Unit) -> bool:
    """Whether its words hold a negation; a copy that lost it says the contrary."""
    return not lang.of(unit.language).hedges.negations.isdisjoint(_WORD.findall(unit.whole.casefold()))


def echoed(comparison: Comparison) -> frozenset[int]:
    """The wordings that deny: those read so, and negated ones whose copies and exemplars were mostly read so."""
    denying = comparison.denials
    if not denying.any():
        return frozenset()
    negated = np.array([unit.statement is not None and _negated(unit) for unit in comparison.units])
    alike = comparison.places[0] & (comparison.wholes > COPIED)
    often = np.array(comparison.wordings.often)
    denials, others = alike @ (often * denying), alike @ (often * (negated & ~denying)) + often - 1
    return frozenset(np.flatnonzero(denying | (negated & (denials > others))).tolist())
