"""A batch of articles clustered into stories, with the evidence kept so that it can be questioned and cut anew."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from stemma.clusters.linkage import Merge, cut, merges
from stemma.model import Descent, Story
from stemma.ports import Vectors
from stemma.stories.anchors import background_of
from stemma.stories.evidence import Evidence, Scale, scale_of, weigh
from stemma.stories.features import Features
from stemma.stories.neighbours import ALL_PAIRS, NEAREST, Pairs, candidates, sketch
from stemma.stories.scoring import edges_of, log_odds

#: edges less likely than this are not kept, and no threshold below it can be asked for
LOWEST = 0.05

_DIGITS = re.compile(r"(\d+)")


def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts a2 before a10."""
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in _DIGITS.split(key) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """What clustering found. Articles are sorted by id, whatever order they came in."""

    features: tuple[Features, ...]
    vectors: Vectors
    scale: Scale
    #: (a, b), a < b, indices into `features`, to the probability of one story
    edges: Mapping[tuple[int, int], float]
    joins: tuple[Merge, ...]
    #: ids of the articles that were made from another one of the batch
    copies: frozenset[str] = frozenset()

    def groups(self, threshold: float) -> list[list[str]]:
        """Article ids by story, nothing computed anew.

        Raises:
            ValueError: a threshold below `LOWEST`, for which the evidence was not kept.
        """
        if threshold < LOWEST:
            raise ValueError(f"threshold {threshold} is below {LOWEST}, the least that clustering keeps evidence for")
        return [[self.features[n].id for n in group] for group in cut(len(self.features), self.joins, threshold)]

    def stories(self, threshold: float) -> tuple[Story, ...]:
        """The stories at a threshold, numbered st1, st2, ... by their first articles."""
        by_id = {features.id: features for features in self.features}
        return tuple(
            story_of(f"st{number}", [by_id[key] for key in group], self.copies)
            for number, group in enumerate(self.groups(threshold), start=1)
        )

    def evidence(self, first: str, second: str) -> Evidence:
        """Why two articles stand together or apart.

        Raises:
            KeyError: an article that was not clustered.
        """
        index = {features.id: number for number, features in enumerate(self.features)}
        a, b = sorted((index[first], index[second]))
        cosine = float(self.vectors[a] @ self.vectors[b])
        return weigh(self.features[a], self.features[b], cosine, self.scale)

    def borderline(self, threshold: float, count: int = 10) -> list[tuple[float, tuple[str, str]]]:
        """The joins nearest to a threshold, as (height, first articles of the two groups): what to look at first."""
        ranked = sorted(self.joins, key=lambda join: (abs(join.height - threshold), join.kept, join.absorbed))
        return [(j.height, (self.features[j.kept].id, self.features[j.absorbed].id)) for j in ranked[:count]]


def _iso(day: float) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day)).date().isoformat()


def story_of(key: str, members: Sequence[Features], copies: Collection[str] = ()) -> Story:
    """A story of some articles, titled by the earliest that has a title and is no copy; by a copy where all others have none."""
    days = [member.day for member in members if member.day is not None]
    ranked = sorted(members, key=lambda m: (not m.title, m.id in copies, m.day is None, m.day or 0.0, natural(m.id)))
    return Story(
        id=key,
        title=ranked[0].title,
        articles=tuple(sorted((m.id for m in members), key=natural)),
        from_=_iso(min(days)) if days else None,
        to=_iso(max(days)) if days else None,
    )


def _pairs(features: Sequence[Features], vectors: Vectors, kinship: Mapping[tuple[str, str], float]) -> Pairs:
    days = np.array([np.nan if f.day is None else f.day for f in features])
    index = {f.id: number for number, f in enumerate(features)}
    return candidates(sketch(vectors), days, [f.anchors for f in features], [(index[a], index[b]) for a, b in kinship])


def _crowded(count: int, edges: Mapping[tuple[int, int], float]) -> frozenset[int]:
    """Articles with so many neighbours that some were dropped."""
    if count <= ALL_PAIRS:
        return frozenset()
    degrees = Counter(node for edge in edges for node in edge)
    return frozenset(node for node, degree in degrees.items() if degree >= NEAREST)


def clustering_of(features: Sequence[Features], vectors: Vectors, *, descents: Sequence[Descent] = ()) -> Clustering:
    """Cluster a batch; the order of the articles has no influence.

    Args:
        features: one an article.
        vectors: a row of unit length an article, in the order of `features`.
        descents: how sure lineage is that two articles share a text.
    """
    order = sorted(range(len(features)), key=lambda n: natural(features[n].id))
    ordered = tuple(features[n] for n in order)
    rows = np.ascontiguousarray(vectors[order])
    scale = scale_of(background_of(f.anchors for f in ordered), descents, [f.id for f in ordered])
    pairs = _pairs(ordered, rows, scale.kinship)
    edges = edges_of(pairs, log_odds(pairs, ordered, rows, scale), LOWEST)
    index = {f.id: number for number, f in enumerate(ordered)}
    joins = merges(
        len(ordered),
        edges,
        crowded=_crowded(len(ordered), edges),
        bonds=[(min(index[a], index[b]), max(index[a], index[b])) for a, b in scale.bonds],
        lowest=LOWEST,
    )
    copies = frozenset(descent.copy for descent in descents if descent.exemplar in index)
    return Clustering(features=ordered, vectors=rows, scale=scale, edges=edges, joins=joins, copies=copies)
