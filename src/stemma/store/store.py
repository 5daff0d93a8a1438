"""Opening a store: for one writer, or for any number of readers."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, text

from stemma.errors import StoreBusyError, StoreError
from stemma.store.engine import WRITING, errors_of, is_server, server_engine, sqlite_engine
from stemma.store.lock import WriterLock
from stemma.store.migrate import check_version, migrate, version_of

#: the advisory lock of the one writer in a PostgreSQL database: "stemma" in ASCII
SERVER_LOCK = 0x7374656D6D61


def default_path() -> Path:
    """Where the store lies when nobody says otherwise: in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("stemma", appauthor=False) / "stemma.db"


def shown(where: str) -> str:
    """A store's name for messages: a password in it is left out."""
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1@", where)


class Store:
    """A store that is open. What is done in one `with store.writing()` is done whole or not at all."""

    def __init__(self, engine: Engine, where: str, closing: ExitStack) -> None:
        self.engine = engine
        #: its name for messages
        self.where = where
        self._closing = closing

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction; when the block has ended without an error, all in it is on the disk.

        Raises:
            StoreFullError: the disk is full; nothing of the block is kept.
            StoreError: any other trouble of the database, likewise.
        """
        with (
            errors_of(self.where),
            self.engine.connect() as connection,
            connection.execution_options(**{WRITING: True}).begin(),
        ):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of the store that does not move while it is read. Keep it short: a writer may be waiting.

        Raises:
            StoreError: any trouble of the database.
        """
        with errors_of(self.where), self.engine.connect() as connection:
            yield connection

    def version(self) -> int:
        """The number of the last migration taken."""
        with self.reading() as connection:
            return version_of(connection)

    def close(self) -> None:
        """Let go of the file and of the writer's lock."""
        self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()


def _locked_server(engine: Engine, where: str, closing: ExitStack) -> None:
    connection = closing.enter_context(engine.connect())
    if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": SERVER_LOCK}):
        raise StoreBusyError(f"{where}: another process is writing it; wait for it, or stop it")
    connection.commit()


def opened(where: str, closing: ExitStack, *, write: bool) -> Engine:
    """An engine, with the writer's lock where it is to write; both are let go by `closing`.

    Raises:
        StoreBusyError: another process is the writer.
        NotFoundError: a reader finds no file.
    """
    if is_server(where):
        engine = server_engine(where)
        closing.callback(engine.dispose)
        if write:
            _locked_server(engine, shown(where), closing)
        return engine
    path = Path(where)
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        closing.callback(WriterLock(path).release)
    engine = sqlite_engine(path, write=write)
    closing.callback(engine.dispose)
    return engine


def open_store(where: str | Path | None = None, *, write: bool = False, migrating: bool = False) -> Store:
    """Open a store; a writer makes one where there is none.

    Args:
        where: a path, or an address of PostgreSQL; the file in the user's data folder when None.
        write: be the one writer.
        migrating: bring an older store to this program's version instead of refusing it.

    Raises:
        NotFoundError: a reader finds no store.
        StoreVersionError: the store is of another version.
        StoreBusyError: another process is the writer.
        StoreError: the folder or the database can't be used.
    """
    name = str(where or default_path())
    with ExitStack() as closing, errors_of(shown(name)):
        try:
            engine = opened(name, closing, write=write)
        except OSError as error:
            raise StoreError(f"{shown(name)}: {error.strerror or error}; name another place with --db") from None
        with engine.connect() as connection:
            empty = version_of(connection) == 0
        if write and (empty or migrating):
            migrate(engine)
        with engine.connect() as connection:
            check_version(connection)
        return Store(engine, shown(name), closing.pop_all())
    raise AssertionError("unreachable")  # pragma: no cover the context managers swallow nothing
