"""`stemma db`: looking after the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.calling import NOTHING_USABLE, Db, Json, exit_codes, write_json, write_rows
from stemma.cli.commands import app

group = typer.Typer(no_args_is_help=True, help="Look after the store.")
app.add_typer(group, name="db")


@group.command()
def status(db: Db = None, json: Json = False) -> None:
    """Say what the store is and how much it holds."""
    with exit_codes():
        from stemma.store import upkeep
        from stemma.store.chosen import open_chosen

        with open_chosen(db) as store:
            found = upkeep.status(store)
        if json:
            write_json(found)
            return
        size = "" if found.size is None else f"{found.size / 1e6:,.1f} MB"
        parts = {
            "store": found.where, "database": " ".join(filter(None, (found.database, found.journal))), "size": size,
            "version": f"{found.version} of {found.newest}", **found.rows,
        }  # fmt: skip
        write_rows([found], {"part": list(parts), "": list(parts.values())}, json=False, jsonl=False)


@group.command()
def migrate(db: Db = None) -> None:
    """Bring an older store to this version; a copy is made before, beside it."""
    with exit_codes():
        from stemma.store.chosen import migrated

        taken, copy = migrated(db)
        if copy:
            typer.echo(f"a copy as it was: {copy}", err=True)
        typer.echo(f"steps taken: {', '.join(map(str, taken))}" if taken else "nothing to do")


@group.command()
def check(db: Db = None, json: Json = False) -> None:
    """Look whether the store is whole; exit 1 where it is not."""
    with exit_codes():
        from stemma.store import upkeep
        from stemma.store.chosen import open_chosen

        with open_chosen(db) as store:
            found = upkeep.troubles(store)
        if json:
            write_json(found)
        else:
            typer.echo("\n".join(found) or "whole")
        if found:
            raise typer.Exit(NOTHING_USABLE)


@group.command()
def backup(
    to: Annotated[Path, typer.Argument(help="A file that is not there yet.", metavar="FILE")], db: Db = None
) -> None:
    """Copy the store to a new file, while others read it."""
    with exit_codes():
        from stemma.store import upkeep
        from stemma.store.chosen import open_chosen

        with open_chosen(db) as store:
            size = upkeep.backup(store, to)
        typer.echo(f"{to}: {size / 1e6:,.1f} MB", err=True)
