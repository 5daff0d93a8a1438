"""Articles with their revisions. An article's id names its address and its revision, and lives as long as the store."""

from base64 import b32encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, bindparam, func, select, update

from stemma.errors import NotFoundError
from stemma.model import Article
from stemma.store.codec import decode, digest_of, encode, plain
from stemma.store.tables import articles, members

#: characters of an id's first part: 60 bits keep a million addresses apart
ID_LENGTH = 12

# made once: they are run for every article
_BY_ID = select(articles.c.seq, articles.c.digest, articles.c.version).where(articles.c.id == bindparam("key"))
_LAST_REVISION = select(func.max(articles.c.revision)).where(articles.c.address == bindparam("address"))

#: `new` address, `revision` of a known one, `reread` by a newer stage, or `known` as it is
Outcome = Literal["new", "revision", "reread", "known"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a list shows of an article without unpacking it."""

    seq: int
    id: str
    address: str
    revision: int
    digest: str
    title: str | None
    language: str | None
    publisher: str | None
    published: str | None
    added_at: str
    story: str | None


def article_id(address: str, revision: int) -> str:
    """The id of a revision: `k3f9a2c7d1qx-1`."""
    return f"{b32encode(sha256(address.encode('utf-8', 'replace')).digest()).decode().lower()[:ID_LENGTH]}-{revision}"


def substance_of(article: Article) -> str:
    """What a revision must differ in: title and text, but for white space."""
    words = " ".join(f"{article.title or ''} {article.text}".split())
    return sha256(words.encode("utf-8", "replace")).hexdigest()


def latest(connection: Connection, address: str) -> Listed | None:
    """The last revision at an address."""
    found = select_listed(connection, articles.c.address == plain(address), order=articles.c.revision.desc(), limit=1)
    return found[0] if found else None


def next_id(connection: Connection, address: str) -> str:
    """The id that a new revision at an address would have; to be known before a page is read."""
    last = connection.scalar(_LAST_REVISION, {"address": plain(address)}) or 0
    return article_id(plain(address), last + 1)


def is_unchanged(connection: Connection, address: str, article: Article) -> str | None:
    """Id of the last revision where it says the same as `article`; None where there is none or it says something else."""
    asked = (
        select(articles.c.id, articles.c.substance)
        .where(articles.c.address == plain(address))
        .order_by(articles.c.revision.desc())
        .limit(1)
    )
    row = connection.execute(asked).first()
    return row.id if row is not None and row.substance == substance_of(article) else None


def put_article(
    connection: Connection, article: Article, *, address: str, version: str, at: str
) -> tuple[int, Outcome]:
    """Keep an article under its id; its place in the full-text index, and what it is.

    Args:
        connection: of a writer.
        article: with the id that `next_id` gave, or with that of a row to replace.
        address: of the page it was made of.
        version: of the stage that made it.
        at: ISO 8601 moment in UTC.
    """
    digest = digest_of(article)
    row = {
        "id": article.id,
        "address": plain(address),
        "digest": digest,
        "substance": substance_of(article),
        "version": version,
        "title": None if article.title is None else plain(article.title),
        "language": article.language,
        "publisher": None if article.publisher is None else plain(article.publisher),
        "published": article.published.value,
        "value": encode(article),
    }
    there = connection.execute(_BY_ID, {"key": article.id}).first()
    if there is not None:
        if there.digest == digest:
            if there.version != version:
                connection.execute(update(articles).where(articles.c.seq == there.seq).values(version=version))
            return there.seq, "known"
        connection.execute(update(articles).where(articles.c.seq == there.seq).values(row))
        return there.seq, "reread"
    last = connection.scalar(_LAST_REVISION, {"address": plain(address)}) or 0
    made = connection.execute(articles.insert(), {**row, "revision": last + 1, "added_at": at})
    key = made.inserted_primary_key
    assert key is not None  # noqa: S101 an insert of one row has a key
    return int(key[0]), "revision" if last else "new"


def article(connection: Connection, key: str) -> Article:
    """The article of an id.

    Raises:
        NotFoundError: there is none.
    """
    value = connection.scalar(select(articles.c.value).where(articles.c.id == key))
    if value is None:
        raise NotFoundError(f"no article {key} in the store; `stemma list articles` shows their ids")
    return decode(value, Article)


def articles_of(connection: Connection, keys: Sequence[str]) -> dict[str, Article]:
    """The articles of ids, those that there are."""
    found: dict[str, Article] = {}
    for begin in range(0, len(keys), 500):
        asked = select(articles.c.id, articles.c.value).where(articles.c.id.in_(keys[begin : begin + 500]))
        found.update({row.id: decode(row.value, Article) for row in connection.execute(asked)})
    return found


def every_article(connection: Connection, *, after: int = 0, number: int = 500) -> Iterator[tuple[int, Article]]:
    """All articles with their places, in the order in which they came, read in groups so that memory stays flat."""
    while True:
        asked = (
            select(articles.c.seq, articles.c.value)
            .where(articles.c.seq > after)
            .order_by(articles.c.seq)
            .limit(number)
        )
        rows = connection.execute(asked).all()
        yield from ((row.seq, decode(row.value, Article)) for row in rows)
        if len(rows) < number:
            return
        after = rows[-1].seq


def revisions(connection: Connection, address: str) -> list[Listed]:
    """All revisions at an address, the first first."""
    return select_listed(connection, articles.c.address == plain(address), order=articles.c.revision.asc())


def earlier_revisions(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The id of the revision before, by the id of each that has one among all that are kept."""
    found: dict[str, str] = {}
    for key in keys:
        stem, _, number = key.rpartition("-")
        if number.isdigit() and int(number) > 1:
            found[key] = f"{stem}-{int(number) - 1}"
    there = set(articles_of(connection, list(found.values())))
    return {key: before for key, before in found.items() if before in there}


def list_articles(
    connection: Connection, *, since: str | None = None, story: str | None = None, limit: int | None = None
) -> list[Listed]:
    """Articles by when they were added, the newest first.

    Args:
        connection: of a reader.
        since: ISO 8601; only those added then or later.
        story: id; only its articles.
        limit: so many at most.
    """
    wanted = [articles.c.added_at >= since] if since else []
    if story:
        wanted.append(members.c.story == story)
    return select_listed(connection, *wanted, order=articles.c.seq.desc(), limit=limit)


def listed(connection: Connection, key: str) -> Listed:
    """What a list shows of one article.

    Raises:
        NotFoundError: there is none.
    """
    found = select_listed(connection, articles.c.id == key, order=articles.c.seq.asc())
    if not found:
        raise NotFoundError(f"no article {key} in the store; `stemma list articles` shows their ids")
    return found[0]


def select_listed(
    connection: Connection,
    *wanted: ColumnElement[bool],
    order: ColumnElement[Any],
    limit: int | None = None,
) -> list[Listed]:
    """Articles that all conditions hold for."""
    names = [name for name in Listed.__dataclass_fields__ if name != "story"]
    asked = (
        select(*(articles.c[name] for name in names), members.c.story)
        .join(members, members.c.article == articles.c.id, isouter=True)
        .where(*wanted)
        .order_by(order)
        .limit(limit)
    )
    return [Listed(**row._mapping) for row in connection.execute(asked)]  # noqa: SLF001 a named tuple's own way
