"""Stories of a stream: each article finds its story as it comes; stories split and merge when evidence comes, and keep their ids.

What an article changes is decided again only among the stories that it touches. `settle` decides everything again, and gives the
same groups as a batch of the same articles whose evidence was weighed when they came.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from stemma.clusters.linkage import cut, merges
from stemma.clusters.logistic import probability
from stemma.model import Descent, Story
from stemma.ports import Vectors
from stemma.stories.anchors import Background
from stemma.stories.batch import LOWEST, Clustering, natural, story_of
from stemma.stories.evidence import Scale, bonds, kinship, pair_key, weigh
from stemma.stories.features import Features
from stemma.stories.neighbours import NEAREST, RARE, TOGETHER, WINDOW, nearest, sketch

#: articles that the first tables hold; they double when full
FIRST_ROOM = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What one article did to the stories."""

    #: the story it stands in now
    story: str
    #: stories that went up in another: old id, id it lives on under
    merged: tuple[tuple[str, str], ...] = ()
    #: stories that were split: old id, the new ids beside it
    split: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(slots=True)
class _Table:
    """Vectors, their sketches and publication days, in arrays that grow."""

    vectors: Vectors | None = None
    short: Vectors | None = None
    days: "np.ndarray[tuple[int], np.dtype[np.float64]]" = field(default_factory=lambda: np.zeros(FIRST_ROOM))
    count: int = 0

    def add(self, vector: Vectors, day: float | None) -> None:
        row = sketch(vector[None, :])
        if self.vectors is None or self.short is None:
            self.vectors = np.zeros((FIRST_ROOM, vector.shape[0]), dtype=np.float32)
            self.short = np.zeros((FIRST_ROOM, row.shape[1]), dtype=np.float32)
        if self.count == len(self.vectors):
            self.vectors = np.concatenate([self.vectors, np.zeros_like(self.vectors)])
            self.short = np.concatenate([self.short, np.zeros_like(self.short)])
            self.days = np.concatenate([self.days, np.zeros_like(self.days)])
        self.vectors[self.count], self.short[self.count] = vector, row[0]
        self.days[self.count] = np.nan if day is None else day
        self.count += 1

    def near(self, number: int) -> list[int]:
        """The nearest of the earlier articles within the window, by their sketches."""
        if self.short is None or number == 0:
            return []
        likeness = self.short[:number] @ self.short[number]
        likeness[np.abs(self.days[:number] - self.days[number]) > WINDOW] = 0
        return [int(n) for n in nearest(likeness)]

    def cosine(self, a: int, b: int) -> float:
        assert self.vectors is not None  # noqa: S101 nothing is compared before it is added
        return float(self.vectors[a] @ self.vectors[b])


