"""Pages to be looked at again, and who was told of which changes."""

from sqlalchemy import Connection, func, select

from stemma.model import Link
from stemma.store.codec import decode, encode, plain
from stemma.store.journal import ToldChange
from stemma.store.pages import inserting
from stemma.store.tables import alerts, changes, visits


def put_visit(connection: Connection, link: Link, *, times: int, due_at: str | None) -> None:
    """Remember how often a page was looked at and when it is again; never when None."""
    row = {"address": plain(link.url), "times": times, "due_at": due_at, "value": encode(link)}
    put = inserting(connection.dialect.name)(visits).values(row)
    connection.execute(put.on_conflict_do_update(index_elements=["address"], set_={"times": times, "due_at": due_at}))


def was_visited(connection: Connection, url: str) -> bool:
    """Whether a page was ever looked at."""
    return connection.scalar(select(visits.c.times).where(visits.c.address == plain(url))) is not None


def due_visits(connection: Connection, by: str) -> list[tuple[Link, int]]:
    """(page, how often it was looked at) of those that are due at a moment, the longest due first."""
    asked = select(visits.c.value, visits.c.times).where(visits.c.due_at <= by).order_by(visits.c.due_at)
    return [(decode(row.value, Link), row.times) for row in connection.execute(asked)]


def next_visit(connection: Connection) -> str | None:
    """When the next page is due."""
    found: str | None = connection.scalar(select(func.min(visits.c.due_at)))
    return found


def newest_change(connection: Connection) -> int:
    """The number of the last change that was told; 0 where there is none."""
    return connection.scalar(select(func.max(changes.c.id))) or 0


def start_alert(connection: Connection, target: str) -> None:
    """Tell somebody of changes from now on; of those before only where they were told before."""
    row = {"target": target, "last": newest_change(connection)}
    connection.execute(inserting(connection.dialect.name)(alerts).values(row).on_conflict_do_nothing())


def untold(connection: Connection, target: str, *, limit: int) -> list[tuple[int, ToldChange]]:
    """(number, change) of those that somebody was not told of yet, the oldest first."""
    last = connection.scalar(select(alerts.c.last).where(alerts.c.target == target)) or 0
    names = list(ToldChange.__dataclass_fields__)
    asked = select(changes.c.id, *(changes.c[name] for name in names)).where(changes.c.id > last).order_by(changes.c.id)
    rows = connection.execute(asked.limit(limit))
    return [(row.id, ToldChange(**{name: getattr(row, name) for name in names})) for row in rows]


def told_upto(connection: Connection, target: str, last: int) -> None:
    """Somebody was told of all changes up to a number."""
    put = inserting(connection.dialect.name)(alerts).values(target=target, last=last)
    connection.execute(put.on_conflict_do_update(index_elements=["target"], set_={"last": last}))
