"""Pronouns and articles by the gender and number they agree with."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronouns:
    """Closed classes of one language, in lower case; a form may stand in several."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    neuter: frozenset[str]
    first: frozenset[str]
    relative: frozenset[str]
    #: personal pronouns that stand as subject beside a verb of saying
    subjects: frozenset[str]
    #: "nobody": of those just spoken of
    nobody: frozenset[str]
    #: name nobody ("man", "on")
    impersonal: frozenset[str]
    determiners_masculine: frozenset[str]
    determiners_feminine: frozenset[str]
    determiners_neuter: frozenset[str]
    #: ends of nouns for women ("spokeswoman") and for men; those for women count first
    feminine_endings: frozenset[str]
    masculine_endings: frozenset[str]
    #: "his": whose it is decides who it is
    possessive: frozenset[str]
    #: open a phrase that brings in somebody new
    indefinite: frozenset[str]


@cache
def pronouns(language: str | None) -> Pronouns:
    """The pronouns of a language; English ones for a language without a table."""
    return read_table(str(language) if language in LANGUAGES else "en", "pronouns", Pronouns)
