"""Places a meaning in the calendar: TIMEX3 values from a reference day, the text's own dates and the tense."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from stemma.grammar.times.calendar import (
    add_months,
    days,
    holiday,
    nth_weekday,
    shift,
    week_of,
)
from stemma.grammar.times.meaning import Moment
from stemma.model import TimeType

#: how much further off a date against the tense must be before the tense is believed
AGAINST_TENSE = 3
#: and when a verb in the past stands beside it
CERTAIN_TENSE = 30
#: without a tense, news looks back rather than ahead
AHEAD = 2
UNKNOWN_YEAR = "XXXX"
#: before this hour the night belongs to the day before
_MORNING = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known where an expression stands."""

    #: when the text was published; None leaves values partial
    reference: datetime | None
    #: TIMEX3 value of the date last mentioned
    prior: str | None = None
    #: -1 the verb looks back, 1 ahead
    tense: int | None = None
    #: the verb of the same clause says so: a date of a year is then on its side
    sure: bool = False
    #: the preposition or, beside it, the verb says that it is to come: "will open before Easter"
    to_come: bool = False
    #: the date last mentioned stands close by
    near: bool = True
    #: several days or a recurring one were named last, close by
    several: bool = False
    #: the quarter last mentioned, which a report then calls "the quarter"
    quarter: str | None = None
    #: a weekday with nothing to settle it is taken for the last one
    guess: bool = False

    def base(self, kind: str, unit: str = "year") -> datetime | None:
        """The moment that shifts by `unit` count from; "the day before" needs a day before it."""
        fine = self.prior is not None and (len(self.prior) >= 10 or unit not in ("day", "week", "hour", "minute"))
        if kind == "text" and fine and self.prior is not None and (covered := days(self.prior)) is not None:
            return datetime.combine(covered[0], datetime.min.time())
        return self.reference


def _iso(day: date) -> str:
    return day.isoformat()


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _within_year(moment: Moment, year: int) -> str | None:  # noqa: PLR0911 one return a kind
    """The value of what a moment says below the year; None when there is no such day that year."""
    if moment.holiday is not None:
        return _iso(holiday(moment.holiday, year)) if 1583 <= year < 9999 else None
    if moment.month is not None and moment.weekday is not None and moment.nth is not None:
        return _iso(nth_weekday(year, moment.month, moment.weekday, moment.nth))
    if moment.month is not None and moment.day is not None:
        day = _valid(year, moment.month, moment.day)
        return _iso(day) if day else None
    if moment.month is not None:
        return f"{year:04}-{moment.month:02}"
    for letter, number in (("Q", moment.quarter), ("H", moment.half)):
        if number is not None:
            return f"{year:04}-{letter}{number}"
    if moment.week is not None:
        return f"{year:04}-W{moment.week:02}"
    return f"{year:04}-{moment.season}" if moment.season is not None else f"{year:04}"


def _nearest(values: Iterable[str], now: date, setting: Setting, direction: int | None) -> str | None:
    """The value that the direction asks for, else the nearest by the tense."""
    known = [(value, covered) for value in values if (covered := days(value)) is not None]
    if direction == -1:
        known = [pair for pair in known if pair[1][1] < now]
        return max(known, key=lambda pair: pair[1][0])[0] if known else None
    if direction is not None and direction > 0:
        known = sorted((pair for pair in known if pair[1][0] > now), key=lambda pair: pair[1][0])
        return known[direction - 1][0] if len(known) >= direction else None
    cheap = setting.tense or 0

    def cost(pair: tuple[str, tuple[date, date]]) -> tuple[float, date]:
        first, last = pair[1]
        if first <= now <= last:
            return 0, first
        ahead = first > now
        distance = (first - now).days if ahead else (now - last).days
        against = (
            (CERTAIN_TENSE if (setting.sure and ahead) or (setting.to_come and not ahead) else AGAINST_TENSE)
            if (ahead and cheap < 0) or (not ahead and cheap > 0)
            else AHEAD
            if ahead and not cheap
            else 1
        )
        return distance * against, first

    return min(known, key=cost)[0] if known else None


def _by_year(moment: Moment, setting: Setting) -> str | None:
    """Moments that lack only the year."""
    if setting.reference is None:
        return _partial(moment)
    now = setting.reference.date()
    if moment.direction == 0:
        return _this_year(moment, setting)
    span = 8 if moment.month == 2 and moment.day == 29 else 2
    years = range(max(now.year - span, 1), min(now.year + span, 9998) + 1)
    values = [value for year in years if (value := _within_year(moment, year)) is not None]
    return _nearest(_on_weekday(values, moment, now) or values, now, setting, moment.direction)


def _on_weekday(values: Iterable[str], moment: Moment, now: date) -> list[str]:
    """The days that fall on the weekday said beside them, of this year and its neighbours: jeudi 18 décembre."""
    if moment.weekday is None or moment.day is None or moment.month is None:
        return []
    found = (date.fromisoformat(value) for value in values if len(value) == len("2031-05-12"))
    return [_iso(day) for day in found if day.isoweekday() == moment.weekday and abs(day.year - now.year) <= 1]


