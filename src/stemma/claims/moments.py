"""Mentions of a moment in a story, as units that can be compared: who mentions which moment in which words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from stemma import lang
from stemma.claims.print_days import of_print
from stemma.claims.propositions import Unit, clause_around, masked, nouns_of, with_neighbours
from stemma.claims.resemblance import Mask, Matrix
from stemma.grammar.times.calendar import days
from stemma.model import Article, Findings, Span, Statement, TimeExpression
from stemma.text.ordered import Ordered
from stemma.text.segment import sentences

#: a day, with or without a time of it; a month; a week: a bare year is hardly an event
_MOMENT = re.compile(r"\d{4}-(?:\d{2}-\d{2}(?:T[\w:]+)?|\d{2}|W\d{2}(?:-WE)?)(?:/\S+)?\Z")
#: letters of an ISO 8601 day
_DAY_LONG = 10
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: hours of the parts of a day in TIMEX3, as far as texts use them
_PARTS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (18, 24), "DT": (6, 20)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One mention of a moment."""

    time: TimeExpression
    unit: Unit
    #: the statement whose content holds it
    statement: Statement | None


def is_moment(time: TimeExpression) -> bool:
    """Whether an expression names a moment that can be an event: no duration, no bare year, nothing unresolved."""
    return time.type in ("DATE", "TIME") and bool(_MOMENT.match(time.value))


def is_day(value: str) -> bool:
    """Whether a value names a day, with or without a time of it."""
    return bool(_DAY.match(value))


def _hours(value: str) -> tuple[float, float] | None:
    """First and last hour of the day that a value can mean; None for a whole day."""
    clock = value[11:]
    if not clock:
        return None
    if clock in _PARTS:
        return _PARTS[clock]
    if not clock[:2].isdigit():
        return None
    hour = int(clock[:2]) + (int(clock[3:5]) / 60 if clock[3:5].isdigit() else 0.0)
    return hour, hour


def compatible(first: str, second: str) -> bool:
    """Whether two values may mean one moment: equal, or of one day and not at different times of it."""
    if first == second:
        return True
    if not (_DAY.match(first) and _DAY.match(second)) or first[:10] != second[:10] or "/" in first + second:
        return False
    one, other = _hours(first), _hours(second)
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def begins(value: str) -> tuple[str, float, str]:
    """By what moments stand in order: first day, first hour of it (a whole day before its hours), then the value itself.

    A value without a calendar date (XXXX-05-01) stands behind all days.
    """
    covered = days(value)
    hours = _hours(value.split("/", maxsplit=1)[0]) if is_day(value) else None
    return covered[0].isoformat() if covered else "~" + value, hours[0] if hours else -1.0, value


def _within(statement: Statement, span: Span) -> bool:
    return any(passage.begin <= span.begin and span.end <= passage.end for passage in statement.content)


def _beside_events(found: Findings, language: str | None) -> frozenset[Span]:
    """Moments at which nothing happened that a story tells.

    The day on which a paper reported something whose own day the words tell; "today" in words that were said on another day.
    """
    papers = {*lang.of(None).credits.outlet_words, *lang.of(language).credits.outlet_words}
    beside: set[Span] = set()
    for one in found.statements:
        if one.said is None:
            continue
        inside = [time for time in found.times if is_moment(time) and _within(one, time.passage.span)]
        today = {
            time.passage.span for time in inside if time.rule == "day-word" and one.said.value[:_DAY_LONG] != time.value
        }
        beside |= today if one.kind == "direct" else set()
        root = one.attribution.root.name if one.attribution else None
        reported = root is not None and any(word in papers for word in root.lower().split()[-1:])
        if len(inside) > len(today) and reported:
            beside.add(one.said.passage.span)
    return frozenset(beside)


