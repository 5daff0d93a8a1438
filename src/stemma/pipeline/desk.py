"""The desk: articles that come one after another, the stories they make, and what is told of each.

`add` decides at once and only about what the article touches; `settle` decides anew from all the evidence, so that a settled desk
tells what `relate` tells of the same articles, in whatever order they came. Story ids live on where they can.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stemma.annotate.bounds import part_of
from stemma.lineage import trace_lineage
from stemma.lineage.candidates import Index
from stemma.model import Coverage, Descent, Rejection, Story
from stemma.pipeline.bulkhead import Bulkhead, overrun, rejection
from stemma.pipeline.parts import Known, Tools
from stemma.pipeline.telling import Told, tell
from stemma.ports import Progress, silent
from stemma.processes.budget import TimeUp, budget
from stemma.stories import StoryStream, clustering_of, features_of
from stemma.stories.batch import natural

#: articles' worth of time that comparing many may take beyond that of its own
_OVER = 1
#: articles' worth of time that placing one more may take: it may belong to a family of hundreds
_KIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What an addition or a settling did to the stories, by id."""

    made: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    #: old id, id it lives on under
    merged: tuple[tuple[str, str], ...] = ()
    #: old id, the new ids beside it
    split: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: articles that a stage broke on
    rejections: tuple[Rejection, ...] = ()


