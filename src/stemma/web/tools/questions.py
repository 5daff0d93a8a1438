"""The tools: each a question to the store, or to the pipeline for texts that are not in it. Nothing is written."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from threading import Lock

from sqlalchemy import Connection

from stemma.app import trace_pages
from stemma.errors import NotFoundError, SettingsError
from stemma.intake.sidecar import LANGUAGE_CODE, iso_date
from stemma.model import Coverage, Facts, Page, Passage, Statement, Trace
from stemma.report.carriers import without_denial
from stemma.report.findings import claims_told, losses
from stemma.report.view import SHOWN, View
from stemma.report.wording import INTERFACE
from stemma.settings import Settings
from stemma.store.query import fold, parse
from stemma.store.search import Hit
from stemma.text.segment import sentences
from stemma.web import reading
from stemma.web.tools import answers, shapes

#: opens a reader's view of the store
Connect = Callable[[], AbstractContextManager[Connection]]

#: items of one list, by default and at most
DEFAULT, MOST = 20, 100
#: texts of one call, and code points of all of them
TEXTS, CHARACTERS = 20, 200_000
#: one call at a time traces given texts: each takes all processors
_TRACING = Lock()
#: code points of a query
QUERY = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenText:
    """A text to be traced, and what is known of it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    #: ISO 8601 day or moment
    published: str | None = None
    #: ISO 639-1
    language: str | None = None
    url: str | None = None


def _limit(limit: int) -> int:
    if not 1 <= limit <= MOST:
        raise SettingsError(f"limit {limit}: between 1 and {MOST}")
    return limit


def _begin(cursor: str | None) -> int:
    if cursor is None:
        return 0
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):
        raise SettingsError(f"cursor {cursor[:40]!r}: take the one that the answer gave as `next`")
    return int(cursor)


