"""Expressions put together: a date and its time of day, a recurring day and its hour, the ends of a range."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.grammar.times.lexicon import Lexeme, Lexicon
from stemma.grammar.times.meaning import Between, Fixed, From, Length, Meaning, Moment

#: lexemes that may stand between a date and its time of day
GAP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An expression with its meaning. Offsets are code points; `core` leaves the preposition out."""

    begin: int
    core: int
    end: int
    meaning: Meaning
    rule: str
    #: the classes of the words before the core
    leads: frozenset[str] = frozenset()
    #: lexemes it covers
    lexemes: tuple[int, int]
    #: what it was put together from
    parts: tuple["Found", ...] = ()
    #: where the bare length stands in "vor [zwei Jahren]"
    inner: int | None = None
    #: the last of several days in one breath (on 5 and 6 May): what follows holds for all
    several: bool = False


def separate(found: Found) -> tuple[Found, ...]:
    """Two dates of what one rule read as such ("on 5 and 6 May"), the first with the preposition."""
    if not isinstance(found.meaning, Between) or not found.meaning.both or not found.parts:
        return (found,)
    first, last = found.parts
    several = isinstance(last.meaning, Moment) and not last.meaning.clock_only
    return replace(first, begin=found.begin, leads=found.leads, lexemes=(found.lexemes[0], first.lexemes[1])), replace(
        last, several=several
    )


def listed(found: Sequence[Found]) -> list[Found]:
    """Bare days of a list with the month that stands at its end (on the 3rd, 4th and 5th of May)."""
    done: list[Found] = []
    for one in reversed(found):
        after = done[-1].meaning if done else None
        bare = isinstance(one.meaning, Moment) and one.rule in _LISTED and one.meaning.month is None
        if bare and isinstance(after, Moment) and after.month and done[-1].lexemes[0] - one.lexemes[1] <= GAP:
            assert isinstance(one.meaning, Moment)  # noqa: S101 bare saw to it
            meaning = replace(one.meaning, month=after.month, year=after.year)
            one = replace(one, meaning=meaning, several=True)  # noqa: PLW2901
        done.append(one)
    return done[::-1]


#: the rules for a day of a list and for two of them
_LISTED = frozenset({"day-of-list", "day-range-bare"})


def _only_links(parts: Sequence[Lexeme], begin: int, end: int, allowed: frozenset[str]) -> bool:
    return 0 <= end - begin <= GAP and all(part.values.keys() & allowed for part in parts[begin:end])


def _dated(found: Found) -> bool:
    meaning = found.meaning
    if not isinstance(meaning, Moment) or meaning.clock_only or meaning.hour is not None:
        return False
    if found.several:
        return False
    if meaning.part == "NI" and (meaning.eve or "night" in found.rule):
        return False
    return meaning.unit in (None, "day", "week") and (
        meaning.day is not None or meaning.weekday is not None or meaning.unit == "day" or meaning.holiday is not None
    )


def _timed(found: Found) -> bool:
    meaning = found.meaning.first if isinstance(found.meaning, Between) else found.meaning
    return isinstance(meaning, Moment) and meaning.clock_only


def _part_then_hour(left: Found, right: Found) -> bool:
    """In the afternoon at 3."""
    parts = isinstance(left.meaning, Moment) and left.meaning.clock_only and left.meaning.part is not None
    hour = isinstance(right.meaning, Moment) and right.meaning.clock_only and right.meaning.hour is not None
    return parts and hour and (bool(right.leads) or right.rule == "clock-oclock")


#: from which hour on a part of the day means the second half of the clock (at 3 in the afternoon, at 3 at night)
_FIRST_HOUR = {"AF": 1, "EV": 4, "NI": 6}


def _with_time(date: Moment, time: Moment) -> Moment:
    hour, part = time.hour, time.part
    if hour == 0 and not time.minute and date.part in ("EV", "NI"):
        hour = 24  # the midnight of an evening ends the day
    elif hour is not None and _FIRST_HOUR.get(date.part or "", 12) <= hour < 12:
        hour += 12
    return replace(date, hour=hour, minute=time.minute, second=time.second, part=None if hour is not None else part or date.part)  # fmt: skip


