"""Ties denials to what they deny, also where they do not repeat it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.claims.phrases import passes_verdict, points_back
from stemma.claims.resemblance import Matrix
from stemma.claims.units import Unit
from stemma.model import Article

#: words; a denial longer than this says what it denies
FEW_WORDS = 5
#: words; the same where a verdict ("no evidence") stands for the denied
SOME_WORDS = 12
#: likelihood that the words right before a denial are what it denies, added to what resemblance says; halved for those before
NEXT_TO = 0.3
#: words before a denial among which the denied is looked for: statements of others in the same article
LOOK_BACK = 3
#: a denial less likely than this to deny any claim at hand stands alone
LEAST = 0.35


@dataclass(frozen=True, slots=True)
class _Story:
    """The units of a story and what is known of their pairs."""

    units: Sequence[Unit]
    likely: Matrix
    denying: frozenset[int]

    def before(self, unit: int) -> list[int]:
        """The last asserting units of other sources before a unit, nearest first."""
        own = self.units[unit]
        found: list[int] = []
        for n in range(unit - 1, -1, -1):
            other = self.units[n]
            if other.article != own.article or len(found) == LOOK_BACK:
                break
            if n not in self.denying and other.statement is not None and (other.root != own.root or own.root is None):
                found.append(n)
        return found

    def score(self, denials: Sequence[int], group: Sequence[int]) -> float:
        """How likely some denials, which belong together, deny the claim of a group."""
        asserted = [n for n in group if n not in self.denying]
        alike = float(self.likely[np.ix_(denials, asserted)].mean())
        inside = set(asserted)
        near = [
            max((NEXT_TO / 2**at for at, n in enumerate(self.before(d)) if n in inside), default=0.0) for d in denials
        ]
        return round(alike + sum(near) / len(near), 6)


def _empty(unit: Unit, articles: Mapping[str, Article]) -> bool:
    """A denial that only points at what it denies."""
    language = articles[unit.article].language
    if unit.statement is None or unit.figure is not None:
        return False
    words = len(unit.whole.split())
    if words <= SOME_WORDS and passes_verdict(unit.whole, language):
        return True
    return unit.denies and words <= FEW_WORDS and points_back(unit.whole, language)


def ties(
    found: Sequence[Sequence[int]], units: Sequence[Unit], likely: Matrix, articles: Mapping[str, Article]
) -> tuple[list[list[int]], frozenset[int]]:
    """The groups with every denial that stands without an assertion moved to what it denies, and the units that deny.

    A denial that repeats nothing ("this is untrue") resembles the wrong things, so that only the words before it count.
    """
    empty = {n for n, unit in enumerate(units) if _empty(unit, articles)}
    denying = frozenset(n for n, unit in enumerate(units) if unit.denies or n in empty)
    story = _Story(units, likely, denying)
    rest = [kept for group in found if (kept := [n for n in group if n not in empty])]
    asserted = [group for group in rest if any(n not in denying for n in group)]
    loose = [group for group in rest if all(n in denying for n in group)]
    home = {n: group for group in asserted for n in group}
    for n in sorted(empty):
        target = next((home[other] for other in story.before(n) if other in home), None)
        if target is None:
            loose.append([n])
        else:
            target.append(n)
    alone: list[list[int]] = []
    for group in loose:
        best = max(asserted, key=lambda other: (story.score(group, other), -other[0]), default=None)
        if best is not None and story.score(group, best) >= LEAST:
            best.extend(group)
        else:
            alone.append(group)
    return sorted((sorted(group) for group in (*asserted, *alone)), key=lambda group: group[0]), denying
