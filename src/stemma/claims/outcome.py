"""Which outcome a text tells of: people killed, hurt, missing, held; words that differ between languages and mean one thing."""

import re
from functools import cache

from stemma import lang
from stemma.lang.outcomes import Outcomes
from stemma.model import Article, Span


@cache
def _patterns(language: str | None) -> re.Pattern[str]:
    """One pattern with a named group an outcome; a word counts from its beginning."""
    table = lang.of(language).outcomes
    groups = []
    for name in Outcomes.__dataclass_fields__:
        starts = sorted(getattr(table, name), key=lambda start: (-len(start), start))
        groups.append(rf"(?P<{name}>{'|'.join(map(re.escape, starts))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")


def told(article: Article, spans: list[Span]) -> frozenset[str]:
    """All outcomes that some spans of an article tell of."""
    found = set()
    for span in spans:
        text = article.text[span.begin : span.end].casefold()
        found |= {str(mark.lastgroup) for mark in _patterns(article.language).finditer(text)}
    return frozenset(found)


def nearest(article: Article, clause: Span, figure: Span) -> frozenset[str]:
    """The outcome nearest to a figure in its clause; none where the clause tells of none."""
    text = article.text[clause.begin : clause.end].lower()
    best: list[tuple[int, str]] = []
    for mark in _patterns(article.language).finditer(text):
        begin, end = clause.begin + mark.start(), clause.begin + mark.end()
        best.append((max(0, begin - figure.end, figure.begin - end), str(mark.lastgroup)))
    return frozenset({min(best)[1]}) if best else frozenset()


def named(noun: str, language: str | None) -> str | None:
    """The first outcome that what is counted names; None for none."""
    mark = _patterns(language).search(noun.casefold())
    return mark.lastgroup if mark else None
