"""Days that a page bears because it was printed on them: "Brussels, 6 February 2031", "(agency, 16.5.2031)".

They stand by themselves; "on 6 February" is told of something that happened.
"""

import re

from stemma.model import Article, TimeExpression

#: letters of an ISO 8601 day
_DAY = 10
#: a year of four digits, and a clock
_YEAR, _CLOCK = re.compile(r"(?<!\d)\d{4}(?!\d)"), re.compile(r"T\d\d:\d\d")
#: a day in figures alone, as pages bear it
_FIGURES = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}\Z")
#: code points from the beginning of a text within which a dateline stands, and before a day that are read
_HEAD, _BEFORE = 200, 3
#: what closes a dateline
_DATELINE_END = re.compile(r"\s*[(–—]|\s-\s")
#: what stands before and behind a day that is no part of a sentence
_OPENED, _CLOSED = re.compile(r"[,;(\[|/–—\n-]\s*$"), re.compile(r"\s*(?:[)\]|–—\n]|$)|\s+[A-ZÀ-Ý„“\"«]")


def of_print(time: TimeExpression, article: Article) -> bool:
    """Whether a day is that of publication and stands by itself: in a dateline, or with its year between marks, with a clock, or in figures.

    Args:
        time: as found; its passage has the preposition, its `timex` has not.
        article: that it stands in.
    """
    bare = time.timex is None or time.timex.begin == time.passage.begin
    published = (article.published.value or "")[:_DAY]
    if not bare or len(published) < _DAY or time.value[:_DAY] != published:
        return False
    begin, end = time.passage.begin, time.passage.end
    if begin < _HEAD and not time.passage.text[:1].islower() and _DATELINE_END.match(article.text, end):
        return True
    if not _YEAR.search(time.passage.text):
        return False
    marked = _OPENED.search(article.text[max(0, begin - _BEFORE) : begin]) and _CLOSED.match(article.text, end)
    return bool(marked or _CLOCK.search(time.value) or _FIGURES.match(time.passage.text))
