"""One connection a registrable domain at a time, and a pause between two."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

#: seconds between the end of one request to a domain and the next
GAP = 2.0
#: seconds that a robots.txt can stretch the gap to
LONGEST_GAP = 30.0


def domain_of(url: str) -> str:
    """The registrable domain of an address (example.co.uk), by the public suffix list; the host where there is none."""
    from tld import get_fld

    host = (urlsplit(url).hostname or "").rstrip(".")
    return get_fld(url, fail_silently=True, fix_protocol=True) or host


class Turns:
    """Who may ask a domain now. Threads wait for their turn; other domains do not wait for this one.

    Args:
        gap: seconds between two requests to one domain.
        clock: monotonic seconds.
        sleep: waits for so many seconds.
    """

    def __init__(
        self,
        gap: float = GAP,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._gap, self._clock, self._sleep = gap, clock, sleep
        self._guard = threading.Lock()
        self._locks: dict[str, threading.RLock] = {}
        self._free: dict[str, float] = {}
        self._gaps: dict[str, float] = {}

    def stretch(self, url: str, seconds: float | None) -> None:
        """Keep a longer gap to a domain: what its robots.txt asks for, within reason."""
        if seconds is not None:
            self._gaps[domain_of(url)] = min(max(seconds, self._gap), LONGEST_GAP)

    @contextmanager
    def at(self, url: str) -> Iterator[None]:
        """A turn at the domain of an address, from when it is free until the block ends; a turn within a turn is the same."""
        domain = domain_of(url)
        with self._guard:
            lock = self._locks.setdefault(domain, threading.RLock())
        with lock:
            if (wait := self._free.get(domain, float("-inf")) - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self._free[domain] = self._clock() + self._gaps.get(domain, self._gap)
