"""What was told of a story, as the document that every report shows."""

from dataclasses import replace

from sqlalchemy import Connection

from stemma.model import Article, Findings, Trace
from stemma.store import articles
from stemma.store.told import StoryTold, story_told


def articles_of_story(connection: Connection, told: StoryTold) -> tuple[Article, ...]:
    """The articles of a story, dated as the story dates them."""
    found = articles.articles_of(connection, told.story.articles)
    dates = told.detail.dates
    return tuple(
        replace(found[key], published=dates.get(key, found[key].published))
        for key in told.story.articles
        if key in found
    )


def trace_of_story(connection: Connection, key: str) -> Trace:
    """A story as a trace.

    Raises:
        NotFoundError: there is no such story.
    """
    return trace_of(story_told(connection, key), connection)


def trace_of(told: StoryTold, connection: Connection) -> Trace:
    """What was told, as a trace."""
    mine = articles_of_story(connection, told)
    found = [told.detail.findings.get(article.id, Findings(article=article.id)) for article in mine]
    return Trace(
        articles=mine,
        entities=told.entities,
        statements=tuple(one for each in found for one in each.statements),
        times=tuple(one for each in found for one in each.times),
        quantities=tuple(one for each in found for one in each.quantities),
        stories=(told.story,),
        descents=told.descents,
        claims=told.claims,
        timeline=told.timeline,
        coverage=told.detail.lacks,
    )
