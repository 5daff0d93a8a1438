"""`stemma feed`: which feeds are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import NOTHING_USABLE, Db, Json, Jsonl, Quiet, exit_codes, write, write_rows
from stemma.cli.commands import app
from stemma.cli.naming import Private

if TYPE_CHECKING:
    from collections.abc import Sequence

group = typer.Typer(no_args_is_help=True, help="Feeds that are followed.")
app.add_typer(group, name="feed")

Urls = Annotated[list[str], typer.Argument(help="Addresses of feeds.", metavar="URL")]


@group.command("add")
def add_(urls: Urls, db: Db = None) -> None:
    """Follow feeds."""
    with exit_codes():
        from stemma.app.watching import add_feeds
        from stemma.errors import SettingsError
        from stemma.fetch.addresses import objection

        for url in urls:
            if why := objection(url, allow_private=True):
                raise SettingsError(f"{url}: {why}")
        fresh = add_feeds(db, urls)
        typer.echo(f"{len(fresh)} new of {len(urls)}", err=True)


@group.command("remove")
def remove(urls: Urls, db: Db = None) -> None:
    """Follow feeds no longer; what was read from them stays."""
    with exit_codes():
        from stemma.app.watching import remove_feeds

        remove_feeds(db, urls)


@group.command("list")
def list_(db: Db = None, json: Json = False, jsonl: Jsonl = False) -> None:
    """List feeds with when they were and will be asked, and what is wrong with them."""
    with exit_codes():
        from stemma.app.watching import followed

        found = [one.state for one in followed(db)]
        columns: dict[str, Sequence[object]] = {
            "feed": [one.url for one in found], "name": [one.title for one in found],
            "asked": [one.checked_at for one in found], "due": [one.due_at for one in found],
            "failures": [one.failures or "" for one in found], "trouble": [one.trouble for one in found],
        }  # fmt: skip
        write_rows(found, columns, json=json, jsonl=jsonl)


@group.command("import")
def import_(
    files: Annotated[
        list[str], typer.Argument(help="OPML, or addresses one a line; - is standard input.", metavar="FILE")
    ],
    db: Db = None,
) -> None:
    """Follow the feeds that lists name, as readers of feeds export them."""
    with exit_codes():
        from stemma.app.watching import import_feeds
        from stemma.settings import load

        fresh, count = import_feeds(db, files, load({"db": db}))
        typer.echo(f"{fresh} new of {count}", err=True)
        if not count:
            raise typer.Exit(NOTHING_USABLE)


@group.command("export")
def export(db: Db = None) -> None:
    """Print the feeds as OPML, for readers of feeds."""
    with exit_codes():
        from stemma.app.watching import followed
        from stemma.export.opml import to_opml

        write(to_opml([(one.url, one.state.title) for one in followed(db)]))


@group.command()
def check(db: Db = None, allow_private: Private = None, quiet: Quiet = False, json: Json = False) -> None:
    """Ask all feeds now, due or not, read what is new, and say which are in trouble; exit 1 where all are."""
    with exit_codes():
        from stemma.app.watching import followed, watch_once
        from stemma.cli.progress import Bar
        from stemma.cli.watch import present
        from stemma.settings import load

        with Bar(quiet=quiet) as bar:
            made = watch_once(load({"db": db, "allow_private": allow_private}), every=True, progress=bar.report)
        present(made, json=json, quiet=quiet)
        found = [one.state for one in followed(db)]
        for state in found:
            if state.trouble:
                typer.echo(f"{state.url}: {state.trouble}", err=True)
        if found and all(state.trouble for state in found):
            raise typer.Exit(NOTHING_USABLE)
