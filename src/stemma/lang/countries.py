"""Countries as texts name them: by name (Unicode CLDR, through babel), by adjective, by their seat of government."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from stemma.lang import LANGUAGES
from stemma.lang.given_names import all_given_names
from stemma.lang.table import read_table

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: endings of adjectives and genitives after a stem
_ENDINGS = ("", "e", "er", "es", "en", "em", "s", "ne", "nes", "se", "ses", "te", "tes", "ane", "lle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country (ISO 3166-1 code; EU for the Union)."""

    code: str
    #: cities and buildings that stand for its government
    seats: tuple[str, ...]
    #: adjectives without endings, by language
    stems: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body with a name of its own (NIS): its concept in lang/<code>/roles.toml and its country."""

    name: str
    concept: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """The whole table."""

    country: tuple[Country, ...]
    body: tuple[Body, ...]


@cache
def countries() -> Countries:
    """The table of countries."""
    return read_table("world", "countries", Countries)


@cache
def bodies() -> Mapping[str, Body]:
    """Bodies by their name in lower case."""
    return {body.name.lower(): body for body in countries().body}


@cache
def _words(language: str | None) -> Mapping[str, str]:
    """Lower-case words and names -> code."""
    from babel import Locale  # loads its locale data

    codes = (language,) if language in LANGUAGES else LANGUAGES
    found: dict[str, str] = {}
    for country in countries().country:
        for seat in country.seats:
            found.setdefault(seat.lower(), country.code)
        for code in codes:
            stems = country.stems[str(code)]
            found.update({stem + ending: country.code for stem in stems for ending in _ENDINGS})
            name = Locale(str(code)).territories.get(country.code)
            if name:
                found[name.lower()] = country.code
    for code in codes:
        for key, name in Locale(str(code)).territories.items():
            if key.isalpha() and name not in all_given_names():  # Jordan and Chad are people as well
                found.setdefault(name.lower(), key)
    return found


@lru_cache(8192)
def countries_in(text: str, language: str | None) -> frozenset[str]:
    """The codes of all countries that a short text names or derives from ("Seouls", "die südkoreanische")."""
    words = [word.lower() for word in _WORD.findall(text)]
    table = _words(language)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    candidates = [*pairs, *words, *(part for word in words for part in re.split(r"['’-]", word))]
    found = {table[form] for word in candidates for form in (word, word.removesuffix("s")) if form in table}

    return frozenset(found)


def countries_named(word: str, language: str | None) -> bool:
    """Whether one word as it stands names a country or its seat of government: no ending is taken off."""
    return word.lower() in _words(language) and not is_demonym(word, language)


def is_demonym(word: str, language: str | None) -> bool:
    """Whether a word derives from a country and does not name it: "Norvégienne", not "Norvège"."""
    return language in LANGUAGES and word.lower() in _derived(str(language))


@cache
def _derived(language: str) -> frozenset[str]:
    return frozenset(
        stem + ending for country in countries().country for stem in country.stems[language] for ending in _ENDINGS
    )