def _this_year(moment: Moment, setting: Setting) -> str | None:
    """This summer, this autumn: of the year before where the verb looks back and the season has not come yet."""
    assert setting.reference is not None  # noqa: S101 the caller saw to it
    now = setting.reference.date()
    value = _within_year(moment, now.year)
    covered = days(value) if value is not None else None
    past = setting.tense == -1 and covered is not None and covered[0] > now
    return _within_year(moment, now.year - 1) if past else value


def _partial(moment: Moment) -> str:
    if moment.month is not None:
        day = f"-{moment.day:02}" if moment.day is not None else ""
        return f"{UNKNOWN_YEAR}-{moment.month:02}{day}"
    if moment.day is not None:
        return f"{UNKNOWN_YEAR}-XX-{moment.day:02}"
    if moment.holiday is not None:
        fixed = moment.holiday[:1].isdigit() and "#" not in moment.holiday
        return "-".join([UNKNOWN_YEAR, *(f"{int(p):02}" for p in moment.holiday.split("-"))]) if fixed else UNKNOWN_YEAR
    for letter, number in (("Q", moment.quarter), ("H", moment.half)):
        if number is not None:
            return f"{UNKNOWN_YEAR}-{letter}{number}"
    return f"{UNKNOWN_YEAR}-{moment.season}" if moment.season else UNKNOWN_YEAR


def _by_weekday(moment: Moment, setting: Setting) -> str:
    weekday = moment.weekday or 1
    if setting.reference is None:
        return f"{UNKNOWN_YEAR}-WXX-{weekday}"
    now = setting.reference.date()
    if moment.direction == 0:
        return _iso(now + timedelta(days=weekday - now.isoweekday()))
    back = (now.isoweekday() - weekday) % 7
    if moment.direction is not None:
        weeks = abs(moment.direction) - 1
        step = -(back or 7) - 7 * weeks if moment.direction < 0 else (7 - back) + 7 * weeks
        return _iso(now + timedelta(days=step))
    if back == 0:
        return _iso(now)
    if setting.tense is None and not setting.guess:
        return f"{UNKNOWN_YEAR}-WXX-{weekday}"
    return _iso(now + timedelta(days=7 - back if setting.tense == 1 else -back))


#: Friday the 13th is within a year, before or after
_YEAR_OF_MONTHS = range(-12, 13)


def _by_day(moment: Moment, setting: Setting) -> str | None:
    """The 5th: of which month?"""
    if setting.reference is None:
        return _partial(moment)
    now = setting.reference.date()
    months = (add_months(now.replace(day=1), step) for step in (_YEAR_OF_MONTHS if moment.weekday else range(-2, 3)))
    found = [_valid(month.year, month.month, moment.day or 1) for month in months]
    if moment.weekday is not None:
        found = [day for day in found if day is not None and day.isoweekday() == moment.weekday] or found
    return _nearest([_iso(day) for day in found if day], now, setting, moment.direction)


UNIT_PARTIAL = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
                 "quarter": "XXXX-QX", "half": "XXXX-HX", "decade": "XXX", "century": "XX"}  # fmt: skip


def _by_unit(moment: Moment, setting: Setting) -> str | None:
    """So many whole units from the base: last week, this year's April."""
    unit, offset = moment.unit or "day", int(moment.offset or 0)
    base = setting.base(moment.base, unit)
    if base is None:
        return _partial(moment) if unit == "year" and moment.month else UNIT_PARTIAL.get(unit, UNKNOWN_YEAR)
    if unit in ("hour", "minute") and offset and base.time() != time.min:
        return _hours(unit, base, offset)
    return _UNITS.get(unit, _any_unit)(moment, base.date(), offset)


def _hours(unit: str, base: datetime, offset: int) -> str:
    """The last hour ends now, the next begins now."""
    first, last = sorted((base, shift(base, offset, unit)))
    return f"{first.isoformat(timespec='minutes')}/{last.isoformat(timespec='minutes')}"


def _any_unit(moment: Moment, base: date, offset: int) -> str:
    moved = shift(datetime.combine(base, datetime.min.time()), offset, moment.unit or "day")
    return _iso(moved.date())


def _week(moment: Moment, base: date, offset: int) -> str:
    monday = shift(datetime.combine(base, datetime.min.time()), offset, "week").date() - timedelta(base.weekday())
    return _iso(monday + timedelta(days=moment.weekday - 1)) if moment.weekday else week_of(monday)


def _weekend(_: Moment, base: date, offset: int) -> str:
    # on a Saturday or Sunday the last weekend is the one a week before, else the one just past
    return f"{week_of(shift(datetime.combine(base, datetime.min.time()), offset, 'week').date())}-WE"


def _month(moment: Moment, base: date, offset: int) -> str | None:
    first = add_months(base.replace(day=1), offset)
    if moment.weekday is not None and moment.nth is not None:
        return _iso(nth_weekday(first.year, first.month, moment.weekday, moment.nth))
    if moment.day is None:
        return f"{first.year:04}-{first.month:02}"
    day = _valid(first.year, first.month, moment.day)
    return _iso(day) if day else None


