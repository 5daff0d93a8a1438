from datetime import date, datetime

import pytest

from stemma.grammar.times.calendar import add_months, days, easter, extent, holiday, shift


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-03-04", date(2031, 3, 4), date(2031, 3, 4)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031-W10", date(2031, 3, 3), date(2031, 3, 9)),
        ("2031-W10-WE", date(2031, 3, 8), date(2031, 3, 9)),
        ("2031-Q2", date(2031, 4, 1), date(2031, 6, 30)),
        ("2031-H2", date(2031, 7, 1), date(2031, 12, 31)),
        ("2030-WI", date(2030, 12, 1), date(2031, 2, 28)),
        ("203", date(2030, 1, 1), date(2039, 12, 31)),
        ("2031-03-01/2031-03-04", date(2031, 3, 1), date(2031, 3, 4)),
    ],
)
def test_value_covers_its_days(value, first, last):
    assert days(value) == (first, last)


@pytest.mark.parametrize("value", ["XXXX-WXX-1", "P2D", "PRESENT_REF", "2031-02-30", "2031-W60"])
def test_partial_values_cover_nothing(value):
    assert days(value) is None


def test_extent_keeps_moments():
    assert extent("2031-03-04T06:10/2031-03-04T08:00") == ("2031-03-04T06:10", "2031-03-04T08:00")


@pytest.mark.parametrize(("year", "day"), [(2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20))])
def test_easter_is_on_its_sunday(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("rule", "day"),
    [("12-25", (12, 25)), ("E-2", (3, 29)), ("11-4#4", (11, 28)), ("5-1#-1", (5, 27)), ("A-21", (12, 1))],
)
def test_holiday_rules_name_days_of_2024(rule, day):
    assert holiday(rule, 2024) == date(2024, *day)


def test_month_shift_keeps_to_the_month_end():
    assert add_months(date(2031, 3, 31), -1) == date(2031, 2, 28)


def test_shift_stays_inside_the_calendar():
    assert shift(datetime(2031, 1, 1), -(10**9), "day").year == 1  # noqa: DTZ001 reference moments are naive
