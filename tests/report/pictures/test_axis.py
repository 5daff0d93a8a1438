import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.report.pictures.axis import axis
from stemma.report.pictures.spans import span_of
from stemma.report.wording import of
from tests.report.pictures.stories import TIMES

ENGLISH = of("en")


def line(*values):
    return axis([span_of(value) for value in values], 0, 600, ENGLISH)


@pytest.mark.parametrize(
    ("value", "hours"),
    [
        ("2031-05-05", 24),
        ("2031-05-05T10:00", 0),
        ("2031-05-05TMO", 7),
        ("2031-05-05/2031-05-06", 48),
        ("2031-W19", 168),
    ],
)
def test_a_date_is_as_wide_as_what_it_leaves_open(value, hours):
    assert span_of(value).length == hours * 60


@pytest.mark.parametrize("value", [None, "", "PAST_REF", "XXXX-WXX-1", "P2D", "2031-13-45", "2031-05-05T99:99"])
def test_what_names_no_date_has_no_span(value):
    assert span_of(value) is None


def test_an_offset_is_reckoned_to_utc():
    assert span_of("2031-05-05T12:00+02:00") == span_of("2031-05-05T10:00Z")


def test_hours_have_their_ticks_and_their_day():
    found = line("2031-05-05T08:00", "2031-05-05T11:30")
    assert {"08:00", "10:00", "11:30"} <= {tick.text for tick in found.ticks}
    assert [tick.text for tick in found.periods] == ["5 May 2031"]


def test_months_have_their_ticks_and_their_year():
    found = line("2031-02-01", "2031-11-05")
    assert {"Mar", "Jul", "Oct"} <= {tick.text for tick in found.ticks} or {"Apr", "Jul", "Oct"} <= {
        tick.text for tick in found.ticks
    }


def test_years_without_marks_are_left_out():
    found = line("1998", "2031-05-05T10:00", "2031-05-05T18:00")
    assert len(found.breaks) == 1
    assert found.x(span_of("2031-05-05T18:00").begin) - found.x(span_of("2031-05-05T10:00").begin) > 100


def test_a_month_in_which_a_day_is_known_does_not_stretch_the_axis():
    found = line("2031-05", "2031-05-05T10:00", "2031-05-05T18:00")
    assert found.x(span_of("2031-05-05T18:00").begin) - found.x(span_of("2031-05-05T10:00").begin) > 200


@given(st.lists(st.sampled_from([t for t in TIMES if t]), min_size=1))
def test_later_is_never_further_left(values):
    found = line(*values)
    edges = sorted(edge for value in values for edge in (span_of(value).begin, span_of(value).end))
    places = [found.x(edge) for edge in edges]
    assert places == sorted(places)
    assert all(found.left <= place <= found.right for place in places)
