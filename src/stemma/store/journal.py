"""What happened: inputs that were declined, and changes that were told."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from stemma.model import Rejection
from stemma.store.codec import plain
from stemma.store.pages import inserting
from stemma.store.tables import changes, rejections


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """Something that is not as it was, told once."""

    #: what it is about: the same subject is never told twice
    subject: str
    #: ISO 8601 moment in UTC
    at: str
    #: "new_story", "new_independent_text", "figure_revised", "statement_denied", "correction", "silent_edit", ...
    kind: str
    #: one sentence for people
    text: str
    story: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRejection:
    """A rejection with when it was met first and last, and how often."""

    rejection: Rejection
    first_at: str
    last_at: str
    times: int


def put_changes(connection: Connection, found: Iterable[ToldChange]) -> list[ToldChange]:
    """Note changes; those that had not been noted before, in order."""
    insert = inserting(connection.dialect.name)
    fresh = []
    for one in found:
        row = {
            "subject": plain(one.subject), "at": one.at, "kind": one.kind, "story": one.story, "article": one.article,
            "text": plain(one.text),
        }  # fmt: skip
        put = insert(changes).values(row).on_conflict_do_nothing().returning(changes.c.id)
        if connection.execute(put).first() is not None:
            fresh.append(one)
    return fresh


def list_changes(
    connection: Connection, *, since: str | None = None, story: str | None = None, limit: int | None = None
) -> list[ToldChange]:
    """Changes, the newest first.

    Args:
        connection: of a reader.
        since: ISO 8601; only those of then or later.
        story: id; only its changes.
        limit: so many at most.
    """
    asked = select(*(changes.c[name] for name in ToldChange.__dataclass_fields__)).order_by(changes.c.id.desc())
    if since:
        asked = asked.where(changes.c.at >= since)
    if story:
        asked = asked.where(changes.c.story == story)
    return [ToldChange(**row._mapping) for row in connection.execute(asked.limit(limit))]  # noqa: SLF001 a named tuple's own way


def put_rejection(connection: Connection, declined: Rejection, *, at: str) -> None:
    """Note that an input was declined; met again, it counts again."""
    insert = inserting(connection.dialect.name)(rejections)
    row = {
        "uri": plain(declined.uri), "stage": declined.stage, "reason": declined.reason, "cause": plain(declined.cause),
        "first_at": at, "last_at": at, "times": 1,
    }  # fmt: skip
    again = {"last_at": at, "times": rejections.c.times + 1, "cause": row["cause"]}
    put = insert.values(row).on_conflict_do_update(index_elements=["uri", "stage", "reason"], set_=again)
    connection.execute(put)


def drop_rejections(connection: Connection, uri: str) -> None:
    """An input was read after all."""
    connection.execute(delete(rejections).where(rejections.c.uri == plain(uri)))


def list_rejections(
    connection: Connection, *, since: str | None = None, limit: int | None = None
) -> list[KeptRejection]:
    """Rejections by when they were last met, the newest first.

    Args:
        connection: of a reader.
        since: ISO 8601; only those met then or later.
        limit: so many at most.
    """
    asked = select(rejections).order_by(rejections.c.last_at.desc(), rejections.c.id.desc())
    if since:
        asked = asked.where(rejections.c.last_at >= since)
    return [
        KeptRejection(
            rejection=Rejection(uri=row.uri, stage=row.stage, reason=row.reason, cause=row.cause),
            first_at=row.first_at,
            last_at=row.last_at,
            times=row.times,
        )
        for row in connection.execute(asked.limit(limit))
    ]
