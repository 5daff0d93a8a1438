"""Bytes of any format to pages, links and refusals: recognises, reads, opens what lies within, keeps the limits."""

from collections.abc import Iterator
from dataclasses import replace

from stemma.errors import MissingExtraError
from stemma.intake.formats import FORMATS, format_of, unread
from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.intake.reports import report_of
from stemma.intake.sample import Sample
from stemma.intake.worker import Worker
from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits


class Budget:
    """What one file may still unpack to."""

    def __init__(self, limits: Limits) -> None:
        self._bytes = limits.most_unpacked
        self._members = limits.most_members

    def take(self, size: int) -> None:
        """Count one member of that many bytes.

        Raises:
            Unreadable: it is one too many.
        """
        self._bytes -= size
        self._members -= 1
        if self._bytes < 0 or self._members < 0:
            raise Unreadable("too_large", "unpacks to more than one archive may hold; split it")


def read_packed(packed: Packed, limits: Limits, worker: Worker) -> Iterator[Page | Link | Rejection]:
    """All pages and links in some bytes. Nothing that they hold raises: what can't be read is a refusal.

    Raises:
        MissingExtraError: their format needs an extra that is not installed.
    """
    yield from _opened(packed, limits, worker, budget=Budget(limits), depth=0)


def read_given(packed: Packed, given: Facts, limits: Limits, worker: Worker) -> Iterator[Page | Link | Rejection]:
    """As `read_packed`, with what the user says of it: of one of many pages in it only what holds for all of them.

    Raises:
        MissingExtraError: its format needs an extra that is not installed.
    """
    for_all = Facts(publisher=given.publisher, language=given.language)
    for item in read_packed(packed, limits, worker):
        if isinstance(item, Page):
            yield replace(item, given=given if item.uri == packed.uri else for_all)
        else:
            yield item


def _opened(
    packed: Packed, limits: Limits, worker: Worker, *, budget: Budget, depth: int
) -> Iterator[Page | Link | Rejection]:
    try:
        written, name = report_of(Sample(packed)), format_of(packed)
    except Exception as error:  # noqa: BLE001  # a stranger's bytes may break whatever looks at them
        yield refused(
            packed.uri, "unreadable", f"it can't be looked into ({type(error).__name__}); save it in another way"
        )
        return
    if written is not None:
        cause = f"a report that Stemma wrote ({written}), no article; name the articles themselves"
        yield refused(packed.uri, "own_report", cause)
        return
    if name is None:
        yield _not_read(packed)
        return
    for item in _items(packed, name, limits, worker, nested=depth > 0):
        if not isinstance(item, Packed):
            yield item
            continue
        try:
            budget.take(len(item.content))
        except Unreadable as reason:
            yield refused(packed.uri, reason.reason, reason.cause)
            return
        if depth >= limits.most_nested:
            yield refused(item.uri, "too_deep", f"more than {limits.most_nested} archives within each other; unpack it")
        else:
            yield from _opened(item, limits, worker, budget=budget, depth=depth + 1)


def _items(packed: Packed, name: str, limits: Limits, worker: Worker, *, nested: bool) -> Iterator[Item]:
    """What the reader of a format finds, up to where it can't go on."""
    format_ = FORMATS[name]
    try:
        if not format_.apart:
            yield from format_.read(packed, limits)
            return
        items, refusal = worker.read(name, packed)
    except Unreadable as reason:
        yield refused(packed.uri, reason.reason, reason.cause)
    except ModuleNotFoundError as error:
        if format_.extra is None:
            raise
        if nested:
            # one PDF in a web archive of thousands of pages must not end the run
            cause = f"{name.upper()} needs an optional package: pip install 'stemma-news[{format_.extra}]'"
            yield refused(packed.uri, "missing_extra", cause)
            return
        raise MissingExtraError(f"{packed.uri}: reading {name.upper()}", format_.extra) from error
    except Exception as error:  # noqa: BLE001  # whatever a parser raises on a stranger's file is a refusal of this file
        yield refused(packed.uri, "unreadable", f"its reader failed ({type(error).__name__}); save it in another way")
    else:
        yield from items
        if refusal is not None:
            yield refused(packed.uri, refusal.reason, refusal.cause)


def _not_read(packed: Packed) -> Rejection:
    if not packed.content.strip():
        return refused(packed.uri, "empty", "the file holds nothing; save it again")
    what = unread(Sample(packed)) or "nothing in it is known; save the article as HTML, text or PDF"
    return refused(packed.uri, "unsupported", what)


def link_refused(link: Link) -> Rejection:
    """A link where nothing is fetched."""
    what = {"page": "the address of a page", "feed": "the address of a feed", "sitemap": "the address of a sitemap"}[
        link.kind
    ]
    listed = f", listed in {link.uri}" if link.uri != link.url else ""
    only = ", which holds no whole text of it" if listed and link.stated.title else ""
    return refused(
        link.url,
        "not_fetched",
        f"{what}{listed}{only}; what is only listed is not fetched here: name it, or `stemma add`",
    )
