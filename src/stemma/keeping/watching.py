"""One round over the feeds: ask those that are due, read what is new in them, look again at pages, keep it, tell.

Whatever happens to one feed is its own trouble: it is noted with the feed, and told when it lasts.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import overload

from stemma.fetch import Failure, Fetched, Unchanged
from stemma.fetch.entries import EntryKeys, aliases, identify, shared_links
from stemma.fetch.feeds import Decision, FeedState, after_answer, after_failure, conditions
from stemma.fetch.polite import Polite
from stemma.fetch.visits import next_look
from stemma.intake import read_packed
from stemma.intake.worker import Worker
from stemma.keeping.adding import Added, add
from stemma.keeping.links import Follower, packed_of, rejected
from stemma.keeping.relating import relate_new, unrelated
from stemma.model import Facts, Link, Page, Rejection
from stemma.pipeline import Progress, Tools, silent
from stemma.settings import Settings
from stemma.store import Store, feeds, journal, visits
from stemma.store.feeds import Followed
from stemma.store.journal import ToldChange

#: entries of one feed that are looked at; the first, for feeds begin with the newest
MOST = 2_000
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
#: bytes in which a feed says such things
_HEAD = 65_536
#: rejections of a feed that say nothing against it
_EMPTY = frozenset(("no_entries", "no_text", "duplicate"))

Answer = Fetched | Unchanged | Failure
Item = Page | Link | Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What came of one round."""

    #: feeds that were asked
    asked: int
    added: Added
    changes: tuple[ToldChange, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a feed, and what there is to do about it."""

    names: tuple[str, ...]
    #: its number where it was there before
    number: int | None
    #: its text where the feed holds it
    page: Page | None
    #: where its article stands, where that is to be fetched
    link: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watcher:
    """Works through what is due.

    Args:
        store: open for writing.
        polite: that asks.
        worker: that reads feeds.
        tools: to read articles with.
        settings: of the run.
        progress: told of each stage.
        chance: 0 to 1, drawn anew each time.
    """

    store: Store
    polite: Polite
    worker: Worker
    tools: Tools
    settings: Settings
    progress: Progress = silent
    chance: Callable[[], float] = random.random

    def round(self, now: datetime, *, every: bool = False) -> Round:
        """One round. What is kept is on the disk; a round that is broken off is taken up by the next.

        Args:
            now: the moment, in UTC.
            every: ask all feeds, due or not.
        """
        at = _iso(now)
        with self.store.reading() as db:
            due = feeds.list_feeds(db, FeedState, due_by=None if every else at)
            pages = visits.due_visits(db, at)
        news: list[ToldChange] = []
        added = Added()
        for number, followed in enumerate(due, 1):
            told, more = self._feed(followed, now)
            news, added = news + told, added + more
            self.progress("asking feeds", number, len(due))
        for number, (link, times) in enumerate(pages, 1):
            added += self._look_again(link, times, now)
            self.progress("looking again", number, len(pages))
        with self.store.reading() as db:
            waiting = {*added.fresh, *unrelated(db)}
        changes = relate_new(self.store, waiting, self.tools, settings=self.settings, at=at, progress=self.progress)
        return Round(asked=len(due), added=added, changes=(*news, *changes))

    def _feed(self, followed: Followed[FeedState], now: datetime) -> tuple[list[ToldChange], Added]:
        """Ask one feed and add what is new in it. The entries count as known only when their articles are kept."""
        answer = self.polite.feed(followed.url, conditions(followed.state, now))
        decision, items = self._decided(followed.state, answer, now)
        entries = self._entries(followed.number, items)
        added = self._add(chain(_declined(followed, items), self._pages(entries)), now)
        told = [
            ToldChange(subject=f"feed_{n.kind} {n.feed} {now.date()}", at=_iso(now), kind=f"feed_{n.kind}", text=n.text)
            for n in decision.news
        ]
        with self.store.writing() as db:
            for entry in entries:
                feeds.add_entry(db, followed.number, entry.names, entry.number)
                if entry.link is not None and not visits.was_visited(db, entry.link.url):
                    visits.put_visit(db, entry.link, times=1, due_at=_iso(next_look(1, now)))
            if isinstance(answer, Failure):
                journal.put_rejection(db, rejected(answer), at=_iso(now))
            after = decision.state
            feeds.put_feed(db, followed.number, url=after.url, state=after, due_at=_iso(after.due_at))
            return journal.put_changes(db, told), added

    def _decided(self, state: FeedState, answer: Answer, now: datetime) -> tuple[Decision, list[Item]]:
        """What an answer leads to; a body that holds no feed is a failure, too."""
        if isinstance(answer, Failure):
            return after_failure(state, answer, now, jitter=self.chance()), []
        if isinstance(answer, Unchanged) or answer.digest == state.digest:
            return after_answer(state, answer, now, jitter=self.chance()), []
        items = list(read_packed(packed_of(answer, Facts(publisher=state.title)), self.settings, self.worker))
        trouble = [i for i in items if isinstance(i, Rejection) and i.reason not in _EMPTY]
        if trouble and len(trouble) == len(items):
            broken = Failure(asked=answer.asked, kind="broken", cause=trouble[0].cause, hops=answer.hops)
            return after_failure(state, broken, now, jitter=self.chance()), []
        ttl = _TTL.search(answer.content[:_HEAD])
        known = replace(state, ttl=int(ttl[1]) if ttl else None)
        return after_answer(known, answer, now, jitter=self.chance()), items

    def _entries(self, feed: int, items: Sequence[Item]) -> list[_Entry]:
        """What there is to do about each entry: of one that was there before, only a text that the feed itself holds is looked at."""
        found = [item for item in items if not isinstance(item, Rejection)][:MOST]
        keys = [keys_of(item) for item in found]
        shared = shared_links(keys)
        with self.store.reading() as db:
            known = feeds.known_entries(db, feed, {name for one in keys for name in aliases(one)})
            entries = []
            for item, one in zip(found, keys, strict=True):
                number, link = identify(one, known, shared), item if isinstance(item, Link) else None
                fresh = link if number is None and link and not visits.was_visited(db, link.url) else None
                page = item if isinstance(item, Page) else None
                names = tuple(name for name in aliases(one) if name not in shared)
                entries.append(_Entry(names, number, page, fresh))
        return entries

    def _pages(self, entries: Iterable[_Entry]) -> Iterator[Page | Rejection]:
        for entry in entries:
            if entry.page is not None:
                yield entry.page
            elif entry.link is not None:
                yield from self._fetched(entry.link)

    def _fetched(self, link: Link) -> Iterator[Page | Rejection]:
        found = Follower(self.polite, self.worker, self.settings).fetched(link)
        return (item for item in found if not isinstance(item, Link))

    def _look_again(self, link: Link, times: int, now: datetime) -> Added:
        """Fetch a page that was there before and plan the next look."""
        added = self._add(self._fetched(link), now)
        with self.store.writing() as db:
            visits.put_visit(db, link, times=times + 1, due_at=_iso(next_look(times + 1, now)))
        return added

    def _add(self, found: Iterable[Page | Rejection], now: datetime) -> Added:
        return add(self.store, found, self.tools, settings=self.settings, at=_iso(now))


@overload
def _iso(moment: datetime) -> str: ...
@overload
def _iso(moment: None) -> None: ...
@overload
def _iso(moment: datetime | None) -> str | None: ...
def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")


def keys_of(item: Page | Link) -> EntryKeys:
    """What an entry can be known by: intake names it by its guid, else link, else title."""
    named = item.uri.rpartition("!/")[2]
    facts = item.stated
    return EntryKeys(guid=named if named != facts.title else None, link=facts.url, title=facts.title)


def _declined(followed: Followed[FeedState], items: Sequence[Item]) -> list[Rejection]:
    """What of a feed is not looked at, each told: entries that hold nothing, and those beyond the most."""
    declined = [item for item in items if isinstance(item, Rejection) and item.reason not in _EMPTY - {"no_text"}]
    if (more := len(items) - sum(isinstance(item, Rejection) for item in items) - MOST) > 0:
        cause = f"{more + MOST:,} entries; only the first {MOST:,} were looked at: follow a feed that holds less"
        declined.append(Rejection(uri=followed.url, stage="read", reason="too_many", cause=cause))
    return declined
