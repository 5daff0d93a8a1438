"""Values of meanings: lengths, intervals, and moments as `resolve` places them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from stemma.grammar.times.build import spell
from stemma.grammar.times.calendar import days, shift, week_of
from stemma.grammar.times.meaning import Between, Fixed, From, Length, Meaning, Moment, PartOf
from stemma.grammar.times.resolve import UNIT_PARTIAL, UNKNOWN_YEAR, Setting, moment_value
from stemma.model import TimeType

#: units whose shifts keep their own grain: two years ago is a year, three days ago a day
GRAIN = {"year": "year", "decade": "year", "century": "year", "millennium": "year", "month": "month",
          "quarter": "month", "half": "month"}  # fmt: skip


def _first_day(value: str) -> date:
    covered = days(value)
    return covered[0] if covered else date.min


def _iso(day: date) -> str:
    return day.isoformat()


def length_value(length: Length) -> str:
    """A length as a duration."""
    value = spell(length.amount, length.unit)
    for amount, unit in length.more:
        smaller = spell(amount, unit).removeprefix("P")
        value += smaller.removeprefix("T") if "T" in value else smaller
    return value


def _shifted(length: Length, sign: int, setting: Setting) -> tuple[str, TimeType]:  # noqa: PLR0911 one return a kind
    if length.amount is None and length.base == "text":
        return length_value(length), "DURATION"
    if length.amount is None:
        return ("PAST_REF" if sign < 0 else "FUTURE_REF"), "DATE"
    base = setting.base(length.base, length.unit)
    if base is None:
        return UNIT_PARTIAL.get(length.unit, UNKNOWN_YEAR), "DATE"
    moved = _moved(base, length, sign)
    if length.unit in ("hour", "minute", "second") and base.time() == time.min:
        return length_value(length), "DURATION"  # a day has no hour to count from
    if length.unit in ("hour", "minute", "second"):
        return moved.replace(tzinfo=None).isoformat(timespec="minutes"), "TIME"
    # half a year and a year and a half fall on months
    finest = length.more[-1][1] if length.more else length.unit
    grain = "month" if length.unit == "year" and length.amount != int(length.amount) else GRAIN.get(finest)
    if grain == "year":
        return f"{moved.year:04}", "DATE"
    return (f"{moved.year:04}-{moved.month:02}" if grain == "month" else _iso(moved.date())), "DATE"


def length_extent(length: Length, setting: Setting, *, within: bool = False) -> tuple[str | None, str | None]:
    """Where "the last three months" and "within a week" begin and end."""
    if within and length.amount is not None and setting.reference is not None:
        stop = _moved(setting.reference, length, 1)
        if length.unit in ("hour", "minute", "second"):
            return setting.reference.isoformat(timespec="minutes"), stop.isoformat(timespec="minutes")
        return _iso(setting.reference.date()), _iso(stop.date())
    if length.rel not in (-1, 1) or length.amount is None or setting.reference is None:
        return None, None
    moved = _moved(setting.reference, length, length.rel)
    if length.unit in ("hour", "minute", "second"):
        first, last = sorted((setting.reference, moved))
        return first.isoformat(timespec="minutes"), last.isoformat(timespec="minutes")
    if length.unit == "quarter":
        return _quarters(length.rel, length.amount, setting.reference.date())
    other, now = moved.date(), setting.reference.date()
    # the next three days begin tomorrow
    return (_iso(other), _iso(now)) if length.rel < 0 else (_iso(min(now + timedelta(days=1), other)), _iso(other))


def _quarters(rel: int, amount: float, now: date) -> tuple[str, str]:
    """The last three quarters are whole ones, and so are the next."""
    this = datetime(now.year, (now.month - 1) // 3 * 3 + 1, 1)  # noqa: DTZ001 reference moments are naive
    begin = this if rel < 0 else shift(this, 1, "quarter")
    first, after = sorted((begin, shift(begin, rel * amount, "quarter")))
    return _iso(first.date()), _iso(after.date() - timedelta(days=1))


def between_value(between: Between, setting: Setting) -> tuple[str, TimeType] | None:
    """An interval a/b; the first end is never after the last."""
    last = moment_value(between.last, setting)
    if last is None:
        return None
    first = moment_value(between.first, replace(setting, prior=last[0]) if between.first.clock_only else setting)
    if first is None:
        return None
    start, stop = days(first[0]), days(last[0])
    if start and stop and start[0] > stop[1] and between.last.year is None:
        later = _repeated(between.last, first[0], setting)
        last = later or last
    return f"{first[0]}/{last[0]}", last[1]


def _repeated(moment: Moment, after: str, setting: Setting) -> tuple[str, TimeType] | None:
    """The end of an interval counted from its begin (Thursday to Saturday, November to February)."""
    start = datetime.combine(_first_day(after), datetime.min.time())
    return moment_value(replace(moment, direction=1), replace(setting, reference=start))


def _moved(moment: datetime, length: Length, sign: int) -> datetime:
    moved = shift(moment, sign * (length.amount or 0), length.unit)
    for amount, unit in length.more:
        moved = shift(moved, sign * amount, unit)
    return moved


def from_value(meaning: From, setting: Setting) -> tuple[str, TimeType] | None:
    """A length before or after a moment, or the stretch that begins there; None where the moment is partial."""
    base = moment_value(meaning.moment, setting)
    covered = days(base[0]) if base is not None else None
    if base is None or covered is None:
        return (length_value(meaning.length), "DURATION") if base is not None else None
    start = datetime.combine(covered[0], datetime.min.time())
    if (meaning.moment.hour or 0) < _HOURS:
        start += timedelta(hours=meaning.moment.hour or 0, minutes=meaning.moment.minute or 0)
    fine = meaning.moment.hour is not None or meaning.length.unit in ("hour", "minute", "second")
    stop = _moved(start, meaning.length, meaning.sign or 1)
    if fine:
        spelled = stop.isoformat(timespec="minutes")
        return (spelled if meaning.sign else f"{start.isoformat(timespec='minutes')}/{spelled}"), "TIME"
    if meaning.sign:
        return _iso(stop.date()), "DATE"
    return f"{_iso(start.date())}/{_iso(max(stop.date() - timedelta(days=1), start.date()))}", "DATE"


_HOURS = 24


def part_value(meaning: PartOf, setting: Setting) -> tuple[str, TimeType] | None:
    """The nth day, week or month of a period; a week belongs to where its Thursday lies (ISO 8601)."""
    whole = moment_value(meaning.of, setting)
    covered = days(whole[0]) if whole is not None else None
    if whole is None or covered is None:
        return (UNIT_PARTIAL.get(meaning.unit, UNKNOWN_YEAR), "DATE") if whole is not None else None
    parts = _parts_of(meaning.unit, *covered)
    first = (meaning.nth - 1) * meaning.count if meaning.nth > 0 else len(parts) + meaning.nth * meaning.count
    chosen = parts[first : first + meaning.count] if first >= 0 else []
    if len(chosen) < meaning.count:
        return None
    return (chosen[0] if meaning.count == 1 else f"{chosen[0]}/{chosen[-1]}"), "DATE"


def _parts_of(unit: str, first: date, last: date) -> list[str]:
    every = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    if unit == "day":
        return [_iso(day) for day in every]
    if unit == "week":
        return [week_of(day) for day in every if day.isoweekday() == _THURSDAY]
    return [f"{day.year:04}-{day.month:02}" for day in every if day.day == 1]


_THURSDAY = 4


def value_of(meaning: Meaning, setting: Setting) -> tuple[str, TimeType] | None:
    """TIMEX3 value and type of any meaning; None when it names no possible time."""
    if isinstance(meaning, Fixed):
        return meaning.value, meaning.type
    if isinstance(meaning, Between):
        return between_value(meaning, setting)
    if isinstance(meaning, Moment):
        return moment_value(meaning, setting)
    if isinstance(meaning, From):
        return from_value(meaning, setting)
    if isinstance(meaning, PartOf):
        return part_value(meaning, setting)
    sign = meaning.sign
    if sign == 0:
        sign = 1 if setting.tense == 1 else None
    return (length_value(meaning), "DURATION") if sign is None else _shifted(meaning, sign, setting)
