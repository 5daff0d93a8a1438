"""Whether a site lets us read a page: robots.txt by RFC 9309, asked once a day."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from stemma.fetch.answers import Failure, Fetched, Unchanged
from stemma.fetch.client import ROBOT

#: bytes of a robots.txt that are read; the RFC asks for at least 500 KiB
MOST = 512 * 1024
#: seconds that an answer is kept
KEPT = 24 * 3600.0
#: seconds that a server which could not answer is not asked again
RETRY = 1800.0

Ask = Callable[[str], Fetched | Unchanged | Failure]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site says; `parsed` is None where it could not answer, and then nothing may be read."""

    parsed: Protego | None
    until: float


def rules_of(answer: Fetched | Unchanged | Failure, now: float) -> Rules:
    """The rules that an answer makes: without the file everything may be read, of a server in trouble nothing."""
    if isinstance(answer, Fetched):
        return Rules(Protego.parse(answer.content.decode("utf-8", "replace").removeprefix("\ufeff")), now + KEPT)
    if (
        isinstance(answer, Failure)
        and answer.status is not None
        and 400 <= answer.status < 500
        and answer.status != 429
    ):
        return Rules(Protego.parse(""), now + KEPT)
    # an address that is not asked will be refused with its own reason
    if isinstance(answer, Failure) and answer.kind in {"too_large", "refused"}:
        return Rules(Protego.parse(""), now + KEPT)
    return Rules(None, now + RETRY)


class Robots:
    """The rules of sites, remembered.

    Args:
        ask: fetches an address, `MOST` bytes of it.
        clock: monotonic seconds.
    """

    def __init__(self, ask: Ask, clock: Callable[[], float]) -> None:
        self._ask, self._clock = ask, clock
        self._known: dict[str, Rules] = {}

    def _rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        rules = self._known.get(site)
        if rules is None or rules.until <= self._clock():
            rules = self._known[site] = rules_of(self._ask(f"{site}/robots.txt"), self._clock())
        return rules

    def objection(self, url: str) -> str | None:
        """Why a page is not read; None where the site has nothing against it."""
        parsed = self._rules(url).parsed
        if parsed is None:
            return "its robots.txt can't be had now; asked again later"
        return None if parsed.can_fetch(url, ROBOT) else "its robots.txt does not let us read it"

    def delay(self, url: str) -> float | None:
        """Seconds that the site wants between two requests."""
        parsed = self._rules(url).parsed
        wanted = None if parsed is None else parsed.crawl_delay(ROBOT)
        return None if wanted is None else float(wanted)