def _next(begin: int, limit: int, in_all: int) -> str | None:
    return str(begin + limit) if begin + limit < in_all else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """What assistants may ask.

    Args:
        connect: opens the store for reading.
        settings: to trace given texts with.
    """

    connect: Connect
    settings: Settings = field(default_factory=Settings)

    @contextmanager
    def _story(self, key: str) -> Iterator[View]:
        with self.connect() as db:
            yield View(reading.story(db, key))

    def list_stories(self, cursor: str | None = None, limit: int = DEFAULT) -> answers.Stories:
        """Stories in the store, those that changed last first."""
        with self.connect() as db:
            found = reading.stories(db, cursor=cursor, limit=_limit(limit))
        lines = (
            answers.StoryLine(
                id=one.story.id,
                title=one.story.title,
                articles=len(one.story.articles),
                first=one.story.from_,
                last=one.story.to,
                changed_at=one.changed_at,
            )
            for one in found.items
        )
        return answers.Stories(
            does_not="It lists what was added to this store; it does not search the web.",
            stories=tuple(lines),
            next=found.next,
        )

    def get_story(
        self, story: str, language: str = "en", cursor: str | None = None, limit: int = DEFAULT
    ) -> answers.StoryTold:
        """A story in a few sentences of English, German or French (en, de, fr), its articles, and its claims by what is at stake."""
        begin = _begin(cursor)
        with self._story(story) as view:
            told = view.trace.stories[0]
            return _told(view, begin, _limit(limit), _spoken(language), told.id)

    def get_lineage(self, story: str, cursor: str | None = None, limit: int = DEFAULT) -> answers.Lineage:
        """Who copied, cut, translated or merged whom in a story, and what each copy dropped or changed."""
        begin = _begin(cursor)
        with self._story(story) as view:
            told, descents = view.trace.stories[0], view.trace.descents
            return answers.Lineage(
                does_not="It does not prove who wrote first: `confidence` and `direction` say how sure each edge is.",
                coverage=view.trace.coverage,
                next=_next(begin, _limit(limit), len(descents)),
                story=told.id,
                independent_texts=view.independent(told),
                own_texts=tuple(key for key in told.articles if key not in view.descents_of),
                edges=tuple(shapes.edge(one) for one in descents[begin : begin + limit]),
            )

    def compare_articles(self, first: str, second: str) -> answers.Compared:
        """Two articles, or two revisions of one: which sentences only one of them has, and whether one was made from the other."""
        with self.connect() as db:
            made = reading.comparison(db, first, second)
            one, other = (reading.article(db, key).revisions[-1] for key in (first, second))
        view = View(Trace(articles=(one, other)))
        mine = shapes.sentences_of(one, made.only_first)
        theirs = shapes.sentences_of(other, made.only_second)
        held = (shapes.passages(mine), shapes.passages(theirs))
        return answers.Compared(
            does_not="It compares sentences letter by letter; what a translation or a rewrite kept is not paired here.",
            first=shapes.article_line(view, one),
            second=shapes.article_line(view, other),
            edge=shapes.edge(made.descent) if made.descent else None,
            only_first=held[0],
            only_second=held[1],
            left_out=len(mine) + len(theirs) - len(held[0]) - len(held[1]),
        )

    def find_statements(  # noqa: PLR0913, PLR0917 what statements can be asked for by
        self,
        story: str | None = None,
        article: str | None = None,
        source: str | None = None,
        words: str | None = None,
        min_confidence: float = SHOWN,
        cursor: str | None = None,
        limit: int = DEFAULT,
    ) -> answers.Statements:
        """Who said what: statements of a story, of an article, or of a source (an entity's id such as st3.e2, over all stories).

        `words` keeps those whose content or speaker has these words, accents and case aside.
        """
        begin = _begin(cursor)
        with self.connect() as db:
            held, lacks = _statements(db, story, article, source)
        fitting = [one for one in held if _has(one, fold(words or ""))]
        sure = [one for one in fitting if one.confidence >= min_confidence]
        return answers.Statements(
            does_not="It finds what articles attribute to others; it does not tell whether it was said, or is true.",
            coverage=lacks,
            next=_next(begin, _limit(limit), len(sure)),
            statements=tuple(shapes.statement_line(one) for one in sure[begin : begin + limit]),
            less_sure=len(fitting) - len(sure),
        )

    def get_claim(self, claim: str) -> answers.ClaimTold:
        """One claim (st3.c2): who asserts it, who denies it, its figures and why they differ, and which articles lack its denial."""
        with self.connect() as db:
            found = reading.claim(db, claim)
        view, one = View(found.trace), found.claim
        parts = [tuple(view.statements[key] for key in keys) for keys in (one.asserts, one.denies)]
        figures = tuple(view.quantities[key] for key in one.figures)
        lists: list[Sequence[object]] = [*parts, figures, one.narrated, one.differences]
        return answers.ClaimTold(
            does_not="It does not say whether the claim is true; independent sources are counted, outlets are not.",
            coverage=found.trace.coverage,
            claim=shapes.claim_line(one),
            story=one.story,
            asserts=tuple(map(shapes.statement_line, parts[0][: shapes.PASSAGES])),
            denies=tuple(map(shapes.statement_line, parts[1][: shapes.PASSAGES])),
            narrated=shapes.passages(one.narrated),
            figures=tuple(map(shapes.figure_line, figures[: shapes.PASSAGES])),
            differences=tuple(
                answers.DifferenceLine(figures=d.figures, kind=d.kind, why=d.why, confidence=d.confidence)
                for d in one.differences[: shapes.PASSAGES]
            ),
            without_denial=without_denial(one, view.statements, view.quantities),
            left_out=sum(max(0, len(each) - shapes.PASSAGES) for each in lists),
        )

    def list_changes(
        self, story: str | None = None, cursor: str | None = None, limit: int = DEFAULT
    ) -> answers.Changes:
        """What has changed, the newest first: new stories, revised figures, denials, corrections, silent edits; of one story where named."""
        with self.connect() as db:
            found = reading.changes(db, cursor=cursor, limit=_limit(limit), story=story)
        return answers.Changes(
            does_not="It tells what changed in this store since articles were added; it fetches nothing.",
            changes=tuple(
                answers.Change(at=c.at, kind=c.kind, text=c.text, story=c.story, article=c.article) for c in found.items
            ),
            next=found.next,
        )

    def search_text(self, query: str, limit: int = DEFAULT) -> answers.Hits:
        """Articles by words, the best first. "two words" as a phrase, rain* for beginnings, -word without it, a OR b."""
        if len(query) > QUERY:
            raise SettingsError(f"query: at most {QUERY} characters")
        with self.connect() as db:
            found = reading.search(db, query, limit=_limit(limit))
            lines = tuple(_hit(hit, _where(db, hit, query)) for hit in found)
        return answers.Hits(does_not="It finds words, not meanings, in the articles of this store only.", hits=lines)

    def trace_texts(self, texts: list[GivenText], language: str = "en") -> answers.Traced:
        """Trace texts that you give (at most 20, 200,000 characters in all): who copied whom, who said what. Nothing is kept or fetched."""
        if not 1 <= len(texts) <= TEXTS or sum(len(one.text) for one in texts) > CHARACTERS:
            raise SettingsError(f"texts: 1 to {TEXTS}, of {CHARACTERS:,} characters in all")
        spoken = _spoken(language)
        pages = [_page(number, one) for number, one in enumerate(texts, 1)]
        with _TRACING:
            trace = trace_pages(pages, replace(self.settings, cache=False))
        view = View(trace)
        return answers.Traced(
            does_not="It compares the given texts with each other only; an original that is not among them stays unknown.",
            coverage=trace.coverage,
            stories=tuple(_told(view, 0, DEFAULT, spoken, story.id) for story in trace.stories),
            lineage=tuple(map(shapes.edge, trace.descents[:MOST])),
            statements=tuple(map(shapes.statement_line, islice(filter(view.shows, trace.statements), MOST))),
            statements_in_all=len(trace.statements),
            declined=tuple(answers.Declined(uri=r.uri, reason=r.reason, cause=r.cause) for r in trace.rejections),
        )


