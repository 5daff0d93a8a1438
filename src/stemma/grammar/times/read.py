"""From a text to readings: matches, their meanings, what belongs together, and the value of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from stemma import lang
from stemma.grammar.times.build import build
from stemma.grammar.times.calendar import extent
from stemma.grammar.times.habits import Order, essay, nowadays
from stemma.grammar.times.habits import order as order_of
from stemma.grammar.times.join import Found, anchored, joined, listed, one_clock, onward, ranges, separate
from stemma.grammar.times.lexicon import Lexeme, Lexicon, lexemes, lexicon
from stemma.grammar.times.meaning import Between, Fixed, Length, Moment
from stemma.grammar.times.resolve import Setting
from stemma.grammar.times.scan import Match, matches
from stemma.grammar.times.tense import Look, tense
from stemma.grammar.times.value import length_extent, length_value, value_of
from stemma.model import TimeType

#: characters of a text that are read: fifteen times a long article; what lies beyond is a dump, no article
LONGEST = 80_000
#: a time of day belongs to the date last mentioned when that is no further back than this, in code points
NEAR = 120
#: and when no more sentences than this end between the two
SENTENCES = 1
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_STOP = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A resolved expression."""

    found: Found
    type: TimeType
    value: str
    begin: str | None
    end: str | None
    parts: tuple["Reading", ...] = ()

    @property
    def loose(self) -> bool:
        """Too vague to be shown as a time."""
        return isinstance(self.found.meaning, Fixed) and self.found.meaning.loose


def _leads(at: int, parts: Sequence[Lexeme], known: Lexicon) -> int:
    """The first lexeme of the prepositions right before lexeme `at`."""
    begin = at
    while begin and known.leads & parts[begin - 1].values.keys() and parts[begin].begin - parts[begin - 1].end <= 1:
        begin -= 1
    return begin


def _found(match: Match, parts: Sequence[Lexeme], known: Lexicon, order: Order) -> Found | None:
    meaning = build(match.rule, match.slots, order=order)
    if meaning is None:
        return None
    core = match.begin
    while core < match.end - 1 and known.leads & parts[core].values.keys() and not _content(parts[core], known):
        core += 1
    begin, last = _leads(match.begin, parts, known), match.end
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


def supported(code: str) -> bool:
    """Whether there are tables for a language."""
    return lang.of(code).knows("times")


def _found_in(text: str, parts: tuple[Lexeme, ...], known: Lexicon, *, guess: bool) -> list[Found]:
    """All expressions of a text, unresolved, in reading order; `guess` takes the usual order of day and month for an open one."""
    shown = order_of(parts, text, known.table)
    written: Order = "month" if guess and shown == "open" else shown
    found = [
        one
        for match in matches(text, parts, known)
        if (whole := _found(match, parts, known, written)) is not None
        for one in separate(whole)
    ]
    tidy: list[Found] = []
    for one in found:
        # a preposition belongs to one expression only
        if tidy and one.lexemes[0] < tidy[-1].lexemes[1]:
            start = tidy[-1].lexemes[1]
            one = replace(one, begin=parts[start].begin, lexemes=(start, one.lexemes[1]))  # noqa: PLW2901
        tidy.append(one)
    together = list(joined(list(one_clock(listed(tidy), parts)), parts, known))
    return [onward(one, parts) for one in ranges(list(anchored(together, parts)), parts)]


def _hint(found: Found, look: Look | None) -> int | None:
    """What the preposition says about the direction: "since" looks back, "from … on" and "until" ahead unless the verb is past."""
    back = look is not None and look.way == -1
    if "threshold" in found.leads and "until" not in found.leads:
        return -1 if back else 1
    if "since" in found.leads and "until" not in found.leads:
        return -1
    if "until" in found.leads:
        # "worked there until July"; an hour is of the day that the text is about
        clock = isinstance(found.meaning, Moment) and found.meaning.clock_only
        return -1 if look is not None and back and look.sure and not clock else 1
    return None


def _began(found: Found) -> bool:
    """Whether the preposition alone says that the moment is over: "depuis le Nouvel An", not "dès lundi"."""
    return "since" in found.leads and not found.leads & {"until", "threshold"}


#: code points of a day's value; no hour near a stretch that begins on a day ("ab Donnerstag") is of that day
_DAY = 10


