"""The channels and occasions on which something is said: press conference, statement, post, interview."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Nouns that name a channel or an occasion, and the prepositions before them, in lower case."""

    nouns: frozenset[str]
    prepositions: frozenset[str]


@cache
def media(language: str | None) -> Media:
    """The channels of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "media", Media)
    tables = [media(code) for code in LANGUAGES]
    return Media(
        nouns=frozenset().union(*(t.nouns for t in tables)),
        prepositions=frozenset().union(*(t.prepositions for t in tables)),
    )
