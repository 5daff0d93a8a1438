"""Stories and what was told of each: descents, entities, claims, timeline. A story is told anew as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, select, update

from stemma.errors import NotFoundError
from stemma.model import Claim, Coverage, Descent, Entity, Findings, Published, Story, TimelineEvent
from stemma.store.codec import decode, encode, plain
from stemma.store.pages import inserting
from stemma.store.tables import claims, descents, entities, members, stories, timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a story tells of its articles, beside what each says by itself."""

    #: by article id: those that only the story dates
    dates: dict[str, Published] = field(default_factory=dict)
    #: by article id: with entities resolved
    findings: dict[str, Findings] = field(default_factory=dict)
    lacks: tuple[Coverage, ...] = ()
    #: what it was told from, and by which stages
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryTold:
    """All that is told of one story; it rests on the story's articles alone."""

    story: Story
    descents: tuple[Descent, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[TimelineEvent, ...] = ()
    detail: Detail = field(default_factory=Detail)


def _rows(told: StoryTold) -> dict[Table, list[dict[str, object]]]:
    return {
        descents: [
            {"number": n, "copy": d.copy, "exemplar": d.exemplar, "kind": d.kind, "confidence": d.confidence,
             "value": encode(d)}
            for n, d in enumerate(told.descents)
        ],
        entities: [{"id": e.id, "type": e.type, "name": plain(e.name), "value": encode(e)} for e in told.entities],
        claims: [
            {"id": c.id, "number": n, "state": c.told_state, "text": plain(c.text), "value": encode(c)}
            for n, c in enumerate(told.claims)
        ],
        timeline: [{"number": n, "happened": t.happened, "value": encode(t)} for n, t in enumerate(told.timeline)],
        members: [{"article": key} for key in told.story.articles],
    }  # fmt: skip


def put_story(connection: Connection, told: StoryTold, *, at: str) -> None:
    """Keep what is told of a story now; what was told before goes. An article moves to the story that was put last."""
    story = told.story
    row = {
        "id": story.id,
        "title": plain(story.title),
        "first": story.from_,
        "last": story.to,
        "size": len(story.articles),
        "changed_at": at,
        "heir": None,
        "detail": encode(told.detail),
        "value": encode(story),
    }
    put = inserting(connection.dialect.name)(stories).values(row)
    connection.execute(put.on_conflict_do_update(index_elements=["id"], set_=row))
    clear(connection, story.id)
    connection.execute(delete(members).where(members.c.article.in_(story.articles)))
    for table, rows in _rows(told).items():
        if rows:
            connection.execute(table.insert(), [{"story": story.id, **one} for one in rows])


def clear(connection: Connection, story: str) -> None:
    """Forget what was told of a story."""
    for table in (descents, entities, claims, timeline, members):
        connection.execute(delete(table).where(table.c.story == story))


def end_story(connection: Connection, story: str, *, heir: str | None, at: str) -> None:
    """A story has no articles any more; `heir` is the one that it was merged into."""
    clear(connection, story)
    connection.execute(update(stories).where(stories.c.id == story).values(heir=heir, size=0, changed_at=at))


def living_row(connection: Connection, key: str) -> Row[Any]:
    """The row of a story; of its heir where it was merged into one.

    Raises:
        NotFoundError: there is none.
    """
    seen: set[str] = set()
    row = connection.execute(select(stories).where(stories.c.id == key)).first()
    while row is not None and row.heir is not None and row.heir not in seen:
        seen.add(row.heir)
        row = connection.execute(select(stories).where(stories.c.id == row.heir)).first()
    if row is None or row.size == 0:
        raise NotFoundError(f"no story {key} in the store; `stemma list stories` shows their ids")
    return row


def story_told(connection: Connection, key: str) -> StoryTold:
    """All that is told of a story; of its heir where it was merged into one.

    Raises:
        NotFoundError: there is none.
    """
    return _told(connection, living_row(connection, key))


def find_story(connection: Connection, key: str) -> StoryTold | None:
    """What is told of a story under just this id; None where there is nothing."""
    row = connection.execute(select(stories).where(stories.c.id == key)).first()
    return None if row is None or row.size == 0 else _told(connection, row)


def _told(connection: Connection, row: Row[Any]) -> StoryTold:
    def values(table: Table, order: str) -> Sequence[bytes]:
        return connection.scalars(select(table.c.value).where(table.c.story == row.id).order_by(table.c[order])).all()

    return StoryTold(
        story=decode(row.value, Story),
        descents=tuple(decode(value, Descent) for value in values(descents, "number")),
        entities=tuple(decode(value, Entity) for value in values(entities, "id")),
        claims=tuple(decode(value, Claim) for value in values(claims, "number")),
        timeline=tuple(decode(value, TimelineEvent) for value in values(timeline, "number")),
        detail=decode(row.detail, Detail),
    )


def list_stories(connection: Connection, *, since: str | None = None, limit: int | None = None) -> list[Story]:
    """Stories by when they last changed, the newest first.

    Args:
        connection: of a reader.
        since: ISO 8601; only those changed then or later.
        limit: so many at most.
    """
    asked = (
        select(stories.c.value)
        .where(stories.c.size > 0)
        .order_by(stories.c.changed_at.desc(), func.length(stories.c.id).desc(), stories.c.id.desc())
    )
    if since:
        asked = asked.where(stories.c.changed_at >= since)
    return [decode(value, Story) for value in connection.scalars(asked.limit(limit))]


def story_of(connection: Connection, article: str) -> str | None:
    """Id of the story that an article belongs to."""
    return connection.scalar(select(members.c.story).where(members.c.article == article))


def list_claims(
    connection: Connection, *, since: str | None = None, state: str | None = None, limit: int | None = None
) -> list[Claim]:
    """Claims of the stories that changed last, in their order.

    Args:
        connection: of a reader.
        since: ISO 8601; only of stories changed then or later.
        state: only those in this state.
        limit: so many at most.
    """
    asked = (
        select(claims.c.value)
        .join(stories, stories.c.id == claims.c.story)
        .order_by(stories.c.changed_at.desc(), claims.c.story, claims.c.number)
    )
    if since:
        asked = asked.where(stories.c.changed_at >= since)
    if state:
        asked = asked.where(claims.c.state == state)
    return [decode(value, Claim) for value in connection.scalars(asked.limit(limit))]
