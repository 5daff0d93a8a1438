"""The words by which a bare number is an hour ("at eleven"), or for all that a count ("the toll stood at eleven")."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Words in lower case."""

    #: prepositions right before an hour
    prepositions: frozenset[str]
    #: words right after a number that is part of a ratio or a score ("nine of 40")
    parts: frozenset[str]
    #: words of a sentence that reports a count or a change of one
    tallies: frozenset[str]


@cache
def hours(language: str | None) -> Hours:
    """The table of a language; an empty one for a language without a table."""
    if language in LANGUAGES:
        return read_table(str(language), "hours", Hours)
    return Hours(prepositions=frozenset(), parts=frozenset(), tallies=frozenset())
