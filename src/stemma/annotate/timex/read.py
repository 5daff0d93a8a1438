"""From a text to readings: matches, their meanings, what belongs together, and the value of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from stemma.annotate.timex.build import build
from stemma.annotate.timex.calendar import extent
from stemma.annotate.timex.lexicon import Lexeme, Lexicon, lexemes, lexicon
from stemma.annotate.timex.meaning import Between, Fixed, Length, Meaning, Moment
from stemma.annotate.timex.resolve import Setting, length_extent, length_value, value_of
from stemma.annotate.timex.scan import Match, matches
from stemma.annotate.timex.tense import tense

#: characters of a text that are read: forty times a long article; what lies beyond is a dump, no article
LONGEST = 200_000
#: a time of day belongs to the date last mentioned when that is no further back than this, in code points
NEAR = 250
#: and when no more sentences than this end between the two
SENTENCES = 1
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_STOP = re.compile(r"[.!?]\s|\n")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A resolved expression."""

    found: Found
    type: str
    value: str
    begin: str | None
    end: str | None
    parts: tuple["Reading", ...] = ()

    @property
    def loose(self) -> bool:
        """Too vague to be shown as a time."""
        return isinstance(self.found.meaning, Fixed) and self.found.meaning.loose


def _leads(at: int, text: str, parts: Sequence[Lexeme], known: Lexicon) -> int:
    """The first lexeme of the prepositions right before lexeme `at`."""
    begin = at
    while begin and known.leads & parts[begin - 1].values.keys() and parts[begin].begin - parts[begin - 1].end <= 1:
        begin -= 1
    return begin


def _found(match: Match, text: str, parts: Sequence[Lexeme], known: Lexicon) -> Found | None:
    meaning = build(match.rule, match.slots, month_first=known.table.month_first)
    if meaning is None:
        return None
    core = match.begin
    while core < match.end - 1 and known.leads & parts[core].values.keys() and not _content(parts[core], known):
        core += 1
    begin, last = _leads(match.begin, text, parts, known), match.end
    if "." in parts[last - 1].values and last - match.begin > 1 and not _abbreviates(parts[last - 2]):
        last -= 1
    sides: tuple[Found, ...] = ()
    if isinstance(meaning, Between) and len(match.sides) == 2:
        sides = tuple(
            Found(
                begin=parts[first].begin, core=parts[first].begin, end=parts[last - 1].end, meaning=side,
                rule=match.rule.name, lexemes=(first, last),
            )
            for side, (first, last) in zip(
                (meaning.first, meaning.last), (match.sides["a"], match.sides["b"]), strict=True
            )
        )  # fmt: skip
    return Found(
        begin=parts[begin].begin,
        core=parts[core].begin,
        end=parts[last - 1].end,
        meaning=meaning,
        rule=match.rule.name,
        leads=frozenset(name for i in range(begin, core) for name in parts[i].values),
        lexemes=(begin, last),
        parts=sides,
        inner=parts[match.begin + 1].begin if "lead" in match.slots else None,
    )


def _abbreviates(part: Lexeme) -> bool:
    """Whether a full stop after a word belongs to it: after figures and abbreviations."""
    return bool(part.values.keys() & _DOTTED)


#: classes of what a full stop may belong to
_DOTTED = frozenset({"abbr", "dm", "n12", "n23", "n24", "n31"})


def _content(part: Lexeme, known: Lexicon) -> bool:
    """Whether a lead word is also more than that (a number, a bound)."""
    return not (part.values.keys() <= known.leads | _LEADLIKE)


#: classes that a preposition may have besides without carrying content
_LEADLIKE = frozenset({"to", "of", "inprep", "and", "adv", "bound", "each"})


def _only_links(parts: Sequence[Lexeme], begin: int, end: int, allowed: frozenset[str]) -> bool:
    return 0 <= end - begin <= GAP and all(part.values.keys() & allowed for part in parts[begin:end])


def _dated(found: Found) -> bool:
    meaning = found.meaning
    if not isinstance(meaning, Moment) or meaning.clock_only or meaning.hour is not None:
        return False
    if meaning.part == "NI" and (meaning.eve or "night" in found.rule):
        return False
    return meaning.unit in (None, "day", "week") and (
        meaning.day is not None or meaning.weekday is not None or meaning.unit == "day" or meaning.holiday is not None
    )


def _timed(found: Found) -> bool:
    meaning = found.meaning.first if isinstance(found.meaning, Between) else found.meaning
    return isinstance(meaning, Moment) and meaning.clock_only


def _with_time(date: Moment, time: Moment) -> Moment:
    hour, part = time.hour, time.part
    if hour is not None and date.part in ("AF", "EV", "NI") and 5 < hour < 12:
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


def _ranges(found: Sequence[Found], parts: Sequence[Lexeme]) -> Iterator[Found]:
    """From Monday, 7 a.m., to Friday, 3 p.m.: what no single rule spans."""
    i = 0
    while i < len(found):
        left, right = found[i], found[i + 1] if i + 1 < len(found) else None
        if right is not None and _is_range(left, right, parts):
            assert isinstance(left.meaning, Moment)  # noqa: S101 _is_range saw to it
            assert isinstance(right.meaning, Moment)  # noqa: S101 _is_range saw to it
            yield replace(left, end=right.end, meaning=Between(first=left.meaning, last=right.meaning), rule="range",
                          lexemes=(left.lexemes[0], right.lexemes[1]), parts=(left, right))  # fmt: skip
            i += 2
            continue
        yield left
        i += 1


