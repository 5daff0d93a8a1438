"""Slots to meanings: what a rule matched, said in the terms of `meaning`."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from stemma.grammar.times.calendar import DURATION_LETTERS
from stemma.grammar.times.habits import Order
from stemma.grammar.times.meaning import Between, Fixed, Length, Meaning, Moment, PartOf
from stemma.lang.times import Rule, Value
from stemma.model import TimeType

Slots = Mapping[str, Value]
#: slots that are fields of `Moment` and take the value as it is
_PLAIN = ("year", "month", "day", "weekday", "nth", "week", "quarter", "half", "season", "holiday", "edge", "part",
          "hour", "minute", "second", "base", "direction")  # fmt: skip
#: two-digit years up to this one are of our century
PIVOT = 50
_NUMDATE = re.compile(r"(\d+)[./-](\d+)[./-](\d+)")
#: hours before this are still "at night" or "in the afternoon" as said (3 o'clock at night)
_SMALL_HOURS = 6


def _century(year: int) -> int:
    return year + (2000 if year < PIVOT else 1900)


def _joined(value: Value) -> list[str]:
    return str(value).split("+", 1)


def _iso(text: str) -> dict[str, Any]:
    stamp = datetime.fromisoformat(text)
    fields: dict[str, Any] = {"year": stamp.year, "month": stamp.month, "day": stamp.day}
    return {**fields, "hour": stamp.hour, "minute": stamp.minute} if "T" in text else fields


def _figures(text: str, *, order: Order) -> dict[str, Any] | None:
    found = _NUMDATE.fullmatch(text)
    if found is None:
        return None
    first, second, third = (int(part) for part in found.groups())
    if len(found[1]) == 4:
        year, month, day = first, second, third
    elif order == "open" and "." not in text and first <= 12 and second <= 12 and first != second:
        return {"year": _century(third) if len(found[3]) == 2 else third}
    elif order != "day" and first <= 12 and "." not in text:
        year, month, day = third, first, second
    else:
        year, month, day = third, second, first
    if month > 12 >= day:
        month, day = day, month
    year = _century(year) if len(found[3]) == 2 and len(found[1]) < 4 else year
    return {"year": year, "month": month, "day": day} if year >= 1000 else None


def _time(text: str) -> dict[str, Any]:
    parts = [int(part) for part in re.split(r"[:.h]", text)]
    return dict(zip(("hour", "minute", "second"), parts, strict=False))


def _unit_fields(slots: Slots) -> dict[str, Any]:  # noqa: PLR0911 one return a kind
    """The shift by whole units that `rel`, `deictic` and words like "Vorjahr" say."""
    if "deictic" in slots:
        return {"unit": "day", "offset": slots["deictic"]}
    for slot in ("deicticpart", "unitdeictic", "unitedge"):
        if slot in slots:
            left, right = _joined(slots[slot])
            if slot == "deicticpart":
                return {"unit": "day", "offset": int(left), "part": right}
            return {"unit": left, "offset": int(right)} if slot == "unitdeictic" else {
                "unit": left, "offset": 0, "edge": right}  # fmt: skip
    if "week" in slots:
        return {}
    if "unit" in slots:
        if slots["unit"] == "weekend" and "rel" not in slots:
            return {"weekend": True}
        return {"unit": slots["unit"], "offset": slots.get("rel", 0)}
    return {"direction": slots["rel"]} if "rel" in slots else {}


def _named_period(slots: Slots) -> dict[str, Any]:
    """Decades, centuries, quarters and halves of a year."""
    fields: dict[str, Any] = {}
    if "decade4" in slots:
        fields["decade"] = int(slots["decade4"]) // 10
    elif "decade2" in slots:
        fields["decade"] = 190 + int(slots["decade2"]) // 10
    elif "centuryth" in slots:
        fields["century"] = int(slots["centuryth"]) - 1
    elif "nth" in slots and slots.get("unit") in ("quarter", "half"):
        fields[str(slots["unit"])] = slots["nth"]
    return fields


def _clock(slots: Slots, fields: dict[str, Any]) -> dict[str, Any]:
    """Hours and minutes with the part of day or the am and pm that settles which half of the day."""
    if "clock" in slots or "hm" in slots:
        fields |= _time(str(slots.get("clock", slots.get("hm"))))
    if "hhmm" in slots:
        fields |= {"hour": int(slots["hhmm"]) // 100, "minute": int(slots["hhmm"]) % 100}
    if "noon" in slots:
        # the midnight of an evening ends the day
        ends = fields.pop("part", None) in ("EV", "NI") and int(slots["noon"]) == 0
        fields |= {"hour": 24 if ends else slots["noon"], "minute": 0}
    if fields.get("hour") is None:
        return fields
    if int(fields["hour"]) > 24 or int(fields.get("minute") or 0) > 59:
        return {**fields, "hour": 99}
    minutes = int(fields["hour"]) * 60 + int(fields.get("minute") or 0) + int(slots.get("off", 0))
    minutes -= int(slots.get("less", 0))
    part = str(slots["ampm"]) if "ampm" in slots else fields.pop("part", None)
    hour = minutes // 60 % 24 if minutes != 24 * 60 else 24
    if (part in ("p", "AF", "EV") and hour < 12) or (part == "NI" and _SMALL_HOURS <= hour < 12):
        hour += 12
    elif hour == 12 and part in ("a", "EV", "NI"):
        hour = 0
    return {**fields, "hour": hour, "minute": minutes % 60}


def _written_date(slots: Slots, *, order: Order) -> dict[str, Any] | None:
    """Dates in figures; None for figures that are no date."""
    if "iso" in slots:
        try:
            return _iso(str(slots["iso"]))
        except ValueError:
            return None
    if "numdate" in slots:
        return _figures(str(slots["numdate"]), order=order)
    if "dm" in slots:
        day, month = str(slots["dm"]).split(".")
        return {"day": int(day), "month": int(month)}
    return {}


def _year_fields(slots: Slots, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Years in two digits, in words and before Christ."""
    if "short" in slots:
        return {"year": _century(int(slots["short"]))}
    if "hundreds" in slots:
        return {"year": int(slots["hundreds"]) * 100 + int(slots.get("rest", 0))}
    return {"year": int(fields["year"]) * int(slots["chr"])} if "chr" in slots else {}


