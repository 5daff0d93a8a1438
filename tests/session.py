"""The session that README shows: the demo's real report, cut to its most telling parts."""

import io
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from eval.corpora import GOLD, ROOT
from eval.render import render
from stemma.app import trace_paths
from stemma.report.terminal import print_report

README = ROOT / "README.md"
WIDTH = 110
#: claims shown in full; the rest is cut
CLAIMS = 2


def report() -> list[str]:
    """The lines of the whole report."""
    with TemporaryDirectory() as folder:
        render(GOLD / "train" / "harbour-crane", Path(folder))
        trace = trace_paths([Path(folder)])
    console = Console(file=io.StringIO(), width=WIDTH, color_system=None)
    print_report(trace, full=False, console=console)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def _section(lines: list[str], heading: str) -> list[str]:
    begin = next(i for i, line in enumerate(lines) if line.startswith(heading))
    end = next((i for i in range(begin, len(lines)) if not lines[i]), len(lines))
    return lines[begin:end]


def session(lines: list[str]) -> list[str]:
    """Findings, lineage and the first claims; what is left out is marked."""
    findings = lines[: lines.index("")]
    claims = _section(lines, "Claims")
    starts = [i for i, line in enumerate(claims) if re.match(r"  st\d+\.c\d+  ", line)]
    shown = claims[: starts[CLAIMS]] if len(starts) > CLAIMS else claims
    return [*findings, "  …", "", *_section(lines, "Lineage"), "", *shown, "  …"]


def in_readme() -> list[str]:
    """What README shows now."""
    text = README.read_text("utf-8").split("<!-- session -->")[1].split("<!-- /session -->")[0]
    return text.strip().removeprefix("```text").removesuffix("```").strip("\n").splitlines()


def write() -> None:
    """Put the session into README."""
    before, rest = README.read_text("utf-8").split("<!-- session -->")
    after = rest.split("<!-- /session -->")[1]
    block = "\n".join(["```text", *session(report()), "```"])
    README.write_text(f"{before}<!-- session -->\n{block}\n<!-- /session -->{after}", "utf-8")
