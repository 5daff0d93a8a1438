"""`stemma show`, `stemma compare`: one story, one article, two articles."""

from __future__ import annotations

from typing import Annotated

import typer

from stemma.cli.calling import Db, Interface, Json, Spoken, exit_codes, write, write_json
from stemma.cli.commands import Full, app

Id = Annotated[str, typer.Argument(help="A story (st12) or an article, as `stemma list` prints it.", metavar="ID")]


@app.command()
def show(key: Id, db: Db = None, json: Json = False, full: Full = False, interface: Interface = Spoken.en) -> None:
    """Show a story as `trace` reports it, or an article with its revisions and notes."""
    with exit_codes():
        from stemma.store.chosen import is_story, reading

        with reading(db) as connection:
            if is_story(key):
                from stemma.keeping.traces import trace_of_story

                trace = trace_of_story(connection, key)
            else:
                from stemma.keeping.article_view import view_of, written

                view = view_of(connection, key)
        if not is_story(key):
            if json:
                write_json(view)
            else:
                write(written(view).encode("utf-8", "replace"))
        elif json:
            from stemma.report.document import to_json

            write(to_json(trace))
        else:
            from stemma.report.terminal import print_report
            from stemma.settings import load

            print_report(trace, full=full, interface=interface.value, limits=load({}))


@app.command()
def compare(
    first: Annotated[str, typer.Argument(help="An article, as `stemma list articles` prints it.", metavar="A")],
    second: Annotated[str, typer.Argument(help="Another article, or another revision of it.", metavar="B")],
    db: Db = None,
    json: Json = False,
) -> None:
    """Say what one article has that another has not, and whether one was made from the other."""
    with exit_codes():
        from stemma.keeping.article_view import compared, written_comparison
        from stemma.store.chosen import reading

        with reading(db) as connection:
            made = compared(connection, first, second)
        if json:
            write_json(made)
        else:
            write(written_comparison(made).encode("utf-8", "replace"))
