"""Whether a denial tells what it denies ("that the ship was too full") or points back at it ("that", "the claims", "any wrongdoing").

What points back is understood from what stands before; what tells is denied wherever it is asserted, and nothing beside it is.
"""

import re
from functools import cache

from stemma import lang
from stemma.grammar.denials import is_verdict, plain
from stemma.lang import Language
from stemma.lang.denials import any_of

_WORD = re.compile(r"\w+(?:['-]\w+)*")
#: words of a name ("the theft", "any failing"), which says less than a proposition
NAME = 3
#: words behind "the claim that" from which on they tell what the claim is
_TOLD = 3


def tells(content: str, language: str | None) -> bool:
    """Whether the words of a denial are a proposition of their own.

    Args:
        content: what is denied, as it stands.
        language: ISO 639-1; of an unknown one only length is read.
    """
    low = plain(content).strip()
    if not lang.of(language).knows("denials"):
        return len(_WORD.findall(low)) > NAME
    table = lang.of(language)
    own = _own(low, table)
    if len(_WORD.findall(own)) <= NAME or any_of(table.denials.pointers).search(low):
        return False
    return not is_verdict(own, table)


def _own(low: str, language: Language) -> str:
    """What stands behind "that" or "the claim that"; nothing where an accusation is named and not told."""
    own = _opening(language).sub("", low, count=1)
    named = any_of(language.denials.accusations).search(own)
    if named is None:
        return own
    behind = own[named.end() :].lstrip(" ,;:–—")
    told = _opening(language).sub("", behind, count=1)
    return told if len(_WORD.findall(told)) >= _TOLD else own[: named.start()] if named.start() else ""


@cache
def _opening(language: Language) -> re.Pattern[str]:
    """The words that introduce a clause."""
    opening = any_of(language.denials.clauses | language.cues.introducers).pattern
    return re.compile(rf"^(?:{opening}\s*|qu')")
