"""All that is told of one story. It depends on the story's articles alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.annotate.redated import redated
from stemma.claims import claims_of, timeline_of
from stemma.claims.moments import moments_of
from stemma.claims.propositions import units_of
from stemma.claims.shares import cut_told, share_of
from stemma.claims.timeline import share_of_moments
from stemma.entities.resolve import resolve
from stemma.model import Article, Claim, Coverage, Descent, Entity, Findings, Story, TimelineEvent
from stemma.origin.dating import dated_in_stories
from stemma.pipeline.parts import Known, Tools
from stemma.settings import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One story: its articles as the story dates them, who is who in it, who copied whom, what is claimed, and when."""

    story: Story
    articles: tuple[Article, ...]
    #: by article id, entities resolved
    findings: dict[str, Findings]
    entities: tuple[Entity, ...]
    descents: tuple[Descent, ...]
    claims: tuple[Claim, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    #: what could not be told of it
    lacks: tuple[Coverage, ...] = ()


def tell(story: Story, known: Sequence[Known], descents: Sequence[Descent], tools: Tools) -> Told:
    """Dates, entities, claims, differences and timeline of a story.

    Args:
        story: whose articles these are.
        known: the articles of the story.
        descents: among them.
        tools: the encoder of sentences is asked.
    """
    dated = _dated(story, known, tools.limits)
    articles = {one.id: one.article for one in dated}
    entities, findings = resolve(
        list(articles.values()), {one.id: one.findings for one in dated}, prefix=f"{story.id}."
    )
    most, encoder = tools.limits.most_units, tools.encoder
    share = share_of(units_of(story.articles, articles, findings), most)
    moments, placed = share_of_moments(moments_of(story.articles, articles, findings), most)
    claims = claims_of(story, articles, findings, entities=entities, descents=descents, encoder=encoder, share=share)
    timeline = timeline_of(
        story, articles, findings, claims=claims, descents=descents, encoder=encoder, moments=moments
    )
    return Told(
        story=story,
        articles=tuple(articles.values()),
        findings=findings,
        entities=entities,
        descents=tuple(descents),
        claims=claims,
        timeline=timeline,
        lacks=(
            *cut_told(story, share, kind="statements and figures", stage="claims"),
            *cut_told(story, placed, kind="times", stage="timeline"),
        ),
    )


def bare(story: Story, known: Sequence[Known], descents: Sequence[Descent], why: str) -> Told:
    """The story without what could not be told, and that it could not."""
    return Told(
        story=story,
        articles=tuple(one.article for one in known),
        findings={one.id: one.findings for one in known},
        entities=(),
        descents=tuple(descents),
        lacks=(Coverage(stage="claims, timeline, entities", lacks=why, articles=story.articles),),
    )


def _dated(story: Story, known: Sequence[Known], limits: Limits) -> list[Known]:
    """The articles, undated ones dated by the story's evidence where it has any, with what hangs on the date."""
    placed = dated_in_stories([one.article for one in known], {one.id: one.findings.times for one in known}, [story])
    return [
        one if one.id not in placed else _redated(one, replace(one.article, published=placed[one.id]), limits)
        for one in known
    ]


def _redated(one: Known, article: Article, limits: Limits) -> Known:
    return replace(one, article=article, findings=redated(article, one.findings, limits))
