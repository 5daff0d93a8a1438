import io
from dataclasses import replace

import pytest
from rich.console import Console

from stemma.model import Span
from stemma.report.findings import told_of
from stemma.report.series import Point, clock
from stemma.report.terminal.claims import BAR_WIDTH, bar, claim_lines, difference_lines
from stemma.report.view import View


def point(when, kind):
    return Point(when=when, clock=kind, value=1, upper=None, bound="exactly", unit=None, source=None, figures=("q",))


def test_the_largest_figure_has_the_whole_bar():
    assert bar(40, 40) == "█" * BAR_WIDTH


def test_a_small_figure_has_some_mark_and_none_has_none():
    assert len(bar(1, 100_000)) == 1
    assert bar(0, 40) == ""


def test_bars_grow_with_the_figure():
    assert len(bar(10, 40)) < len(bar(20, 40)) < len(bar(40, 40))


@pytest.mark.parametrize(
    ("when", "kind", "told"),
    [
        ("2031-05-05T10:00:00+02:00", "printed", "5 May 2031, 10:00 (printed)"),
        ("2031-05-01/2031-05-02", "as_of", "1 May 2031 to 2 May 2031"),
        (None, "printed", "unknown"),
    ],
)
def test_the_clock_is_named_when_it_is_not_the_figures_own(small_trace, when, kind, told):
    assert clock(View(small_trace), point(when, kind)) == told


def test_a_difference_is_told_with_its_reason(small_trace):
    (line,) = difference_lines(View(small_trace), small_trace.claims[0], full=False)
    assert line.text.plain == "translation error: ≈ 40 Helfer against ≈ 14 Helfer (the figure changed in a translation)"


def claim_shown(trace, claim, *, full=False, width=120):
    console = Console(file=io.StringIO(), width=width)
    view = View(replace(trace, claims=(claim,)))
    (one,) = told_of(view, trace.stories[0]).claims
    for part in claim_lines(view, one, full=full):
        console.print(part, highlight=False)
    return console.file.getvalue()


def test_a_single_figure_needs_no_table(small_trace):
    claim = replace(small_trace.claims[0], figures=("a1.q1",), differences=())
    assert "figure: ≈ 40 Helfer, as of 5 May 2031 (printed): no source named (in a1): “Rund 40 Helfer”" in claim_shown(
        small_trace, claim
    )


def test_a_denial_is_shown_with_its_words(small_trace):
    claim = replace(small_trace.claims[0], asserts=(), denies=("a1.s1",), figures=("a2.q1",), state="denied")
    shown = claim_shown(small_trace, claim)
    assert "denied by Ada Holt (in a1): “Drei Kühe sind am Montag ausgebrochen”" in shown
    assert "carried without the denial by a2" in shown


def test_each_assertion_has_its_words_when_all_is_shown(small_trace):
    assert "said by Ada Holt (in a1): “Drei" in claim_shown(small_trace, small_trace.claims[0], full=True)


def test_what_the_text_itself_tells_is_named(small_trace):
    claim = replace(small_trace.claims[0], narrated=(small_trace.articles[1].passage(Span(0, 37)),))
    assert "told without a source in a2" in claim_shown(small_trace, claim, full=True)


def test_no_line_of_a_claim_starts_at_the_edge_where_it_is_broken(small_trace):
    claim = replace(small_trace.claims[0], text="Drei Kühe sind ausgebrochen und liefen lange umher " * 3)
    assert all(line.startswith("  ") for line in claim_shown(small_trace, claim, full=True, width=60).splitlines())
