"""Ties denials to what they deny, also where they do not repeat it."""

from collections.abc import Mapping, Sequence

from stemma.claims.phrases import passes_verdict, points_back
from stemma.claims.resemblance import Matrix
from stemma.claims.units import Unit
from stemma.model import Article

#: statements before a denial among which the denied is looked for
LOOK_BACK = 6
#: letters; a denial longer than this says what it denies
LONGEST = 90


def _empty(unit: Unit, articles: Mapping[str, Article]) -> bool:
    """A denial that only points at what it denies."""
    language = articles[unit.article].language
    if unit.statement is None or unit.figure is not None or len(unit.whole) > LONGEST:
        return False
    return passes_verdict(unit.whole, language) or (unit.denies and points_back(unit.whole, language))


def _denied_by(unit: int, units: Sequence[Unit], likely: Matrix) -> int | None:
    """The asserting unit before a denial that it most likely denies: somebody else's words, the likest, then the nearest."""
    own = units[unit]
    before = [
        n
        for n in range(unit - 1, -1, -1)
        if units[n].article == own.article and units[n].statement and not units[n].denies and units[n].root != own.root
    ][:LOOK_BACK]
    if not before:
        return None
    return max(before, key=lambda n: (round(float(likely[unit, n]), 3), n))


def ties(
    found: Sequence[Sequence[int]], units: Sequence[Unit], likely: Matrix, articles: Mapping[str, Article]
) -> tuple[list[list[int]], frozenset[int]]:
    """The groups with every empty denial moved to what it denies, and the units that deny."""
    empty = {n for n, unit in enumerate(units) if _empty(unit, articles)}
    denying = frozenset(n for n, unit in enumerate(units) if unit.denies or n in empty)
    made = [list(group) for group in found]
    home = {n: group for group in made for n in group}
    for n in sorted(empty):
        if any(other not in denying for other in home[n]):
            continue  # it already stands with an assertion
        target = _denied_by(n, units, likely)
        if target is not None and home[target] is not home[n]:
            home[n].remove(n)
            home[target].append(n)
            home[n] = home[target]
    return sorted((sorted(group) for group in made if group), key=lambda group: group[0]), denying
