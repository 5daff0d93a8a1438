"""The store that a call, the environment or a file of settings names; for commands that need nothing else."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from stemma.errors import SettingsError
from stemma.settings import load
from stemma.store.articles import article
from stemma.store.notes import NoteKind, add_note, note_on
from stemma.store.store import Store, default_path, open_store
from stemma.store.upkeep import bring_up


def now() -> str:
    """The moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def open_chosen(db: str | None, *, write: bool = False) -> Store:
    """The store that a call, the environment or a file of settings names.

    Raises:
        StoreError: it can't be used.
        NotFoundError: a reader finds none.
    """
    return open_store(load({"db": db}).db, write=write)


@contextmanager
def reading(db: str | None) -> Iterator[Connection]:
    """A view of the store, for a command that only reads.

    Raises:
        StoreError: it can't be used.
        NotFoundError: there is none.
    """
    with open_chosen(db) as store, store.reading() as connection:
        yield connection


def is_story(key: str) -> bool:
    """Whether an id is a story's; an article's has a hyphen."""
    return key.removeprefix("st").isdigit()


def migrated(db: str | None) -> tuple[list[int], Path | None]:
    """Bring a store to this version; the steps taken, and the copy that was made of a file before.

    Raises:
        StoreError: it can't be used, or copied.
    """
    where = str(load({"db": db}).db or default_path())
    return bring_up(where)


def add_note_on(db: str | None, key: str, quote: str, *, text: str, kind: NoteKind, author: str | None) -> int:  # noqa: PLR0913 a note has so many parts
    """Keep a note on words of an article; its number.

    Raises:
        NotFoundError: there is no such article.
        SettingsError: the words do not stand there exactly once, or nobody's name is known.
    """
    who = author or _login()
    with open_chosen(db, write=True) as store, store.writing() as connection:
        made = note_on(article(connection, key), quote, text=text, author=who, kind=kind, at=now())
        return add_note(connection, made)


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise SettingsError("nobody's name is known here: say --author NAME") from None
