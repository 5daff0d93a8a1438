"""`stemma list`, `stemma search`: what the store holds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import Db, Json, Jsonl, Limit, Since, exit_codes, moment, write_rows
from stemma.cli.commands import app

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection


class Kind(StrEnum):
    """What can be listed."""

    stories = "stories"
    articles = "articles"
    claims = "claims"
    changes = "changes"
    rejections = "rejections"


_Rows = tuple["Sequence[object]", "Mapping[str, Sequence[object]]"]


def _stories(db: Connection, since: str | None, limit: int | None) -> _Rows:
    from stemma.store.told import list_stories

    found = list_stories(db, since=since, limit=limit)
    days = [" to ".join(dict.fromkeys(filter(None, (one.from_, one.to)))) for one in found]
    count = [len(one.articles) for one in found]
    return found, {"id": [s.id for s in found], "articles": count, "published": days, "title": [s.title for s in found]}


def _articles(db: Connection, since: str | None, limit: int | None) -> _Rows:
    from stemma.store.articles import list_articles

    found = list_articles(db, since=since, limit=limit)
    names = ("id", "story", "published", "language", "publisher", "title")
    return found, {name: [getattr(one, name) for one in found] for name in names}


def _claims(db: Connection, since: str | None, limit: int | None) -> _Rows:
    from stemma.store.told import list_claims

    found = list_claims(db, since=since, limit=limit)
    sources = [one.independent_sources for one in found]
    return found, {
        "story": [c.story for c in found], "state": [c.told_state for c in found], "sources": sources,
        "claim": [c.text for c in found],
    }  # fmt: skip


def _changes(db: Connection, since: str | None, limit: int | None) -> _Rows:
    from stemma.store.journal import list_changes

    found = list_changes(db, since=since, limit=limit)
    return found, {name: [getattr(one, name) for one in found] for name in ("at", "kind", "story", "text")}


def _rejections(db: Connection, since: str | None, limit: int | None) -> _Rows:
    from stemma.store.journal import list_rejections

    found = list_rejections(db, since=since, limit=limit)
    return found, {
        "last": [r.last_at for r in found], "times": [r.times for r in found],
        "reason": [r.rejection.reason for r in found], "input": [r.rejection.uri for r in found],
        "cause": [r.rejection.cause for r in found],
    }  # fmt: skip


_LISTS = {
    Kind.stories: _stories,
    Kind.articles: _articles,
    Kind.claims: _claims,
    Kind.changes: _changes,
    Kind.rejections: _rejections,
}


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917 each option is one parameter
    what: Annotated[Kind, typer.Argument(help="What to list.")],
    since: Since = None,
    limit: Limit = None,
    db: Db = None,
    json: Json = False,
    jsonl: Jsonl = False,
) -> None:
    """List what the store holds, the newest first."""
    with exit_codes():
        from stemma.store.chosen import reading

        after = moment(since)
        with reading(db) as connection:
            values, columns = _LISTS[what](connection, after, limit)
        write_rows(values, columns, json=json, jsonl=jsonl)


@app.command()
def search(
    query: Annotated[
        str, typer.Argument(help='Words; "a phrase", begin*, OR, -not, statements:word.', metavar="QUERY")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many at most.", metavar="NUMBER")] = 20,
    db: Db = None,
    json: Json = False,
    jsonl: Jsonl = False,
) -> None:
    """Find articles by words in titles, texts, statements and names; the best first."""
    with exit_codes():
        from stemma.store.chosen import reading
        from stemma.store.search import find

        with reading(db) as connection:
            found = find(connection, query, limit=limit)
        columns: dict[str, Sequence[object]] = {
            "id": [hit.article.id for hit in found], "story": [hit.article.story for hit in found],
            "published": [hit.article.published for hit in found], "publisher": [hit.article.publisher for hit in found],
            "title": [hit.article.title for hit in found], "words": [hit.excerpt for hit in found],
        }  # fmt: skip
        write_rows(found, columns, json=json, jsonl=jsonl)
