"""What tells which claim a denial denies: traits of a denial with its copies, and of a group of units that assert something."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from stemma.claims.resemblance import Comparison, Matrix
from stemma.claims.sources import words
from stemma.claims.units import Unit
from stemma.model import Article, Entity

#: statements of others before a denial among which the denied is looked for
LOOK_BACK = 3
#: units after a denial that may repeat what it denied
LOOK_AHEAD = 2
#: hedges under which a claim is told that waits for its denial
DOUBTED = ("alleged", "unconfirmed")
_PARAGRAPH = "\n\n"

Members = Sequence[int]


@dataclass(frozen=True)
class Scene:
    """The wordings of a story, and what is known of them and of their pairs. A denial is looked at in its first unit."""

    comparison: Comparison
    likely: Matrix
    #: the wordings that deny
    denying: frozenset[int]
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]

    @property
    def units(self) -> Sequence[Unit]:
        """One unit for each wording."""
        return self.comparison.units

    @cached_property
    def before(self) -> Mapping[int, list[frozenset[int]]]:
        """For each denial the last statements of others before it in its article, nearest first, as the wordings of each."""
        return {n: self._before(n) for n in self.denying}

    def _before(self, denial: int) -> list[frozenset[int]]:
        wordings, at = self.comparison.wordings, self.comparison.wordings.firsts[denial]
        own = wordings.units[at]
        found: dict[str, set[int]] = {}
        for n in range(at - 1, -1, -1):
            other = wordings.units[n]
            if other.article != own.article:
                break
            other_source = other.root != own.root or own.root is None
            if wordings.of[n] not in self.denying and other.statement and other_source:
                if other.statement.id not in found and len(found) == LOOK_BACK:
                    break
                found.setdefault(other.statement.id, set()).add(wordings.of[n])
        return [frozenset(held) for held in found.values()]

    @cached_property
    def paragraph(self) -> Mapping[int, frozenset[int]]:
        """For each denial the wordings before it in its paragraph."""
        return {n: self._paragraph(n) for n in self.denying}

    def _paragraph(self, denial: int) -> frozenset[int]:
        wordings, at = self.comparison.wordings, self.comparison.wordings.firsts[denial]
        own = wordings.units[at]
        begin = self.articles[own.article].text.rfind(_PARAGRAPH, 0, own.passage.begin)
        found = set()
        for n in range(at - 1, -1, -1):
            if wordings.units[n].article != own.article or wordings.units[n].passage.begin < begin:
                break
            found.add(wordings.of[n])
        return frozenset(found)

    @cached_property
    def after(self) -> Mapping[int, frozenset[int]]:
        """For each denial the wordings right after it in its article."""
        return {n: self._after(n) for n in self.denying}

    def _after(self, denial: int) -> frozenset[int]:
        wordings, at = self.comparison.wordings, self.comparison.wordings.firsts[denial]
        near = range(at + 1, min(at + 1 + LOOK_AHEAD, len(wordings.units)))
        return frozenset(wordings.of[n] for n in near if wordings.units[n].article == wordings.units[at].article)

    def names(self, denials: Members) -> frozenset[str]:
        """The words of the names of those who deny."""
        roots = [self.units[n].root for n in denials]
        deniers = [self.entities[root] for root in roots if root is not None and root in self.entities]
        forms = [form for one in deniers for form in (one.name, *(f for named in one.names.values() for f in named))]
        return frozenset(word for form in forms for word in words(form))


def _mean(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)


def _most(matrix: Matrix | npt.NDArray[np.bool_], denials: Members, group: Members) -> float:
    return float(matrix[np.ix_(denials, group)].max())


def _near(scene: Scene, denials: Members, group: Members, steps: int) -> float:
    """The share of the denials that follow a statement of the group, so many statements of others back."""
    return _mean([len(scene.before[n]) > steps and not scene.before[n][steps].isdisjoint(group) for n in denials])


def _same_paragraph(scene: Scene, denials: Members, group: Members) -> float:
    return _mean([not scene.paragraph[n].isdisjoint(group) for n in denials])


def _after(scene: Scene, denials: Members, group: Members) -> float:
    return _mean([not scene.after[n].isdisjoint(group) for n in denials])


def _doubted(scene: Scene, group: Members) -> float:
    statements = [scene.units[n].statement for n in group]
    return _mean([one is not None and one.hedge in DOUBTED for one in statements])


def _named(scene: Scene, denials: Members, group: Members) -> float:
    names = scene.names(denials)
    return _mean([not names.isdisjoint(words(scene.units[n].whole)) for n in group])


def _spread(scene: Scene, group: Members) -> float:
    return float(np.log1p(len({scene.units[n].article for n in group})))


Trait = Callable[[Scene, Members, Members], float]

#: trait -> its value, 0 to 1 but for `spread`; the names are those of denials.toml
TRAITS: dict[str, Trait] = {
    "likely": lambda s, denials, group: float(s.likely[np.ix_(denials, group)].mean()),
    "likeliest": lambda s, denials, group: _most(s.likely, denials, group),
    "alike": lambda s, denials, group: _most(s.comparison.wholes_centred, denials, group),
    "letters": lambda s, denials, group: _most(s.comparison.lettered_wholes, denials, group),
    "right_before": lambda s, denials, group: _near(s, denials, group, 0),
    "second_before": lambda s, denials, group: _near(s, denials, group, 1),
    "third_before": lambda s, denials, group: _near(s, denials, group, 2),
    "same_paragraph": _same_paragraph,
    "right_after": _after,
    "doubted": lambda s, _, group: _doubted(s, group),
    "names_denier": _named,
    "one_family": lambda s, denials, group: _most(s.comparison.families, denials, group),
    "spread": lambda s, _, group: _spread(s, group),
}
