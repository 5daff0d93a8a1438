"""What is exported from a store: a trace of stories, changes, notes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from stemma.export.annotations import ReaderNote
from stemma.export.feeds import Item
from stemma.keeping.article_view import every_note
from stemma.keeping.traces import trace_of_story
from stemma.model import Passage, Trace
from stemma.report.brief import brief_of
from stemma.report.brief.rendering import to_text
from stemma.report.view import View
from stemma.store import journal, told
from stemma.store.slices import stories_slice


def trace_of_stories(connection: Connection, keys: Sequence[str] | None, *, since: str | None = None) -> Trace:
    """Stories as one trace, by the number of the story.

    Args:
        connection: of a reader.
        keys: ids of stories; all when None.
        since: ISO 8601; only stories changed then or later.

    Raises:
        NotFoundError: one of them is not there.
    """
    wanted = list(keys) if keys is not None else [one.id for one in told.list_stories(connection, since=since)]
    parts = [trace_of_story(connection, key) for key in sorted(wanted, key=lambda key: (len(key), key))]
    names = [name for name in Trace.__dataclass_fields__ if name != "schema_version"]
    held: dict[str, Any] = {name: tuple(one for part in parts for one in getattr(part, name)) for name in names}
    return replace(Trace(), **held)


def notes_of(connection: Connection) -> list[ReaderNote]:
    """What readers said, the oldest first; also of words that are no longer there, at the place where they were."""
    found: list[ReaderNote] = []
    for kept in every_note(connection):
        note = kept.note
        passage = Passage(article=note.article, begin=note.begin, end=note.end, text=note.quote)
        found.append((kept.id, note.at, note.author, note.kind, note.text, passage, note.prefix, note.suffix))
    return found


def items_of(connection: Connection, *, since: str | None = None, limit: int | None = None) -> list[Item]:
    """Changes, the newest first."""
    found = journal.list_changes(connection, since=since, limit=limit)
    return [Item(subject=one.subject, at=one.at, kind=one.kind, text=one.text, story=one.story) for one in found]


def briefs_of(connection: Connection, language: str, *, since: str | None = None, limit: int) -> list[Item]:
    """Each story in a few sentences, those that changed last first; told anew under another name when the story has changed.

    Args:
        connection: of a reader.
        language: of the sentences.
        since: ISO 8601; only stories changed then or later.
        limit: so many at most.
    """
    found = []
    for listed in stories_slice(connection, limit=limit, since=since).items:
        view = View(trace_of_story(connection, listed.story.id))
        made = brief_of(view, view.trace.stories[0], language)
        item = Item(
            subject=f"brief {listed.story.id} {listed.changed_at} {language}",
            at=listed.changed_at,
            kind="brief",
            text=to_text(made, view),
            story=listed.story.id,
            title=made.title,
        )
        found.append(item)
    return found
