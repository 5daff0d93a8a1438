"""Wiring of what is read by address without a store: the network is opened when the first address comes."""

from collections.abc import Iterable, Iterator
from itertools import chain

from stemma.intake import link_refused
from stemma.intake.worker import Worker
from stemma.model import Link, Page, Rejection
from stemma.settings import Settings, limits_of


def unfetched(found: Iterable[Page | Link | Rejection]) -> Iterator[Page | Rejection]:
    """Pages and rejections as they are; a link as a rejection that names it."""
    return (link_refused(item) if isinstance(item, Link) else item for item in found)


def fetched(found: Iterable[Page | Link | Rejection], settings: Settings) -> Iterator[Page | Rejection]:
    """Pages and rejections as they are; of links what they lead to, each address once.

    Args:
        found: what was read.
        settings: limits, and whether private addresses may be asked.
    """
    rest = iter(found)
    for item in rest:
        if isinstance(item, Link):
            yield from _followed(chain([item], rest), settings)
        else:
            yield item


def _followed(found: Iterable[Page | Link | Rejection], settings: Settings) -> Iterator[Page | Rejection]:
    # a run that names no address needs none of the network's libraries
    from stemma.fetch import Fetcher
    from stemma.fetch.polite import Polite
    from stemma.keeping.links import Follower

    with Worker(limits_of(settings)) as worker, Fetcher(allow_private=settings.allow_private) as fetcher:
        yield from Follower(Polite(fetcher), worker, settings).followed(found)
