"""The pages of the desk: how each is made. `PAGES` lists them."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from stemma.model import Article, Entity, Trace
from stemma.report.brief import brief_of
from stemma.report.brief.rendering import to_fragment
from stemma.report.findings import FOLDED, told_of
from stemma.report.limits import limit_words
from stemma.report.moments import story_span
from stemma.report.origin import language, published
from stemma.report.page.rendering import withheld
from stemma.report.pictures import NARROW, WIDE, compare, sizes
from stemma.report.series import clock, source_of
from stemma.report.view import SHOWN, View, figure, lost_name, one_line
from stemma.report.visible import visible
from stemma.web import reading, versions
from stemma.web.about import PARTS, measured
from stemma.web.drawing import Drawing, drawing
from stemma.web.marked import Edit, marked, one_side, passage_link, span_of, tracked
from stemma.web.rendering import render
from stemma.web.routes import Ask, Route

#: kinds of changes that have a name of their own
TOLD = frozenset((
    "new_story", "new_independent_text", "figure_revised", "statement_denied", "correction", "silent_edit", "source_gone",
))  # fmt: skip
#: hits of a search
HITS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two texts side by side."""

    article: Article
    pieces: list[Edit]


def _list(db: Connection, ask: Ask) -> str:
    del ask
    return versions.list_version(db)


def _story(db: Connection, ask: Ask) -> str:
    return versions.story_version(db, ask.parts["key"].partition(".")[0])


def _article(db: Connection, ask: Ask) -> str:
    return versions.article_version(db, ask.parts["key"])


def _compared(db: Connection, ask: Ask) -> str:
    return "".join(versions.article_version(db, ask.parts[name]) for name in ("first", "second"))


def _view(trace: Trace, ask: Ask) -> View:
    return View(trace, wording=ask.words)


def stories(db: Connection, ask: Ask) -> bytes:
    """Stories, with what changed since the last visit."""
    piece = reading.stories(db, cursor=ask.cursor, limit=ask.limit)
    keys = [one.story.id for one in piece.items]
    news = {} if ask.seen is None else reading.changes_since(db, ask.seen, keys)
    return render(
        "stories.html.j2", ask, piece=piece, news=news, first_visit=ask.seen is None, sums=reading.sums(db, keys),
        story_span=story_span,
    )  # fmt: skip


def story(db: Connection, ask: Ask) -> bytes:
    """One story: what it comes to, its pictures, its claims, its texts."""
    view = _view(reading.story(db, ask.parts["key"]), ask)
    one = view.trace.stories[0]
    changes = reading.changes(db, story=one.id, limit=10)
    return render(
        "story.html.j2", ask, view=view, story=one, told=told_of(view, one), folded=FOLDED, changes=changes, kinds=TOLD,
        passage_link=passage_link, published=published, language_name=language, lost=lost_name,
        pictures=[drawing(view, made) for made in sizes(view, one, ask.words)],
        brief=visible(to_fragment(brief_of(view, one, ask.language), passage_link, titled=False)),
        sources=sources_of(view), one_line=one_line, story_span=story_span, held=withheld(view, one),
        limit_words=limit_words,
    )  # fmt: skip


def sources_of(view: View) -> list[tuple[Entity, int]]:
    """Who is surely quoted first-hand in a story, and with how many statements, the most first."""
    roots = Counter(
        said.attribution.root.entity for said in view.trace.statements if view.shows(said) and said.attribution
    )
    found = [(view.entities[key], number) for key, number in roots.items() if key in view.entities]
    return sorted(found, key=lambda one: (-one[1], one[0].name))


def comparison(db: Connection, ask: Ask) -> bytes:
    """Two articles of a story side by side."""
    first, second = (reading.article(db, ask.parts[name]) for name in ("first", "second"))
    made = reading.comparison(db, ask.parts["first"], ask.parts["second"])
    one, other = first.view.article, second.view.article
    alike = one.language == other.language
    edits: list[Edit] = tracked(one.text, other.text) if alike else [("same", "")]
    sides = (
        Side(article=one, pieces=one_side(edits, "new") if alike else [("same", one.text)]),
        Side(article=other, pieces=one_side(edits, "gone") if alike else [("same", other.text)]),
    )
    around = first.trace.stories[0] if first.trace else None
    return render(
        "compare.html.j2",
        ask,
        sides=sides,
        descent=made.descent,
        story=around,
        alike=alike,
        drawing=_compared_drawing(first.trace, one.id, other.id, ask),
    )


def _compared_drawing(trace: Trace | None, left: str, right: str, ask: Ask) -> Drawing | None:
    """Two texts of one story with ribbons between what they share."""
    if trace is None:
        return None
    view = _view(trace, ask)
    if not {left, right} <= set(view.articles):
        return None
    return drawing(view, [compare(view, left, right, ask.words, wide=wide) for wide in (WIDE, NARROW)])


