"""Runs hostile inputs through a trace and looks at what comes out.

`python -m tests.hostile.running [SIZE] [--models] [GROUP or NAME …]` takes them one by one at full size and says which cost more than they may.
"""

import io
import json
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rich.console import Console

import stemma.app
from stemma.model import Rejection, Trace
from stemma.pipeline import Tools
from stemma.pipeline.apart import crew_of
from stemma.report.document import to_json
from stemma.report.html import to_html
from stemma.report.terminal import print_report
from stemma.settings import Settings, limits_of
from stemma.testing import FakeEncoder
from tests.hostile.files import FILES
from tests.hostile.made import page, paragraphs
from tests.hostile.pages import PAGES
from tests.hostile.texts import TEXTS
from tests.hostile.tricks import TRICKS

#: seconds of processor time that an input may take beyond a good page's, and MiB of memory
SECONDS, MEMORY = 5, 1024

Put = Callable[[Path, int], None]
_tools_of = stemma.app.tools_of

#: what no terminal, page or JSON may hold: controls of both sets, marks of direction, of no width, and lone surrogates
HARMFUL = frozenset(
    [
        *map(chr, range(0x20)),
        *map(chr, range(0x7F, 0xA0)),
        *"\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
    ]
) - frozenset("\n")


def _page(make: Callable[[int], bytes]) -> Put:
    return lambda folder, size: (folder / "hostile.html").write_bytes(make(size)) and None


def _text(make: Callable[[int], str]) -> Put:
    # a size is a number of pieces elsewhere, of characters here
    return lambda folder, size: (
        (folder / "hostile.txt").write_bytes(make(size * 10).encode("utf-8", "surrogatepass")) and None
    )


#: all inputs by group and name: what puts them into a folder, so large
INPUTS: dict[str, dict[str, Put]] = {
    **{group: {name: _page(make) for name, make in kinds.items()} for group, kinds in PAGES.items()},
    **{group: {name: _text(make) for name, make in kinds.items()} for group, kinds in TEXTS.items()},
    **FILES,
    "tricks": TRICKS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one trace gave, and what it cost."""

    trace: Trace
    terminal: str
    page: str
    document: bytes
    #: seconds of processor time, also of the processes that read
    seconds: float


def processor_time() -> float:
    """Seconds that this process and its children had; of a child that lives, what it had when its last one ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def fakes(settings: Settings) -> Tools:
    """Tools without models."""
    return Tools(
        encoder=FakeEncoder(),
        articles=FakeEncoder(),
        tagger=None,
        crew=crew_of(settings),
        limits=limits_of(settings),
    )


def told(folder: Path, settings: Settings) -> Run:
    """The trace of a folder in all its forms."""
    began = processor_time()
    trace = stemma.app.trace_paths([folder], settings=settings)
    console = Console(file=io.StringIO(), width=100, color_system=None)
    print_report(trace, full=True, console=console)
    written = console.file.getvalue()
    return Run(
        trace=trace,
        terminal=written,
        page=to_html(trace),
        document=to_json(trace),
        seconds=processor_time() - began,
    )


def faults(run: Run) -> Iterator[str]:
    """What is wrong with what came out; nothing where all is well."""
    for name, text in (
        ("terminal", run.terminal),
        ("page", run.page),
        ("JSON", "".join(_strings(json.loads(run.document)))),
    ):
        with suppress(UnicodeEncodeError):
            text.encode()
            if found := HARMFUL.intersection(text):
                yield f"{name} holds {sorted(map(ascii, found))}"
            continue
        yield f"{name} holds surrogates"
    if broken := [one for one in run.trace.rejections if one.reason == "failed"]:
        yield f"a fault: {broken[0].cause}"
    if lacks := [one.lacks for one in run.trace.coverage if "fault" in one.lacks]:
        yield f"a fault: {lacks[0]}"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def opened(folder: Path) -> None:
    """Make all that a case closed removable."""
    for path in [folder, *folder.rglob("*")]:
        with suppress(OSError):
            if not path.is_symlink():
                path.chmod(0o700)


def rejected(run: Run) -> dict[str, Rejection]:
    """What was not read, by the name of its file."""
    return {Path(one.uri).name: one for one in run.trace.rejections}


def _measure(put: Put, size: int) -> Run:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "good.html").write_bytes(page("<p>This one is good.</p>"))
        put(folder, size)
        try:
            return told(folder, Settings(processes=1, cache=False))
        finally:
            opened(folder)


def _read_at_length(folder: Path, _size: int) -> None:
    """An article that every model has something to say of: after it they are loaded."""
    for name in ("long.txt", "longer.txt"):
        (folder / name).write_text(paragraphs(60) + f"\n\nThis is {name}.")


def with_models(settings: Settings) -> Tools:
    """The tools of a run, models loaded once for all runs: loading them is no input's time."""
    kept = _loaded()
    return replace(kept, crew=crew_of(settings), limits=limits_of(settings))


@cache
def _loaded() -> Tools:
    return _tools_of(Settings(processes=0))


def main(size: int, wanted: frozenset[str]) -> int:
    """Each input by itself, at full size; how many of them cost too much or broke something.

    Args:
        size: pieces of a page, tenths of the characters of a text.
        wanted: names of groups and of inputs; all when empty.
    """
    _measure(_read_at_length, 0)
    good = min(_measure(lambda *_: None, 0).seconds for _ in range(2))
    bad = count = 0
    for group, name, put in ((g, n, p) for g, kinds in INPUTS.items() for n, p in kinds.items()):
        if wanted and not wanted & {group, name}:
            continue
        run = _measure(put, size)
        wrong = list(faults(run))
        if run.seconds - good > SECONDS:
            wrong.append("too costly")
        bad, count = bad + bool(wrong), count + 1
        sys.stdout.write(f"{group:10} {name:44} {run.seconds - good:6.2f} s {'; '.join(wrong)}\n")
        sys.stdout.flush()
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) >> 10
    sys.stdout.write(f"{bad} of {count} failed, {memory:,} MiB at most\n")
    return bad + (memory > MEMORY)


if __name__ == "__main__":
    options = sys.argv[1:]
    stemma.app.tools_of = with_models if "--models" in options else fakes
    sizes = [int(one) for one in options if one.isdigit()]
    names = frozenset(one for one in options if not one.isdigit() and not one.startswith("--"))
    sys.exit(min(1, main(sizes[0] if sizes else 20_000, names)))
