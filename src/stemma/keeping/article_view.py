"""One article as the store knows it, and two side by side."""

from dataclasses import dataclass

from sqlalchemy import Connection

from stemma.keeping.changes import edit_of
from stemma.model import Article, Descent, Findings
from stemma.store import articles, results, told
from stemma.store.articles import Listed
from stemma.store.notes import KeptNote, is_orphan, list_notes


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article with its revisions, its findings, who it was made from, and what readers said."""

    listed: Listed
    article: Article
    revisions: tuple[str, ...]
    findings: Findings | None
    made_from: tuple[Descent, ...]
    notes: tuple[KeptNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two articles side by side."""

    first: str
    second: str
    #: sentences that only one of them has; one that was changed is in both lists
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    #: where one was made from the other
    descent: Descent | None


def notes_on(connection: Connection, article: Article) -> tuple[KeptNote, ...]:
    """What readers said about an article; of words that are no longer there as orphans."""
    found = list_notes(connection, article=article.id)
    return tuple(KeptNote(id=number, note=note, orphan=is_orphan(note, article)) for number, note in found)


def view_of(connection: Connection, key: str) -> ArticleView:
    """One article.

    Raises:
        NotFoundError: there is none.
    """
    listed, article = articles.listed(connection, key), articles.article(connection, key)
    story = told.find_story(connection, listed.story) if listed.story else None
    return ArticleView(
        listed=listed,
        article=article,
        revisions=tuple(one.id for one in articles.revisions(connection, listed.address)),
        findings=results.findings_of(connection, listed.digest),
        made_from=tuple(d for d in story.descents if d.copy == key) if story else (),
        notes=notes_on(connection, article),
    )


def compared(connection: Connection, first: str, second: str) -> Comparison:
    """Two articles.

    Raises:
        NotFoundError: one of them is not there.
    """
    one, other = articles.article(connection, first), articles.article(connection, second)
    only_first, only_second = edit_of(one, other)
    story = told.story_of(connection, first)
    found = told.find_story(connection, story) if story else None
    pairs = {(first, second), (second, first)}
    descent = next((d for d in found.descents if (d.copy, d.exemplar) in pairs), None) if found else None
    return Comparison(
        first=first, second=second, only_first=tuple(only_first), only_second=tuple(only_second), descent=descent
    )


def _safe(text: str) -> str:
    """Other people's words without what steers a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


def written(view: ArticleView) -> str:
    """An article for people."""
    one, article = view.listed, view.article
    head = {
        "title": one.title, "publisher": one.publisher, "published": one.published, "language": one.language,
        "address": one.address, "added": one.added_at, "story": one.story,
        "revisions": ", ".join(view.revisions) if len(view.revisions) > 1 else None,
        "made from": ", ".join(f"{d.exemplar} ({d.kind}, {d.confidence:.2f})" for d in view.made_from) or None,
    }  # fmt: skip
    lines = [f"{one.id}", *(f"{name}: {value}" for name, value in head.items() if value), "", article.text]
    for kept in view.notes:
        note = kept.note
        gone = " (orphan: these words are no longer there)" if kept.orphan else ""
        lines += ["", f"{note.kind} {kept.id} by {note.author}, {note.at}{gone}", f"  “{note.quote}”", f"  {note.text}"]
    return _safe("\n".join(lines)) + "\n"


def written_comparison(made: Comparison) -> str:
    """Two articles for people: lines with - stand in the first only, lines with + in the second only."""
    lines = [f"- {made.first}", f"+ {made.second}"]
    if made.descent:
        d = made.descent
        lines.append(f"{d.copy} was made from {d.exemplar} ({d.kind}, {d.confidence:.2f})")
    lines += [f"- {' '.join(s.split())}" for s in made.only_first]
    lines += [f"+ {' '.join(s.split())}" for s in made.only_second]
    if not (made.only_first or made.only_second):
        lines.append("the same sentences")
    return _safe("\n".join(lines)) + "\n"


def every_note(connection: Connection, *, article: str | None = None, since: str | None = None) -> list[KeptNote]:
    """All notes, the oldest first; those whose words are no longer there as orphans."""
    found = list_notes(connection, article=article, since=since)
    there = articles.articles_of(connection, sorted({note.article for _, note in found}))
    return [KeptNote(id=number, note=note, orphan=is_orphan(note, there.get(note.article))) for number, note in found]
