"""`stemma report`: a story, or a document that `trace --json` wrote, as page, pictures and terminal report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.brief import Told
from stemma.cli.calling import NOTHING_USABLE, Db, Interface, Quiet, Spoken, exit_codes
from stemma.cli.commands import Full, app

if TYPE_CHECKING:
    from stemma.model import Trace

Page = Annotated[Path | None, typer.Option("--html", help="Write a self-contained page to FILE.", metavar="FILE")]
Drawn = Annotated[
    Path | None,
    typer.Option("--svg", help="Write each picture of each story to DIR as a file of its own.", metavar="DIR"),
]


def drawn(trace: Trace, interface: str) -> Iterator[tuple[str, bytes]]:
    """The pictures of a trace with their file names: `st1-stemma.svg`."""
    from stemma.report.pictures import pictures
    from stemma.report.view import View
    from stemma.report.wording import of

    wording = of(interface)
    view = View(trace, wording=wording)
    for story in trace.stories:
        for picture in pictures(view, story, wording):
            yield f"{story.id}-{picture.name}.svg", picture.svg.encode("utf-8", "replace")


def _write_pictures(trace: Trace, folder: Path, interface: str) -> int:
    """How many were written.

    Raises:
        SettingsError: the folder can't be made or written.
    """
    from stemma.cli.files import write_whole
    from stemma.errors import SettingsError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"--svg {folder}: {error.strerror or error}; name a folder that you may write") from None
    count = 0
    for count, (name, svg) in enumerate(drawn(trace, interface), 1):  # noqa: B007 the last one is how many
        write_whole(folder / name, svg, "--svg")
    return count


@app.command()
def report(  # noqa: PLR0913, PLR0917 an argument for each option
    told: Told,
    html: Page = None,
    svg: Drawn = None,
    interface: Interface = Spoken.en,
    full: Full = False,
    quiet: Quiet = False,
    db: Db = None,
) -> None:
    """Show a story, or what `trace --json` wrote: in the terminal, as a page (--html), as pictures (--svg)."""
    with exit_codes():
        from stemma.cli.run import write_html
        from stemma.cli.told import trace_named
        from stemma.report.terminal import print_report
        from stemma.settings import load

        limits = load({})
        trace = trace_named(told, db)
        if html is not None:
            write_html(trace, html, limits, interface.value)
            _say(f"Wrote {html}", quiet=quiet)
        if svg is not None:
            _say(f"Wrote {_write_pictures(trace, svg, interface.value)} pictures to {svg}", quiet=quiet)
        if html is None and svg is None:
            print_report(trace, full=full, interface=interface.value, limits=limits)
            sys.stdout.flush()
        if not trace.stories:
            raise typer.Exit(NOTHING_USABLE)


def _say(words: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(words, err=True)