def _merged(date: Found, time: Found) -> Found:
    first, last = sorted((date, time), key=lambda found: found.begin)
    assert isinstance(date.meaning, Moment)  # noqa: S101 _dated saw to it
    meaning: Meaning
    if isinstance(time.meaning, Between):
        meaning = replace(
            time.meaning,
            first=_with_time(date.meaning, time.meaning.first),
            last=_with_time(date.meaning, time.meaning.last),
        )
    else:
        assert isinstance(time.meaning, Moment)  # noqa: S101 _timed saw to it
        meaning = _with_time(date.meaning, time.meaning)
    return Found(
        begin=first.begin, core=first.core, end=last.end, meaning=meaning, rule=f"{date.rule}+{time.rule}",
        leads=first.leads, lexemes=(first.lexemes[0], last.lexemes[1]), parts=(first, last),
    )  # fmt: skip


def _set_at(left: Found, right: Found) -> bool:
    """Whether a recurring day is followed by its time."""
    recurs = isinstance(left.meaning, Fixed) and left.meaning.type == "SET" and right.lexemes[0] >= left.lexemes[1]
    return recurs and isinstance(right.meaning, Moment) and right.meaning.clock_only and right.meaning.hour is not None


def _timed_set(left: Found, right: Found) -> Found:
    """Every Wednesday at 4 p.m.: XXXX-WXX-3T16:00."""
    assert isinstance(left.meaning, Fixed)  # noqa: S101 _set_at saw to it
    assert isinstance(right.meaning, Moment)  # noqa: S101 _set_at saw to it
    day = "" if left.meaning.value == "P1D" else left.meaning.value
    value = f"{day}T{right.meaning.hour:02}:{right.meaning.minute or 0:02}"
    return replace(left, end=right.end, meaning=Fixed(value=value, type="SET"), rule=f"{left.rule}+{right.rule}",
                   lexemes=(left.lexemes[0], right.lexemes[1]), parts=(left, right))  # fmt: skip


def anchored(found: Sequence[Found], parts: Sequence[Lexeme]) -> Iterator[Found]:
    """A length with the moment it is counted from: three days after Easter, two weeks from Monday."""
    i = 0
    while i < len(found):
        left, right = found[i], found[i + 1] if i + 1 < len(found) else None
        if right is not None and _from_for(left, right):
            left, right = right, left
        sign = _counted_from(left, right, parts) if right is not None else None
        if right is not None and sign is not None:
            assert isinstance(left.meaning, Length)  # noqa: S101 _counted_from saw to it
            assert isinstance(right.meaning, Moment)  # noqa: S101 _counted_from saw to it
            length = replace(left.meaning, sign=None)
            one, other = found[i], found[i + 1]
            yield replace(one, end=other.end, meaning=From(length=length, moment=right.meaning, sign=sign),
                          rule=f"{one.rule}+{other.rule}", lexemes=(one.lexemes[0], other.lexemes[1]),
                          parts=(one, other))  # fmt: skip
            i += 2
            continue
        yield left
        i += 1


def _from_for(moment: Found, length: Found) -> bool:
    """From Monday for three days."""
    return (
        isinstance(moment.meaning, Moment)
        and isinstance(length.meaning, Length)
        and moment.lexemes[1] == length.lexemes[0]
        and "from" in moment.leads
        and "forprep" in length.leads
        and (_dated(moment) or moment.meaning.hour is not None)
    )


def _counted_from(left: Found, right: Found, parts: Sequence[Lexeme]) -> int | None:
    """Whether a length counts from the moment after it: back -1, on 1, the stretch from there 0; None for neither."""
    if not isinstance(left.meaning, Length) or left.meaning.amount is None or left.meaning.rel is not None:
        return None
    if _from_for(right, left):
        return 0
    settled = isinstance(right.meaning, Moment) and (_dated(right) or right.meaning.hour is not None)
    if left.meaning.unit == "year" and isinstance(right.meaning, Moment) and right.meaning.holiday is not None:
        settled = right.meaning.year is not None  # "all over 18 before New Year"
    if not settled or left.lexemes[1] != right.lexemes[0]:
        return None
    links = {name for lexeme in parts[left.lexemes[1] - 1 : right.lexemes[1]] if lexeme.begin < right.core
             for name in lexeme.values}  # fmt: skip
    if left.meaning.sign is not None and not (left.meaning.base == "text" and {"ago", "before"} <= links):
        return None
    if "since" in links or ("from" in links and "forprep" in left.leads):
        return 0
    return -1 if "before" in links else 1 if links & {"after", "from"} else None


def onward(found: Found, parts: Sequence[Lexeme]) -> Found:
    """With what leaves one end open: 2024 or later."""
    at = found.lexemes[1]
    after = parts[at + 1].values if at + 1 < len(parts) else {",": ","}
    open_ended = (
        at < len(parts)
        and "onward" in parts[at].values
        and isinstance(found.meaning, Moment)
        and bool(after.keys() & {",", ".", "rpar", ":", "prep", "-"})
    )
    return replace(found, end=parts[at].end, lexemes=(found.lexemes[0], at + 1)) if open_ended else found


