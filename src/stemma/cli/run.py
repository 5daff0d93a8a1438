"""Runs a trace for the command line: options in, report out."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stemma.app import trace_paths
from stemma.cli.files import write_whole
from stemma.cli.progress import Bar
from stemma.errors import NotFoundError, SettingsError
from stemma.intake import inputs_of
from stemma.intake.addresses import is_address
from stemma.intake.sidecar import LANGUAGE_CODE, iso_date
from stemma.model import Facts, Trace
from stemma.settings import Limits, Settings

#: exit code: no input could be used; every rejection is in the report
NOTHING_USABLE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What to present, and where."""

    json: bool = False
    html: Path | None = None
    full: bool = False
    quiet: bool = False
    #: confidence from which on statements are shown; None is the report's own
    min_confidence: float | None = None
    #: language of the report's own words
    interface: str = "en"


def given_dates(published: Sequence[str], language: str | None) -> dict[Path, Facts]:
    """`FILE=DATE` options as facts by resolved path.

    Raises:
        SettingsError: no `=`, or no date after it.
        NotFoundError: the file does not exist.
    """
    given: dict[Path, Facts] = {}
    for option in published:
        name, equals, words = option.rpartition("=")
        if not equals:
            raise SettingsError(f"--published {option}: write FILE=DATE")
        path = Path(name)
        if not path.exists():
            raise NotFoundError(f"--published {option}: no file {name}")
        given[path.resolve()] = Facts(
            published=iso_date(words, f"--published {option}"), origin="option", language=language
        )
    return given


def write_html(trace: Trace, file: Path, limits: Limits, interface: str = "en") -> None:
    """The page, its own words in a language, within limits; whole or not at all.

    Raises:
        SettingsError: the file can't be written.
    """
    from stemma.report.html import to_html

    write_whole(file, to_html(trace, interface=interface, limits=limits).encode(), "--html")


def present(trace: Trace, output: Output, limits: Limits) -> None:
    """Write what was asked for, within limits."""
    if output.html is not None:
        write_html(trace, output.html, limits, output.interface)
        if not output.quiet:
            print(f"Wrote {output.html}", file=sys.stderr)
    if output.json:
        from stemma.report.document import to_json

        sys.stdout.buffer.write(to_json(trace))
    elif not (output.html and output.quiet):
        from stemma.report.terminal import print_report
        from stemma.report.view import SHOWN

        least = SHOWN if output.min_confidence is None else output.min_confidence
        print_report(trace, full=output.full, least=least, interface=output.interface, limits=limits)
    sys.stdout.flush()


def run_trace(
    paths: Sequence[str], *, published: Sequence[str], settings: Settings, output: Output, offline: bool
) -> int:
    """Trace and present; the exit code: 0 done, 1 nothing usable.

    Args:
        paths: as typed.
        published: `FILE=DATE` options.
        settings: of the run.
        output: what to present, and where.
        offline: fetch nothing.

    Raises:
        StemmaError: a wrong call; its text says what to do.
    """
    if settings.language is not None and not LANGUAGE_CODE.fullmatch(settings.language):
        raise SettingsError(f"--language {settings.language}: write a code of two letters, such as de, en or fr")
    given = given_dates(published, settings.language)
    with Bar(quiet=output.quiet) as bar:
        # a file alone may hold addresses of strangers; who names none, tells nobody what he reads
        silent = offline or not any(map(is_address, paths))
        trace = trace_paths(inputs_of(paths), given=given, settings=settings, offline=silent, progress=bar.report)
    present(trace, output, settings)
    return 0 if trace.articles else NOTHING_USABLE