def _part_fields(slots: Slots) -> dict[str, Any]:
    """Weekdays with a part of day, and the night before."""
    fields: dict[str, Any] = {}
    if "weekdaypart" in slots:
        weekday, part = _joined(slots["weekdaypart"])
        fields |= {"weekday": int(weekday), "part": part}
    if "eve" in slots:
        fields |= {"eve": True, "part": "NI"}
    if "daypart" in slots:
        fields["part"] = slots["daypart"]
    return fields


def _fields(slots: Slots, *, order: Order) -> dict[str, Any] | None:
    written = _written_date(slots, order=order)
    if written is None or "iso" in slots:
        return written
    fields = written | {name: slots[name] for name in _PLAIN if name in slots}
    fields |= _named_period(slots) or _unit_fields(slots)
    if {"quarter", "half"} & fields.keys() and "rel" in slots:
        fields |= {"unit": "year", "offset": slots["rel"]}
    fields |= _year_fields(slots, fields)
    fields |= _part_fields(slots)
    if "plusunit" in slots:
        fields |= _plus({"plus": 1, **slots}, fields)
    if "focus" in slots:
        fields = {"focus": 0, "year": fields["year"]} if "year" in fields else {"focus": int(slots["focus"])}
    if "weekof" in slots:
        weekend = slots.get("unitof") == "weekend"
        fields = {name: fields[name] for name in fields.keys() - {"unit", "offset"}}
        fields |= {"whole_week": True, "weekend": weekend}
    return _clock(slots, fields)


#: "in acht Tagen" and "en huit" are a week, as feasts and their octaves are counted; fifteen days are two
_OCTAVES = {8: 7, 15: 14}
_WEEK = 7


def _plus(slots: Slots, fields: Mapping[str, Any]) -> dict[str, Any]:
    """So many days from the day that is named: heute in 14 Tagen, Monday week, lundi en huit."""
    count, unit = int(float(slots["plus"])), str(slots["plusunit"])
    steps = {"day": _OCTAVES.get(count, count), "week": count * _WEEK, "fortnight": count * 2 * _WEEK}.get(unit, 0)
    sign = int(slots.get("plussign", 1))
    ahead = {"direction": sign} if fields.get("weekday") is not None else {}
    return {**ahead, "plus": sign * steps, **({} if ahead else {"direction": None})}


