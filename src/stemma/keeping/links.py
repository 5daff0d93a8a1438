"""Addresses that stand where a page could: asked for politely, and read as a file with the same bytes would be."""

from collections import deque
from collections.abc import Iterable, Iterator

from stemma.fetch import Failure, Fetched, Unchanged
from stemma.fetch.polite import Polite
from stemma.intake import read_packed
from stemma.intake.packed import Packed
from stemma.intake.worker import Worker
from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits

#: addresses within addresses: a list of feeds, its feeds, their pages
DEEPEST = 3
#: entries of one feed or sitemap whose pages are fetched
MOST = 2_000


def rejected(failure: Failure) -> Rejection:
    """A failure as the refusal of an input."""
    return Rejection(uri=failure.asked, stage="fetch", reason=failure.kind, cause=failure.cause)


def _passed_over(link: Link, count: int) -> Rejection:
    cause = f"{count:,} addresses that it leads to were not asked: more than {MOST:,} at once, or lists within lists"
    return Rejection(uri=link.url, stage="fetch", reason="too_many", cause=cause)


def packed_of(answer: Fetched, stated: Facts) -> Packed:
    """A body as bytes that a format is still to be found for; the address is the one that was asked, for redirects come and go."""
    media, _, parameters = answer.content_type.partition(";")
    charset = next(
        (value.strip().strip("\"'") for name, _, value in (p.partition("=") for p in parameters.split(";"))
         if name.strip().lower() == "charset"),
        None,
    )  # fmt: skip
    return Packed(
        uri=answer.asked,
        content=answer.content,
        media_type=media.strip().lower() or None,
        charset=charset,
        stated=Facts(url=answer.url).over(stated) if not stated.url else stated,
    )


class Follower:
    """Fetches what links name.

    Args:
        polite: that asks.
        worker: that reads formats with parsers of their own.
        limits: what one input may cost.
    """

    def __init__(self, polite: Polite, worker: Worker, limits: Limits) -> None:
        self._polite, self._worker, self._limits = polite, worker, limits

    def followed(self, items: Iterable[Page | Link | Rejection]) -> Iterator[Page | Rejection]:
        """Pages and rejections as they are; of links what they lead to, each address once."""
        seen: set[str] = set()
        for item in items:
            if not isinstance(item, Link):
                yield item
                continue
            waiting, passed = deque([(item, 1)]), 0
            while waiting:
                link, depth = waiting.popleft()
                if link.url in seen:
                    continue
                seen.add(link.url)
                for found in self.fetched(link):
                    if not isinstance(found, Link):
                        yield found
                    elif depth < DEEPEST and len(waiting) < MOST:
                        waiting.append((found, depth + 1))
                    else:
                        passed += 1
            if passed:
                yield _passed_over(item, passed)

    def fetched(self, link: Link) -> Iterator[Page | Link | Rejection]:
        """What stands at one address."""
        answer = self._polite.page(link.url) if link.kind == "page" else self._polite.feed(link.url)
        if isinstance(answer, Failure):
            yield rejected(answer)
        elif not isinstance(answer, Unchanged):
            yield from read_packed(packed_of(answer, link.stated), self._limits, self._worker)
