"""Time expressions of an article, resolved against its publication, its dateline and its own dates."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from stemma import lang
from stemma.grammar.times.meaning import Length
from stemma.grammar.times.read import Reading, readings, supported
from stemma.model import Article, Span, TimeExpression


def references(article: Article) -> tuple[datetime | None, ...]:
    """The moments that "today" may mean: the publication, else the dateline's date; both ends of an inferred interval.

    An interval counts when it is short enough to say which week is meant. None where nothing tells.
    """
    value = article.published.value
    if value is not None and "/" in value:
        first, last = (datetime.fromisoformat(end).replace(tzinfo=None) for end in value.split("/", 1))
        return (first, last) if last - first <= LONGEST_INTERVAL else (None,)
    moment = article.published_on()
    if moment is None and article.dateline is not None and article.dateline.date is not None:
        moment = _day(article.dateline.date)
    return (moment.replace(tzinfo=None) if moment is not None else None,)


#: a wider guess at the publication does not say which week a weekday belongs to
LONGEST_INTERVAL = timedelta(days=3)


def _day(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def expression(article: Article, reading: Reading) -> TimeExpression:
    """A reading as the model has it."""
    return TimeExpression(
        article=article.id,
        passage=article.passage(Span(reading.found.begin, reading.found.end)),
        timex=article.passage(Span(max(reading.found.begin, reading.found.core), reading.found.end)),
        type=reading.type,
        value=reading.value,
        begin=reading.begin,
        end=reading.end,
        rule=reading.found.rule,
    )


def times(article: Article) -> tuple[TimeExpression, ...]:
    """All time expressions in reading order; partial values (XXXX-WXX-1) where nothing settles them.

    The span takes the preposition; a date and its time of day are one expression. Languages without a table give none.
    """
    code = article.language or ""
    if not supported(code):
        return ()
    found = _agreed([readings(article.text, code, moment) for moment in references(article)], article.text, code)
    return tuple(
        expression(article, reading)
        for reading in found
        if not (reading.loose or _is_length(reading, article.text, code))
        and (_tells_time(reading) or _lasts(reading, article.text, code))
    )


def _agreed(found: Sequence[Sequence[Reading]], text: str, code: str) -> Sequence[Reading]:
    """What all moments of publication that are possible lead to; where they disagree, the value stays partial."""
    if len(found) == 1:
        return found[0]
    partial = readings(text, code, None)
    return [one if one.value == other.value else bare for one, other, bare in zip(*found, partial, strict=True)]


def _lasts(reading: Reading, text: str, code: str) -> bool:
    """Whether a bare length stands beside a verb of lasting: the break lasted half an hour."""
    stems = lang.of(code).times.lasting
    begin, end = reading.found.begin, reading.found.end
    around = (
        text[max(0, begin - LASTING) : begin].rpartition("\n")[2] + text[end : end + LASTING_AFTER].partition(".")[0]
    )
    return any(word.lower().startswith(stems) for word in around.split())


def _is_length(reading: Reading, text: str, code: str) -> bool:
    """Whether what reads as a clock is how long something took, right behind its verb: "ils ont duré deux heures et demie"."""
    before = text[: reading.found.begin].rpartition("\n")[2].split()[-1:]
    clock = reading.found.rule.startswith("clock") and not reading.found.leads
    return clock and any(word.lower().startswith(lang.of(code).times.lasting) for word in before)


#: code points before and after a length in which its verb stands
LASTING, LASTING_AFTER = 60, 16
#: classes of the words before a length that make it a time; a bare length is a quantity
_TEMPORAL = frozenset({"since", "within", "during", "inprep", "until", "after", "before", "forprep"})
#: rates, not recurrences (cubic metres a second)
_RATES = frozenset({"PT1S", "PT1M", "PT1H"})


def _tells_time(reading: Reading) -> bool:
    """Whether an expression says when, or for how long from when, rather than how much."""
    meaning = reading.found.meaning
    if reading.type == "SET":
        return reading.value not in _RATES
    if not isinstance(meaning, Length) or reading.type != "DURATION" or meaning.rel is not None:
        return True
    return bool(_TEMPORAL & reading.found.leads) or meaning.sign is not None or "for" in reading.found.rule
