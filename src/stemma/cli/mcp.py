"""`stemma mcp`: the store's questions as tools for assistants."""

from __future__ import annotations

from stemma.cli.calling import Db, exit_codes
from stemma.cli.commands import app


@app.command("mcp")
def serve_tools(db: Db = None) -> None:
    """Answer an assistant over standard input and output, by the Model Context Protocol; nothing is written or fetched."""
    with exit_codes():
        from functools import partial

        from stemma.settings import load
        from stemma.store.chosen import reading
        from stemma.web.tools import Questions, run_stdio

        run_stdio(Questions(connect=partial(reading, db), settings=load({"db": db})))
