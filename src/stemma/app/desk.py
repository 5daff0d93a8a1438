"""Wiring of what keeps: settings and inputs in, adapters chosen, the store opened, the work of `keeping` done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from stemma.app import tools_of
from stemma.fetch import Fetcher
from stemma.fetch.polite import Polite
from stemma.intake import Input, find_files, link_refused, read_given, read_inputs
from stemma.intake.packed import Packed
from stemma.intake.worker import Worker
from stemma.keeping.adding import Added, add
from stemma.keeping.again import read_again
from stemma.keeping.links import Follower
from stemma.keeping.relating import relate_all, relate_new, unrelated
from stemma.model import Facts, Link, Page, Rejection
from stemma.pipeline import Progress, silent
from stemma.settings import Settings, limits_of
from stemma.store import open_store
from stemma.store.chosen import now
from stemma.store.journal import ToldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What an addition did: what is new, and what has changed by it."""

    added: Added
    changes: tuple[ToldChange, ...] = ()


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
    chosen, files = settings or Settings(), find_files(paths)
    with Worker(limits_of(chosen)) as worker:
        found = read_inputs(files, given=given or {}, language=chosen.language, limits=chosen)
        return _kept(found, worker, chosen, offline=offline, progress=progress, total=len(files))


def add_given(
    inputs: Sequence[tuple[Packed, Facts]],
    urls: Sequence[str] = (),
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
) -> Kept:
    """Read bytes that a user handed over and pages at addresses, keep them, and tell what they change: what the desk's form does.

    Args:
        inputs: bytes of any format that Stemma reads, each with what the user says of it.
        urls: addresses of pages and feeds.
        settings: limits and choices; the defaults when None.
        progress: told (stage, done, of) now and then.

    Raises:
        MissingExtraError: a format needs an extra that is not installed.
        StoreError: the store can't be used.
    """
    chosen = settings or Settings()
    with Worker(limits_of(chosen)) as worker:
        read = (item for packed, facts in inputs for item in read_given(packed, facts, chosen, worker))
        links = read_inputs(list(urls), given={}, language=chosen.language, limits=chosen)
        return _kept(chain(read, links), worker, chosen, progress=progress, total=len(inputs) + len(urls))


def _kept(  # noqa: PLR0913 what an addition needs
    found: Iterable[Page | Link | Rejection],
    worker: Worker,
    chosen: Settings,
    *,
    offline: bool = False,
    progress: Progress,
    total: int,
) -> Kept:
    at = now()
    with (
        tools_of(chosen) as tools,
        open_store(chosen.db, write=True) as store,
        Fetcher(allow_private=chosen.allow_private) as fetcher,
    ):
        follower = Follower(Polite(fetcher), worker, chosen)
        pages = (link_refused(i) if isinstance(i, Link) else i for i in found) if offline else follower.followed(found)
        added = add(store, pages, tools, settings=chosen, at=at, progress=progress, total=total)
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
    with tools_of(chosen) as tools, open_store(chosen.db, write=True) as store:
        added = read_again(store, tools, settings=chosen, at=at, stale=stale, progress=progress)
        changes = relate_all(store, tools, settings=chosen, at=at, progress=progress)
    return Kept(added=added, changes=tuple(changes))
