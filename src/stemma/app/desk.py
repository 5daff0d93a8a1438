"""Wiring of what keeps: settings and inputs in, adapters chosen, the store opened, the work of `keeping` done."""

import getpass
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from stemma.app import tools_of
from stemma.errors import SettingsError
from stemma.fetch import Fetcher
from stemma.fetch.polite import Polite
from stemma.intake import Input, find_files, link_refused, read_inputs
from stemma.intake.worker import Worker
from stemma.keeping import Added, add, read_again, relate_all, relate_new
from stemma.keeping.links import Follower
from stemma.keeping.relating import unrelated
from stemma.model import Facts, Link
from stemma.pipeline import Progress, silent
from stemma.settings import Settings, limits_of, load
from stemma.store import Store, default_path, open_store
from stemma.store.articles import article
from stemma.store.journal import ToldChange
from stemma.store.notes import NoteKind, add_note, note_on
from stemma.store.upkeep import bring_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an addition did: what is new, and what has changed by it."""

    added: Added
    changes: tuple[ToldChange, ...] = ()


def now() -> str:
    """The moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def add_paths(
    paths: Sequence[Input],
    *,
    given: Mapping[Path, Facts] | None = None,
    settings: Settings | None = None,
    offline: bool = False,
    progress: Progress = silent,
) -> Kept:
    """Read what is new in files, folders and at addresses, keep it, and tell what it changes: what `stemma add` does.

    Args:
        paths: files of any format that Stemma reads, folders of them, web addresses, and "-" for standard input.
        given: facts about single files, by resolved path.
        settings: limits and choices; the defaults when None.
        offline: fetch nothing: addresses become rejections that name them.
        progress: told (stage, done, of) now and then.

    Raises:
        NotFoundError: a path does not exist.
        MissingExtraError: a file's format needs an extra that is not installed.
        StoreError: the store can't be used.
    """
    chosen, at = settings or Settings(), now()
    tools, files = tools_of(chosen), find_files(paths)
    with (
        open_store(chosen.db, write=True) as store,
        Fetcher(allow_private=chosen.allow_private) as fetcher,
        Worker(limits_of(chosen)) as worker,
    ):
        found = read_inputs(files, given=given or {}, language=chosen.language, limits=chosen)
        follower = Follower(Polite(fetcher), worker, chosen)
        pages = (link_refused(i) if isinstance(i, Link) else i for i in found) if offline else follower.followed(found)
        added = add(store, pages, tools, settings=chosen, at=at, progress=progress, total=len(files))
        with store.reading() as db:
            waiting = {*added.fresh, *unrelated(db)}
        changes = relate_new(store, waiting, tools, settings=chosen, at=at, progress=progress)
    return Kept(added=added, changes=tuple(changes))


def settle(*, stale: bool, settings: Settings | None = None, progress: Progress = silent) -> Kept:
    """Bring the store to what this version finds, and decide all stories anew: what `stemma analyse` does.

    Args:
        stale: only where this version of a stage finds something else; without it all articles are read again.
        settings: limits and choices; the defaults when None.
        progress: told (stage, done, of) now and then.

    Raises:
        StoreError: the store can't be used.
    """
    chosen, at = settings or Settings(), now()
    tools = tools_of(chosen)
    with open_store(chosen.db, write=True) as store:
        added = read_again(store, tools, settings=chosen, at=at, stale=stale, progress=progress)
        changes = relate_all(store, tools, settings=chosen, at=at, progress=progress)
    return Kept(added=added, changes=tuple(changes))


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
