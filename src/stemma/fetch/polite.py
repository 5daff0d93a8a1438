"""A fetcher with manners: turns at a domain for all, robots.txt for pages."""

import time
from collections.abc import Callable

from stemma.fetch.answers import Failure, Fetched, Unchanged, Validators
from stemma.fetch.client import Fetcher
from stemma.fetch.robots import MOST, Robots
from stemma.fetch.turns import Turns


class Polite:
    """Asks for feeds and pages as a good guest does.

    Args:
        fetcher: that asks.
        turns: who may ask a domain when.
        clock: monotonic seconds.
    """

    def __init__(
        self, fetcher: Fetcher, turns: Turns | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetcher, self._turns = fetcher, turns or Turns()
        self._robots = Robots(self._robots_txt, clock)

    def _robots_txt(self, url: str) -> Fetched | Unchanged | Failure:
        with self._turns.at(url):
            return self._fetcher.get(url, most=MOST)

    def feed(self, url: str, validators: Validators | None = None) -> Fetched | Unchanged | Failure:
        """A feed. It is published to be asked for, so its site's robots.txt is not."""
        with self._turns.at(url):
            return self._fetcher.feed(url, validators)

    def page(self, url: str) -> Fetched | Unchanged | Failure:
        """A page, where its site lets robots read it."""
        if why := self._robots.objection(url):
            return Failure(asked=url, kind="robots", cause=f"{url}: {why}")
        self._turns.stretch(url, self._robots.delay(url))
        with self._turns.at(url):
            return self._fetcher.page(url, self._robots.objection)
