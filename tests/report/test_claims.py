import pytest

from stemma.claims import Point
from stemma.report.terminal.claims import BAR_WIDTH, bar, clock, difference_lines
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
        ("2031-05-05T10:00:00+02:00", "printed", "2031-05-05T10:00 (printed)"),
        ("2031-05-01/2031-05-02", "as_of", "2031-05-01/2031-05-02"),
        (None, "printed", "unknown"),
    ],
)
def test_the_clock_is_named_when_it_is_not_the_figures_own(when, kind, told):
    assert clock(point(when, kind)) == told


def test_a_difference_is_told_once(small_trace):
    lines = list(difference_lines(View(small_trace), small_trace.claims[0]))
    assert lines == ["     ≈ 40 Helfer / ≈ 14 Helfer: translation error: a digit moved"]
