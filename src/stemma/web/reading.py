"""The questions that pages, API and tools put to a store. Each takes a reader's connection and gives frozen values.

    stories, articles, changes, rejections, notes, feeds     lists; the first four in slices with a cursor
    sums                                                     independent texts and states of claims of listed stories
    story                                                    one story as a `Trace`, by its id or that of one merged into it
    article, comparison                                      one article in its story, two side by side
    claim, source                                            one claim in its story; all that one person or body said
    search                                                   articles by words

Nothing is decided here: what is told was told when it was kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from stemma.errors import NotFoundError
from stemma.fetch.feeds import FeedState
from stemma.keeping.article_view import ArticleView, Comparison, compared, every_note, view_of
from stemma.keeping.traces import trace_of, trace_of_story
from stemma.model import Article, Claim, Entity, Statement, Trace
from stemma.store import feeds as feed_store
from stemma.store import search as search_store
from stemma.store import told
from stemma.store.articles import Listed, articles_of
from stemma.store.codec import decode, plain
from stemma.store.journal import KeptRejection, ToldChange
from stemma.store.notes import KeptNote
from stemma.store.search import Hit
from stemma.store.slices import (
    ListedStory,
    Slice,
    articles_slice,
    changes_since,
    changes_slice,
    rejections_slice,
    stories_slice,
)
from stemma.store.sums import StorySum, story_sums
from stemma.store.tables import entities as entity_table
from stemma.store.tables import stories as story_table
from stemma.store.visits import newest_change

__all__ = [
    "ArticleInStory", "ClaimInStory", "Said", "SourceView", "article", "articles", "changes",
    "changes_since", "claim", "comparison", "feeds", "newest_change", "notes", "rejections", "search",
    "source", "stories", "story", "sums",
]  # fmt: skip

#: stories of one source that are looked into, the newest
SOURCE_STORIES = 100
#: kinds of sources that a name in full tells from others of other stories
_NAMED = frozenset(("person", "organisation"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleInStory:
    """An article as the store knows it, and the story around it."""

    view: ArticleView
    #: the earlier revisions' texts, the oldest first, and this one's own last
    revisions: tuple[Article, ...]
    #: None for an article that no story has taken in yet
    trace: Trace | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimInStory:
    """A claim, and the story whose articles carry it."""

    claim: Claim
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something that a source said, where it stands."""

    statement: Statement
    article: Article
    #: id of the story
    story: str
    #: whether the source is the first-hand one; else it passes on what another said
    first_hand: bool
    #: ISO 8601 day or moment: when it was said, else when it was printed; None where neither is known
    when: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """All that one person or body said, as far as its name tells."""

    entity: Entity
    #: ids of the entities of other stories that have the same name and kind
    same_name: tuple[str, ...]
    #: by time, what has none last
    said: tuple[Said, ...]
    #: how many stories were not looked into
    left_out: int = 0


def stories(
    db: Connection, *, cursor: str | None = None, limit: int = 50, since: str | None = None
) -> Slice[ListedStory]:
    """Stories, those that changed last first.

    Raises:
        SettingsError: no cursor of this list.
    """
    return stories_slice(db, cursor=cursor, limit=limit, since=since)


def sums(db: Connection, keys: Sequence[str]) -> dict[str, StorySum]:
    """What a list says of each of some stories, without unpacking any."""
    return story_sums(db, keys)


def articles(db: Connection, *, cursor: str | None = None, limit: int = 50) -> Slice[Listed]:
    """Articles, those added last first.

    Raises:
        SettingsError: no cursor of this list.
    """
    return articles_slice(db, cursor=cursor, limit=limit)


def changes(
    db: Connection, *, cursor: str | None = None, limit: int = 50, story: str | None = None
) -> Slice[ToldChange]:
    """What has changed, the newest first.

    Raises:
        SettingsError: no cursor of this list.
    """
    return changes_slice(db, cursor=cursor, limit=limit, story=story)


def rejections(db: Connection, *, cursor: str | None = None, limit: int = 50) -> Slice[KeptRejection]:
    """Inputs that were declined, those met last first.

    Raises:
        SettingsError: no cursor of this list.
    """
    return rejections_slice(db, cursor=cursor, limit=limit)


def notes(db: Connection, *, article: str | None = None) -> tuple[KeptNote, ...]:
    """What readers said, the oldest first."""
    return tuple(every_note(db, article=article))


