"""The words that hedge, and those that negate."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedges:
    """Words in lower case, by what they say of the content they stand with."""

    #: somebody's accusation or claim that the text keeps at a distance
    alleged: frozenset[str]
    #: still to come
    expected: frozenset[str]
    #: nobody vouches for it
    unconfirmed: frozenset[str]
    #: disowned by its own speaker
    denied: frozenset[str]
    #: negate the clause they stand in
    negations: frozenset[str]
    #: modal forms that mark hearsay where no source is named
    hearsay: frozenset[str]


@cache
def hedges(language: str | None) -> Hedges:
    """The hedges of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "hedges", Hedges)
    tables = [hedges(code) for code in LANGUAGES]
    return Hedges(
        **{
            name: frozenset().union(*(getattr(table, name) for table in tables))
            for name in ("alleged", "expected", "unconfirmed", "denied", "negations", "hearsay")
        }
    )
