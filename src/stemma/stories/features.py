"""An article as clustering sees it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from stemma.model import Article
from stemma.ports import Encoder, Vectors
from stemma.stories.anchors import anchors_of, opening
from stemma.stories.forms import Form, form_of

#: hours in a day
_DAY = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What is compared of one article; its vector lies beside, in a matrix."""

    id: str
    title: str
    anchors: frozenset[str]
    #: days since 1970 as a fraction, None when the publication is unknown
    day: float | None = None
    #: ISO 639-1, None when unknown
    language: str | None = None
    #: frames of its first sentences, to what fills them
    form: Form = field(default_factory=dict, hash=False)


def day_of(article: Article) -> float | None:
    """Publication in days since 1970 (UTC; a moment without a zone is taken as UTC)."""
    moment = article.published_on()
    if moment is None:
        return None
    # the offset last: the first and last day of the calendar have no other side
    since = moment.replace(tzinfo=None) - datetime(1970, 1, 1)  # noqa: DTZ001 both are naive
    return (since - (moment.utcoffset() or timedelta(0))).total_seconds() / 3600 / _DAY


def features_of(article: Article) -> Features:
    """The features of one article, without its vector."""
    return Features(
        id=article.id,
        title=article.title or "",
        anchors=anchors_of(article),
        day=day_of(article),
        language=article.language,
        form=form_of(article),
    )


def vectors_of(articles: Sequence[Article], encoder: Encoder) -> Vectors:
    """One row an article: headline and first sentences."""
    return encoder.encode([opening(article) for article in articles])
