"""`stemma archive`: web archives to tables."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import NOTHING_USABLE, Json, Quiet, exit_codes, write_json
from stemma.cli.commands import Language, Strict, Tagger, Threshold, app

if TYPE_CHECKING:
    from stemma.archive import Archived


class EngineKind(StrEnum):
    """What the work is done on."""

    local = "local"
    daft = "daft"
    ray = "ray"


def _told(made: Archived, to: Path, *, json: bool, quiet: bool) -> None:
    if json:
        write_json(made)
    elif not quiet:
        print(
            f"{made.articles:,} articles in {made.stories:,} stories, {made.copies:,} copies; {made.rejections:,} items rejected; "
            f"{made.read:,} of {made.parts:,} parts read now; in {to}",
            file=sys.stderr,
        )


@app.command()
def archive(  # noqa: PLR0913, PLR0917 each option is one parameter
    paths: Annotated[
        list[Path], typer.Argument(help="Web archives (WARC, WARC.gz, WACZ), and folders of them.", metavar="WARC")
    ],
    to: Annotated[Path, typer.Option("-o", "--output", help="The folder for the tables.", metavar="DIR")],
    engine: Annotated[
        EngineKind, typer.Option("--engine", help="Processes of this machine, Daft, or Daft on Ray.")
    ] = EngineKind.local,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=0, help="Tasks at once; one a processor when left out.", metavar="NUMBER"),
    ] = None,
    part: Annotated[
        int, typer.Option("--part", min=1, help="Items of a file that are read as one part (1000).", metavar="NUMBER")
    ] = 1000,
    language: Language = None,
    story_threshold: Threshold = None,
    tagger: Tagger = None,
    strict: Strict = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Turn web archives into tables: articles, findings, vectors, who copied whom, stories. Stopped, it goes on where it was."""
    with exit_codes():
        from stemma.app.archiving import archive_paths
        from stemma.cli.progress import Bar
        from stemma.settings import load

        call = {
            "language": language, "story_threshold": story_threshold, "tagger": tagger, "strict": strict, "processes": workers,
        }  # fmt: skip
        with Bar(quiet=quiet) as bar:
            made = archive_paths(paths, to, engine=engine.value, settings=load(call), size=part, progress=bar.report)
        _told(made, to, json=json, quiet=quiet)
    if not made.articles:
        raise typer.Exit(NOTHING_USABLE)
