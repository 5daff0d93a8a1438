"""Many articles to stories: event chains, across languages, at a threshold that can be moved."""

from collections.abc import Sequence

from stemma.model import Article, Descent, Story
from stemma.ports import Encoder
from stemma.stories.anchors import Background, background_of
from stemma.stories.batch import Clustering, clustering_of
from stemma.stories.evidence import Evidence, Scale, weigh
from stemma.stories.features import Features, features_of, vectors_of
from stemma.stories.stream import Placement, StoryStream

__all__ = [
    "Clustering", "Evidence", "Features", "Placement", "StoryStream",
    "cluster", "clustering", "clustering_of", "features_of", "similarity",
]  # fmt: skip


def clustering(articles: Sequence[Article], descents: Sequence[Descent], encoder: Encoder) -> Clustering:
    """Cluster a batch and keep the evidence: ask it for stories at any threshold, for reasons, for the borderline."""
    return clustering_of(
        [features_of(article) for article in articles],
        vectors_of(articles, encoder),
        descents=descents,
    )


def cluster(
    articles: Sequence[Article],
    descents: Sequence[Descent],
    encoder: Encoder,
    *,
    threshold: float,
) -> tuple[Story, ...]:
    """The stories of a batch, numbered st1, st2, ... by their first articles; the order of arrival changes nothing.

    Args:
        articles: the batch.
        descents: strong evidence that two articles share a story.
        encoder: gives the vectors of headline and first sentences.
        threshold: 0 to 1, how sure two groups must be on average to be one story; higher splits more.
    """
    if not articles:
        return ()
    return clustering(articles, descents, encoder).stories(threshold)


def similarity(a: Article, b: Article, encoder: Encoder, *, background: Background | None = None) -> Evidence:
    """How likely two articles tell one story, with the reasons.

    Args:
        a: one article.
        b: the other.
        encoder: gives the vectors.
        background: how common names are in the articles at hand; without one, only the two are known.
    """
    first, second = features_of(a), features_of(b)
    one, other = vectors_of([a, b], encoder)
    known = background or background_of([first.anchors, second.anchors])
    return weigh(first, second, float(one @ other), Scale(background=known))
