"""Pages by digest: bytes are kept once, and beside them each place where they were met."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from stemma.model import Page
from stemma.store.codec import decode, digest_of_bytes, encode, pack, plain, unpack
from stemma.store.tables import captures, pages


def inserting(dialect: str):  # type: ignore[no-untyped-def] # noqa: ANN201 the two dialects' inserts share no type
    """The `INSERT` of a dialect, which can say what to do with a row that is there."""
    return postgres_insert if dialect == "postgresql" else sqlite_insert


def address_of(page: Page) -> str:
    """What makes two captures one article's: the address the page gives or was given, else where it lies."""
    return plain(page.given.url or page.stated.url or page.uri)


def put_page(connection: Connection, page: Page, *, article: str | None, at: str) -> str:
    """Keep a page and where it was met; its digest. Meeting again what stood there last changes nothing.

    Args:
        connection: of a writer.
        page: as it was read.
        article: id of what was made of it; None where it was declined.
        at: ISO 8601 moment in UTC.
    """
    digest = digest_of_bytes(page.content)
    row = {"digest": digest, "size": len(page.content), "content": pack(page.content)}
    connection.execute(inserting(connection.dialect.name)(pages).values(row).on_conflict_do_nothing())
    met = {
        "page": digest,
        "uri": plain(page.uri),
        "address": address_of(page),
        "taken_at": at,
        "article": article,
        "value": encode(replace(page, content=b"")),
    }
    last = _last(connection, page.uri)
    if last is None or last.page != digest:
        connection.execute(captures.insert().values(met))
    elif article is not None and last.article != article:
        connection.execute(update(captures).where(captures.c.id == last.id).values(article=article))
    return digest


def _last(connection: Connection, uri: str) -> Row[Any] | None:
    asked = select(captures).where(captures.c.uri == plain(uri)).order_by(captures.c.id.desc()).limit(1)
    return connection.execute(asked).first()


def is_known(connection: Connection, page: Page) -> bool:
    """Whether these very bytes stood at this place when it was last looked at."""
    last = _last(connection, page.uri)
    return last is not None and last.page == digest_of_bytes(page.content)


def article_of(connection: Connection, page: Page) -> str | None:
    """Id of the article that was made of these bytes when this place was last looked at; None where there was none."""
    last = _last(connection, page.uri)
    return last.article if last is not None and last.page == digest_of_bytes(page.content) else None


def page_of(connection: Connection, article: str) -> Page | None:
    """The page that an article was last made of."""
    asked = (
        select(captures.c.value, pages.c.content)
        .join(pages, pages.c.digest == captures.c.page)
        .where(captures.c.article == article)
        .order_by(captures.c.id.desc())
        .limit(1)
    )
    row = connection.execute(asked).first()
    return None if row is None else replace(decode(row.value, Page), content=unpack(row.content))
