"""Times as spans on a line: what a date that names only a day leaves open is as wide as the day."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from stemma.grammar.times.calendar import days

MINUTE, HOUR, DAY = 1.0, 60.0, 1440.0
_ORIGIN = datetime(1970, 1, 1, tzinfo=UTC)
#: first and last hour of the parts of a day (TimeML 1.2.1): generous, since nobody says when an evening ends
PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (0, 24), "DT": (6, 20)}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_HOUR = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?!:)")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI|DT)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From when to when something may be, in minutes since 1970 in UTC; a moment begins where it ends."""

    begin: float
    end: float

    @property
    def length(self) -> float:
        """Minutes left open."""
        return self.end - self.begin

    @property
    def exact(self) -> bool:
        """Whether it is a moment."""
        return self.end == self.begin


def span_of(value: str | None) -> Span | None:
    """What a TIMEX3 or ISO 8601 value, or an interval `a/b`, covers; None where it names no date.

    A time without an offset is taken as it stands.
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    begin, end = _one(first), _one(last or first)
    return Span(begin.begin, end.end) if begin and end and begin.begin <= end.end else None


def _one(value: str) -> Span | None:
    try:
        if _MOMENT.fullmatch(value):
            at = _minutes(datetime.fromisoformat(value))
            return Span(at, at)
        if found := _HOUR.match(value):
            begin = _minutes(datetime.fromisoformat(found[1])) + int(found[2]) * HOUR
            return Span(begin, begin + HOUR)
        if found := _PART.match(value):
            midnight = _minutes(datetime.fromisoformat(found[1]))
            return Span(*(midnight + hour * HOUR for hour in PARTS[found[2]]))
    except (ValueError, OverflowError):
        return None
    covered = days(value)
    if covered is None:
        return None
    first, last = (_minutes(datetime(day.year, day.month, day.day, tzinfo=UTC)) for day in covered)
    return Span(first, last + DAY)


def _minutes(moment: datetime) -> float:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - _ORIGIN) / timedelta(minutes=1)


def moment_at(minutes: float) -> datetime:
    """The moment in UTC, held inside the calendar."""
    try:
        return _ORIGIN + timedelta(minutes=minutes)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC) if minutes > 0 else datetime.min.replace(tzinfo=UTC)
