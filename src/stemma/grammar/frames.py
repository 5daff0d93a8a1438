"""Words that show whether a sentence reports, hedges, denies or negates, as far as single words tell."""

import re
from dataclasses import dataclass
from functools import cache

from stemma import lang

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """What marks a sentence of one language as reported, hedged, denying or negated; for text in lower case."""

    attributed: re.Pattern[str]
    hedged: re.Pattern[str]
    denying: re.Pattern[str]
    negated: re.Pattern[str]


def _any(phrases: frozenset[str]) -> re.Pattern[str]:
    kept = sorted({phrase.casefold() for phrase in phrases if phrase}, key=lambda p: (-len(p), p))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, kept)) + r")(?!\w)") if kept else _NOTHING


@cache
def frames(language: str | None) -> Frames:
    """The marks of a language; of all tables together for a language without one."""
    words, doubts = lang.of(language).cues, lang.of(language).hedges
    return Frames(
        attributed=_any(words.said | words.final | words.denial | frozenset(words.before) | frozenset(words.after)),
        hedged=_any(doubts.alleged | doubts.expected | doubts.unconfirmed | doubts.hearsay),
        denying=_any(words.denial),
        negated=_any(doubts.negations),
    )
