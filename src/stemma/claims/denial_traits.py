"""What tells which claim a denial denies: traits of a denial with its copies, and of a group of units that assert something."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from stemma.claims.pointing import tells
from stemma.claims.propositions import Unit
from stemma.claims.resemblance import Comparison, Matrix
from stemma.claims.word_overlap import WordOverlap
from stemma.exact import log_of
from stemma.model import Article, Entity
from stemma.text.segment import sentences

#: statements of others before a denial among which the denied is looked for
LOOK_BACK = 1
#: cosine, added to the spread of cosines, so that a story whose claims are all alike tells no claim apart
LEAST_SPREAD = 0.02
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
    def telling(self) -> frozenset[int]:
        """The denials whose own words tell what is denied; the others point back at what was said."""
        return frozenset(n for n in self.denying if tells(self.units[n].whole, self.units[n].language))

    @cached_property
    def agreeing(self) -> Matrix:
        """How near two wordings come to telling one proposition: the best cosine of clause or content with clause or content."""
        return np.maximum(np.maximum(self.comparison.wholes, self.comparison.crossed), self.comparison.clauses)

    @cached_property
    def word_overlap(self) -> WordOverlap:
        """How far the words of one wording are found in another."""
        return WordOverlap(self.units, self.comparison.encoder)

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
    def framed(self) -> Matrix:
        """How much more each wording is like the sentence that holds a denial than others are, in standard deviations.

        The sentence names who denies, and often of what somebody is accused; "that" alone says nothing. Rows of what does not deny
        are 0.
        """
        denials, found = sorted(self.denying), np.zeros((len(self.units), len(self.units)))
        if denials:
            encoder = self.comparison.encoder
            contents = encoder.encode([unit.whole for unit in self.units]).astype(np.float64)
            near = encoder.encode([self._sentence(n) for n in denials]).astype(np.float64) @ contents.T
            others = near[:, [n for n in range(len(self.units)) if n not in self.denying]]
            if others.size:
                middle, spread = others.mean(axis=1, keepdims=True), others.std(axis=1, keepdims=True)
                found[denials] = (near - middle) / (spread + LEAST_SPREAD)
        return found

    def _sentence(self, denial: int) -> str:
        passage = self.units[denial].passage
        article = self.articles[passage.article]
        spans = sentences(article.text, article.language)
        around = next((span for span in spans if span.begin <= passage.begin < span.end), passage.span)
        return article.text[around.begin : around.end]


def _mean(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags)


def _most(matrix: Matrix | npt.NDArray[np.bool_], denials: Members, group: Members) -> float:
    return float(matrix[np.ix_(denials, group)].max())


def _near(scene: Scene, denials: Members, group: Members, steps: int) -> float:
    """The share of the denials that follow a statement of the group, so many statements of others back."""
    return _mean([len(scene.before[n]) > steps and not scene.before[n][steps].isdisjoint(group) for n in denials])


def _same_paragraph(scene: Scene, denials: Members, group: Members) -> float:
    return _mean([not scene.paragraph[n].isdisjoint(group) for n in denials])


def _doubted(scene: Scene, group: Members) -> float:
    statements = [scene.units[n].statement for n in group]
    return _mean([one is not None and one.hedge in DOUBTED for one in statements])


def _spread(scene: Scene, group: Members) -> float:
    return log_of(1 + len({scene.units[n].article for n in group}))


def telling_share(scene: Scene, denials: Members) -> float:
    """The share of some denials that tell what they deny."""
    return _mean([n in scene.telling for n in denials])


def _covered(scene: Scene, denials: Members, group: Members, which: int) -> float:
    """How near the words of what is denied, where they tell it, come to those of the group: 0 on average, 1 the farthest."""
    telling = [n for n in denials if n in scene.telling]
    best = max((scene.word_overlap.of(one, other)[which] for one in telling for other in group), default=0.0)
    return telling_share(scene, denials) * best


Trait = Callable[[Scene, Members, Members], float]

#: trait -> its value, 0 to 1 but for `framed` and `spread`; the names are those of denials.toml
TRAITS: dict[str, Trait] = {
    "likeliest": lambda s, denials, group: _most(s.likely, denials, group),
    "framed": lambda s, denials, group: _most(s.framed, denials, group),
    "alike": lambda s, denials, group: _most(s.comparison.wholes_centred, denials, group),
    "covered": lambda s, denials, group: _covered(s, denials, group, 0),
    "least_covered": lambda s, denials, group: _covered(s, denials, group, 1),
    "right_before": lambda s, denials, group: _near(s, denials, group, 0),
    "right_before_telling": lambda s, denials, group: telling_share(s, denials) * _near(s, denials, group, 0),
    "same_paragraph": _same_paragraph,
    "doubted": lambda s, _, group: _doubted(s, group),
    "one_family": lambda s, denials, group: _most(s.comparison.families, denials, group),
    "spread": lambda s, _, group: _spread(s, group),
}
