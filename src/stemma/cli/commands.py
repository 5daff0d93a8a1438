"""The commands of `stemma`. Exit codes: 0 done, 1 nothing usable, 2 wrong call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.calling import Interface, Spoken, exit_codes, write
from stemma.cli.naming import Lists, Offline, Private, named

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who copied whom in the news, and who each statement really comes from.",
)

WRONG_CALL = 2

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        help="Articles, feeds, exports, archives (docs/reference/formats.md) and folders of them; addresses; - is standard input.",
        metavar="PATH",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write the JSON document to standard output.")]
Html = Annotated[Path | None, typer.Option("--html", help="Write a self-contained page to FILE.", metavar="FILE")]
Dates = Annotated[
    list[str] | None,
    typer.Option(
        "--published",
        help="When FILE was published: 2024-10-21 or 2024-10-21T09:30+02:00. May be repeated.",
        metavar="FILE=DATE",
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--language", help="Language of all articles (a code: de, en, fr, ...) instead of detecting it.", metavar="CODE"
    ),
]
Threshold = Annotated[
    float | None,
    typer.Option(
        "--story-threshold", min=0.0, max=1.0, help="How alike articles of one story must be (0.5); higher splits more."
    ),
]
Tagger = Annotated[
    Path | None,
    typer.Option("--tagger", help="A tagger of your own training instead of the shipped one.", metavar="FOLDER"),
]
Full = Annotated[
    bool,
    typer.Option(
        "--full", help="Show every claim, statement and change, each claim with all its words, not the first of each."
    ),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, help="Show statements from this confidence on (0.5); 0 shows them all."
    ),
]
Strict = Annotated[
    bool | None,
    typer.Option("--strict", help="Stop at the first article that a stage breaks on, instead of rejecting it."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every page anew, and keep nothing of it in your folder of caches.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no notes on standard error.")]


def _show_version(asked: bool) -> None:
    if asked:
        from stemma import __version__

        typer.echo(f"stemma {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
]


@app.callback()
def main(version: Version = False) -> None:
    """Who copied whom in the news, and who each statement really comes from."""


@app.command()
def trace(  # noqa: PLR0913, PLR0917 each option is one parameter
    paths: Paths = None,
    lists: Lists = None,
    json: Json = False,
    html: Html = None,
    published: Dates = None,
    language: Language = None,
    story_threshold: Threshold = None,
    tagger: Tagger = None,
    full: Full = False,
    min_confidence: MinConfidence = None,
    interface: Interface = Spoken.en,
    strict: Strict = None,
    no_cache: NoCache = False,
    offline: Offline = False,
    allow_private: Private = None,
    quiet: Quiet = False,
) -> None:
    """Trace who copied whom and who said what in a set of articles, and print the report."""
    from stemma.cli.run import Output, run_trace
    from stemma.settings import load

    call = {
        "language": language, "story_threshold": story_threshold, "tagger": tagger, "strict": strict,
        "cache": False if no_cache else None, "allow_private": allow_private,
    }  # fmt: skip
    output = Output(
        json=json, html=html, full=full, quiet=quiet, min_confidence=min_confidence, interface=interface.value
    )
    with exit_codes():
        code = run_trace(
            named(paths, lists), published=published or [], settings=load(call), output=output, offline=offline
        )
    raise typer.Exit(code)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `trace --json` writes."""
    from stemma.report.schema import published_schema

    with exit_codes():
        write(published_schema().encode())


@app.command()
def config() -> None:
    """Show the settings of a run from here, and where each comes from."""
    import os
    import re

    from stemma.errors import StemmaError
    from stemma.settings import layers, origins, settings_of, user_file

    try:
        found = layers(Path.cwd(), os.environ, {})
        settings, told = settings_of(found), origins(found)
    except StemmaError as error:
        typer.echo(f"stemma: {error}", err=True)
        raise typer.Exit(WRONG_CALL) from None
    for name, origin in told.items():
        # a password in an address is nobody's to read
        value = re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", str(getattr(settings, name)))
        typer.echo(f"{name} = {value}    # {origin}")
    typer.echo(f"# your own settings: {user_file()}", err=True)
