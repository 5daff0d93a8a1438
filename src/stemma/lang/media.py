"""The channels and occasions on which something is said: press conference, statement, post, interview."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """Nouns that name a channel or an occasion, and the prepositions before them, in lower case."""

    nouns: frozenset[str]
    prepositions: frozenset[str]
