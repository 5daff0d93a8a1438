"""What kind of words frame a saying: a verb of saying, words before a source, a verb of thinking, or a verb that says nothing."""

import re
from functools import cache
from typing import Literal

from stemma.lang import Language

CueKind = Literal["says", "governs", "voices", "thinks", "shows", "other"]
_WORD = re.compile(r"\w+")


@cache
def verbs_of_saying(language: Language) -> frozenset[str]:
    """All forms of verbs that frame what is said."""
    table = language.cues
    return table.said | table.final | table.denial | {verb for verb, _ in table.separable}


@cache
def is_known(cue: str, language: Language) -> bool:
    """Whether a cue holds a verb of saying, or is words that stand before or behind a source."""
    words = set(_WORD.findall(cue.lower()))
    return bool(verbs_of_saying(language) & words) or governs(cue, language)


@cache
def governs(cue: str, language: Language) -> bool:
    """Whether a cue is words that stand before or behind a source: "laut", "zufolge", "according to"."""
    low = cue.lower()
    if low.startswith(language.cues.comparing):
        return False
    phrases = (phrase.lower() for phrase in (*language.cues.before, *language.cues.after))
    return any(low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalpha() for phrase in phrases)


def _sayings(language: Language) -> frozenset[str]:
    return verbs_of_saying(language) | language.cues.retorts


@cache
def cue_kind(cue: str, language: Language) -> CueKind:
    """The kind of a cue, all its words together; a verb of thinking is none of saying, whatever stands with it."""
    table = language.cues
    words = set(_WORD.findall(cue.lower()))
    if governs(cue, language):
        return "governs"
    paired = any(verb in words and set(particle.split()) <= words for verb, particle in table.separable)
    if paired or words & (_sayings(language) - table.minds - table.shows):
        return "says"
    if words & ((table.voiced | table.present_participles) - table.minds):
        return "voices"
    if words & table.minds:
        return "thinks"
    return "shows" if words & table.shows else "other"