class StoryStream:
    """Stories that grow article by article, under ids that stay.

    Args:
        threshold: 0 to 1, as for a batch.
    """

    def __init__(self, *, threshold: float) -> None:
        self.threshold = threshold
        self._features: list[Features] = []
        self._index: dict[str, int] = {}
        self._table = _Table()
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._background = Background(articles=0, holding=Counter())
        self._edges: dict[int, dict[int, float]] = defaultdict(dict)
        self._home: dict[int, str] = {}
        self._members: dict[str, set[int]] = {}
        self._bonds: dict[int, set[int]] = defaultdict(set)
        self._issued = 0

    @classmethod
    def of(
        cls, batch: Clustering, *, threshold: float, before: Mapping[str, Collection[str]] = MappingProxyType({})
    ) -> "StoryStream":
        """A stream that goes on from a batch.

        Args:
            batch: its groups become the stories.
            threshold: 0 to 1.
            before: articles by the ids that stories had; a story lives on in the group that holds most of it, other groups are
                numbered on, and without any the ids are those that the batch gives.
        """
        stream = cls(threshold=threshold)
        for features, vector in zip(batch.features, batch.vectors, strict=True):
            stream._append(features, vector)
        for (a, b), likely in batch.edges.items():
            stream._edges[a][b] = stream._edges[b][a] = likely
        stream._bind(batch.scale.bonds)
        held = {
            story: frozenset(stream._index[key] for key in articles if key in stream._index)
            for story, articles in before.items()
        }
        stream._issued = max(map(_order, held), default=0)
        stream._members = {story: set(articles) for story, articles in held.items()}
        stream._rename([[stream._index[key] for key in group] for group in batch.groups(threshold)], held)
        return stream

    def add(self, features: Features, vector: Vectors, *, descents: Iterable[Descent] = ()) -> Placement:
        """Place one article.

        Args:
            features: of the article.
            vector: of unit length.
            descents: that tie it to articles already here.

        Raises:
            ValueError: an article of this id is here already.
        """
        if features.id in self._index:
            raise ValueError(f"article {features.id} is in the stream already")
        number = self._append(features, vector)
        ties = tuple(descents)
        kin = kinship(ties, list(self._index)) if ties else {}
        self._bind(bonds(ties, list(self._index)) if ties else ())
        others = self._candidates(number) | {
            self._index[b if a == features.id else a] for a, b in kin if features.id in (a, b)
        }
        self._weigh(number, others, kin)
        return self._place(number)

    def _bind(self, pairs: Iterable[tuple[str, str]]) -> None:
        for first, second in pairs:
            a, b = self._index[first], self._index[second]
            self._bonds[a].add(b)
            self._bonds[b].add(a)

    def _append(self, features: Features, vector: Vectors) -> int:
        number = len(self._features)
        self._features.append(features)
        self._index[features.id] = number
        self._table.add(vector, features.day)
        holding = self._background.holding
        for anchor in features.anchors:
            holding[anchor] += 1
            self._holders[anchor].append(number)
        self._background = Background(articles=number + 1, holding=holding)
        return number

    def _candidates(self, number: int) -> set[int]:
        days = self._table.days
        shared = Counter(
            other
            for anchor in self._features[number].anchors
            if len(self._holders[anchor]) <= RARE
            for other in self._holders[anchor]
            if other != number and not abs(days[other] - days[number]) > WINDOW
        )
        rare = {other for other, count in shared.items() if count >= TOGETHER}
        return rare | set(self._table.near(number))

    def _weigh(self, number: int, others: Iterable[int], kin: Mapping[tuple[str, str], float]) -> None:
        scale = Scale(background=self._background, kinship=kin)
        for other in others:
            evidence = weigh(self._features[number], self._features[other], self._table.cosine(number, other), scale)
            likely = probability(evidence.log_odds)
            if likely >= LOWEST:
                self._edges[number][other] = self._edges[other][number] = likely

    def _place(self, number: int) -> Placement:
        """Decide again among the stories that the article's edges touch."""
        touched = {self._home[other] for other, likely in self._edges[number].items() if likely >= self.threshold / 2}
        members = sorted({number}.union(*(self._members[story] for story in touched)))
        before = {story: frozenset(self._members[story]) for story in touched}
        groups = self._grouped(members)
        self._rename(groups, before)
        return _placement(self._home[number], before, self._home)

    def _grouped(self, members: Sequence[int]) -> list[list[int]]:
        order = sorted(members, key=lambda n: natural(self._features[n].id))
        at = {node: place for place, node in enumerate(order)}
        edges = {
            (at[a], at[b]): likely for a in order for b, likely in self._edges[a].items() if b in at and at[a] < at[b]
        }
        crowded = {at[n] for n in order if len(self._edges[n]) >= NEAREST}
        tied = [(at[a], at[b]) for a in order for b in self._bonds.get(a, ()) if b in at and at[a] < at[b]]
        joins = merges(len(order), edges, crowded=crowded, bonds=tied, lowest=LOWEST)
        return [[order[place] for place in group] for group in cut(len(order), joins, self.threshold)]

    def _rename(self, groups: Sequence[Sequence[int]], before: Mapping[str, frozenset[int]]) -> None:
        """Give every group an id: the story most of which it holds lives on in it, the rest are new."""
        shares = sorted(
            (-len(old & set(group)), _order(story), at, story)
            for at, group in enumerate(groups)
            for story, old in before.items()
            if old & set(group)
        )
        names: dict[int, str] = {}
        used: set[str] = set()
        for _, _, at, story in shares:
            if at not in names and story not in used:
                names[at] = story
                used.add(story)
        for story in before:
            del self._members[story]
        for at, group in enumerate(groups):
            name = names.get(at) or self._issue()
            self._members[name] = set(group)
            for node in group:
                self._home[node] = name

    def _issue(self) -> str:
        self._issued += 1
        return f"st{self._issued}"

    def settle(self, *, threshold: float | None = None) -> None:
        """Decide all articles anew from the evidence kept, at another threshold if given; ids live on where they can."""
        self.threshold = self.threshold if threshold is None else threshold
        before = {story: frozenset(members) for story, members in self._members.items()}
        self._rename(self._grouped(range(len(self._features))), before)

    def story(self, article: str) -> str:
        """The id of the story an article stands in.

        Raises:
            KeyError: no such article.
        """
        return self._home[self._index[article]]

    def one(self, story: str, *, copies: Collection[str] = ()) -> Story:
        """The story of an id; `copies` are articles that give it no title while another can.

        Raises:
            KeyError: no such story.
        """
        return story_of(story, [self._features[n] for n in sorted(self._members[story])], copies)

    def stories(self, *, copies: Collection[str] = ()) -> tuple[Story, ...]:
        """All stories, in the order of their ids."""
        return tuple(self.one(name, copies=copies) for name in sorted(self._members, key=_order))

    def likelihood(self, first: str, second: str) -> float:
        """How likely two articles share a story, 0 to 1, as weighed when the later came; 0 below what is kept."""
        a, b = pair_key(first, second)
        return self._edges[self._index[a]].get(self._index[b], 0.0)


def _order(story: str) -> int:
    return int(story.removeprefix("st"))


def _placement(home: str, before: Mapping[str, frozenset[int]], homes: Mapping[int, str]) -> Placement:
    """What became of the stories that were touched."""
    now = {story: Counter(homes[node] for node in members) for story, members in before.items()}
    merged = sorted(
        (story, max(sorted(into), key=lambda s: into[s])) for story, into in now.items() if story not in into
    )
    split = sorted(
        (story, tuple(sorted((other for other in into if other != story and other not in before), key=_order)))
        for story, into in now.items()
        if any(other not in before for other in into)
    )
    return Placement(story=home, merged=tuple(merged), split=tuple(split))