def ranges(found: Sequence[Found], parts: Sequence[Lexeme]) -> Iterator[Found]:
    """From Monday, 7 a.m., to Friday, 3 p.m.: what no single rule spans."""
    i = 0
    while i < len(found):
        left, right = _as_moment(found[i]), _as_moment(found[i + 1]) if i + 1 < len(found) else None
        if right is not None and _is_range(left, right, parts):
            assert isinstance(left.meaning, Moment)  # noqa: S101 _is_range saw to it
            assert isinstance(right.meaning, Moment)  # noqa: S101 _is_range saw to it
            yield replace(left, end=right.end, meaning=Between(first=left.meaning, last=right.meaning), rule="range",
                          lexemes=(left.lexemes[0], right.lexemes[1]), parts=(left, right))  # fmt: skip
            i += 2
            continue
        yield found[i]
        i += 1


def _as_moment(found: Found) -> Found:
    """The present as the end of a range (from May to now)."""
    now = isinstance(found.meaning, Fixed) and found.meaning.value == "PRESENT_REF"
    return replace(found, meaning=Moment(unit="day", offset=0)) if now else found


def _is_range(left: Found, right: Found, parts: Sequence[Lexeme]) -> bool:
    if not (isinstance(left.meaning, Moment) and isinstance(right.meaning, Moment)):
        return False
    begin = next((i for i in range(left.lexemes[1], right.lexemes[1]) if parts[i].begin >= right.core), left.lexemes[1])
    between = parts[left.lexemes[1] : begin]
    if not 0 < len(between) <= 2 or left.meaning.clock_only != right.meaning.clock_only:
        return False
    link = between[0].values
    if "through" in link and len(between) == 1:
        return True
    opened = ("from" in left.leads and "to" in link) or ("between" in left.leads and bool({"and", "to"} & link.keys()))
    return opened or ("-" in link and left.rule == right.rule == "figures" and len(between) == 1)


def one_clock(found: Sequence[Found], parts: Sequence[Lexeme]) -> Iterator[Found]:
    """An hour with the same hour of another zone in brackets behind it: 7 a.m. (5 a.m. GMT) is one time."""
    i = 0
    while i < len(found):
        left, right = found[i], found[i + 1] if i + 1 < len(found) else None
        if right is not None and _same_moment(left, right, parts):
            end = right.lexemes[1]
            yield replace(left, end=parts[end].end, lexemes=(left.lexemes[0], end + 1))
            i += 2
            continue
        yield left
        i += 1


def _same_moment(left: Found, right: Found, parts: Sequence[Lexeme]) -> bool:
    timed = all(isinstance(one.meaning, Moment) and one.meaning.hour is not None for one in (left, right))
    if not timed or not isinstance(right.meaning, Moment) or not right.meaning.clock_only:
        return False
    begin, end = right.lexemes
    opened = left.lexemes[1] < len(parts) and "lpar" in parts[left.lexemes[1]].values and begin - left.lexemes[1] <= 1
    zoned = any(part.values.keys() & _ZONES for part in parts[begin:end])
    return opened and zoned and end < len(parts) and "rpar" in parts[end].values


#: classes of the names of time zones
_ZONES = frozenset({"zone", "zeit", "timezoneword", "localtime"})


def joined(found: Sequence[Found], parts: Sequence[Lexeme], known: Lexicon) -> Iterator[Found]:
    """Dates with the time of day that stands beside them put together."""
    i = 0
    while i < len(found):
        if i + 1 < len(found):
            left, right = found[i], found[i + 1]
            gap = (left.lexemes[1], right.lexemes[0])
            if _set_at(left, right) and _only_links(parts, *gap, known.leads):
                yield _timed_set(left, right)
                i += 2
                continue
            # after a time of day a comma parts, after a date it may join (Friday, 8 p.m.)
            links = known.leads | {"art", "'"} | ({","} if _dated(left) else set())
            close = gap[0] <= gap[1] and _only_links(parts, *gap, links)
            if close and _part_then_hour(left, right):
                assert isinstance(left.meaning, Moment)  # noqa: S101 _part_then_hour saw to it
                yield _merged(left, right)
                i += 2
                continue
            if close and (
                (_dated(left) and _timed(right))
                or (_timed(left) and _dated(right) and (not left.parts or isinstance(left.meaning, Between)))
            ):
                pair = (left, right) if _dated(left) else (right, left)
                yield _merged(*pair)
                i += 2
                continue
        yield found[i]
        i += 1