_LIMITS = {"month": (1, 12), "day": (1, 31), "hour": (0, 24), "minute": (0, 59), "quarter": (1, 4), "half": (1, 2),
           "second": (0, 60), "century": (0, 29)}  # fmt: skip


def moment(slots: Slots, *, order: Order = "day") -> Moment | None:
    """The moment that slots name, None when they name none (a 13th month)."""
    fields = _fields(slots, order=order)
    if fields is None:
        return None
    fields = {name: int(v) if isinstance(v, float) and v == int(v) else v for name, v in fields.items()}
    for name, (least, most) in _LIMITS.items():
        value = fields.get(name)
        if value is not None and not least <= value <= most:
            return None
    return Moment(**fields) if fields else None


#: in a year
_QUARTERS = 4


def _length(slots: Slots) -> Length | None:
    if "longnum" in slots:
        count, of = _joined(slots["longnum"])
        return Length(amount=float(count), unit=of)
    if "quarters" in slots:
        slots = {**slots, "num": float(slots["quarters"]) * _QUARTERS, "unit": "quarter"}
    unit = slots.get("plural") or slots.get("unit") or ("hour" if "hunit" in slots else None)
    if unit is None:
        return None
    amount = slots.get("num", slots.get("real", slots.get("one"))) if "plural" not in slots else None
    if "halfmore" in slots and amount is not None:
        amount = float(amount) + 0.5
    sign, base = (int(slots["sign"]) if "sign" in slots else None), slots.get("base")
    if "agosign" in slots:
        sign, base = (1 if int(slots["agosign"]) > 0 else -1), "text" if abs(int(slots["agosign"])) > 1 else "doc"
    more = tuple(
        (float(slots[f"num{at}"]), str(slots[f"unit{at}"]))
        for at in (2, 3)
        if {f"num{at}", f"unit{at}"} <= slots.keys()
    )
    rel = slots.get("rel")
    return Length(
        amount=float(amount) if amount is not None and "unknown" not in slots else None,
        unit=str(unit),
        more=more if amount is not None else (),
        rel=int(rel) if rel is not None else None,
        sign=sign,
        base="text" if base == "text" else "doc",
        plural="plural" in slots or "unknown" in slots,
    )


#: units that are written in another one (two decades are P20Y)
WRITTEN_IN = {"decade": (10, "year"), "century": (100, "year"), "millennium": (1000, "year"), "fortnight": (2, "week")}


def spell(amount: float | None, unit: str) -> str:
    """A length as a TIMEX3 duration: P3W, PT1.5H, PXY."""
    if amount is not None and unit in WRITTEN_IN:
        times, unit = WRITTEN_IN[unit]
        amount *= times
    if amount is not None and unit == "hour" and amount < 1:
        amount, unit = amount * 60, "minute"
    letters = DURATION_LETTERS[unit]
    number = "X" if amount is None else f"{amount:.10g}"
    return f"P{'T' if letters[0] == 'T' else ''}{number}{letters.removeprefix('T')}"


def _every(slots: Slots) -> Fixed | None:  # noqa: PLR0911 one return a kind
    """Sets: the period or the recurring day (ISO-TimeML SET)."""
    if "weekday" in slots or "weekdaypart" in slots:
        weekday, *part = _joined(slots.get("weekdaypart", slots.get("weekday", "")))
        if "nth" in slots or "per" in slots:
            return Fixed(value=spell(1, str(slots.get("per", "week"))), type="SET")
        return Fixed(value=f"XXXX-WXX-{weekday}{'T' + part[0] if part else ''}", type="SET")
    if "part" in slots:
        return Fixed(value=f"T{slots['part']}" if slots["part"] != "DT" else "P1D", type="SET")
    if "month" in slots:
        return Fixed(value=f"XXXX-{int(slots['month']):02}", type="SET")
    if "unit" in slots or "plural" in slots:
        unit = str(slots.get("plural") or slots["unit"])
        if unit == "quarter":
            return Fixed(value="P3M", type="SET")
        every = slots.get("real", slots.get("num", 2 if "other" in slots else 1))
        return Fixed(value=spell(float(every), unit), type="SET")
    return None


