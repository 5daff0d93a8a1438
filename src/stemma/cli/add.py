"""`stemma add` and `stemma analyse`: into the store, and what it finds anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import NOTHING_USABLE, Db, Json, Quiet, exit_codes, write_json
from stemma.cli.commands import Dates, Language, Paths, Strict, Tagger, Threshold, app
from stemma.cli.naming import Lists, Offline, Private, named

if TYPE_CHECKING:
    from stemma.app.desk import Kept

Stale = Annotated[bool, typer.Option("--stale", help="Read again only what this version reads otherwise.")]


def present(kept: Kept, *, json: bool, quiet: bool) -> None:
    """What an addition did."""
    added = kept.added
    if json:
        parts = {"new": added.new, "revised": added.revised, "known": added.known, "rejections": added.rejections}
        write_json(parts | {"changes": kept.changes})
        return
    for change in kept.changes:
        typer.echo(f"{change.story or '':6} {change.text}")
    if not quiet:
        told = (
            f"{len(added.new)} new, {len(added.revised)} revised, {added.known} known, {len(added.rejections)} declined"
        )
        typer.echo(told, err=True)
        for rejection in added.rejections:
            typer.echo(f"  {rejection.uri}: {rejection.reason}: {rejection.cause}", err=True)


@app.command()
def add(  # noqa: PLR0913, PLR0917 each option is one parameter
    paths: Annotated[list[str] | None, Paths.__metadata__[0]] = None,
    lists: Lists = None,
    db: Db = None,
    json: Json = False,
    published: Dates = None,
    language: Language = None,
    story_threshold: Threshold = None,
    tagger: Tagger = None,
    offline: Offline = False,
    allow_private: Private = None,
    strict: Strict = None,
    quiet: Quiet = False,
) -> None:
    """Read articles, keep them in the store, and say what they change in its stories."""
    with exit_codes():
        from stemma.app.desk import add_paths
        from stemma.cli.progress import Bar
        from stemma.cli.run import given_dates
        from stemma.intake import inputs_of
        from stemma.settings import load

        call = {"language": language, "story_threshold": story_threshold, "tagger": tagger, "strict": strict}
        settings = load(call | {"db": db, "allow_private": allow_private})
        with Bar(quiet=quiet) as bar:
            kept = add_paths(
                inputs_of(named(paths, lists)),
                given=given_dates(published or [], settings.language),
                settings=settings,
                offline=offline,
                progress=bar.report,
            )
        present(kept, json=json, quiet=quiet)
        if not (kept.added.fresh or kept.added.known):
            raise typer.Exit(NOTHING_USABLE)


@app.command()
def analyse(  # noqa: PLR0913, PLR0917 each option is one parameter
    db: Db = None,
    stale: Stale = False,
    json: Json = False,
    story_threshold: Threshold = None,
    tagger: Tagger = None,
    strict: Strict = None,
    quiet: Quiet = False,
) -> None:
    """Read the articles of the store again, and decide all its stories anew."""
    with exit_codes():
        from stemma.app.desk import settle
        from stemma.cli.progress import Bar
        from stemma.settings import load

        settings = load({"db": db, "story_threshold": story_threshold, "tagger": tagger, "strict": strict})
        with Bar(quiet=quiet) as bar:
            kept = settle(stale=stale, settings=settings, progress=bar.report)
        present(kept, json=json, quiet=quiet)
