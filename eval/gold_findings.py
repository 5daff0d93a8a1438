"""Gold marks as the model's findings, so that a late stage can be measured without the faults of the early ones.

Ids are `<slug>/<sigil>.<mark>` ("ferry/B.s3"), entities `<slug>:<ref>`.
"""

from collections.abc import Iterable, Mapping

from eval.gold import GoldArticle, GoldSpan, GoldStatement, GoldStory
from stemma.model import (
    Addressee,
    Article,
    Attribution,
    Entity,
    Findings,
    Hop,
    Mention,
    Passage,
    Quantity,
    Said,
    Span,
    Statement,
    TimeExpression,
)


def _entity_id(slug: str, ref: str | None) -> str | None:
    return f"{slug}:{ref}" if ref else None


def _name(story: GoldStory, ref: str | None) -> str | None:
    if ref is None:
        return None
    return next((name for forms in story.entities[ref]["names"].values() for name in forms), ref)


def _chain(story: GoldStory, article: Article, gold: GoldStatement) -> tuple[Hop, ...]:
    mention = next(iter(gold.speakers), None)
    cues = tuple(article.passage(cue.span) for cue in gold.cues)
    first = Hop(
        entity=_entity_id(story.slug, gold.speaker),
        name=_name(story, gold.speaker),
        mention=article.passage(mention.span) if mention else None,
        cue=cues,
    )
    via = gold.attribute("via")
    if via is None:
        return (first,)
    return (first, Hop(entity=_entity_id(story.slug, via), name=_name(story, via), mention=None))


def _said(article: Article, gold: GoldStatement) -> Said | None:
    value = gold.attribute("said")
    return Said(value=value, passage=article.passage(gold.content[0].span)) if value else None


def _statement(story: GoldStory, article: Article, gold: GoldStatement) -> Statement:
    addressee = next(iter(gold.addressees), None)
    named = bool(gold.speakers or gold.cues)
    attribution = Attribution(
        chain=_chain(story, article, gold),
        addressee=Addressee(
            entity=_entity_id(story.slug, addressee.attributes.get("ref")), mention=article.passage(addressee.span)
        )
        if addressee
        else None,
        medium=article.passage(gold.media[0].span) if gold.media else None,
    )
    return Statement(
        id=f"{article.id}.{gold.id}",
        article=article.id,
        content=tuple(article.passage(content.span) for content in gold.content),
        kind=gold.kind,  # type: ignore[arg-type]
        hedge=gold.hedge,  # type: ignore[arg-type]
        polarity=gold.polarity,  # type: ignore[arg-type]
        said=_said(article, gold),
        attribution=attribution if named else None,
    )


def _number(words: str) -> int | float:
    value = float(words)
    return int(value) if value.is_integer() else value


def _innermost(span: Span, statements: Iterable[Statement]) -> str | None:
    around = [
        (len(passage.span), statement.id)
        for statement in statements
        for passage in statement.content
        if passage.span.covers(span)
    ]
    return min(around)[1] if around else None


def _quantity(article: Article, key: str, mark: GoldSpan, statements: Iterable[Statement]) -> Quantity:
    upper = mark.attributes.get("upper")
    return Quantity(
        id=f"{article.id}.{key}",
        article=article.id,
        statement=_innermost(mark.span, statements),
        value=_number(mark.attributes["value"]),
        upper=_number(upper) if upper else None,
        bound=mark.attributes["bound"],  # type: ignore[arg-type]
        unit=mark.attributes.get("unit"),
        counted=mark.attributes.get("counted"),
        passage=article.passage(mark.span),
        rule="gold",
    )


def _time(article: Article, mark: GoldSpan) -> TimeExpression:
    value = mark.attributes["value"]
    kind = "DURATION" if value.startswith("P") and "_" not in value else "TIME" if "T" in value else "DATE"
    return TimeExpression(
        article=article.id,
        passage=article.passage(mark.span),
        type=kind,  # type: ignore[arg-type]
        value=value,
        rule="gold",
    )


def _mentions(story: GoldStory, article: Article, gold: GoldArticle) -> tuple[Mention, ...]:
    found: dict[Passage, Mention] = {}
    for statement in gold.statements.values():
        for speaker in (*statement.speakers, *statement.addressees):
            ref = speaker.attributes.get("ref")
            if ref in story.entities:
                passage = article.passage(speaker.span)
                kind = story.entities[ref]["type"]
                found[passage] = Mention(passage=passage, type=kind, form="name", entity=_entity_id(story.slug, ref))
    return tuple(found[passage] for passage in sorted(found))


def findings_of(story: GoldStory) -> dict[str, Findings]:
    """What a perfect annotate stage would find, by article id."""
    result = {}
    for gold in story.articles.values():
        article = gold.article
        statements = tuple(_statement(story, article, s) for s in gold.statements.values() if s.content)
        result[article.id] = Findings(
            article=article.id,
            times=tuple(_time(article, mark) for mark in gold.times.values()),
            quantities=tuple(_quantity(article, key, mark, statements) for key, mark in gold.numbers.items()),
            mentions=_mentions(story, article, gold),
            statements=statements,
        )
    return result


def entities_of(story: GoldStory) -> tuple[Entity, ...]:
    """The story's entities with the forms of their names."""
    return tuple(
        Entity(
            id=f"{story.slug}:{ref}",
            type=entity["type"],
            name=_name(story, ref) or ref,
            names={language: tuple(forms) for language, forms in entity["names"].items()},
        )
        for ref, entity in sorted(story.entities.items())
    )


def articles_of(stories: Iterable[GoldStory]) -> dict[str, Article]:
    """All articles of some stories by id."""
    return {gold.article.id: gold.article for story in stories for gold in story.articles.values()}


def merged(findings: Iterable[Mapping[str, Findings]]) -> dict[str, Findings]:
    """Findings of several stories in one mapping."""
    return {key: value for one in findings for key, value in one.items()}
