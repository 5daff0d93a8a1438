"""Spellings of one name: Selenskyj, Zelensky, Zelenskyy; full name, surname alone, initials, acronyms."""

import re
from collections.abc import Sequence
from functools import lru_cache

from stemma.text.fold import folded

#: spellings that stand for one sound in German, English or French renderings of other scripts, longest first
_SOUNDS = (
    ("schtsch", "s"), ("shch", "s"), ("chtch", "s"), ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("cz", "s"),
    ("dsch", "j"), ("dj", "j"), ("ts", "s"), ("tz", "s"), ("zh", "s"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("th", "t"),
    ("ck", "k"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("oe", "o"), ("ae", "a"), ("ue", "u"), ("ou", "u"), ("oo", "u"), ("w", "v"),
    ("z", "s"), ("c", "k"), ("y", "i"), ("j", "i"),
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
#: letters of two keys that must agree for renderings of one name
_STEM = 4


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """A rough key of how a name sounds; equal for renderings of one foreign name, seldom equal for two names.

    Possessive and genitive -s is left to the caller.
    """
    key = "".join(c for c in folded(word) if c.isalnum())
    for spelling, letters in _SOUNDS:
        key = key.replace(spelling, letters)
    return re.sub(r"(.)\1+", r"\1", key)


def sounds(name: Sequence[str]) -> tuple[str, ...]:
    """The keys of a name's words, initials as one letter, possessive endings gone."""
    return tuple(part for word in name for part in _sounds(word))


@lru_cache(maxsize=16384)
def _sounds(word: str) -> tuple[str, ...]:
    return tuple(sound(part) for part in _WORD.findall(_POSSESSIVE.sub("", word)))


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names can be one person's: one holds the words of the other, in order or as initials.

    "Kim" can be Kim Hong-kyun; Kim Hong-kyun can't be Kim Yong-hyun.
    """
    short, long = sorted((sounds(one), sounds(other)), key=len)
    if not short:
        return False
    if len(short) == 1:
        return _like(short[0], long[-1]) or (len(short[0]) > 1 and _like(short[0], long[0]))
    ordered = _like(short[-1], long[-1]) and all(any(_matches(s, x) for x in long) for s in short)
    return ordered or set(short) <= set(long)


def _matches(short: str, long: str) -> bool:
    return _like(short, long) or (len(short) == 1 and long.startswith(short))


def _like(one: str, other: str) -> bool:
    """Equal, or one with a genitive -s."""
    return one == other or one + "s" == other or other + "s" == one


def is_acronym(short: str, words: Sequence[str]) -> bool:
    """Whether `short` is made of the initials of `words` (small words may be left out)."""
    return len(short) > 1 and short.isupper() and short in acronyms(words)


def acronyms(words: Sequence[str]) -> set[str]:
    """The initials of all words, and of those with a capital."""
    return {
        "".join(word[0].upper() for word in words if word),
        "".join(word[0].upper() for word in words if word[:1].isupper()),
    }


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of bodies or places share a telling word, foreign renderings included (Savoie, Savoyen)."""
    return any(
        a == b or (min(len(a), len(b)) >= _STEM and a[:_STEM] == b[:_STEM]) for a in sounds(one) for b in sounds(other)
    )
