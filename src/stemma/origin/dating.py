"""When an undated article was put out, as far as its own words and its story's dated articles tell.

News names weekdays for the last few days only, so a weekday pins the publication once one full date near it is known.
Where there is no full date, or nothing close to it, the answer is "unknown": today's date is never used.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stemma.grammar.times.calendar import days
from stemma.grammar.times.lexicon import lexicon
from stemma.grammar.times.read import readings, supported
from stemma.grammar.times.tense import tense
from stemma.model import Article, Passage, Published, Story, TimeExpression
from stemma.model.article import is_year_of_news

#: a fresh weekday is today's or yesterday's
FRESH = timedelta(days=1)
#: how long after its newest date an article can come out and still name weekdays around it
WINDOW = timedelta(days=6)
#: a date without a year belongs to the year that puts it this close to a full date
CLOSE = timedelta(days=60)
#: two dates this close are of one affair, so that the later one is news
AFFAIR = timedelta(days=10)
#: articles on one story come out this long before the first or after the last dated one
STORY_MARGIN = timedelta(days=2)
#: a wider window in a story says nothing
STORY_SPAN = timedelta(days=14)

_FULL = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEARLESS = re.compile(r"XXXX-(\d{2})-(\d{2})")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DEICTIC = "day-word"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clue:
    """A day or weekday that an article names; `ahead` where the verb looks forward."""

    passage: Passage | None
    day: date | None = None
    weekday: int | None = None
    month_day: tuple[int, int] | None = None
    ahead: bool = False


def _clue(value: str, passage: Passage | None, *, ahead: bool) -> _Clue | None:
    if (full := _FULL.match(value)) is not None and is_year_of_news(full.group()):
        return _Clue(passage=passage, day=date.fromisoformat(full.group()), ahead=ahead)
    if (yearless := _YEARLESS.match(value)) is not None:
        return _Clue(passage=passage, month_day=(int(yearless[1]), int(yearless[2])), ahead=ahead)
    if (weekday := _WEEKDAY.match(value)) is not None:
        return _Clue(passage=passage, weekday=int(weekday[1]), ahead=ahead)
    return None


def _clues(article: Article, times: Sequence[TimeExpression]) -> list[_Clue]:
    code = article.language or ""
    tenses = lexicon(code).table.tenses
    found = []
    for time in times:
        look = tense(article.text, time.passage.begin, time.passage.end, tenses)
        ahead = look is not None and look.way == 1
        found += [_clue(value, time.passage, ahead=ahead) for value in time.value.split("/")]
    for caption in article.captions:
        found += [_clue(reading.value, None, ahead=False) for reading in readings(caption.text, code, None)]
    return [clue for clue in found if clue is not None]


def _placed(clue: _Clue, near: date) -> _Clue:
    """A date without a year, in the year that puts it closest to `near`."""
    if clue.month_day is None:
        return clue
    month, day = clue.month_day
    options = []
    for year in range(near.year - 1, near.year + 2):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue
    best = min(options, key=lambda option: abs(option - near), default=None)
    return replace(clue, day=best) if best is not None and abs(best - near) <= CLOSE else clue


def _newest(clues: Sequence[_Clue]) -> tuple[date, list[_Clue]] | None:
    """The latest day the article looks back on, and the clues that tell it."""
    full = [clue.day for clue in clues if clue.day is not None and clue.month_day is None and not clue.ahead]
    if not full:
        return None
    placed = [_placed(clue, max(full)) for clue in clues]
    back = [clue for clue in placed if clue.day is not None and not clue.ahead]
    newest = max(clue.day for clue in back if clue.day is not None)
    return newest, [clue for clue in back if clue.day is not None and newest - clue.day <= AFFAIR]


def _fits(day: date, behind: set[int], ahead: set[int]) -> bool:
    """Whether an article of that day would name these weekdays so."""
    fresh = not behind or min((day.isoweekday() - weekday) % 7 for weekday in behind) <= FRESH.days
    # "this Sunday" is still to come in the week of the article
    return fresh and all(day.isoweekday() <= weekday for weekday in ahead)


def _interval(first: date, last: date, clues: Iterable[_Clue]) -> tuple[date, date] | None:
    """The first run of days in a window that fit the weekdays named."""
    weekdays = [clue for clue in clues if clue.weekday is not None]
    ahead = {clue.weekday for clue in weekdays if clue.ahead and clue.weekday is not None}
    behind = {clue.weekday for clue in weekdays if not clue.ahead and clue.weekday is not None}
    ahead -= behind  # a day told in both tenses is over, or is today
    span = (last - first).days + 1
    fitting = [first + timedelta(days=n) for n in range(span) if _fits(first + timedelta(days=n), behind, ahead)]
    if not fitting:
        return None
    end = fitting[0]
    while end + timedelta(days=1) in fitting:
        end += timedelta(days=1)
    return fitting[0], end


def _published(interval: tuple[date, date], clues: Iterable[_Clue], origin: str) -> Published:
    first, last = interval
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    evidence = sorted({clue.passage for clue in clues if clue.passage is not None})
    return Published(value=value, certainty="inferred", origin=origin, evidence=tuple(evidence))


def dating(article: Article, times: Sequence[TimeExpression]) -> Published:
    """The article's publication: as known, else an interval inferred from its dateline, dates and weekdays.

    It takes one full date that the article looks back on, and a weekday or a second date near it; less is unknown.
    """
    if article.published.value is not None:
        return article.published
    if article.dateline is not None and article.dateline.date is not None and _FULL.fullmatch(article.dateline.date):
        # agencies date the report by its writing; it is out the same day or the next
        day = date.fromisoformat(article.dateline.date)
        return _published((day, day + FRESH), (), "text")
    if not supported(article.language or ""):
        return Published()
    clues = _clues(article, times)
    newest = _newest(clues)
    if newest is None:
        return Published()
    weekdays = [clue for clue in clues if clue.weekday is not None]
    if not weekdays and len({clue.day for clue in newest[1]}) < 2:
        return Published()
    last = newest[0] + (WINDOW if weekdays else FRESH)
    interval = _interval(newest[0], last, clues)
    return _published(interval, [*newest[1], *weekdays], "text") if interval is not None else Published()


def _days_of(article: Article) -> tuple[date, date] | None:
    value = article.published.value
    return days("/".join(end[:10] for end in value.split("/"))) if value is not None else None


def dating_in_story(article: Article, times: Sequence[TimeExpression], dated: Sequence[Article]) -> Published:
    """As `dating`, narrowed by the dated articles of the same story."""
    own = dating(article, times)
    if own.certainty in ("given", "metadata"):
        return own
    known = [
        covered
        for other in dated
        if other.id != article.id
        and other.published.certainty in ("given", "metadata")
        and (covered := _days_of(other))
    ]
    if not known:
        return own
    first = min(begin for begin, _ in known) - STORY_MARGIN
    last = max(end for _, end in known) + STORY_MARGIN
    if last - first > STORY_SPAN:
        return own
    clues = _clues(article, times) if supported(article.language or "") else []
    inside = _days_of(replace(article, published=own)) if own.value is not None else None
    if inside is not None:
        first, last = max(first, inside[0]), min(last, inside[1])
        return own if first > last else replace(_published((first, last), clues, "story"), evidence=own.evidence)
    newest = _newest(clues)
    if newest is not None and first <= newest[0] <= last:
        first = newest[0]
    weekdays = [clue for clue in clues if clue.weekday is not None]
    interval = _interval(first, last, weekdays) if weekdays else None
    return _published(interval or (first, last), weekdays if interval else (), "story")


def dated(article: Article, times: Sequence[TimeExpression]) -> Article:
    """The article with the publication that its own words tell, where nobody gave one."""
    if article.published.value is not None:
        return article
    found = dating(article, times)
    return replace(article, published=found) if found.value is not None else article


def dated_in_stories(
    articles: Sequence[Article], times: Mapping[str, Sequence[TimeExpression]], stories: Sequence[Story]
) -> dict[str, Published]:
    """The publication of each undated article that its story's dated articles place, by article id; only what is new.

    It decides and changes nothing: what hangs on a new date, `annotate.redated` resolves again.
    """
    by_id = {article.id: article for article in articles}
    found: dict[str, Published] = {}
    for story in stories:
        members = [by_id[identity] for identity in story.articles]
        known = [member for member in members if member.published.certainty in ("given", "metadata")]
        for member in members:
            if member in known or not known:
                continue
            published = dating_in_story(member, times[member.id], known)
            if published != member.published:
                found[member.id] = published
    return found
