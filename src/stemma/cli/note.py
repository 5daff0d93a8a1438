"""`stemma note`: what readers say about exact words. Notes overlay, they change nothing, and none is ever changed."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import Db, Json, Jsonl, Since, exit_codes, moment, write_rows
from stemma.cli.commands import app

if TYPE_CHECKING:
    from collections.abc import Sequence

group = typer.Typer(no_args_is_help=True, help="Notes and corrections by readers.")
app.add_typer(group, name="note")


class NoteKind(StrEnum):
    """What a note can be."""

    note = "note"
    correction = "correction"
    verdict = "verdict"


@group.command("add")
def add_(  # noqa: PLR0913, PLR0917 each option is one parameter
    article: Annotated[str, typer.Argument(help="Id of the article.", metavar="ARTICLE")],
    quote: Annotated[str, typer.Argument(help="The words it is about, exactly as they stand there.", metavar="QUOTE")],
    text: Annotated[str, typer.Argument(help="What you have to say.", metavar="TEXT")],
    kind: Annotated[NoteKind, typer.Option("--kind", help="What it is.")] = NoteKind.note,
    author: Annotated[
        str | None, typer.Option("--author", help="Who says it; your login when left out.", metavar="NAME")
    ] = None,
    db: Db = None,
) -> None:
    """Say something about words of an article; it is kept for good."""
    with exit_codes():
        from stemma.store.chosen import add_note_on

        number = add_note_on(db, article, quote, text=text, kind=kind.value, author=author)
        typer.echo(str(number))


@group.command("list")
def list_(
    article: Annotated[str | None, typer.Option("--article", help="Only on this article.", metavar="ID")] = None,
    since: Since = None,
    db: Db = None,
    json: Json = False,
    jsonl: Jsonl = False,
) -> None:
    """List notes, the oldest first; those whose words are no longer there as orphans."""
    with exit_codes():
        from stemma.keeping.article_view import every_note
        from stemma.store.chosen import reading

        after = moment(since)
        with reading(db) as connection:
            found = every_note(connection, article=article, since=after)
        columns: dict[str, Sequence[object]] = {
            "note": [one.id for one in found], "at": [one.note.at for one in found],
            "author": [one.note.author for one in found], "kind": [one.note.kind for one in found],
            "article": [one.note.article for one in found],
            "words": [("(orphan) " if one.orphan else "") + one.note.quote for one in found],
            "text": [one.note.text for one in found],
        }  # fmt: skip
        write_rows(found, columns, json=json, jsonl=jsonl)
