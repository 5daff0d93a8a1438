"""Pronouns and articles by the gender and number they agree with."""

from dataclasses import dataclass


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
    #: subjects that often stand for nobody: "il faut"
    expletive: frozenset[str]
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
