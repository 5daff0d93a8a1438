"""The day of publication from a line that a reader sees: "12. Mai 2031, 16.20 Uhr", "Updated May 12, 2031"."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

from stemma.extract.dateline import day_value
from stemma.extract.names import alternatives

#: words; a longer line is prose that happens to hold a day
_LONGEST = 12

_FOUR = 4
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_NUMERIC = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})\b")
_WORDS = re.compile(r"(?:\d{1,2}(?:\.|er|st|nd|rd|th)? )?[^\W\d_]{3,9}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?\d{4}")
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.h]| h )(\d{2})\b")
_PROSE_WORD = re.compile(r"[^\W\d_]{2,}")


def day_line(line: str) -> str | None:
    """The ISO day or moment that a line gives if it gives nothing else, read day first."""
    if len(line.split()) > _LONGEST or line.endswith((".", "?", "!")):
        return None
    if match := _ISO.search(line):
        return match.group() if _is_day(match.group(1), match.group(2), match.group(3)) else None
    if match := _NUMERIC.search(line):
        day, month, year = match.groups()
        year = year if len(year) == _FOUR else f"20{year}"
        found = f"{year}-{int(month):02}-{int(day):02}" if _is_day(year, month, day) else None
    elif match := _WORDS.search(line):
        value = day_value(match.group())
        found = value if value and _is_day(*value.split("-")) else None
    else:
        return None
    rest = line[: match.start()] + line[match.end() :]
    # besides the day such a line has a label, a weekday and an hour
    return _with_hour(found, rest) if found and len(_PROSE_WORD.findall(rest)) <= 5 else None


def _with_hour(day: str, rest: str) -> str:
    clock = _CLOCK.search(rest)
    if (
        clock
        and int(clock.group(1)) < 24
        and int(clock.group(2)) < 60
        and not re.search(r"[ap]\.?m", rest, re.IGNORECASE)
    ):
        return f"{day}T{int(clock.group(1)):02}:{clock.group(2)}"
    return day


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def labelled_days(line: str) -> tuple[str, ...]:
    """The pieces of a line that each begin with what day they give: "Published 3 May 2031", "updated 5 May 2031"."""
    # the longest label counts: "last updated" is one
    begins = [0, *(match.start() for match in _labels().finditer(line)), len(line)]
    pieces = (line[begin:end].strip(" ,;|•·()/–—-") for begin, end in pairwise(begins))
    return tuple(filter(None, pieces))


def is_day_row(line: str) -> bool:
    """Whether a line does nothing but say when the article was put out and changed."""
    pieces = labelled_days(line)
    return bool(pieces) and all(_labels().match(piece) and day_line(piece) for piece in pieces)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives('updated')}|{alternatives('published')})(?!\w)", re.IGNORECASE)
