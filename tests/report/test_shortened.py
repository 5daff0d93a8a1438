"""A report that would take too long says less, and that it does."""

import io

from rich.console import Console

from stemma.report import terminal
from stemma.report.html import to_html
from stemma.report.shortened import shortened
from stemma.report.terminal import print_report
from stemma.settings import Limits

SOON = Limits(stage_seconds=0.05)


def _endless():
    while True:
        pass


def test_a_page_that_takes_too_long_has_names_and_says_so(monkeypatch, small_trace):
    from stemma.report.page import rendering

    whole = rendering.render
    monkeypatch.setattr(rendering, "render", lambda view: _endless() if view.trace.claims else whole(view))
    page = to_html(small_trace, limits=SOON)
    assert "stage_seconds" in page
    assert small_trace.articles[0].title in page


def test_a_terminal_report_that_takes_too_long_ends_and_says_so(monkeypatch, small_trace):
    def parts(*_, **__):
        yield "the first part"
        _endless()

    monkeypatch.setattr(terminal, "report", parts)
    console = Console(file=io.StringIO(), width=100)
    print_report(small_trace, full=True, console=console, limits=SOON)
    written = console.file.getvalue()
    assert written.startswith("the first part")
    assert "The rest is left out" in written


def test_what_is_left_is_names(small_trace):
    less = shortened(small_trace, 3)
    assert (less.articles, less.stories) == (small_trace.articles, small_trace.stories)
    assert (less.claims, less.statements, less.descents) == ((), (), ())
