"""What every command has in common: its exit codes, and how data goes out."""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import Annotated

import typer

NOTHING_USABLE = 1
WRONG_CALL = 2
#: the store can't be used as it is
BROKEN_WORLD = 3
#: as shells have it for a program that SIGINT ended
INTERRUPTED = 130
#: as shells have it for a program that SIGPIPE ended
CLOSED_PIPE = 141

Db = Annotated[
    str | None,
    typer.Option(
        "--db",
        help="The store: a file, or an address of PostgreSQL; stemma.db in your data folder when left out.",
        metavar="STORE",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON document to standard output.")]
Jsonl = Annotated[bool, typer.Option("--jsonl", help="Write one JSON object a line to standard output.")]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", help="Only of this day or moment or later: 2024-10-21, or 7d, 12h, 30m ago.", metavar="WHEN"
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help="So many at most.", metavar="NUMBER")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no notes on standard error.")]


class Spoken(StrEnum):
    """The languages of the interface."""

    en = "en"
    de = "de"
    fr = "fr"


Interface = Annotated[
    Spoken, typer.Option("--interface", help="Language of the report's own words: en, de, fr.", metavar="CODE")
]


@contextmanager
def exit_codes() -> Iterator[None]:
    """Errors as one line on standard error and an exit code: 2 for a wrong call, 3 for a store that can't be used."""
    from stemma.errors import StemmaError, StoreError

    try:
        _interrupted_by_exception()
        yield
    except StoreError as error:
        typer.echo(f"stemma: {error}", err=True)
        raise typer.Exit(BROKEN_WORLD) from None
    except StemmaError as error:
        typer.echo(f"stemma: {error}", err=True)
        raise typer.Exit(WRONG_CALL) from None
    except KeyboardInterrupt:
        typer.echo("stemma: stopped; what was kept is kept", err=True)
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # `stemma list ... | head`: nobody reads on, and Python would complain of it once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CLOSED_PIPE) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        typer.echo(f"stemma: can't write: {error.strerror}; make room, or write elsewhere", err=True)
        raise typer.Exit(BROKEN_WORLD) from None


def _interrupted_by_exception() -> None:
    """From here on Ctrl-C is an exception, as Python has it; until here it ended the program at once."""
    main = threading.current_thread() is threading.main_thread()
    if main and signal.getsignal(signal.SIGINT) not in (signal.SIG_IGN, None):
        signal.signal(signal.SIGINT, signal.default_int_handler)


def write(text: bytes) -> None:
    """Data to standard output."""
    sys.stdout.buffer.write(text)
    sys.stdout.flush()


def write_json(value: object) -> None:
    """One document, indented."""
    import msgspec

    from stemma.report.document import to_builtins

    write(msgspec.json.format(msgspec.json.encode(to_builtins(value)), indent=1) + b"\n")


def write_rows(values: Sequence[object], columns: Mapping[str, Sequence[object]], *, json: bool, jsonl: bool) -> None:
    """A list: as a document, as lines, or as a table for people.

    Args:
        values: what the list holds, for programs.
        columns: what people see, by heading.
        json: one document.
        jsonl: one object a line.
    """
    import msgspec

    from stemma.report.document import to_builtins

    if jsonl:
        write(b"".join(msgspec.json.encode(to_builtins(value)) + b"\n" for value in values))
    elif json:
        write_json(list(values))
    else:
        _table(columns)


def _table(columns: Mapping[str, Sequence[object]]) -> None:
    from rich.table import Table

    from stemma.report.piped import PipedConsole

    console = PipedConsole()
    if not console.is_terminal:
        # a pipe has no width: nothing is folded, so that each row is one line
        console = PipedConsole(width=10_000, color_system=None)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for number, heading in enumerate(columns):
        table.add_column(heading, overflow="fold", no_wrap=not console.is_terminal or number == 0)
    for row in zip(*columns.values(), strict=True):
        table.add_row(*(_cell(value) for value in row))
    console.print(table, highlight=False, markup=False, emoji=False, crop=False)


def _cell(value: object) -> str:
    from stemma.text.shown import shown

    # other people's words must not steer a terminal
    return "" if value is None else shown(" ".join(str(value).split()))


def moment(words: str | None) -> str | None:
    """A day, a moment, or so long ago, as ISO 8601 in UTC.

    Raises:
        SettingsError: it is none of these.
    """
    import re
    from datetime import UTC, datetime, timedelta

    from stemma.errors import SettingsError

    if words is None:
        return None
    if ago := re.fullmatch(r"(\d{1,5})([dhm])", words.strip()):
        unit = {"d": "days", "h": "hours", "m": "minutes"}[ago[2]]
        return (datetime.now(UTC) - timedelta(**{unit: int(ago[1])})).isoformat(timespec="seconds")
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        raise SettingsError(f"--since {words}: write 2024-10-21, 2024-10-21T09:30+02:00, or 7d, 12h, 30m") from None
    return (found if found.tzinfo else found.astimezone()).astimezone(UTC).isoformat(timespec="seconds")
