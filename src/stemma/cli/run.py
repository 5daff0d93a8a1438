"""Runs a trace for the command line: options in, report out."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from stemma.app import trace_paths
from stemma.cli.progress import Bar
from stemma.errors import NotFoundError, SettingsError
from stemma.model import Trace
from stemma.read.sidecar import Given, iso_date
from stemma.settings import Settings


def given_dates(published: Sequence[str], language: str | None) -> dict[Path, Given]:
    """`FILE=DATE` options as facts by resolved path.

    Raises:
        SettingsError: no `=`, or no date after it.
        NotFoundError: the file does not exist.
    """
    given: dict[Path, Given] = {}
    for option in published:
        name, equals, words = option.rpartition("=")
        if not equals:
            raise SettingsError(f"--published {option}: write FILE=DATE")
        path = Path(name)
        if not path.exists():
            raise NotFoundError(f"--published {option}: no file {name}")
        given[path.resolve()] = Given(published=iso_date(words, f"--published {option}"), language=language)
    return given


def write_html(trace: Trace, file: Path) -> None:
    """The page, whole or not at all.

    Raises:
        SettingsError: the file can't be written.
    """
    from stemma.report.html import to_html

    try:
        file.write_text(to_html(trace), "utf-8")
    except OSError as error:
        raise SettingsError(f"--html {file}: {error.strerror or error}; name a file that you may write") from None


def run_trace(  # noqa: PLR0913 one parameter an option
    paths: Sequence[Path],
    *,
    settings: Settings,
    published: Sequence[str],
    output: Literal["json", "terminal"],
    html: Path | None,
    full: bool,
    quiet: bool,
) -> int:
    """Trace and present; the exit code: 0 done, 1 nothing usable."""
    given = given_dates(published, settings.language)
    with Bar(quiet=quiet) as bar:
        trace = trace_paths(paths, given=given, settings=settings, progress=bar.report)
    if html is not None:
        write_html(trace, html)
    if output == "json":
        from stemma.report.document import to_json

        sys.stdout.buffer.write(to_json(trace))
    elif html is None or not quiet:
        from stemma.report.terminal import print_report

        print_report(trace, full=full)
    sys.stdout.flush()
    if html is not None and not quiet:
        print(f"Wrote {html}", file=sys.stderr)
    return 0 if trace.articles else 1
