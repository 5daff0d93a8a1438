"""All that is told of one story. It depends on the story's articles alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.annotate.redated import redated
from stemma.claims import claims_of, timeline_of
from stemma.claims.moments import Moment, moments_of
from stemma.claims.propositions import units_of
from stemma.claims.shares import Share, cut_told, share_of
from stemma.claims.timeline import share_of_moments
from stemma.entities.resolve import resolve
from stemma.model import Article, Claim, Coverage, Descent, Entity, Findings, Rejection, Story, TimelineEvent
from stemma.origin.dating import dated_in_stories
from stemma.pipeline.bulkhead import Bulkhead
from stemma.pipeline.parts import Known, Tools
from stemma.ports import Encoder
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


def tell(
    story: Story, known: Sequence[Known], descents: Sequence[Descent], tools: Tools, walls: Bulkhead | None = None
) -> Told:
    """Dates, entities, claims, differences and timeline of a story.

    Args:
        story: whose articles these are.
        known: the articles of the story.
        descents: among them.
        tools: the encoder of sentences is asked.
        walls: claims, or the timeline, that break or take too much are left out; the limits of `tools` when None.

    Raises:
        ArticleError: the walls are strict, and a stage broke.
    """
    walls = walls or Bulkhead(limits=tools.limits)
    uri, times = known[0].article.uri, len(known)
    held = walls.one(uri, "tell", lambda: _held(story, known, tools.limits), times=times)
    if isinstance(held, Rejection):
        return bare(story, known, descents, held.cause)
    claims = walls.one(uri, "claims", lambda: _claims(story, held, descents, tools.encoder), times=times)
    claimed = () if isinstance(claims, Rejection) else claims
    timeline = walls.one(uri, "timeline", lambda: _timeline(story, held, claimed, descents, tools.encoder), times=times)
    return Told(
        story=story,
        articles=tuple(held.articles.values()),
        findings=held.findings,
        entities=held.entities,
        descents=tuple(descents),
        claims=claimed,
        timeline=() if isinstance(timeline, Rejection) else timeline,
        lacks=(
            *cut_told(story, held.share, kind="statements and figures", stage="claims"),
            *cut_told(story, held.placed, kind="times", stage="timeline"),
            *(_lacking(story, one) for one in (claims, timeline) if isinstance(one, Rejection)),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What claims and timeline of a story are made from."""

    articles: dict[str, Article]
    findings: dict[str, Findings]
    entities: tuple[Entity, ...]
    #: what is compared for the claims, and for the timeline
    share: Share
    moments: tuple[Moment, ...]
    placed: Share


def _held(story: Story, known: Sequence[Known], limits: Limits) -> _Held:
    dated = _dated(story, known, limits)
    articles = {one.id: one.article for one in dated}
    entities, findings = resolve(
        list(articles.values()), {one.id: one.findings for one in dated}, prefix=f"{story.id}."
    )
    share = share_of(units_of(story.articles, articles, findings), limits.most_units)
    moments, placed = share_of_moments(moments_of(story.articles, articles, findings), limits.most_units)
    return _Held(articles=articles, findings=findings, entities=entities, share=share, moments=moments, placed=placed)


def _claims(story: Story, held: _Held, descents: Sequence[Descent], encoder: Encoder) -> tuple[Claim, ...]:
    return claims_of(
        story,
        held.articles,
        held.findings,
        entities=held.entities,
        descents=descents,
        encoder=encoder,
        share=held.share,
    )


def _timeline(
    story: Story, held: _Held, claims: Sequence[Claim], descents: Sequence[Descent], encoder: Encoder
) -> tuple[TimelineEvent, ...]:
    return timeline_of(
        story, held.articles, held.findings, claims=claims, descents=descents, encoder=encoder, moments=held.moments
    )


def _lacking(story: Story, why: Rejection) -> Coverage:
    return Coverage(stage=why.stage, lacks=why.cause, articles=story.articles)


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