def article(db: Connection, ask: Ask) -> bytes:
    """An article with its marks, what was dropped, its revisions and notes."""
    found = reading.article(db, ask.parts["key"])
    mine = found.view.article
    view = _view(found.trace or Trace(articles=(mine,)), ask)
    shown = view.articles.get(mine.id, mine)
    before = found.revisions[-2].text if len(found.revisions) > 1 else None
    return render(
        "article.html.j2", ask, article=shown, listed=found.view.listed, revisions=found.view.revisions,
        made_from=found.view.made_from, notes=found.view.notes, story=found.trace.stories[0] if found.trace else None,
        names={key: view.name(key) for key in view.articles}, lost=lambda key: lost_name(key, ask.words),
        pieces=marked(view, shown, span_of(ask.query.get("mark", ""))), about=mine.id, web=web_address(shown),
        edits=tracked(before, mine.text) if before is not None else None,
    )  # fmt: skip


def web_address(mine: Article) -> str | None:
    """Where an article stands on the web; only an address that a browser asks, never one that it runs."""
    return mine.uri if mine.uri.lower().startswith(("http://", "https://")) and "!/" not in mine.uri else None


def claim(db: Connection, ask: Ask) -> bytes:
    """One claim: who asserts and denies it, its figures, who lacks the denial."""
    found = reading.claim(db, ask.parts["key"])
    view = _view(found.trace, ask)
    around = view.trace.stories[0]
    told = next(one for one in told_of(view, around).claims if one.claim.id == found.claim.id)
    return render(
        "claim.html.j2", ask, told=told, claim=found.claim, view=view, story=around, passage_link=passage_link,
        clock=clock, source_of=source_of, figure=figure, one_line=one_line,
    )  # fmt: skip


def source(db: Connection, ask: Ask) -> bytes:
    """All that one person or body said, over time."""
    found = reading.source(db, ask.parts["key"])
    names = names_beside(found.entity)
    homes = {key.partition(".")[0] for key in found.same_name} - {found.entity.id.partition(".")[0]}
    return render(
        "source.html.j2", ask, entity=found.entity, said=found.said, names=names, others=len(homes),
        left_out=found.left_out, least=SHOWN, passage_link=passage_link,
    )  # fmt: skip


def names_beside(entity: Entity) -> list[str]:
    """What else a source is called; what differs in capitals alone is said once."""
    forms = {name.casefold(): name for name in sorted(name for forms in entity.names.values() for name in forms)}
    return sorted(name for key, name in forms.items() if key != entity.name.casefold())


def search(db: Connection, ask: Ask) -> bytes:
    """Articles by words."""
    query = ask.query.get("q", "").strip()
    hits = reading.search(db, query, limit=HITS) if query else ()
    return render("search.html.j2", ask, query=query, hits=hits)


def changes(db: Connection, ask: Ask) -> bytes:
    """What has changed, the newest first."""
    piece = reading.changes(db, cursor=ask.cursor, limit=ask.limit, story=ask.query.get("story") or None)
    return render("changes.html.j2", ask, piece=piece, kinds=TOLD)


def feeds(db: Connection, ask: Ask) -> bytes:
    """The feeds that are followed."""
    return render("feeds.html.j2", ask, feeds=reading.feeds(db))


def notes(db: Connection, ask: Ask) -> bytes:
    """What readers said."""
    found = reading.notes(db, article=ask.query.get("article") or None)
    return render("notes.html.j2", ask, notes=found[::-1], about=ask.query.get("article", ""))


def rejections(db: Connection, ask: Ask) -> bytes:
    """Inputs that were declined."""
    return render("rejections.html.j2", ask, piece=reading.rejections(db, cursor=ask.cursor, limit=ask.limit))


def about(db: Connection, ask: Ask) -> bytes:
    """How each part is found, and how often that is wrong."""
    from stemma import __version__

    del db
    return render("about.html.j2", ask, parts_=PARTS, measured=measured(), version=__version__)


PAGES = (
    Route(path="/", make=stories, version=_list, personal=True),
    Route(path="/story/{key}", make=story, version=_story),
    Route(path="/story/{key}/compare/{first}/{second}", make=comparison, version=_compared),
    Route(path="/article/{key}", make=article, version=_article),
    Route(path="/claim/{key}", make=claim, version=_story),
    Route(path="/source/{key}", make=source, version=_list),
    Route(path="/search", make=search, version=_list),
    Route(path="/changes", make=changes, version=_list),
    Route(path="/feeds", make=feeds, version=_list),
    Route(path="/notes", make=notes, version=_list),
    Route(path="/rejections", make=rejections, version=_list),
    Route(path="/about", make=about, version=lambda *_: ""),
)
