"""Which outcome a text tells of: people killed, hurt, missing, held; words that differ between languages and mean one thing."""

import re
from functools import cache

from stemma.lang import Language
from stemma.lang.outcomes import Outcomes
from stemma.model import Span


@cache
def _patterns(language: Language) -> re.Pattern[str]:
    """One pattern with a named group an outcome; a word counts from its beginning."""
    table = language.outcomes
    groups = []
    for name in Outcomes.__dataclass_fields__:
        starts = sorted(getattr(table, name), key=lambda start: (-len(start), start))
        groups.append(rf"(?P<{name}>{'|'.join(map(re.escape, starts))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")


def told(text: str, language: Language) -> frozenset[str]:
    """All outcomes that a text tells of."""
    return frozenset(str(mark.lastgroup) for mark in _patterns(language).finditer(text.casefold()))


def nearest(text: str, clause: Span, figure: Span, language: Language) -> frozenset[str]:
    """The outcome nearest to a figure in its clause; none where the clause tells of none."""
    best: list[tuple[int, str]] = []
    for mark in _patterns(language).finditer(text[clause.begin : clause.end].lower()):
        begin, end = clause.begin + mark.start(), clause.begin + mark.end()
        best.append((max(0, begin - figure.end, figure.begin - end), str(mark.lastgroup)))
    return frozenset({min(best)[1]}) if best else frozenset()


def named(noun: str, language: Language) -> str | None:
    """The first outcome that what is counted names; None for none."""
    mark = _patterns(language).search(noun.casefold())
    return mark.lastgroup if mark else None


def without(text: str, language: Language) -> str:
    """The text without the words that tell an outcome."""
    low = text.casefold()
    parts, at = [], 0
    for mark in _patterns(language).finditer(low):
        end = mark.end()
        while end < len(low) and low[end].isalpha():
            end += 1
        parts.append(low[at : mark.start()])
        at = max(at, end)
    return "".join([*parts, low[at:]])
