"""How sure a text lets a statement be: alleged, expected, unconfirmed, and whether its content is negated."""

import re
from functools import lru_cache

from stemma.lang.hedges import hedges
from stemma.model import Hedge

_WORD = re.compile(r"\w+")
_ORDER: tuple[Hedge, ...] = ("unconfirmed", "alleged", "expected")


@lru_cache(maxsize=64)
def _pattern(language: str | None, name: str) -> re.Pattern[str]:
    words = sorted(getattr(hedges(language), name), key=lambda word: (-len(word), word))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)" if words else r"(?!)")


def hedge_of(content: str, frame: str, language: str | None) -> Hedge | None:
    """The hedge that words of the content or of its frame express; the frame wins.

    Args:
        content: the reported words.
        frame: cue words around them.
        language: ISO 639-1.
    """
    for text in (frame.lower(), content.lower()):
        for name in _ORDER:
            if _pattern(language, name).search(text):
                return name
    return None


def is_hearsay(text: str, language: str | None) -> bool:
    """Whether a modal verb of hearsay stands in the text ("soll", "aurait")."""
    return any(word in hedges(language).hearsay for word in _WORD.findall(text.lower()))


def is_negated(content: str, language: str | None) -> bool:
    """Whether the content itself is negated: a negation in its main clause.

    "ne … que" restricts and does not negate; words behind the second comma belong to other clauses.
    """
    clause = ",".join(content.split(",")[:2]).lower()
    words = _WORD.findall(clause.replace("n't", " not ").replace("n’t", " not "))
    found = [word for word in words if word in hedges(language).negations]
    restricts = language == "fr" and set(found) <= {"ne", "n"}
    return bool(found) and not restricts
