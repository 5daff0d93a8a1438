"""How far the words of one wording are found in another, in other words or another language: subject and predicate both have to be.

The vector of a sentence is mostly that of its subject ("the ship was too full", "the ship was well kept"); its least covered word tells
whether the predicate is another.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from stemma import lang
from stemma.claims.propositions import Unit
from stemma.claims.resemblance import Matrix
from stemma.ports import Encoder

_WORD = re.compile(r"[^\W\d_]+")
#: letters; shorter words are articles, prepositions and pronouns
_SHORTEST = 4


@dataclass(frozen=True)
class WordOverlap:
    """Some wordings, and the vectors of the words of those that were asked for."""

    units: Sequence[Unit]
    encoder: Encoder
    _rows: dict[int, Matrix] = field(default_factory=dict)

    def _vectors(self, place: int) -> Matrix:
        if place not in self._rows:
            self._rows[place] = self.encoder.encode(telling(self.units[place])).astype(np.float64)
        return self._rows[place]

    def of(self, one: int, other: int) -> tuple[float, float]:
        """How near the words of one come to their nearest in the other: on average, and the farthest; 0 to 1, 0 without words."""
        held, sought = self._vectors(one), self._vectors(other)
        if not len(held) or not len(sought):
            return 0.0, 0.0
        best = np.maximum(held @ sought.T, 0).max(axis=1)
        return float(best.mean()), float(best.min())


def telling(unit: Unit) -> tuple[str, ...]:
    """The words of a unit that tell something, each once: without auxiliaries and negations."""
    language = lang.of(unit.language)
    small = language.hedges.negations if language.knows("hedges") else frozenset[str]()
    small |= language.phrases.auxiliaries | language.phrases.reported if language.knows("phrases") else frozenset[str]()
    found = (word for word in _WORD.findall(unit.whole.lower()) if len(word) >= _SHORTEST and word not in small)
    return tuple(dict.fromkeys(found))
