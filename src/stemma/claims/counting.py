"""Figures that count one thing in the same words, or people of one fate, brought together however far apart their values lie.

What is said of "8,000 North Korean soldiers" and of "some 10,000 North Korean soldiers" differs in every other respect; a reader
still wants the figures side by side. A bare noun ("people") is counted in too many ways to tell.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from stemma.claims.resemblance import Matrix
from stemma.claims.units import Unit

#: letters of a word that are compared
STEM = 6
#: shorter words are articles and prepositions
SHORTEST = 5
#: words that two descriptions of a thing must share
SHARED = 2
#: outcomes that befall people, of which a story has one toll each (lang/outcomes)
FATES = frozenset({"dead", "injured", "missing", "freed", "treated", "held", "moved", "stuck", "ill"})


def stems(noun: str) -> frozenset[str]:
    """The words of what a figure counts, cut to what endings leave alone."""
    return frozenset(word.casefold()[:STEM] for word in noun.split() if len(word) >= SHORTEST)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The words of a count: those of its noun, and those of its clause."""

    noun: frozenset[str]
    around: frozenset[str]


def _counted(unit: Unit) -> _Counted | None:
    """None for what is no count: measures, and figures that do not say what they count."""
    if unit.figure is None or unit.figure.unit:
        return None
    noun = stems(unit.noun)
    return _Counted(noun, noun | stems(unit.clause)) if noun else None


def one_thing(a: _Counted, b: _Counted) -> bool:
    """Whether two figures count the same in the same words.

    What one says in the noun ("North Korean soldiers") the other may say around it ("North Korea trains 10,000 soldiers").
    """
    if a.noun.isdisjoint(b.noun):
        return False
    return max(len(a.around & b.noun), len(a.noun & b.around)) >= SHARED


def _outcome(units: Iterable[Unit]) -> str | None:
    """What the counts of a group tell of people most often; None where they tell of nothing."""
    told = Counter(
        name for unit in units if unit.figure and not unit.figure.unit for name in sorted(unit.outcomes & FATES)
    )
    return max(told, key=lambda name: (told[name], name)) if told else None


def _same_counts(found: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of groups that count one thing in the same words."""
    counts = [(at, counted) for at, group in enumerate(found) for n in group if (counted := _counted(units[n]))]
    pairs = combinations(dict.fromkeys(counts), 2)
    return [(a, b) for (a, first), (b, second) in pairs if a != b and one_thing(first, second)]


def _same_outcomes(
    found: Sequence[Sequence[int]], units: Sequence[Unit], likely: Matrix, threshold: float
) -> list[tuple[int, int]]:
    """Pairs of groups that count people of one fate and are half as like as claims must be to be one."""
    outcomes = [_outcome(units[n] for n in group) for group in found]
    figures = [[n for n in group if units[n].figure] for group in found]
    told = [at for at, outcome in enumerate(outcomes) if outcome]
    alike = [(a, b) for a, b in combinations(told, 2) if outcomes[a] == outcomes[b]]
    return [(a, b) for a, b in alike if likely[np.ix_(figures[a], figures[b])].mean() >= threshold / 2]


def brought_together(
    found: Sequence[Sequence[int]], units: Sequence[Unit], likely: Matrix, threshold: float
) -> list[list[int]]:
    """The groups, those joined whose figures a reader wants side by side; each sorted, in the order of their first units.

    Args:
        found: groups of places in `units`.
        units: with figures or without.
        likely: for each two units that they belong together.
        threshold: mean likelihood at which groups join that count nothing.
    """
    leader = list(range(len(found)))

    def find(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for a, b in (*_same_counts(found, units), *_same_outcomes(found, units, likely, threshold)):
        low, high = sorted((find(a), find(b)))
        leader[high] = low
    joined: dict[int, list[int]] = {}
    for at, group in enumerate(found):
        joined.setdefault(find(at), []).extend(group)
    return sorted((sorted(group) for group in joined.values()), key=lambda group: group[0])
