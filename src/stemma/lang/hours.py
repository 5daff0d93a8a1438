"""The words by which a bare number is an hour ("at eleven"), or for all that a count ("the toll stood at eleven")."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Words in lower case."""

    #: prepositions right before an hour
    prepositions: frozenset[str]
    #: words right after a number that is part of a ratio or a score ("nine of 40")
    parts: frozenset[str]
    #: words of a sentence that reports a count or a change of one
    tallies: frozenset[str]
