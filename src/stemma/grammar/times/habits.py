"""What a whole text tells about the expressions in it: its order of day and month, and whether "today" is a day."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from stemma.grammar.times.lexicon import Lexeme
from stemma.lang.times import Times

Order = Literal["month", "day", "open"]

_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})")
_MONTHS = 12
_DAYS = frozenset({"n12", "n23", "n24", "n31", "o12", "o23", "o24", "o31"})
#: lexemes between a day and its month ("3 of May", "the 3rd May")
_NEAR = 3


def order(parts: Sequence[Lexeme], text: str, table: Times) -> Order:
    """How a text writes 5/4/2024: one order a text, shown by a figure above twelve or by its dates in words.

    Where the language has both orders and the text shows none, the question stays open.
    """
    if not table.month_first:
        return "day"
    written = [match for part in parts if (match := _SLASHED.fullmatch(text, part.begin, part.end))]
    if any(int(match[1]) > _MONTHS for match in written):
        return "day"
    if any(int(match[2]) > _MONTHS for match in written):
        return "month"
    spoken = {_spoken(parts, i) for i, part in enumerate(parts) if "month" in part.values} - {None}
    return "day" if spoken == {"day"} else "month" if spoken == {"month"} else "open"


def _spoken(parts: Sequence[Lexeme], i: int) -> Order | None:
    """Whether the day stands before or after the month at lexeme `i`."""
    before = parts[max(0, i - _NEAR) : i]
    if before and (before[-1].values.keys() & _DAYS or (_is_of(before[-1].values) and _has_day(before))):
        return "day"
    after = parts[i + 1 : i + 1 + _NEAR]
    return (
        "month" if after and (after[0].values.keys() & _DAYS or ("." in after[0].values and _has_day(after))) else None
    )


def _is_of(values: Mapping[str, object]) -> bool:
    return "of" in values


def _has_day(parts: Sequence[Lexeme]) -> bool:
    return any(part.values.keys() & _DAYS for part in parts)


#: code points; a shorter text is a report
_ESSAY = 2500
#: years, decades and centuries that an essay speaks of
_PERIODS = 3
#: classes of a report: days of the week, hours, yesterday
_OF_THE_DAY = frozenset({"weekday", "weekdaypart", "clock", "uhr", "oclock", "ampm", "deicticpart"})
_OF_AGES = frozenset({"y4", "erjahre", "decadeword", "decadeyears", "annees"})


def essay(parts: Sequence[Lexeme], text: str) -> bool:
    """Whether a text speaks of years and decades and of no day of the week: its "today" is nowadays."""
    if len(text) < _ESSAY:
        return False
    if any(part.values.keys() & _OF_THE_DAY for part in parts):
        return False
    return sum(bool(part.values.keys() & _OF_AGES) for part in parts) >= _PERIODS


def nowadays(text: str, begin: int, end: int, table: Times) -> bool:
    """Whether the words around "today" make it nowadays: auch heute noch, wie wir heute wissen, even today."""
    before = re.findall(r"[^\W\d_]+|[.,;:!?]", text[max(0, begin - 30) : begin].lower())[-1:]
    after = re.findall(r"[^\W\d_]+|[.,;:!?]", text[end : end + 40].lower())[:2]
    return bool(before and before[0] in table.before_nowadays) or bool(
        after and (after[0] in table.after_nowadays or " ".join(after) in table.after_nowadays)
    )