def _is_today(found: Found) -> bool:
    meaning = found.meaning
    return found.rule == "day-word" and isinstance(meaning, Moment) and meaning.unit == "day" and meaning.offset == 0


@dataclass(slots=True)
class _Resolver:
    text: str
    code: str
    reference: datetime | None
    guess: bool
    parts: tuple[Lexeme, ...]
    #: offset and value of the date last mentioned
    prior: tuple[int, str] | None = None
    quarter: str | None = None
    #: where several days were named last: an hour after it is of all of them
    several: int | None = None
    #: whether "today" is nowadays in this text; None before it was asked
    essay: bool | None = None

    def setting(self, found: Found) -> Setting:
        table = lexicon(self.code).table
        look = tense(self.text, found.begin, found.end, table.tenses)
        sure = (look is not None and look.sure) or _began(found)
        looks = _hint(found, look)
        if looks is None:
            looks = look.way if look is not None else None
        return Setting(
            reference=self.reference,
            prior=self.prior[1] if self.prior else None,
            near=self.prior is not None and self._near(self.prior[0], found.begin),
            several=self.several is not None and self._near(self.several, found.begin),
            tense=looks,
            to_come=looks == 1 and "before" in found.leads,
            sure=sure and (found.meaning.quarter is None if isinstance(found.meaning, Moment) else False),
            guess=self.guess,
            quarter=self.quarter,
        )

    def _nowadays(self, found: Found) -> bool:
        if self.essay is None:
            self.essay = essay(self.parts, self.text)
        return self.essay or nowadays(self.text, found.core, found.end, lexicon(self.code).table)

    def _near(self, begin: int, end: int) -> bool:
        return end - begin <= NEAR and len(_STOP.findall(self.text, begin, end)) <= SENTENCES

    def read(self, found: Found) -> Reading | None:
        setting = self.setting(found)
        valued = value_of(found.meaning, setting)
        if valued is None:
            return None
        value, kind = valued
        if _is_today(found) and self._nowadays(found):
            return Reading(found=found, type="DATE", value="PRESENT_REF", begin=None, end=None)
        parts = tuple(self._parts(found, value, setting))
        first, last = extent(value)
        if isinstance(found.meaning, Length) and kind == "DURATION":
            first, last = length_extent(found.meaning, setting, within="within" in found.leads)
        if found.several or kind == "SET" or (kind == "DATE" and "threshold" in found.leads and len(value) == _DAY):
            self.several = found.end
        elif kind == "DATE":
            self.several = None
        if kind in ("DATE", "TIME") and "/" not in value and first is not None:
            self.prior = (found.end, value)
            compared = isinstance(found.meaning, Moment) and bool(found.meaning.focus)
            self.quarter = value if _QUARTER.fullmatch(value) and not compared else self.quarter
        return Reading(found=found, type=kind, value=value, begin=first, end=last, parts=parts)

    def _parts(self, found: Found, value: str, setting: Setting) -> Iterator[Reading]:
        for part in found.parts:
            inside = (
                replace(setting, prior=value.split("/", maxsplit=1)[0], near=True)
                if "/" in value or len(value) >= 10
                else setting
            )
            valued = value_of(part.meaning, inside)
            if valued is not None:
                ends = extent(valued[0])
                deeper = tuple(self._parts(part, valued[0], inside))
                yield Reading(found=part, type=valued[1], value=valued[0], begin=ends[0], end=ends[1], parts=deeper)


def readings(text: str, code: str, reference: datetime | None, *, guess: bool = False) -> list[Reading]:
    """All expressions of a text, resolved against `reference` and against each other.

    `guess` settles weekdays that neither tense nor preposition settles, as annotators of corpora do.
    """
    head = text[:LONGEST]
    parts = lexemes(head, code)
    resolver = _Resolver(text, code, reference, guess, parts)
    found = _found_in(head, parts, lexicon(code), guess=guess)
    return [reading for one in found if (reading := resolver.read(one)) is not None]


def bare_length(found: Found) -> tuple[int, str] | None:
    """Begin and value of the length in "vor zwei Jahren", where a corpus marks only that."""
    if found.inner is None or not isinstance(found.meaning, Length):
        return None
    return found.inner, length_value(found.meaning)
