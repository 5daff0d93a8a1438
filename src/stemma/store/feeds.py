"""Feeds that are followed: what is remembered of each, and which entries were there before."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection, delete, func, select, update

from stemma.errors import NotFoundError, SettingsError
from stemma.store.codec import decode, encode, plain
from stemma.store.pages import inserting
from stemma.store.tables import aliases, feeds

State = TypeVar("State")


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed(Generic[State]):
    """A feed with what is remembered of it."""

    #: stays when the feed moves
    number: int
    url: str
    state: State


def add_feed(connection: Connection, url: str, state: object) -> int:
    """Follow a feed; its number.

    Raises:
        SettingsError: it is followed already.
    """
    if connection.scalar(select(feeds.c.number).where(feeds.c.url == plain(url))) is not None:
        raise SettingsError(f"{url} is followed already")
    key = connection.execute(feeds.insert().values(url=plain(url), value=encode(state))).inserted_primary_key
    assert key is not None  # noqa: S101 an insert of one row has a key
    return int(key[0])


def remove_feed(connection: Connection, url: str) -> None:
    """Follow a feed no longer; what was read from it stays.

    Raises:
        NotFoundError: it is not followed.
    """
    number = connection.scalar(select(feeds.c.number).where(feeds.c.url == plain(url)))
    if number is None:
        raise NotFoundError(f"{url} is not followed; `stemma feed list` shows what is")
    connection.execute(delete(aliases).where(aliases.c.feed == number))
    connection.execute(delete(feeds).where(feeds.c.number == number))


def list_feeds(connection: Connection, kind: type[State], *, due_by: str | None = None) -> list[Followed[State]]:
    """Feeds in the order in which they were added.

    Args:
        connection: of a reader.
        kind: of the states.
        due_by: ISO 8601 in UTC; only those that are due then.
    """
    asked = select(feeds.c.number, feeds.c.url, feeds.c.value).order_by(feeds.c.number)
    if due_by:
        asked = asked.where(feeds.c.due_at.is_(None) | (feeds.c.due_at <= due_by))
    return [
        Followed(number=row.number, url=row.url, state=decode(row.value, kind)) for row in connection.execute(asked)
    ]


def put_feed(connection: Connection, number: int, *, url: str, state: object, due_at: str | None) -> None:
    """Remember a feed as it is now; where it has moved to an address that is followed too, the other one stays."""
    taken = connection.scalar(select(feeds.c.number).where(feeds.c.url == plain(url), feeds.c.number != number))
    if taken is not None:
        connection.execute(delete(aliases).where(aliases.c.feed == number))
        connection.execute(delete(feeds).where(feeds.c.number == number))
        return
    row = {"url": plain(url), "due_at": due_at, "value": encode(state)}
    connection.execute(update(feeds).where(feeds.c.number == number).values(row))


def known_entries(connection: Connection, feed: int, names: Iterable[str]) -> dict[str, int]:
    """The numbers of those entries that have one of these names."""
    wanted = [plain(name) for name in names]
    found: dict[str, int] = {}
    for begin in range(0, len(wanted), 500):
        part = wanted[begin : begin + 500]
        asked = select(aliases.c.name, aliases.c.entry).where(aliases.c.feed == feed, aliases.c.name.in_(part))
        found.update({row.name: row.entry for row in connection.execute(asked)})
    return found


def add_entry(connection: Connection, feed: int, names: Iterable[str], entry: int | None = None) -> int:
    """Give an entry all its names; its number, a new one when None."""
    if entry is None:
        entry = (connection.scalar(select(func.max(aliases.c.entry)).where(aliases.c.feed == feed)) or 0) + 1
    insert = inserting(connection.dialect.name)(aliases)
    for name in names:
        row = {"feed": feed, "name": plain(name), "entry": entry}
        connection.execute(insert.values(row).on_conflict_do_nothing())
    return entry
