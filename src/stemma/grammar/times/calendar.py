"""Calendar arithmetic on TIMEX3 values (ISO 8601 with the letters of ISO-TimeML): what days a value covers."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

#: first and last month of each season, northern hemisphere, meteorological; winter runs into the next year
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
#: the letter and the "T" of durations
DURATION_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "year": "Y",
    "quarter": "Q", "fortnight": "W", "decade": "DE", "century": "CE", "weekend": "WE", "half": "H", "millennium": "ML",
}  # fmt: skip
#: months in a unit that is counted in months
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
#: days or seconds in the fixed units
FIXED = {
    "second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1),
    "day": timedelta(days=1), "week": timedelta(weeks=1), "fortnight": timedelta(weeks=2), "weekend": timedelta(weeks=1),
}  # fmt: skip
_EARLIEST, _LATEST = date(1, 1, 1), date(9999, 12, 31)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if year < 9999 else date(year, month, 28)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last one there is; held inside the calendar."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9998 * 12)
    year, month = divmod(index, 12)
    last = month_end(year, month + 1).day
    return day.replace(year=year, month=month + 1, day=min(day.day, last))


def shift(moment: datetime, amount: float, unit: str) -> datetime:
    """`moment` so many units on (negative: back), held inside the calendar."""
    try:
        if unit in MONTHS:
            return datetime.combine(add_months(moment.date(), round(amount * MONTHS[unit])), moment.time())
        return moment + amount * FIXED[unit]
    except OverflowError:
        edge = _LATEST if amount > 0 else _EARLIEST
        return datetime.combine(edge, moment.time())


def week_of(day: date) -> str:
    """The ISO week: 2024-W42."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian algorithm (Meeus, *Astronomical Algorithms*, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """The day of a feast.

    `12-25` is fixed, `E+39` counts from Easter, `A-1` from the fourth Sunday of Advent, `11-4#4` is the fourth Thursday
    of November, `5-1#-1` the last Monday of May.
    """
    if rule.startswith("E"):
        return easter(year) + timedelta(days=int(rule[1:] or 0))
    if rule.startswith("A"):
        christmas = date(year, 12, 25)
        return christmas - timedelta(days=christmas.isoweekday()) + timedelta(days=int(rule[1:] or 0))
    if "#" in rule:
        month, rest = rule.split("-", 1)
        weekday, nth = (int(part) for part in rest.split("#"))
        return nth_weekday(year, int(month), weekday, nth)
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (1 = Monday) of a month; -1 is the last."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _season(year: int, season: str) -> tuple[date, date]:
    first, last = SEASONS[season]
    return date(year, first, 1), month_end(year + (last < first), last)


_SHAPES = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), lambda y, m, d: (date(y, m, d),) * 2),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda y, w: (date.fromisocalendar(y, w, 1), date.fromisocalendar(y, w, 7))),
    (re.compile(r"(\d{4})-W(\d\d)-WE"), lambda y, w: (date.fromisocalendar(y, w, 6), date.fromisocalendar(y, w, 7))),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: (date(y, m, 1), month_end(y, m))),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: (date(y, 3 * q - 2, 1), month_end(y, 3 * q))),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: (date(y, 6 * h - 5, 1), month_end(y, 6 * h))),
    (re.compile(r"(\d{4})"), lambda y: (date(y, 1, 1), date(y, 12, 31))),
    (re.compile(r"(\d{3})"), lambda d: (date(10 * d, 1, 1), date(10 * d + 9, 12, 31))),
    (re.compile(r"(\d{2})"), lambda c: (date(100 * c, 1, 1), date(100 * c + 99, 12, 31))),
)


@lru_cache(maxsize=4096)
def days(value: str) -> tuple[date, date] | None:
    """First and last day that a TIMEX3 value covers; None where it is partial or no calendar date."""
    if "/" in value:
        sides = [days(side) for side in value.split("/", 1)]
        return (sides[0][0], sides[1][1]) if sides[0] and sides[1] else None
    stem = value.split("T", maxsplit=1)[0]
    try:
        if (season := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", stem)) is not None:
            return _season(int(season[1]), season[2])
        for shape, covers in _SHAPES:
            if (found := shape.fullmatch(stem)) is not None:
                return covers(*(int(part) for part in found.groups()))
    except (ValueError, OverflowError):
        return None
    return None


def extent(value: str) -> tuple[str | None, str | None]:
    """First and last day or moment of a value, ISO 8601; None where it stays partial."""
    covered = days(value)
    if covered is None:
        return None, None
    ends = value.split("/") if "/" in value else [value, value]
    first, last = (end if _DAY.match(end) and re.search(r"T\d", end) else None for end in (ends[0], ends[-1]))
    return first or covered[0].isoformat(), last or covered[1].isoformat()
