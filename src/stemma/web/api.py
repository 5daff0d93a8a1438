"""The API for programs: what the pages show, as JSON of the published schema. `API` lists it; `openapi.py` describes it."""

from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from stemma.errors import SettingsError
from stemma.export.feeds import Item, to_atom, to_json_feed
from stemma.fetch.feeds import FeedState
from stemma.keeping.article_view import ArticleView, Comparison
from stemma.keeping.exporting import briefs_of, items_of
from stemma.model import Article, Claim, Quantity, Statement, Trace
from stemma.report.document import to_builtins, to_json
from stemma.report.wording import INTERFACE
from stemma.store.articles import Listed
from stemma.store.journal import KeptRejection, ToldChange
from stemma.store.notes import KeptNote
from stemma.store.search import Hit
from stemma.store.slices import ListedStory, Slice
from stemma.web import reading, versions
from stemma.web.reading import SourceView
from stemma.web.routes import JSON, Ask, Make, Route, Version

ROOT = "/api/v1"
#: changes in a feed
FEED = 100
#: stories that a feed of briefs holds: each is put together anew
BRIEFS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAnswer:
    """A claim with what it rests on; the rest of its story is asked for by its id."""

    claim: Claim
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    articles: tuple[Article, ...]


def written(value: object) -> bytes:
    """A value as a document."""
    return msgspec.json.encode(to_builtins(value)) + b"\n"


def _list(db: Connection, ask: Ask) -> str:
    del ask
    return versions.list_version(db)


def _story(db: Connection, ask: Ask) -> str:
    return versions.story_version(db, ask.parts["key"].partition(".")[0])


def _article(db: Connection, ask: Ask) -> str:
    return versions.article_version(db, ask.parts["key"])


def stories(db: Connection, ask: Ask) -> bytes:
    """Stories, those that changed last first."""
    return written(reading.stories(db, cursor=ask.cursor, limit=ask.limit, since=ask.query.get("since") or None))


def story(db: Connection, ask: Ask) -> bytes:
    """A story as the document that `stemma trace --json` writes."""
    return to_json(reading.story(db, ask.parts["key"]))


def articles(db: Connection, ask: Ask) -> bytes:
    """Articles, those added last first."""
    return written(reading.articles(db, cursor=ask.cursor, limit=ask.limit))


def article(db: Connection, ask: Ask) -> bytes:
    """An article with its findings, its revisions and its notes."""
    return written(reading.article(db, ask.parts["key"]).view)


def compare(db: Connection, ask: Ask) -> bytes:
    """What one article has that another has not, and whether one was made from the other."""
    return written(reading.comparison(db, ask.parts["first"], ask.parts["second"]))


def claim(db: Connection, ask: Ask) -> bytes:
    """A claim with its statements, figures and articles."""
    found = reading.claim(db, ask.parts["key"])
    one, trace = found.claim, found.trace
    statements = tuple(s for s in trace.statements if s.id in {*one.asserts, *one.denies})
    quantities = tuple(q for q in trace.quantities if q.id in one.figures)
    keys = {s.article for s in statements} | {q.article for q in quantities} | {p.article for p in one.narrated}
    carried = tuple(a for a in trace.articles if a.id in keys)
    return written(ClaimAnswer(claim=one, statements=statements, quantities=quantities, articles=carried))


def source(db: Connection, ask: Ask) -> bytes:
    """All that one person or body said, over time."""
    return written(reading.source(db, ask.parts["key"]))


def search(db: Connection, ask: Ask) -> bytes:
    """Articles by words, the best first."""
    return written(reading.search(db, ask.query.get("q", ""), limit=ask.limit))


def changes(db: Connection, ask: Ask) -> bytes:
    """What has changed, the newest first."""
    return written(reading.changes(db, cursor=ask.cursor, limit=ask.limit, story=ask.query.get("story") or None))


def rejections(db: Connection, ask: Ask) -> bytes:
    """Inputs that were declined, those met last first."""
    return written(reading.rejections(db, cursor=ask.cursor, limit=ask.limit))


def notes(db: Connection, ask: Ask) -> bytes:
    """What readers said, the oldest first."""
    return written(reading.notes(db, article=ask.query.get("article") or None))


def feeds(db: Connection, ask: Ask) -> bytes:
    """The feeds that are followed."""
    del ask
    return written(reading.feeds(db))


def _items(db: Connection, ask: Ask) -> list[Item]:
    """What a feed holds: changes, or with `brief=de` each changed story in a few sentences of that language.

    Raises:
        SettingsError: a brief is not written in that language.
    """
    language = ask.query.get("brief")
    if not language:
        return items_of(db, limit=FEED)
    if language not in INTERFACE:
        raise SettingsError(f"brief {language[:20]!r}: one of {', '.join(INTERFACE)}")
    return briefs_of(db, language, limit=BRIEFS)


def atom(db: Connection, ask: Ask) -> bytes:
    """Changes as Atom."""
    return to_atom(_items(db, ask))


def json_feed(db: Connection, ask: Ask) -> bytes:
    """Changes as JSON Feed."""
    return to_json_feed(_items(db, ask))


def _route(path: str, make: Make, version: Version, answers: object, *query: str) -> Route:
    summary = (make.__doc__ or "").splitlines()[0]
    return Route(
        path=ROOT + path, make=make, version=version, media=JSON, summary=summary, answers=answers, query=query
    )


API = (
    _route("/stories", stories, _list, Slice[ListedStory], "cursor", "limit", "since"),
    _route("/stories/{key}", story, _story, Trace),
    _route("/articles", articles, _list, Slice[Listed], "cursor", "limit"),
    _route("/articles/{key}", article, _article, ArticleView),
    _route("/compare/{first}/{second}", compare, _list, Comparison),
    _route("/claims/{key}", claim, _story, ClaimAnswer),
    _route("/sources/{key}", source, _list, SourceView),
    _route("/search", search, _list, tuple[Hit, ...], "q", "limit"),
    _route("/changes", changes, _list, Slice[ToldChange], "cursor", "limit", "story"),
    _route("/rejections", rejections, _list, Slice[KeptRejection], "cursor", "limit"),
    _route("/notes", notes, _list, tuple[KeptNote, ...], "article"),
    _route("/feeds", feeds, _list, tuple[FeedState, ...]),
)
#: changes for readers of feeds
FEEDS = (
    Route(path="/changes.atom", make=atom, version=_list, media="application/atom+xml"),
    Route(path="/changes.json", make=json_feed, version=_list, media="application/feed+json"),
)
