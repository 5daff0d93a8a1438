"""Words that show whether a sentence reports, hedges, denies or negates, as far as single words tell."""

import re
from dataclasses import dataclass
from functools import cache

from stemma import lang
from stemma.text.alternation import longest_of

_WORDS = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"“”„«»‹›]")
#: letters from which an ending can be told from a stem of its own
_STEM = 4
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """What marks a sentence of one language as reported, hedged, denying or negated; for text in lower case."""

    attributed: re.Pattern[str]
    hedged: re.Pattern[str]
    denying: re.Pattern[str]
    negated: re.Pattern[str]


def _any(phrases: frozenset[str]) -> re.Pattern[str]:
    kept = {phrase.casefold() for phrase in phrases if phrase}
    return re.compile(rf"\b{longest_of(kept)}(?!\w)") if kept else _NOTHING


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


def in_reported_mood(text: str, language: str | None) -> bool:
    """Whether a verb form shows that the words are somebody's ("sei", "aurait")."""
    return not lang.of(language).phrases.reported.isdisjoint(_WORDS.findall(text.casefold()))


def may_attribute(text: str, language: str | None) -> bool:
    """Whether any word may carry that somebody else says so: a verb of saying, "according to", reported mood, quotation marks."""
    told = frames(language).attributed.search(text.casefold()) or _QUOTED.search(text)
    return bool(told) or in_reported_mood(text, language)


def may_hedge(text: str, language: str | None) -> bool:
    """Whether any word may carry a doubt or an expectation: one that says so, a modal of hearsay, a conditional.

    A plain future does not: "a verdict is expected" is more careful than "a verdict will fall".
    """
    lower, table = text.casefold(), lang.of(language).hedges
    endings = tuple(table.doubtful_endings)
    forms = table.doubtful | table.hearsay
    return bool(frames(language).hedged.search(lower)) or any(
        word in forms or (endings and len(word) > _STEM and word.endswith(endings)) for word in _WORDS.findall(lower)
    )


def may_deny(text: str, language: str | None) -> bool:
    """Whether any word may carry a denial: a verb of denying, a negation."""
    lower, marks = text.casefold(), frames(language)
    return bool(marks.denying.search(lower) or marks.negated.search(lower))
