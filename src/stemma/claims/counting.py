"""Figures that a reader wants side by side, or apart, however like or unlike their sentences are.

What is said of "8,000 North Korean soldiers" and of "some 10,000 North Korean soldiers" differs in every other respect; they count
one thing in the same words, as figures may count people of one fate. A bare noun ("people") is counted in too many ways to tell.
Figures that name casualties are taken from among counts of something else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from stemma import lang
from stemma.claims.propositions import Unit
from stemma.claims.resemblance import Mask, Matrix
from stemma.clusters.sets import Sets
from stemma.grammar.outcomes import named

#: letters of a word that are compared
STEM = 6
#: shorter words are articles and prepositions
SHORTEST = 5
#: words that two descriptions of a thing must share
SHARED = 2
#: fates that a figure's noun may name: the casualties of an event
TOLLS = frozenset({"dead", "injured", "missing"})
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


def _is_count(unit: Unit) -> bool:
    return unit.figure is not None and not unit.figure.unit


def _counted(unit: Unit) -> _Counted | None:
    """None for what is no count: measures, and figures that do not say what they count."""
    if not _is_count(unit):
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
    told = Counter(name for unit in units if _is_count(unit) for name in sorted(unit.outcomes & FATES))
    return max(told, key=lambda name: (told[name], name)) if told else None


def _casualties(unit: Unit) -> str | None:
    """The fate that a count names by its own noun ("four injured"); None for a noun that names none."""
    noun = unit.figure.counted if unit.figure else None
    fate = named(noun, lang.of(unit.language)) if noun else None
    return fate if fate in TOLLS else None


def _strays(counts: Sequence[int], units: Sequence[Unit]) -> dict[str, list[int]]:
    """By fate the counts that name casualties where most of the others tell of no such fate."""
    fates = {n: _casualties(units[n]) for n in counts}
    strays: dict[str, list[int]] = defaultdict(list)
    for n, fate in fates.items():
        if fate and 2 * sum(fate in units[m].outcomes or fates[m] == fate for m in counts) < len(counts):
            strays[fate].append(n)
    return strays


def parted(found: Sequence[Sequence[int]], units: Sequence[Unit]) -> list[list[int]]:
    """The groups, less the figures that name casualties where most of the counts beside them tell of no such fate.

    "Four injured" does not tell how many were held hostage, however alike the sentences are.
    """
    made: list[list[int]] = []
    for group in found:
        strays = _strays([n for n in group if _is_count(units[n])], units)
        gone = {n for moved in strays.values() for n in moved}
        made += [[n for n in group if n not in gone], *strays.values()]
    return sorted((group for group in made if group), key=lambda group: group[0])


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


def _held(sets: Sets[int], at: int, found: Sequence[Sequence[int]]) -> list[int]:
    """All units that a group holds by now."""
    return [n for other, group in enumerate(found) if sets.find(other) == sets.find(at) for n in group]


def brought_together(
    found: Sequence[Sequence[int]], units: Sequence[Unit], likely: Matrix, threshold: float, apart: Mask | None = None
) -> list[list[int]]:
    """The groups, those joined whose figures a reader wants side by side; each sorted, in the order of their first units.

    Args:
        found: groups of places in `units`.
        units: with figures or without.
        likely: for each two units that they belong together.
        threshold: mean likelihood at which groups join that count nothing.
        apart: pairs of units that tell of two events: groups that hold one never join.
    """
    found = parted(found, units)
    sets = Sets(range(len(found)))
    for a, b in (*_same_counts(found, units), *_same_outcomes(found, units, likely, threshold)):
        if apart is None or not apart[np.ix_(_held(sets, a, found), _held(sets, b, found))].any():
            sets.join(a, b)
    joined = [[n for at in together for n in found[at]] for together in sets.groups()]
    return sorted((sorted(group) for group in joined), key=lambda group: group[0])
