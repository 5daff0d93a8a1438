"""Pairs of figures that one article tells of two events: a storm kills one here, a balloon one there.

Equal verbs and figures are not enough to be one proposition. Two reports of one event may name different places and causes of it; one
article that does so in two sentences, from two sources, tells of two.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from stemma import lang
from stemma.claims.propositions import Unit
from stemma.claims.resemblance import Mask
from stemma.claims.sources import words
from stemma.grammar.outcomes import without
from stemma.lang import Language


def _scene_words(unit: Unit) -> frozenset[str]:
    """What tells where and how something happened: the words around a figure less what is counted and what befell it."""
    language = lang.of(unit.language)
    text = without(unit.whole, language)
    return frozenset(words(text)) - frozenset(words(unit.noun)) - _small(language)


@cache
def _small(language: Language) -> frozenset[str]:
    """Function words, which two sentences share whatever they tell of."""
    table = language.phrases
    small = table.stops | table.determiners | table.links | table.auxiliaries | table.pronouns
    return frozenset(words(" ".join((*small, *language.counting.stops))))


def _elsewhere(a: Unit, b: Unit, scene_of: Callable[[Unit], frozenset[str]]) -> bool:
    if a.article != b.article or a.figure is None or b.figure is None or a.passage.begin == b.passage.begin:
        return False
    if a.root is None or b.root is None or a.root == b.root:
        return False
    if a.days and b.days and a.days != b.days:
        return False  # one event told on two days
    return scene_of(a).isdisjoint(scene_of(b))


def elsewhere(units: Sequence[Unit]) -> Mask:
    """Pairs of units of one article that tell of two events: from two sources, with nothing in common but who was counted and his fate."""
    found = np.zeros((len(units), len(units)), dtype=bool)
    scenes: dict[str, frozenset[str]] = {}

    def scene_of(unit: Unit) -> frozenset[str]:
        if unit.id not in scenes:
            scenes[unit.id] = _scene_words(unit)
        return scenes[unit.id]

    figured = [n for n, unit in enumerate(units) if unit.figure is not None]
    for at, n in enumerate(figured):
        for m in figured[at + 1 :]:
            if units[n].article == units[m].article:
                found[n, m] = found[m, n] = _elsewhere(units[n], units[m], scene_of)
    return found
