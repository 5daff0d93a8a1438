"""Figures that count one thing in the same words, brought together however far apart their values lie.

What is said of "8,000 North Korean soldiers" and of "some 10,000 North Korean soldiers" differs in every other respect; a reader
still wants the figures side by side. A bare noun ("people") is counted in too many ways to tell.
"""

from collections.abc import Sequence
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


def one_thing(a: Unit, b: Unit) -> bool:
    """Whether two figures count the same in the same words, measures left out.

    What one says in the noun ("North Korean soldiers") the other may say around it ("North Korea trains 10,000 soldiers").
    """
    if a.figure is None or b.figure is None or a.figure.unit or b.figure.unit:
        return False
    first, second = stems(a.noun), stems(b.noun)
    if not first & second:
        return False
    return max(len((first | stems(a.clause)) & second), len(first & (second | stems(b.clause)))) >= SHARED


def brought_together(found: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The groups, those joined that count one thing; each sorted, in the order of their first units."""
    made = [list(group) for group in found]
    leader = list(range(len(made)))

    def find(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for a, b in combinations(range(len(made)), 2):
        if any(one_thing(units[m], units[n]) for m in made[a] for n in made[b]):
            first, second = sorted((find(a), find(b)))
            leader[second] = first
    joined: dict[int, list[int]] = {}
    for at, group in enumerate(made):
        joined.setdefault(find(at), []).extend(group)
    return sorted((sorted(group) for group in joined.values()), key=lambda group: group[0])
