"""Tells page furniture from prose, one block at a time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from stemma import lang
from stemma.lang import LANGUAGES
from stemma.lang.chrome import Chrome, Furniture
from stemma.text.alternation import longest_of

#: words; a longer block is prose even where it begins like a link
_LONGEST_OPENING = 25
#: words; cookie banners and comment forms run up to this
_LONGEST_HOLDING = 50
#: words; share bars
_LONGEST_BAR = 24

#: words; a sentence this long that only holds a phrase may be about it
_PROSE = 14
#: furniture that news also reports on
_TALKED_ABOUT = frozenset(("newsletter", "advert", "related", "share", "paywall"))

_DECORATION = " \t•·|►▶▼▲◄«»›‹*-–—+✉☰×…:.,!>\"„“”'’()[]#→←↑↓"
_SEPARATOR = r"[ |/,;:.·•–—-]+"
#: blocks whose verdict is kept
_REMEMBERED = 4096
#: kinds of furniture by the shape of the block that they are told by
_SHAPES = ("heads", "whole", "bar", "opens", "within")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnishing:
    """A block is furniture: for what, in which language, and whether it heads a section."""

    #: a DropReason, or "paywall"
    purpose: str
    language: str
    heads_section: bool


# joining, the head and the sorting each ask about the same blocks
@lru_cache(maxsize=_REMEMBERED)
def furnishing(block: str) -> Furnishing | None:
    """What furniture a block is, or None for prose."""
    if len(block) > _LONGEST_HOLDING * 12:
        return None
    text = re.sub(r"\s+", " ", block.replace("’", "'")).strip()
    key = text.strip(_DECORATION).casefold()
    folded = text.strip(" \t•·|►▶*-–—+").casefold()
    words = len(folded.split())
    for shape in _SHAPES:
        subject = key if shape in {"heads", "whole", "bar"} else folded
        if words <= _limit(shape) and (found := _match(shape, subject)):
            return found
    return None


def _limit(shape: str) -> int:
    return {"opens": _LONGEST_OPENING, "within": _LONGEST_HOLDING}.get(shape, _LONGEST_BAR)


def _match(shape: str, subject: str) -> Furnishing | None:
    if not subject:
        return None
    if shape == "bar":
        return _bar(subject)
    if not _try(_union(shape), shape, subject):
        return None
    prose = shape == "within" and len(subject.split()) >= _PROSE and subject.endswith((".", "!", "?"))
    for purpose, language, pattern in _patterns(shape):
        if _try(pattern, shape, subject) and not (prose and purpose in _TALKED_ABOUT):
            return Furnishing(purpose=purpose, language=language, heads_section=shape == "heads")
    return None


def _try(pattern: re.Pattern[str], shape: str, subject: str) -> bool:
    # `search` tries an anchored pattern at every position
    return (pattern.search(subject) if shape == "within" else pattern.match(subject)) is not None


@cache
def _union(shape: str) -> re.Pattern[str]:
    """One pattern that is quick to refuse what no table holds."""
    tables = [getattr(lang.of(language).chrome, field.name) for field in fields(Chrome) for language in LANGUAGES]
    return _compiled(shape, tuple(phrase for one in tables for phrase in _phrases(one, shape)))


@cache
def _patterns(shape: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (field.name, language, _compiled(shape, phrases))
        for field in fields(Chrome)
        for language in LANGUAGES
        if (phrases := _phrases(getattr(lang.of(language).chrome, field.name), shape))
    )


def _phrases(furniture: Furniture, shape: str) -> tuple[str, ...]:
    return tuple(getattr(furniture, shape))


def _bar(subject: str) -> Furnishing | None:
    """A bar begins with a button of its purpose; what follows may serve any purpose of the language, or be a count."""
    for language in LANGUAGES:
        if (anything := _buttons(language, None)) is None or not anything.match(subject):
            continue
        for field in fields(Chrome):
            own = _buttons(language, field.name)
            if own is not None and (first := own.match(subject)) and _is_bar(anything, subject, first.end()):
                return Furnishing(purpose=field.name, language=language, heads_section=False)
    return None


def _is_bar(button: re.Pattern[str], subject: str, at: int) -> bool:
    """Whether buttons follow each other from a place to the end: the longest is taken for good, so a bar has one reading."""
    while at < len(subject):
        found = button.match(subject, at)
        if found is None:
            return False
        at = found.end()
    return True


@cache
def _buttons(language: str, purpose: str | None) -> re.Pattern[str] | None:
    """A button and the mark behind it; of one purpose, or of any and counts, too."""
    names = [field.name for field in fields(Chrome)] if purpose is None else [purpose]
    tables = [getattr(lang.of(language).chrome, name) for name in names]
    phrases = [p for one in tables for p in (*one.parts, *one.whole, *one.heads) if "*" not in p]
    if not phrases:
        return None
    alternatives = _alternatives(phrases if purpose else [*phrases, "#"])
    return re.compile(rf"(?:{alternatives})(?:{_SEPARATOR}|\Z)")


def _alternatives(phrases: Iterable[str]) -> str:
    return longest_of(map(str.casefold, phrases), _phrase_pattern, open_="*#")


def _compiled(shape: str, phrases: tuple[str, ...]) -> re.Pattern[str]:
    any_phrase = _alternatives(phrases)
    if shape in {"heads", "whole"}:
        return re.compile(rf"\A(?:{any_phrase})\Z")
    if shape == "opens":
        return re.compile(rf"\A(?:{any_phrase})(?!\w)")
    return re.compile(rf"(?<!\w)(?:{any_phrase})(?!\w)")


def _phrase_pattern(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\ ", " ")
    return escaped.replace(r"\*", r"(?:[^ ]+ ){0,7}[^ ]+").replace(r"\#", r"\d[\d.,' ]*")
