"""Long lists piece by piece: each piece says where the next one begins, so that nothing is skipped or shown twice while the store grows.

A cursor names the last thing that was shown. It is opaque to who passes it on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, CursorResult, Row, and_, func, or_, select

from stemma.errors import SettingsError
from stemma.model import Rejection, Story
from stemma.store.articles import Listed, select_listed
from stemma.store.codec import decode
from stemma.store.journal import KeptRejection, ToldChange
from stemma.store.tables import articles, changes, rejections, stories

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Item]):
    """A piece of a list."""

    items: tuple[Item, ...]
    #: where the next piece begins; None at the end
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """A story in a list."""

    story: Story
    #: ISO 8601 moment in UTC at which it was told last
    changed_at: str


def _number(cursor: str) -> int:
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise SettingsError(f"cursor {cursor[:40]!r}: take the one that the list gave as `next`")
    return int(cursor)


def _pair(cursor: str) -> tuple[str, str]:
    moment, comma, key = cursor.partition(",")
    if not (comma and moment and key):
        raise SettingsError(f"cursor {cursor[:40]!r}: take the one that the list gave as `next`")
    return moment, key


def _cut(found: CursorResult[Any], limit: int) -> tuple[Sequence[Row[Any]], Row[Any] | None]:
    """The rows to show, and the last of them where more follow; one row more than the limit was asked for."""
    rows = found.all()
    return rows[:limit], rows[limit - 1] if len(rows) > limit else None


def stories_slice(
    connection: Connection, *, cursor: str | None = None, limit: int = 50, since: str | None = None
) -> Slice[ListedStory]:
    """Stories by when they last changed, the newest first.

    Args:
        connection: of a reader.
        cursor: where to go on.
        limit: so many at most.
        since: ISO 8601; only those changed then or later.

    Raises:
        SettingsError: no cursor of this list.
    """
    at, key = stories.c.changed_at, stories.c.id
    asked = (
        select(key, at, stories.c.value)
        .where(stories.c.size > 0)
        .order_by(at.desc(), func.length(key).desc(), key.desc())
        .limit(limit + 1)
    )
    if since:
        asked = asked.where(at >= since)
    if cursor is not None:
        moment, last = _pair(cursor)
        earlier = or_(func.length(key) < len(last), and_(func.length(key) == len(last), key < last))
        asked = asked.where(or_(at < moment, and_(at == moment, earlier)))
    shown, end = _cut(connection.execute(asked), limit)
    return Slice(
        items=tuple(ListedStory(story=decode(row.value, Story), changed_at=row.changed_at) for row in shown),
        next=None if end is None else f"{end.changed_at},{end.id}",
    )


def articles_slice(connection: Connection, *, cursor: str | None = None, limit: int = 50) -> Slice[Listed]:
    """Articles, those added last first.

    Raises:
        SettingsError: no cursor of this list.
    """
    wanted = [] if cursor is None else [articles.c.seq < _number(cursor)]
    found = select_listed(connection, *wanted, order=articles.c.seq.desc(), limit=limit + 1)
    more = len(found) > limit
    return Slice(items=tuple(found[:limit]), next=str(found[limit - 1].seq) if more else None)


def changes_slice(
    connection: Connection, *, cursor: str | None = None, limit: int = 50, story: str | None = None
) -> Slice[ToldChange]:
    """Changes, the newest first; of one story where it is named.

    Raises:
        SettingsError: no cursor of this list.
    """
    names = list(ToldChange.__dataclass_fields__)
    asked = select(changes.c.id, *(changes.c[name] for name in names)).order_by(changes.c.id.desc()).limit(limit + 1)
    if cursor is not None:
        asked = asked.where(changes.c.id < _number(cursor))
    if story is not None:
        asked = asked.where(changes.c.story == story)
    shown, end = _cut(connection.execute(asked), limit)
    return Slice(
        items=tuple(ToldChange(**{name: getattr(row, name) for name in names}) for row in shown),
        next=None if end is None else str(end.id),
    )


def rejections_slice(connection: Connection, *, cursor: str | None = None, limit: int = 50) -> Slice[KeptRejection]:
    """Inputs that were declined, by when they were last met, the newest first.

    Raises:
        SettingsError: no cursor of this list.
    """
    at, key = rejections.c.last_at, rejections.c.id
    asked = select(rejections).order_by(at.desc(), key.desc()).limit(limit + 1)
    if cursor is not None:
        moment, last = _pair(cursor)
        asked = asked.where(or_(at < moment, and_(at == moment, key < _number(last))))
    shown, end = _cut(connection.execute(asked), limit)
    return Slice(
        items=tuple(
            KeptRejection(
                rejection=Rejection(uri=row.uri, stage=row.stage, reason=row.reason, cause=row.cause),
                first_at=row.first_at,
                last_at=row.last_at,
                times=row.times,
            )
            for row in shown
        ),
        next=None if end is None else f"{end.last_at},{end.id}",
    )


def changes_since(connection: Connection, last: int, keys: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What was told of some stories after a change, in the words it was told in, the oldest first.

    Args:
        connection: of a reader.
        last: the number of the last change that counts as known.
        keys: ids of stories.
    """
    asked = (
        select(changes.c.story, changes.c.text)
        .where(changes.c.id > last, changes.c.story.in_(keys))
        .order_by(changes.c.id)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.story, []).append(row.text)
    return {key: tuple(texts) for key, texts in found.items()}
