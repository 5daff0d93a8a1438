"""The names in a credit, and what kind of maker each one is."""

import re
from functools import cache

from stemma import lang
from stemma.lang import LANGUAGES
from stemma.lang.agencies import agency_named, is_outlet
from stemma.model import Credit
from stemma.text.alternation import longest_of
from stemma.text.normalise import squeezed

#: words; no agency, outlet or person has a longer name
_LONGEST_NAME = 7
#: words in the name of a person
_PERSON_WORDS = range(2, 5)

_PART = re.compile(r"\s*[/;+]\s*|\s*,\s+|\s+[–—-]\s+")
_CAPITAL_WORD = re.compile(r"(?:[ld][’'])?[^\W\d_]*[^\W\d_a-zß-öø-ÿ][\w.’'-]*")
_SMALL_SIGN = re.compile(r"[a-zäöü]{1,4}\d?")
_ACRONYM = re.compile(r"[A-ZÄÖÜÉ][A-ZÄÖÜÉ.]{1,6}")
_PARTICLES = frozenset(
    (
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "von",
        "van",
        "der",
        "den",
        "zu",
        "al",
        "el",
        "bin",
        "of",
        "the",
        "and",
        "for",
        "für",
        "und",
        "et",
        "di",
        "da",
        "d",
        "l",
        "y",
    )
)


@cache
def words(field: str) -> tuple[str, ...]:
    """The phrases of one field of the credit tables in all languages, longest first."""
    phrases = {phrase for language in LANGUAGES for phrase in getattr(lang.of(language).credits, field)}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@cache
def alternatives(field: str) -> str:
    """The same as a regular expression that ignores case."""
    return longest_of(map(str.lower, words(field)))


@cache
def _joiner() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{alternatives('joiners')})\s+", re.IGNORECASE)


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"\A(?:(?:{alternatives('articles')})(?:\s+|(?<=['’])))+", re.IGNORECASE)


@cache
def _translating() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('translating')}|{alternatives('desks')})(?!\w)", re.IGNORECASE)


def names_in(text: str) -> tuple[str, ...]:
    """The names that a credit lists, without articles; empty when any part reads like prose."""
    names: list[str] = []
    for part in _PART.split(squeezed(text).strip(" .:()[]©")):
        for name in _joined(part):
            bare = _without_article(name.strip(' .,:;()[]©„“”"«»'))
            unknown_sign = _SMALL_SIGN.fullmatch(bare) and not agency_named(bare)
            if not bare or unknown_sign or _translating().search(name):
                continue
            if not reads_as_name(bare):
                return ()
            names.append(bare)
    return tuple(names)


def _without_article(name: str) -> str:
    return name if agency_named(name) else _article().sub("", name)


def _joined(part: str) -> list[str]:
    # "Associated Press of Pakistan" and the like must not fall apart
    return [part] if agency_named(part) else _joiner().split(part)


def reads_as_name(text: str) -> bool:
    """Whether every word is capitalised or a particle, and there are few of them."""
    if agency_named(text):
        return True
    if text.casefold().startswith(("agentur", "agencies", "agences")):
        # "agency material" names no agency
        return False
    parts = text.split()
    if not 0 < len(parts) <= _LONGEST_NAME or any(len(part) > 40 for part in parts):
        return False
    first_is_big = bool(_CAPITAL_WORD.match(parts[0]))
    return first_is_big and all(_CAPITAL_WORD.match(part) or part.lower() in _PARTICLES for part in parts)


def credit_for(name: str, text: str, agencies: frozenset[str] = frozenset()) -> Credit:
    """A credit of the right kind; `agencies` are names, in small letters, that this article shows to be agencies."""
    agency = agency_named(name)
    if agency:
        return Credit(kind="agency", name=agency.name, agency=agency.short, text=text)
    if name.casefold() in agencies or sounds_like_agency(name):
        return Credit(kind="agency", name=name, agency=name, text=text)
    if is_outlet(name) or _sounds_like_outlet(name):
        return Credit(kind="outlet", name=name, text=text)
    if _ACRONYM.fullmatch(name):
        return Credit(kind="agency", name=name, agency=name, text=text)
    return Credit(kind="person" if is_person(name) else "outlet", name=name, text=text)


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two to four words, none of them an outlet's or an agency's."""
    parts = name.split()
    shaped = len(parts) in _PERSON_WORDS and all(part[:1].isupper() or part in _PARTICLES for part in parts)
    return shaped and not any(part.isdigit() for part in parts) and not _sounds_like_outlet(name)


def sounds_like_agency(name: str) -> bool:
    """Whether a name holds a word that agencies bear ("agency", "Presse-Agentur", "wire")."""
    lowered = f" {name.casefold()} "
    if re.search(r"agentur\w*(?:material|meldung|bericht)|\bagencies\b|\bagences\b|\bagenturen\b", lowered):
        # material of some agency, and nobody says which
        return False
    return any(f" {word} " in lowered for word in words("agency_words")) or any(
        stem in lowered for stem in ("agentur", "newswire", "depesch")
    )


def _sounds_like_outlet(name: str) -> bool:
    if is_outlet(name):
        return True
    parts = re.split(r"[\s/-]+", name.casefold())
    return any(part in _outlet_words() or part.endswith(_outlet_tails()) for part in parts)


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(words("outlet_words"))


@cache
def _outlet_tails() -> tuple[str, ...]:
    # German outlets are one word: "Wochenanzeiger"
    tails = (word for word in lang.of("de").credits.outlet_words if len(word) > 4)
    return (*tails, ".de", ".com", ".fr", ".org", ".net", ".at", ".ch")