def _is_range(left: Found, right: Found, parts: Sequence[Lexeme]) -> bool:
    if not (isinstance(left.meaning, Moment) and isinstance(right.meaning, Moment)) or "from" not in left.leads:
        return False
    begin = next((i for i in range(left.lexemes[1], right.lexemes[1]) if parts[i].begin >= right.core), left.lexemes[1])
    between = parts[left.lexemes[1] : begin]
    return 0 < len(between) <= 2 and "to" in between[0].values and left.meaning.clock_only == right.meaning.clock_only


def _joined(found: Sequence[Found], parts: Sequence[Lexeme], known: Lexicon) -> Iterator[Found]:
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
            if close and ((_dated(left) and _timed(right)) or (_timed(left) and _dated(right) and not left.parts)):
                pair = (left, right) if _dated(left) else (right, left)
                yield _merged(*pair)
                i += 2
                continue
        yield found[i]
        i += 1


@cache
def supported(code: str) -> bool:
    """Whether there are tables for a language."""
    try:
        lexicon(code)
    except FileNotFoundError:
        return False
    return True


def find(text: str, code: str) -> list[Found]:
    """All expressions of a text, unresolved, in reading order."""
    known, text = lexicon(code), text[:LONGEST]
    parts = lexemes(text, code)
    found = [
        one
        for match in matches(text, parts, known)
        if (whole := _found(match, text, parts, known)) is not None
        for one in _separate(whole)
    ]
    tidy: list[Found] = []
    for one in found:
        # a preposition belongs to one expression only
        if tidy and one.lexemes[0] < tidy[-1].lexemes[1]:
            start = tidy[-1].lexemes[1]
            one = replace(one, begin=parts[start].begin, lexemes=(start, one.lexemes[1]))  # noqa: PLW2901
        tidy.append(one)
    return list(_ranges(list(_joined(tidy, parts, known)), parts))


def _separate(found: Found) -> tuple[Found, ...]:
    """"On 5 and 6 May" is two dates, the first with the preposition."""
    if not isinstance(found.meaning, Between) or not found.meaning.both or not found.parts:
        return (found,)
    first, last = found.parts
    return replace(first, begin=found.begin, leads=found.leads, lexemes=(found.lexemes[0], first.lexemes[1])), last


def _hint(found: Found) -> int | None:
    """What the preposition says about the direction."""
    if "since" in found.leads and "until" not in found.leads:
        return -1
    return 1 if "until" in found.leads else None


@dataclass(slots=True)
class _Resolver:
    text: str
    code: str
    reference: datetime | None
    guess: bool
    #: offset and value of the date last mentioned
    prior: tuple[int, str] | None = None
    quarter: str | None = None

    def setting(self, found: Found) -> Setting:
        table = lexicon(self.code).table
        hint = _hint(found)
        looks = hint
        if looks is None:
            looks = tense(self.text, found.begin, found.end, table.tenses)
        return Setting(
            reference=self.reference,
            prior=self.prior[1] if self.prior else None,
            near=self.prior is not None and self._near(self.prior[0], found.begin),
            tense=looks,
            strict=hint is not None,
            guess=self.guess,
            quarter=self.quarter,
        )

    def _near(self, begin: int, end: int) -> bool:
        return end - begin <= NEAR and len(_STOP.findall(self.text, begin, end)) <= SENTENCES

    def read(self, found: Found) -> Reading | None:
        setting = self.setting(found)
        valued = value_of(found.meaning, setting)
        if valued is None:
            return None
        value, kind = valued
        parts = tuple(self._parts(found, value, setting))
        first, last = extent(value)
        if isinstance(found.meaning, Length) and kind == "DURATION":
            first, last = length_extent(found.meaning, setting)
        if kind in ("DATE", "TIME") and "/" not in value and first is not None:
            self.prior = (found.end, value)
            compared = isinstance(found.meaning, Moment) and bool(found.meaning.focus)
            self.quarter = value if _QUARTER.fullmatch(value) and not compared else self.quarter
        return Reading(found=found, type=kind, value=value, begin=first, end=last, parts=parts)

    def _parts(self, found: Found, value: str, setting: Setting) -> Iterator[Reading]:
        for part in found.parts:
            inside = replace(setting, prior=value.split("/")[0]) if "/" in value or len(value) >= 10 else setting
            valued = value_of(part.meaning, inside)
            if valued is not None:
                ends = extent(valued[0])
                deeper = tuple(self._parts(part, valued[0], inside))
                yield Reading(found=part, type=valued[1], value=valued[0], begin=ends[0], end=ends[1], parts=deeper)


def readings(text: str, code: str, reference: datetime | None, *, guess: bool = False) -> list[Reading]:
    """All expressions of a text, resolved against `reference` and against each other.

    `guess` settles weekdays that neither tense nor preposition settles, as annotators of corpora do.
    """
    resolver = _Resolver(text, code, reference, guess)
    return [reading for found in find(text, code) if (reading := resolver.read(found)) is not None]


def bare_length(found: Found) -> tuple[int, str] | None:
    """Begin and value of the length in "vor zwei Jahren", where a corpus marks only that."""
    if found.inner is None or not isinstance(found.meaning, Length):
        return None
    return found.inner, length_value(found.meaning)