def _year(moment: Moment, base: date, offset: int) -> str | None:
    return _within_year(moment, min(max(base.year + offset, 1), 9998))


def _quarter(_: Moment, base: date, offset: int) -> str:
    year, quarter = divmod(base.year * 4 + (base.month - 1) // 3 + offset, 4)
    return f"{year:04}-Q{quarter + 1}"


def _half(_: Moment, base: date, offset: int) -> str:
    year, half = divmod(base.year * 2 + (base.month - 1) // 6 + offset, 2)
    return f"{year:04}-H{half + 1}"


_UNITS: dict[str, Callable[[Moment, date, int], str | None]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "quarter": _quarter,
    "half": _half,
    "decade": lambda _, base, offset: f"{base.year // 10 + offset:03}",
    "century": lambda _, base, offset: f"{base.year // 100 + offset:02}",
}


def _bare(moment: Moment, setting: Setting) -> str | None:
    """Only a time of day: the date last mentioned, else the day of publication; of several days none."""
    if setting.several:
        return ""
    if setting.prior is not None and len(setting.prior) >= 10 and _recent(setting):
        small = moment.hour is not None and moment.hour < _MORNING and setting.prior.endswith("TNI")
        day = setting.prior[:10]
        return _iso(date.fromisoformat(day) + timedelta(days=1)) if small and day[:4].isdigit() else day
    return _iso(setting.reference.date()) if setting.reference is not None else "XXXX-XX-XX"


def _recent(setting: Setting) -> bool:
    """Whether the date last mentioned can be the day of a bare time: near in the text, or an event just past."""
    if setting.near or setting.reference is None:
        return True
    covered = days((setting.prior or "")[:10])
    return (
        covered is not None and setting.tense == -1 and timedelta(0) <= setting.reference.date() - covered[0] <= _EVENT
    )


#: news tells an event's hours for this long
_EVENT = timedelta(days=7)


def day_value(moment: Moment, setting: Setting) -> str | None:  # noqa: C901, PLR0911 one return a kind
    """The date part of a moment's value."""
    if moment.clock_only:
        return _bare(moment, setting)
    if moment.focus is not None:
        return _focus(moment, setting)
    if moment.year is not None:
        return f"BC{-moment.year:04}" if moment.year < 0 else _within_year(moment, moment.year)
    if moment.decade is not None:
        return f"{moment.decade:03}"
    if moment.century is not None:
        return f"{moment.century:02}"
    if moment.unit is not None:
        return _by_unit(moment, setting)
    if moment.month is not None or moment.holiday or moment.season or moment.quarter or moment.half or moment.week:
        return _by_year(moment, setting)
    if moment.day is not None:
        return _by_day(moment, setting)
    if moment.weekday is not None:
        return _by_weekday(moment, setting)
    if moment.weekend:
        return _nearest_weekend(setting)
    return None


def _focus(moment: Moment, setting: Setting) -> str | None:
    """The quarter a report is about: the one last mentioned, else the last that is over; a year before it for -1."""
    years = moment.focus or 0
    if setting.quarter is not None:
        year = moment.year or int(setting.quarter[:4]) + years
        return f"{year:04}{setting.quarter[4:]}"
    if setting.reference is None:
        return UNKNOWN_YEAR
    if years:
        base = setting.base("text")
        return f"{(base or setting.reference).year + years:04}"
    over = _quarter(moment, setting.reference.date(), -1)
    return f"{moment.year or int(over[:4]):04}{over[4:]}"


def _nearest_weekend(setting: Setting) -> str:
    if setting.reference is None:
        return UNIT_PARTIAL["weekend"]
    now = setting.reference.date()
    early = now.isoweekday() <= 3  # until Wednesday a weekend without a tense is the last one
    back = (setting.tense or (-1 if early else 1)) < 0 and now.isoweekday() < 6
    return f"{week_of(now - timedelta(days=7) if back else now)}-WE"


#: Tuesday
_EARLY_IN_WEEK = 2


def moment_value(moment: Moment, setting: Setting) -> tuple[str, TimeType] | None:
    """Value and type of a moment; None when there is no such date (30 February)."""
    day = day_value(moment, setting)
    if day is None:
        return None
    if moment.plus and len(day) == 10 and day[:4].isdigit():
        day = _iso(date.fromisoformat(day) + timedelta(days=moment.plus))
    if moment.eve and len(day) == 10 and day[:4].isdigit():
        day = _iso(date.fromisoformat(day) - timedelta(days=1))
    if moment.whole_week and len(day) == 10 and day[:4].isdigit():
        around = date.fromisoformat(day)
        # the weekend of a feast on Monday or Tuesday is the one before it
        early = moment.weekend and around.isoweekday() <= _EARLY_IN_WEEK
        day = week_of(around - timedelta(days=7) if early else around) + ("-WE" if moment.weekend else "")
    if moment.hour is not None:
        second = f":{int(moment.second):02}" if moment.second is not None else ""
        return f"{day}T{moment.hour:02}:{moment.minute or 0:02}{second}", "TIME"
    return (f"{day}T{moment.part}", "TIME") if moment.part else (day, "DATE")