def _side(slots: Slots, name: str, *, order: Order) -> Moment | None:
    prefix = f"{name}."
    own = {slot.removeprefix(prefix): value for slot, value in slots.items() if slot.startswith(prefix)}
    return moment(own, order=order)


#: what the first of two dates takes over from the second when it does not say it itself
_INHERITED = ("year", "month", "part", "unit", "offset")


def _between(slots: Slots, *, order: Order) -> Between | None:
    first, last = (_side(slots, name, order=order) for name in ("a", "b"))
    if first is None or last is None:
        return None
    last = _in_century_of(first, last, slots)
    first, last = _half_days(_completed(first, last), last, slots)
    return Between(first=first, last=last, both="and" in slots and "between" not in slots)


def _in_century_of(first: Moment, last: Moment, slots: Slots) -> Moment:
    """The second year of 1925/26 is in the century of the first, or the next."""
    if "b.short" not in slots or first.year is None:
        return last
    year = first.year // 100 * 100 + int(slots["b.short"])
    return replace(last, year=year if year >= first.year else year + 100)


def _completed(first: Moment, last: Moment) -> Moment:
    taken = {
        name: getattr(last, name)
        for name in _INHERITED
        if getattr(first, name) is None and getattr(last, name) is not None and not (name == "month" and not first.day)
    }
    if first.day is not None and first.month is None and last.month is None:
        taken |= {name: getattr(last, name) for name in ("unit", "offset") if getattr(last, name) is not None}
    if first.year is None and last.year is not None and (first.month or 0) > (last.month or _MONTHS):
        taken["year"] = last.year - 1  # from November to February 2025
    return replace(first, **taken) if taken else first


_MONTHS = 12


def _half_days(first: Moment, last: Moment, slots: Slots) -> tuple[Moment, Moment]:
    """The half of the day that only one end of a range says: from 4 to 6 p.m."""
    if not {"a.ampm", "b.ampm", "a.part", "b.part", "a.uhr", "b.uhr"} & slots.keys() and _past_noon(first, last):
        last = replace(last, hour=(last.hour or 0) + _NOON)  # from 10 to 4
    said = {"ampm", "part"} & {name.removeprefix("b.") for name in slots if name.startswith("b.")}
    if first.hour is None or last.hour is None or "a.ampm" in slots or "a.part" in slots or not said:
        return first, last
    later = replace(first, hour=first.hour + _NOON, part=None)
    before = (later.hour or 0, first.minute or 0) < (last.hour, last.minute or 0)
    return (later if first.hour < _NOON and before else first), last


def _past_noon(first: Moment, last: Moment) -> bool:
    """Whether hours that seem to run back run over noon."""
    hours = first.hour is not None and last.hour is not None
    return hours and (last.hour or 0) < (first.hour or 0) <= _NOON


#: the hour at which the second half of the day begins
_NOON = 12


def _part_of(slots: Slots, *, order: Order) -> PartOf | None:
    whole = _side(slots, "of", order=order)
    nth, count = int(slots["nth"]), float(slots.get("count", 1))
    if whole is None or count != int(count) or not 0 < count <= _MOST_PARTS:
        return None
    return PartOf(unit=str(slots["unit"]), nth=nth, count=int(count), of=whole)


#: as many days as a year has at most: what counts more is no part of it
_MOST_PARTS = 366


def build(rule: Rule, slots: Slots, *, order: Order = "day") -> Meaning | None:
    """The meaning of a match, None when the values make no sense together."""
    filled: dict[str, Value] = {**rule.set, **slots}
    if rule.make == "moment":
        return moment(filled, order=order)
    if rule.make in ("length", "shift"):
        return _length(filled)
    if rule.make == "every":
        return _every(filled)
    if rule.make == "between":
        return _between(filled, order=order)
    if rule.make == "part":
        return _part_of(filled, order=order)
    kind = cast("TimeType", filled["type"])
    return Fixed(value=str(filled["value"]), type=kind, loose="loose" in filled)
