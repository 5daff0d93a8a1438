"""Articles of the store read again, because a stage finds something else now."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from stemma.keeping.adding import GROUP, Added
from stemma.keeping.known import put_known
from stemma.keeping.stages import EXTRACT, findings_version
from stemma.model import Article, Page, Rejection
from stemma.pipeline import Known, Progress, Tools, extracted, find, silent
from stemma.settings import Settings
from stemma.store import Store, articles, journal, pages, results


def to_read(connection: Connection, settings: Settings, *, stale: bool) -> list[str]:
    """Ids of the articles to be read again, in the order in which they came."""
    if not stale:
        return [one.id for one in reversed(articles.list_articles(connection))]
    found = set(results.outdated_articles(connection, EXTRACT))
    found |= set(results.stale(connection, stage="findings", version=findings_version(settings)))
    return sorted(found, key=lambda key: articles.listed(connection, key).seq)


def read_again(  # noqa: PLR0913 the last is for who watches
    store: Store, tools: Tools, *, settings: Settings, at: str, stale: bool, progress: Progress = silent
) -> Added:
    """Extract and read articles again from their pages; ids and revisions stay.

    Args:
        store: open for writing.
        tools: to read with.
        settings: of the run.
        at: ISO 8601 moment in UTC.
        stale: only those that another version read.
        progress: told ("reading", done, total).
    """
    with store.reading() as db:
        keys = to_read(db, settings, stale=stale)
    added = Added()
    for begin in range(0, len(keys), GROUP):
        added += _group(store, keys[begin : begin + GROUP], tools, settings, at)
        progress("reading", min(begin + GROUP, len(keys)), len(keys))
    return added


def _group(store: Store, keys: Sequence[str], tools: Tools, settings: Settings, at: str) -> Added:
    with store.reading() as db:
        listed = [articles.listed(db, key) for key in keys]
        met = [pages.page_of(db, key) for key in keys]
        made = list(_articles(db, keys, met, tools))
    found = list(find(made, tools, strict=settings.strict))
    read: list[str] = []
    rejections: list[Rejection] = []
    with store.writing() as db:
        for one, known in zip(listed, found, strict=True):
            if isinstance(known, Known):
                put_known(db, known, address=one.address, version=findings_version(settings), at=at)
                read.append(one.id)
            else:
                journal.put_rejection(db, known, at=at)
                rejections.append(known)
    return Added(revised=tuple(read), rejections=tuple(rejections))


def _articles(
    connection: Connection, keys: Sequence[str], met: Sequence[Page | None], tools: Tools
) -> Iterator[Article]:
    """Each article as extraction makes it now; as it was where there is no page, or where it is declined now."""
    for key, page in zip(keys, met, strict=True):
        fresh = _extracted(page, key, tools) if page is not None else None
        yield fresh if isinstance(fresh, Article) else articles.article(connection, key)


def _extracted(page: Page, key: str, tools: Tools) -> Article | Rejection:
    return next(extracted([page], tools, name=lambda _: key))