def feeds(db: Connection) -> tuple[FeedState, ...]:
    """The feeds that are followed, with what is remembered of each."""
    return tuple(one.state for one in feed_store.list_feeds(db, FeedState))


def search(db: Connection, query: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Articles by words, the best first.

    Raises:
        SettingsError: there is no word to look for.
    """
    return tuple(search_store.find(db, query, limit=limit))


def story(db: Connection, key: str) -> Trace:
    """A story with its articles and all that is told of it.

    Raises:
        NotFoundError: there is none.
    """
    return trace_of_story(db, key)


def article(db: Connection, key: str) -> ArticleInStory:
    """An article, its revisions and its story.

    Raises:
        NotFoundError: there is none.
    """
    view = view_of(db, key)
    upto = view.revisions[: view.revisions.index(key) + 1]
    texts = articles_of(db, upto)
    kept = told.find_story(db, view.listed.story) if view.listed.story else None
    return ArticleInStory(
        view=view,
        revisions=tuple(texts[one] for one in upto),
        trace=trace_of(kept, db) if kept else None,
    )


def comparison(db: Connection, first: str, second: str) -> Comparison:
    """Two articles, or two revisions of one.

    Raises:
        NotFoundError: one of them is not there.
    """
    return compared(db, first, second)


def claim(db: Connection, key: str) -> ClaimInStory:
    """A claim by its id ("st3.c2") in its story.

    Raises:
        NotFoundError: there is none.
    """
    home, dot, _ = key.partition(".")
    kept = told.find_story(db, home) if dot else None
    found = next((one for one in kept.claims if one.id == key), None) if kept else None
    if kept is None or found is None:
        raise NotFoundError(f"no claim {key[:40]} in the store; claims are numbered anew when their story changes")
    return ClaimInStory(claim=found, trace=trace_of(kept, db))


def source(db: Connection, key: str) -> SourceView:
    """All that one person or body said, by the id of an entity ("st3.e2").

    Over stories, sources are one only by name: people whose name has at least two words, and bodies. Whoever is described and not
    named ("a resident") is somebody else in every story.

    Raises:
        NotFoundError: there is no such entity.
    """
    row = db.execute(select(entity_table.c.value).where(entity_table.c.id == key)).first()
    if row is None:
        raise NotFoundError(f"no source {key[:40]} in the store; sources are numbered anew when their story changes")
    entity = decode(row.value, Entity)
    namesakes = _namesakes(db, entity)
    said = [one for home, ids in namesakes[:SOURCE_STORIES] for one in _said(db, home, ids)]
    ordered = sorted(said, key=lambda one: (one.when is None, one.when or "", one.article.id, one.statement.id))
    others = tuple(one for _, ids in namesakes for one in ids if one != key)
    left = max(0, len(namesakes) - SOURCE_STORIES)
    return SourceView(entity=entity, same_name=others, said=tuple(ordered), left_out=left)


def _namesakes(db: Connection, entity: Entity) -> list[tuple[str, tuple[str, ...]]]:
    """(story, ids of entities in it) that go by the same name; the entity's own first, then the newest."""
    home = entity.id.partition(".")[0]
    if entity.type not in _NAMED or (entity.type == "person" and len(entity.name.split()) < 2):
        return [(home, (entity.id,))]
    asked = (
        select(entity_table.c.story, entity_table.c.id)
        .join(story_table, story_table.c.id == entity_table.c.story)
        .where(entity_table.c.name == plain(entity.name), entity_table.c.type == entity.type)
        .order_by(story_table.c.changed_at.desc(), entity_table.c.id)
    )
    found: dict[str, list[str]] = {home: [entity.id]}
    for row in db.execute(asked):
        if row.id != entity.id:
            found.setdefault(row.story, []).append(row.id)
    return [(one, tuple(ids)) for one, ids in found.items()]


def _said(db: Connection, home: str, ids: tuple[str, ...]) -> Iterator[Said]:
    kept = told.find_story(db, home)
    if kept is None:
        return
    trace = trace_of(kept, db)
    by_id = {one.id: one for one in trace.articles}
    for statement in trace.statements:
        chain = statement.attribution.chain if statement.attribution else ()
        if any(hop.entity in ids for hop in chain):
            where = by_id[statement.article]
            when = statement.said.value if statement.said and statement.said.value[:4].isdigit() else None
            yield Said(
                statement=statement,
                article=where,
                story=home,
                first_hand=chain[-1].entity in ids,
                when=when or where.published.value,
            )
