"""Wiring of feeds and watching: the store opened for each round, the network, alerts, a clean stop."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from stemma.app import tools_of
from stemma.fetch import Fetcher
from stemma.fetch.feeds import FeedState
from stemma.fetch.polite import Polite
from stemma.intake import inputs_of, read_inputs
from stemma.intake.worker import Worker
from stemma.keeping.alerts import deliverer, tell
from stemma.keeping.watching import Round, Watcher
from stemma.model import Link
from stemma.pipeline import Progress, Tools, silent
from stemma.settings import Settings, limits_of
from stemma.store import feeds, open_store, visits
from stemma.store.chosen import open_chosen
from stemma.store.feeds import Followed

#: the shortest time between two rounds
SHORTEST = timedelta(seconds=30)


def add_feeds(db: str | None, urls: Sequence[str]) -> list[str]:
    """Follow feeds; those that were not followed yet.

    Raises:
        StoreError: the store can't be used.
    """
    with open_chosen(db, write=True) as store, store.writing() as connection:
        there = {one.url for one in feeds.list_feeds(connection, FeedState)}
        fresh = [url for url in dict.fromkeys(urls) if url not in there]
        for url in fresh:
            feeds.add_feed(connection, url, FeedState(url=url))
    return fresh


def import_feeds(db: str | None, files: Sequence[str], settings: Settings) -> tuple[int, int]:
    """Follow the feeds that lists of feeds (OPML, or addresses one a line) name; how many are new, of how many.

    Raises:
        NotFoundError: a file does not exist.
        StoreError: the store can't be used.
    """
    found = read_inputs(inputs_of(files), given={}, language=None, limits=settings)
    # a plain list does not say what its addresses are: who imports it here says that they are feeds
    links = {item.url: item for item in found if isinstance(item, Link)}
    with open_chosen(db, write=True) as store, store.writing() as connection:
        there = {one.url for one in feeds.list_feeds(connection, FeedState)}
        for url, link in links.items():
            if url not in there:
                feeds.add_feed(connection, url, FeedState(url=url, title=link.stated.publisher))
    return len(links.keys() - there), len(links)


def remove_feeds(db: str | None, urls: Sequence[str]) -> None:
    """Follow feeds no longer; what was read from them stays.

    Raises:
        NotFoundError: one is not followed; none is removed.
        StoreError: the store can't be used.
    """
    with open_chosen(db, write=True) as store, store.writing() as connection:
        for url in urls:
            feeds.remove_feed(connection, url)


def followed(db: str | None) -> list[Followed[FeedState]]:
    """All feeds, in the order in which they were added.

    Raises:
        NotFoundError: there is no store.
        StoreError: the store can't be used.
    """
    with open_chosen(db) as store, store.reading() as connection:
        return feeds.list_feeds(connection, FeedState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of a round, and of telling others of it."""

    round: Round
    #: (who, why it could not be told)
    troubles: tuple[tuple[str, str], ...] = ()


def watch_once(
    settings: Settings, *, alert: Sequence[str] = (), every: bool = False, progress: Progress = silent
) -> Told:
    """One round over what is due, and alerts of what has changed.

    Args:
        settings: limits and choices.
        alert: who is told: webhooks and mail.
        every: ask all feeds, due or not.
        progress: told of each stage.

    Raises:
        SettingsError: an alert that is neither.
        StoreError: the store can't be used.
    """
    with Fetcher(allow_private=settings.allow_private) as fetcher, tools_of(settings) as tools:
        return _round(settings, tools, fetcher, Polite(fetcher), alert, every=every, progress=progress)


def _round(  # noqa: PLR0913 what a round needs
    settings: Settings,
    tools: Tools,
    fetcher: Fetcher,
    polite: Polite,
    alert: Sequence[str],
    *,
    every: bool,
    progress: Progress,
) -> Told:
    ways = {one: deliverer(one, fetcher, smtp=settings.smtp, sender=settings.mail_from) for one in alert}
    with open_store(settings.db, write=True) as store:
        with store.writing() as connection:
            for target in ways:
                visits.start_alert(connection, target)
        with Worker(limits_of(settings)) as worker:
            made = Watcher(
                store=store,
                polite=polite,
                worker=worker,
                tools=tools,
                settings=settings,
                progress=progress,
            ).round(datetime.now(UTC), every=every)
        troubles = [(one, why) for one, way in ways.items() if (why := tell(store, one, way)[1]) is not None]
    return Told(round=made, troubles=tuple(troubles))


def watch(  # noqa: PLR0913 what watching needs
    settings: Settings,
    *,
    pause: timedelta,
    alert: Sequence[str],
    present: Callable[[Told], None],
    stop: threading.Event,
    progress: Progress = silent,
) -> None:
    """Rounds until told to stop. The store is open during a round only, so that other commands can write between two.

    Args:
        settings: limits and choices.
        pause: between the beginnings of two rounds.
        alert: who is told.
        present: shows what came of a round.
        stop: set when it is to end; the round at work is finished first.
        progress: told of each stage.

    Raises:
        StoreError: the store can't be used.
    """
    with Fetcher(allow_private=settings.allow_private) as fetcher, tools_of(settings) as tools:
        polite = Polite(fetcher)
        while not stop.is_set():
            begun = datetime.now(UTC)
            present(_round(settings, tools, fetcher, polite, alert, every=False, progress=progress))
            left = max(pause, SHORTEST) - (datetime.now(UTC) - begun)
            stop.wait(max(0.0, left.total_seconds()))
