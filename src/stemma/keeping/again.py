"""Articles of the store read again, because a stage finds something else now: each stage only where it does.

Until then what an earlier version found is used and shown. Only numbers of two versions can't stand side by side: they are made
anew where they are needed.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from stemma.keeping import stages
from stemma.keeping.adding import GROUP, Added
from stemma.keeping.known import outdated, put_known, put_vector
from stemma.model import Article, Page, Rejection
from stemma.pipeline import Known, Progress, Tools, extracted, find, silent
from stemma.settings import Settings
from stemma.store import Store, articles, journal, pages, results
from stemma.store.codec import digest_of
from stemma.stories.features import vectors_of

#: articles whose numbers are made together
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Again:
    """Ids of the articles that stages are to look at again, in the order in which they came."""

    keys: tuple[str, ...]
    #: of these are to be extracted; their findings only where that makes another article
    extract: frozenset[str]
    #: in these something else may be found
    find: frozenset[str]


def to_read(connection: Connection, settings: Settings, *, stale: bool) -> Again:
    """What is to be read again.

    Args:
        connection: of a reader.
        settings: of the run.
        stale: only where another version looked; else everything.
    """
    every = [one.id for one in reversed(articles.list_articles(connection))]
    if not stale:
        return Again(tuple(every), frozenset(every), frozenset(every))
    extract = frozenset(results.outdated_articles(connection, stages.EXTRACT))
    found = frozenset(results.stale(connection, stage="findings", version=stages.findings_version(settings)))
    return Again(tuple(key for key in every if key in extract | found), extract, found)


def read_again(  # noqa: PLR0913 the last is for who watches
    store: Store, tools: Tools, *, settings: Settings, at: str, stale: bool, progress: Progress = silent
) -> Added:
    """Extract and read articles again from their pages; ids and revisions stay.

    Args:
        store: open for writing.
        tools: to read with.
        settings: of the run.
        at: ISO 8601 moment in UTC.
        stale: only what another version of a stage did.
        progress: told ("reading", done, total).
    """
    with store.reading() as db:
        asked = to_read(db, settings, stale=stale)
    added = Added()
    for begin in range(0, len(asked.keys), GROUP):
        added += _group(store, asked, asked.keys[begin : begin + GROUP], tools, settings, at)
        progress("reading", min(begin + GROUP, len(asked.keys)), len(asked.keys))
    renewed = renew_vectors(store, tools)
    with store.writing() as db:
        results.drop_orphans(db)
    return added + Added(revised=tuple(key for key in renewed if key not in added.revised))


def renew_vectors(
    store: Store, tools: Tools, *, keys: Collection[str] | None = None, days: tuple[str, str] | None = None
) -> list[str]:
    """Make numbers anew that are of another version than the program's; ids of the articles.

    Args:
        store: open for writing.
        tools: to read with.
        keys: only of these articles.
        days: first and last day of publication of the articles, ISO 8601; all when None.
    """
    with store.reading() as db:
        stale = outdated(db, keys=keys, days=days)
    for begin in range(0, len(stale), _TOGETHER):
        with store.reading() as db:
            group = list(articles.articles_of(db, stale[begin : begin + _TOGETHER]).values())
        rows = vectors_of(group, tools.articles)
        with store.writing() as db:
            for one, row in zip(group, rows, strict=True):
                put_vector(db, digest_of(one), row)
    return stale


def _group(store: Store, asked: Again, keys: Sequence[str], tools: Tools, settings: Settings, at: str) -> Added:  # noqa: PLR0913, PLR0917 what reading needs
    with store.reading() as db:
        listed = {key: articles.listed(db, key) for key in keys}
        made = list(_articles(db, asked, keys, tools))
    changed = [one for one in made if one.id in asked.find or digest_of(one) != listed[one.id].digest]
    found = list(find(changed, tools, strict=settings.strict)) if changed else []
    read: list[str] = []
    rejections: list[Rejection] = []
    with store.writing() as db:
        for one in made:
            if one.id not in {again.id for again in changed}:
                # as it was, now by this version
                articles.put_article(db, one, address=listed[one.id].address, version=stages.EXTRACT, at=at)
        for article, known in zip(changed, found, strict=True):
            if isinstance(known, Known):
                address, version = listed[article.id].address, stages.findings_version(settings)
                put_known(db, known, address=address, version=version, at=at)
                read.append(article.id)
            else:
                journal.put_rejection(db, known, at=at)
                rejections.append(known)
    return Added(revised=tuple(read), rejections=tuple(rejections))


def _articles(connection: Connection, asked: Again, keys: Sequence[str], tools: Tools) -> Iterator[Article]:
    """Each article as extraction makes it now; as it was where there is no page, or where it is declined now."""
    for key in keys:
        page = pages.page_of(connection, key) if key in asked.extract else None
        fresh = _extracted(page, key, tools) if page is not None else None
        yield fresh if isinstance(fresh, Article) else articles.article(connection, key)


def _extracted(page: Page, key: str, tools: Tools) -> Article | Rejection:
    return next(extracted([page], tools, name=lambda _: key))