def _spoken(language: str) -> str:
    if language not in INTERFACE:
        raise SettingsError(f"language {language[:20]!r}: one of {', '.join(INTERFACE)}")
    return language


def _told(view: View, begin: int, limit: int, language: str, key: str) -> answers.StoryTold:
    story = next(one for one in view.trace.stories if one.id == key)
    ranked = [one.claim for one in claims_told(view, story, losses(view, story))]
    after = _next(begin, limit, len(ranked))
    return shapes.story_told(view, story, ranked[begin : begin + limit], language, after=after)


def _statements(
    db: Connection, story: str | None, article: str | None, source: str | None
) -> tuple[list[Statement], tuple[Coverage, ...]]:
    """The statements that a question is about, and what could not be read there."""
    if source is not None:
        return [one.statement for one in reading.source(db, source).said], ()
    if article is not None:
        found = reading.article(db, article).trace
        if found is None:
            raise NotFoundError(f"article {article[:40]} stands in no story yet")
        return [one for one in found.statements if one.article == article], found.coverage
    if story is not None:
        trace = reading.story(db, story)
        return list(trace.statements), trace.coverage
    raise SettingsError("say of which story, article or source")


def _has(statement: Statement, words: str) -> bool:
    names = [hop.name or "" for hop in statement.attribution.chain] if statement.attribution else []
    return words in fold(" ".join([*(p.text for p in statement.content), *names]))


def _where(db: Connection, hit: Hit, query: str) -> Passage | None:
    """The sentence in which a word of the query stands first."""
    wanted = tuple(term.words[0] for group in parse(query).groups for term in group)
    article = reading.article(db, hit.article.id).revisions[-1]
    for span in sentences(article.text, article.language):
        one = article.passage(span)
        if any(word.startswith(wanted) for word in fold(one.text).split()):
            return shapes.passage(one)
    return None


def _hit(hit: Hit, where: Passage | None) -> answers.HitLine:
    one = hit.article
    return answers.HitLine(article=one.id, story=one.story, publisher=one.publisher, title=one.title, passage=where)


def _page(number: int, given: GivenText) -> Page:
    if given.language is not None and not LANGUAGE_CODE.fullmatch(given.language):
        raise SettingsError(
            f"text {number}: language {given.language[:20]!r}: a code of two letters, such as de, en or fr"
        )
    facts = Facts(
        title=given.title,
        publisher=given.publisher,
        published=iso_date(given.published, f"text {number}") if given.published else None,
        origin="option" if given.published else None,
        language=given.language,
        url=given.url,
    )
    return Page(
        uri=f"text-{number}",
        content=given.text.encode("utf-8", "replace"),
        media_type="text/plain",
        bare=True,
        given=facts,
    )