def moments_of(
    ids: Iterable[str], articles: Mapping[str, Article], findings: Mapping[str, Findings]
) -> tuple[Moment, ...]:
    """All mentions of moments at which something may have happened, article by article, in reading order."""
    made: list[Moment] = []
    for key in ids:
        article, found = articles[key], findings.get(key, Findings(article=key))
        cut = Ordered(sentences(article.text, article.language))
        nouns = nouns_of(found.quantities, cut)
        here: list[Moment] = []
        beside = _beside_events(found, article.language)
        named = [time for time in found.times if is_moment(time) and not of_print(time, article)]
        for time in sorted(named, key=lambda t: (t.passage.begin, t.passage.end)):
            if time.passage.span in beside:
                continue
            inner = time.passage.span
            sentence = cut.holding(inner) or inner
            around = [s for s in found.statements if _within(s, inner)]
            statement = min(around, key=lambda s: sum(len(p.span) for p in s.content)) if around else None
            here.append(
                Moment(
                    time=time,
                    statement=statement,
                    unit=Unit(
                        id=f"{key}@{inner.begin}",
                        article=key,
                        statement=statement,
                        passage=article.passage(sentence),
                        clause=masked(article, [clause_around(article, sentence, inner)], nouns),
                        whole=masked(article, [sentence], nouns),
                        place=inner.begin / max(1, len(article.text)),
                    ),
                )
            )
        units = with_neighbours([moment.unit for moment in here])
        made += [replace(moment, unit=unit) for moment, unit in zip(here, units, strict=True)]
    return tuple(made)


def may_be_one(moments: tuple[Moment, ...]) -> Mask:
    """Which pairs may mean one event: at one time, and not two sentences in a row that have no word in common."""
    values = [moment.time.value for moment in moments]
    told = [_told(moment) for moment in moments]
    return np.array(
        [
            [
                compatible(values[i], values[j]) and not _two_events(one, other, told[i], told[j])
                for j, other in enumerate(moments)
            ]
            for i, one in enumerate(moments)
        ],
        dtype=bool,
    )


#: letters by which two forms of a word are known to be one
_STEM = 5
#: code points between two sentences in a row
_GAP = 3
#: letters; shorter words are articles, prepositions and auxiliaries
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")


def _told(moment: Moment) -> frozenset[str]:
    """The beginnings of the words that the sentence of a moment has beside the time itself."""
    sentence, time = moment.unit.passage, moment.time.passage
    rest = (
        sentence.text[: max(0, time.begin - sentence.begin)] + " " + sentence.text[max(0, time.end - sentence.begin) :]
    )
    return frozenset(word[:_STEM] for word in _WORD.findall(rest.casefold()) if len(word) >= _SHORTEST)


def _two_events(one: Moment, other: Moment, told: frozenset[str], others: frozenset[str]) -> bool:
    """Whether one article tells two things of one day: "The mayor cut a ribbon on Wednesday. A kiln burst on Wednesday."."""
    first, last = sorted((one.unit.passage, other.unit.passage), key=lambda passage: passage.begin)
    follows = one.unit.article == other.unit.article and first.end <= last.begin <= first.end + _GAP
    narrated = one.statement is None and other.statement is None
    return follows and narrated and bool(told) and bool(others) and not told & others


def _square(rows: list[list[bool]]) -> Matrix:
    return np.array(rows, dtype=np.float64)


def same_values(moments: tuple[Moment, ...]) -> Matrix:
    """1 where two values are equal."""
    return _square([[a.time.value == b.time.value for b in moments] for a in moments])


def clocked(moments: tuple[Moment, ...]) -> Matrix:
    """1 where two values are equal and name an hour or a part of the day, or no day of the publication."""
    values = [moment.time.value for moment in moments]
    return _square([[a == b and len(a) > 10 for b in values] for a in values])


def both_inside(moments: tuple[Moment, ...]) -> Matrix:
    """1 where both stand inside reported words, or both outside."""
    return _square([[(a.statement is None) == (b.statement is None) for b in moments] for a in moments])
