"""How a database is opened: which journal, which waits, and which of its errors mean what.

SQLite 3.7.0 to 3.51.2 can corrupt a write-ahead log that several processes reset at once, so there Stemma keeps to the
rollback journal: readers wait for a writer's commit, and nothing else is lost.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError

from stemma.errors import MissingExtraError, NotFoundError, StoreBusyError, StoreError, StoreFullError

#: the first SQLite whose write-ahead log is safe with several processes
SAFE_LOG = (3, 51, 3)
#: milliseconds that a connection waits for another's transaction
PATIENCE = 10_000
#: the option of a connection that is going to write
WRITING = "stemma_writing"
#: kibibytes of page cache a connection
CACHE = 32_768


def journal_of(version: tuple[int, ...]) -> str:
    """The journal to use with a version of SQLite."""
    return "wal" if version >= SAFE_LOG else "truncate"


def is_server(where: str) -> bool:
    """Whether a store is named by an address of PostgreSQL and not by a path."""
    return where.startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))


def _prepare(connection: sqlite3.Connection, *, write: bool) -> None:
    # transactions are ours to begin: the driver's own would leave out DDL and begin too late
    connection.isolation_level = None
    run = connection.execute
    run(f"PRAGMA busy_timeout = {PATIENCE}")
    run("PRAGMA foreign_keys = ON")
    run(f"PRAGMA cache_size = -{CACHE}")
    if write:
        run(f"PRAGMA journal_mode = {journal_of(sqlite3.sqlite_version_info)}")
        run("PRAGMA synchronous = FULL")
    else:
        run("PRAGMA query_only = ON")


def sqlite_engine(path: Path, *, write: bool) -> Engine:
    """An engine on a file. A reader opens it for writing as well: after a crash it may have to roll the journal back.

    Raises:
        NotFoundError: there is no such file to read.
    """
    if not write and not path.exists():
        raise NotFoundError(f"{path}: no store here; `stemma add` makes one, --db names another")
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def prepared(connection: sqlite3.Connection, _record: object) -> None:
        _prepare(connection, write=write)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # who is going to write takes the lock at once: one that starts by reading could be refused halfway
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITING) else "BEGIN")

    return engine


def server_engine(url: str) -> Engine:
    """An engine on PostgreSQL.

    Raises:
        MissingExtraError: psycopg is not installed.
    """
    try:
        import psycopg  # noqa: F401 only whether it is there
    except ImportError:
        raise MissingExtraError("a store in PostgreSQL", "postgres") from None
    scheme, _, rest = url.partition("://")
    del scheme
    return create_engine(f"postgresql+psycopg://{rest}")


def _meaning(error: DBAPIError, where: str) -> StoreError:
    """What an error of the database means to a user."""
    cause = error.orig
    name = getattr(cause, "sqlite_errorname", "") or getattr(cause, "sqlstate", "") or ""
    if name in {"SQLITE_FULL", "53100"} or name.startswith("SQLITE_IOERR_WRITE"):
        return StoreFullError(f"{where}: no room left on the disk; what was written before is kept. Make room, go on")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreBusyError(f"{where}: another process is using it; try again")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreError(f"{where}: no store of Stemma, or a broken one ({cause}); `stemma db check` says more")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")):
        return StoreError(f"{where}: can't be opened for this ({cause}); check the folder and your rights")
    return StoreError(f"{where}: {str(cause).strip().splitlines()[0] if str(cause).strip() else name}")


@contextmanager
def errors_of(where: str) -> Iterator[None]:
    """Errors of the database as errors of Stemma.

    Raises:
        StoreError: or one of its kinds, by what the database said.
    """
    try:
        yield
    except OperationalError as error:
        raise _meaning(error, where) from error
    except DBAPIError as error:
        if type(error.orig).__name__ in {"DatabaseError", "DataError", "InternalError"}:
            raise _meaning(error, where) from error
        raise