class Desk:
    """Articles, their lineage and their stories, growing.

    Args:
        tools: encoders; the tagger is not asked here.
        threshold: 0 to 1, how sure story clustering must be before it joins two articles; higher splits more.
        strict: raise where a stage breaks on an article, instead of rejecting it.
        progress: told of each stage: "comparing" pairs of articles, "sentences" of those, "grouping", "telling" stories.
    """

    def __init__(
        self, tools: Tools, *, threshold: float = 0.5, strict: bool = False, progress: Progress = silent
    ) -> None:
        self._tools, self._threshold, self._progress = tools, threshold, progress
        self._walls = Bulkhead(strict=strict, limits=tools.limits)
        self._known: dict[str, Known] = {}
        self._descents: dict[str, tuple[Descent, ...]] = {}
        self._index = Index()
        self._stream = StoryStream(threshold=threshold)
        self._lacks: tuple[Coverage, ...] = ()

    @classmethod
    def of(  # noqa: PLR0913 the last are for who watches
        cls,
        known: Iterable[Known],
        tools: Tools,
        *,
        threshold: float = 0.5,
        before: Mapping[str, Collection[str]] = MappingProxyType({}),
        strict: bool = False,
        progress: Progress = silent,
    ) -> tuple["Desk", Touched]:
        """A settled desk of some articles: the same as adding each and settling, without the steps in between.

        Args:
            known: the articles.
            tools: as for a desk.
            threshold: as for a desk.
            before: article ids by the ids of stories that were told of before; those live on where they can.
            strict: as for a desk.
            progress: as for a desk.
        """
        desk = cls(tools, threshold=threshold, strict=strict, progress=progress)
        desk._known = {one.id: one for one in known}
        return desk, desk._settled({story: frozenset(articles) for story, articles in before.items()})

    @property
    def known(self) -> tuple[Known, ...]:
        """All articles, in the order of their ids."""
        return tuple(self._known[key] for key in sorted(self._known, key=natural))

    @property
    def descents(self) -> tuple[Descent, ...]:
        """Who copied whom, sorted by copy and exemplar."""
        return tuple(sorted((d for own in self._descents.values() for d in own), key=lambda d: (d.copy, d.exemplar)))

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, in the order of their ids."""
        return self._stream.stories(copies=self._copies())

    @property
    def lacks(self) -> tuple[Coverage, ...]:
        """What could not be compared at all when the desk was settled last."""
        return self._lacks

    def add(self, known: Known) -> Touched:
        """Place one article among the stories; what it touches is decided again.

        Raises:
            ValueError: an article of this id is here already.
            ArticleError: strict, and a stage broke.
        """
        if known.id in self._known:
            raise ValueError(f"article {known.id} is on the desk already")
        before = {story.id: story.articles for story in self.stories}
        made = self._walls.one(known.article.uri, "lineage", lambda: self._kin(known), times=_KIN)
        if isinstance(made, Rejection):
            return Touched(rejections=(made,))
        self._known[known.id] = known
        for key in made[0]:
            self._descents[key] = tuple(d for d in made[1] if d.copy == key)
        ties = [d for d in made[1] if known.id in (d.copy, d.exemplar)]
        features = features_of(known.article)
        placement = self._stream.add(features, known.vector, descents=ties)
        fresh = placement.story not in before
        return Touched(
            made=(placement.story,) if fresh else (),
            changed=() if fresh else (placement.story,),
            merged=placement.merged,
            split=placement.split,
        )

    def _kin(self, known: Known) -> tuple[list[str], tuple[Descent, ...]]:
        """The articles whose families an addition touches, and who copied whom among them."""
        near = self._families([*self._index.add(part_of(known.article, self._tools.limits)), known.id])
        among = {key: self._known.get(key, known) for key in near}
        return near, self._lineage(list(among.values()))

    def _families(self, seeds: Sequence[str]) -> list[str]:
        """The articles that hang together with some by descents."""
        beside: dict[str, set[str]] = {}
        for descent in self.descents:
            beside.setdefault(descent.copy, set()).add(descent.exemplar)
            beside.setdefault(descent.exemplar, set()).add(descent.copy)
        found, waiting = set(seeds), list(seeds)
        while waiting:
            new = beside.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return sorted((key for key in found if not key.startswith("lost:")), key=natural)

    def settle(self) -> Touched:
        """Decide everything anew from all the evidence; story ids live on where they can.

        Raises:
            ArticleError: strict, and a stage broke.
        """
        return self._settled({story.id: frozenset(story.articles) for story in self.stories})

    def _settled(self, before: dict[str, frozenset[str]]) -> Touched:
        rejections, lacks = self._compare()
        self._progress("grouping", 0, 1)
        known = self.known
        features = [features_of(one.article) for one in known]
        self._stream = StoryStream(threshold=self._threshold)
        if known:
            rows = np.stack([one.vector for one in known])
            batch = clustering_of(features, rows, descents=self.descents)
            self._stream = StoryStream.of(batch, threshold=self._threshold, before=before)
        self._lacks = lacks
        self._progress("grouping", 1, 1)
        return _difference(before, {story.id: frozenset(story.articles) for story in self.stories}, rejections)

    def _compare(self) -> tuple[tuple[Rejection, ...], tuple[Coverage, ...]]:
        """Who copied whom among all articles. One that breaks it leaves the desk."""
        broken: tuple[Rejection, ...] = ()
        lacks: tuple[Coverage, ...] = ()
        try:
            descents = self._within_bounds(self.known)
        except TimeUp as fault:
            descents = ()
            told = overrun("", "lineage", self._walls.limits, seconds=fault.seconds).cause
            lacks = (Coverage(stage="lineage", lacks=told, articles=tuple(self._known)),)
        except Exception as fault:  # noqa: BLE001 the article at fault is found below
            self._known, broken = _without(self._walls, "lineage", self._lineage, self.known)
            try:
                descents = self._within_bounds(self.known)
            except (Exception, TimeUp):  # noqa: BLE001 articles that break it together only
                descents = ()
                told = rejection("", "lineage", fault).cause
                lacks = (Coverage(stage="lineage", lacks=told, articles=tuple(self._known)),)
        self._descents = {key: tuple(d for d in descents if d.copy == key) for key in {d.copy for d in descents}}
        self._index = Index()
        for one in sorted(self.known, key=lambda known: known.article.uri):
            self._index.add(part_of(one.article, self._tools.limits))
        return broken, lacks

    def _within_bounds(self, known: Sequence[Known]) -> tuple[Descent, ...]:
        """Who copied whom among some articles.

        Raises:
            TimeUp: it takes more than an article's worth of time for each, and for loading the encoder.
        """
        with budget(self._walls.limits.stage_seconds * (len(known) + _OVER)):
            return self._lineage(known)

    def _lineage(self, known: Sequence[Known]) -> tuple[Descent, ...]:
        findings = {one.id: one.findings for one in known}
        vectors = {one.id: one.vector for one in known}
        return trace_lineage(
            [part_of(one.article, self._tools.limits) for one in known],
            findings,
            self._tools.encoder,
            vectors,
            progress=self._progress,
        )

    def tell(self, story: str) -> Told:
        """All that is told of one story.

        Raises:
            KeyError: no such story.
            ArticleError: strict, and a stage broke.
        """
        asked = self._stream.one(story, copies=self._copies())
        known = [self._known[key] for key in asked.articles]
        descents = [d for key in asked.articles for d in self._descents.get(key, ())]
        descents.sort(key=lambda d: (d.copy, d.exemplar))
        # loads it, where it was not asked before: that is no story's time
        self._tools.encoder.encode(["."])
        return tell(asked, known, descents, self._tools, self._walls)

    def _copies(self) -> frozenset[str]:
        """Articles that were made from another one on the desk."""
        return frozenset(d.copy for own in self._descents.values() for d in own if d.exemplar in self._known)


def _without(
    walls: Bulkhead, stage: str, work: Callable[[Sequence[Known]], object], known: Sequence[Known]
) -> tuple[dict[str, Known], tuple[Rejection, ...]]:
    """The articles that do not break a stage by themselves, and the rejections of those that do."""
    broken = walls.many(stage, work, known, uri=lambda one: one.article.uri)
    uris = {made.uri for made in broken}
    return {one.id: one for one in known if one.article.uri not in uris}, tuple(broken)


def _difference(
    before: Mapping[str, frozenset[str]], now: Mapping[str, frozenset[str]], rejections: Sequence[Rejection]
) -> Touched:
    """What became of the stories between two settled states."""
    homes = {article: story for story, articles in now.items() for article in articles}
    into = {
        story: sorted({homes[article] for article in articles if article in homes}, key=natural)
        for story, articles in before.items()
    }
    return Touched(
        made=tuple(story for story in now if story not in before),
        changed=tuple(story for story in now if story in before and now[story] != before[story]),
        merged=tuple((story, homes_now[0]) for story, homes_now in into.items() if homes_now and story not in now),
        split=tuple(
            (story, tuple(other for other in homes_now if other != story and other not in before))
            for story, homes_now in into.items()
            if any(other not in before for other in homes_now)
        ),
        rejections=tuple(rejections),
    )
