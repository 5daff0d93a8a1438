"""Figures that count one thing in the same words, brought together however far apart their values lie.

What is said of "8,000 North Korean soldiers" and of "some 10,000 North Korean soldiers" differs in every other respect; a reader
still wants the figures side by side. A bare noun ("people") is counted in too many ways to tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from stemma.claims.units import Unit

#: letters of a word that are compared
STEM = 6
#: shorter words are articles and prepositions
SHORTEST = 5
#: words that two descriptions of a thing must share
SHARED = 2


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


def brought_together(found: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The groups, those joined that count one thing; each sorted, in the order of their first units."""
    leader = list(range(len(found)))

    def find(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    counts = [(at, counted) for at, group in enumerate(found) for n in group if (counted := _counted(units[n]))]
    for (a, first), (b, second) in combinations(dict.fromkeys(counts), 2):
        if find(a) != find(b) and one_thing(first, second):
            low, high = sorted((find(a), find(b)))
            leader[high] = low
    joined: dict[int, list[int]] = {}
    for at, group in enumerate(found):
        joined.setdefault(find(at), []).extend(group)
    return sorted((sorted(group) for group in joined.values()), key=lambda group: group[0])
