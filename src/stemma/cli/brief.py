"""`stemma brief`: a story in a few sentences."""

from __future__ import annotations

from typing import Annotated

import typer

from stemma.cli.calling import NOTHING_USABLE, Db, Spoken, exit_codes, write
from stemma.cli.commands import app

Told = Annotated[
    str,
    typer.Argument(
        help="A story of the store (st12), or a file that `stemma trace --json` wrote.", metavar="STORY|FILE.json"
    ),
]
Language = Annotated[
    Spoken, typer.Option("--language", help="Language of the sentences; quotations stay in theirs.", metavar="CODE")
]
Markdown = Annotated[bool, typer.Option("--markdown", help="Write Markdown, with a link to each passage.")]


@app.command()
def brief(told: Told, language: Language = Spoken.en, markdown: Markdown = False, db: Db = None) -> None:
    """Tell a story in a few sentences, put together from what was found: exact words, who says so, what is disputed."""
    with exit_codes():
        from stemma.cli.told import trace_named
        from stemma.report.brief import brief_of
        from stemma.report.brief.rendering import to_markdown, to_text
        from stemma.report.view import View

        view = View(trace_named(told, db))
        made = [brief_of(view, story, language.value) for story in view.trace.stories]
        texts = (to_markdown(one, view) if markdown else to_text(one, view) for one in made)
        write("\n".join(texts).encode("utf-8", "replace"))
        if not made:
            raise typer.Exit(NOTHING_USABLE)
