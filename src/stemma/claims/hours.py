"""Bare numbers that are hours ("a halt at eleven") and no figures of a claim."""

import re
from dataclasses import dataclass
from functools import cache

from stemma import lang
from stemma.model import Article, Quantity, Span

#: the last hour of a day
MIDNIGHT = 24
#: code points around a figure that are read: the longest preposition or word of a ratio, and its space
REACH = 12


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What stands before an hour, what makes a ratio after it, and what reports a count."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    tally: re.Pattern[str]


@cache
def _patterns(language: str | None) -> _Patterns | None:
    if not lang.of(language).knows("hours"):
        return None
    table = lang.of(language).hours
    before, parts, tallies = (
        "|".join(map(re.escape, sorted(words))) for words in (table.prepositions, table.parts, table.tallies)
    )
    return _Patterns(
        before=re.compile(rf"(?<!\w)(?:{before})\s?$"),
        after=re.compile(rf"\s(?:{parts})(?!\w)"),
        tally=re.compile(rf"(?<!\w)(?:{tallies})(?!\w)"),
    )


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def is_hour(figure: Quantity, article: Article, sentence: Span) -> bool:
    """Whether a figure is an hour: a small number that counts nothing, after a preposition of time, in a sentence without a tally.

    Args:
        figure: as found; its passage may take the preposition in.
        article: that it stands in.
        sentence: around it.
    """
    patterns = _patterns(article.language)
    counts = figure.unit or figure.counted or figure.upper is not None
    if patterns is None or counts or not 0 < figure.value <= MIDNIGHT or figure.value % 1:
        return False
    where = figure.passage
    number = where.end - len(where.text.split()[-1])
    before = _plain(article.text[max(sentence.begin, number - REACH) : number])
    after = _plain(article.text[where.end : where.end + REACH])
    if not patterns.before.search(before) or patterns.after.match(after):
        return False
    return not patterns.tally.search(_plain(article.text[sentence.begin : sentence.end]))
