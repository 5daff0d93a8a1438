"""Looking after a store: what is in it, whether it is whole, a copy of it."""

import sqlite3
import zlib
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from msgspec import MsgspecError
from sqlalchemy import func, select, text

from stemma.errors import NotFoundError, SettingsError, StoreError
from stemma.model import Article
from stemma.store import tables
from stemma.store.codec import decode, digest_of_bytes, unpack
from stemma.store.engine import errors_of, is_server, journal_of
from stemma.store.migrate import migrate, newest, version_of
from stemma.store.store import Store, opened, shown

#: what a status counts
COUNTED = (
    tables.pages, tables.captures, tables.articles, tables.findings, tables.vectors, tables.stories, tables.claims,
    tables.changes, tables.rejections, tables.notes, tables.feeds,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a store is and holds."""

    where: str
    #: "sqlite" or "postgresql", with its version
    database: str
    #: of SQLite: "wal" or "truncate"; empty for a server
    journal: str
    version: int
    newest: int
    #: bytes; None where it can't be told
    size: int | None
    #: rows by table
    rows: dict[str, int]


def status(store: Store) -> Status:
    """What a store is and holds."""
    dialect = store.engine.dialect.name
    with store.reading() as connection:
        rows = {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in COUNTED}
        if dialect == "sqlite":
            size = _sum(connection.scalar(text("PRAGMA page_count")), connection.scalar(text("PRAGMA page_size")))
            database = f"sqlite {sqlite3.sqlite_version}"
        else:
            size = connection.scalar(text("SELECT pg_database_size(current_database())"))
            database = f"postgresql {connection.scalar(text('SHOW server_version'))}"
        found = version_of(connection)
    journal = journal_of(sqlite3.sqlite_version_info) if dialect == "sqlite" else ""
    return Status(
        where=store.where, database=database, journal=journal, version=found, newest=newest(dialect), size=size,
        rows=rows,
    )  # fmt: skip


def _sum(pages: int | None, size: int | None) -> int:
    return (pages or 0) * (size or 0)


def troubles(store: Store) -> list[str]:
    """What is not as it should be, one line each; empty for a store that is whole."""
    found: list[str] = []
    with store.reading() as connection:
        if store.engine.dialect.name == "sqlite":
            found += [
                f"database: {line}" for line in connection.scalars(text("PRAGMA integrity_check")) if line != "ok"
            ]
            broken = connection.execute(text("PRAGMA foreign_key_check"))
            found += [f"{row[0]}: row {row[1]} names a {row[2]} that is not there" for row in broken]
        asked = select(tables.articles.c.id, tables.articles.c.digest, tables.articles.c.value, tables.articles.c.seq)
        indexed = set(connection.scalars(text(f"SELECT {_place(store)} FROM search")))  # noqa: S608 one of two names
        for row in connection.execute(asked, execution_options={"yield_per": 500}):
            found += [f"article {row.id}: {words}" for words in _wrong(row.value, row.digest)]
            if row.seq not in indexed:
                found.append(f"article {row.id}: not in the full-text index")
    return found


def _place(store: Store) -> str:
    return "rowid" if store.engine.dialect.name == "sqlite" else "seq"


def _wrong(value: bytes, digest: str) -> list[str]:
    try:
        raw = unpack(value)
        decode(value, Article)
    except (MsgspecError, zlib.error) as error:
        return [f"can't be read ({error})"]
    return [] if digest_of_bytes(raw) == digest else ["its bytes are not those that its digest names"]


def backup(store: Store, to: Path) -> int:
    """Copy a store of SQLite to a new file while others read it; bytes written.

    Raises:
        SettingsError: the file is there, or the store is no file.
        StoreError: the copy can't be written.
    """
    if store.engine.dialect.name != "sqlite":
        raise SettingsError(f"{store.where}: `db backup` copies a file; use pg_dump for a server")
    if to.exists():
        raise SettingsError(f"{to}: there is such a file; name a new one")
    part = to.with_name(to.name + ".part")
    try:
        with closing(sqlite3.connect(store.where)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        part.replace(to)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{to}: the copy can't be written ({error})") from None
    return to.stat().st_size


def bring_up(where: str) -> tuple[list[int], Path | None]:
    """Take the steps that a store lacks; their numbers, and the copy that was made of a file before the first.

    Raises:
        NotFoundError: there is no such file.
        StoreError: the store is newer than the program, another process writes it, or the copy can't be made.
    """
    copy: Path | None = None
    with ExitStack() as stack, errors_of(shown(where)):
        if not is_server(where) and not Path(where).exists():
            raise NotFoundError(f"{where}: no store here; `stemma add` makes one, --db names another")
        engine = opened(where, stack, write=True)
        with engine.connect() as connection:
            found = version_of(connection)
        if 0 < found < newest(engine.dialect.name) and not is_server(where):
            copy = Path(f"{where}.version{found}")
            copy.unlink(missing_ok=True)
            backup(Store(engine, where, ExitStack()), copy)
        return migrate(engine), copy
    raise AssertionError("unreachable")  # pragma: no cover the context managers swallow nothing
