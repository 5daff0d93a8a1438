"""`stemma watch`: reads what is new in feeds and says what has changed."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.calling import Db, Json, Quiet, exit_codes, write
from stemma.cli.commands import app
from stemma.cli.naming import Private

if TYPE_CHECKING:
    from stemma.app.watching import Told

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def span(words: str) -> timedelta:
    """`15m` as a time span.

    Raises:
        SettingsError: it is none.
    """
    from stemma.errors import SettingsError

    found = re.fullmatch(r"(\d{1,4})([smhd])", words.strip())
    if found is None:
        raise SettingsError(f"--every {words}: write 15m, 1h, 1d")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def present(made: Told, *, json: bool, quiet: bool) -> None:
    """What came of a round: changes on standard output, a line each; counts and troubles on standard error."""
    import msgspec

    from stemma.report.document import to_builtins

    for change in made.round.changes:
        if json:
            write(msgspec.json.encode(to_builtins(change)) + b"\n")
        else:
            typer.echo(f"{change.at} {change.story or '':6} {change.text}")
    added = made.round.added
    if not quiet and (made.round.asked or added.fresh):
        told = f"{made.round.asked} feeds asked, {len(added.new)} new, {len(added.revised)} revised"
        typer.echo(f"{told}, {len(added.rejections)} declined", err=True)
    for target, why in made.troubles:
        typer.echo(f"stemma: {target} could not be told: {why}; tried again in the next round", err=True)


@app.command()
def watch(  # noqa: PLR0913, PLR0917 each option is one parameter
    once: Annotated[bool, typer.Option("--once", help="One round over what is due, then end: for cron.")] = False,
    every: Annotated[str, typer.Option("--every", help="Time between two rounds: 15m, 1h.", metavar="SPAN")] = "15m",
    alert: Annotated[
        list[str] | None,
        typer.Option(
            "--alert", help="Also tell a webhook (https://…) or mail (mailto:…). May be repeated.", metavar="URL"
        ),
    ] = None,
    db: Db = None,
    json: Json = False,
    allow_private: Private = None,
    quiet: Quiet = False,
) -> None:
    """Follow feeds: read what is new, and say what has changed in the stories."""
    with exit_codes():
        import signal
        import threading

        from stemma.app import watching
        from stemma.cli.progress import Bar
        from stemma.settings import load

        settings, pause = load({"db": db, "allow_private": allow_private}), span(every)
        if once:
            with Bar(quiet=quiet) as bar:
                made = watching.watch_once(settings, alert=alert or [], progress=bar.report)
            present(made, json=json, quiet=quiet)
            return
        stop = threading.Event()

        def stopping(*_: object) -> None:
            # the round at work is finished; a second Ctrl-C ends it at once
            stop.set()
            signal.signal(signal.SIGINT, signal.default_int_handler)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stopping)
        watching.watch(
            settings,
            pause=pause,
            alert=alert or [],
            present=lambda made: present(made, json=json, quiet=quiet),
            stop=stop,
        )
