"""The outcome of the main job."""

from dataclasses import dataclass

from stemma.model.article import Article, Rejection
from stemma.model.claim import Claim, Story, TimelineEvent
from stemma.model.finding import Entity, Quantity, Statement, TimeExpression
from stemma.model.lineage import Descent


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What a stage can't do, for all input or for named articles. Shown, never filled in."""

    stage: str
    lacks: str
    #: ids of the articles concerned; empty means all
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Everything found in a set of articles: the document that `--json` writes."""

    schema_version: int = 1
    articles: tuple[Article, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    stories: tuple[Story, ...] = ()
    descents: tuple[Descent, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    coverage: tuple[Coverage, ...] = ()
