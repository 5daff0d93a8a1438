"""What news figures tell of people and things: dead, injured, missing, arrested, and the words for it in each language."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """For each outcome the beginnings of its words, in lower case."""

    dead: frozenset[str]
    injured: frozenset[str]
    missing: frozenset[str]
    #: rescued, released
    freed: frozenset[str]
    #: in hospital
    treated: frozenset[str]
    #: arrested
    held: frozenset[str]
    #: evacuated, displaced
    moved: frozenset[str]
    stuck: frozenset[str]
    ill: frozenset[str]
    #: employed, dismissed
    jobs: frozenset[str]
    #: rescuers, police and helpers at work
    working: frozenset[str]
    protest: frozenset[str]
    voting: frozenset[str]
    damage: frozenset[str]
    members: frozenset[str]


@cache
def outcomes(language: str | None) -> Outcomes:
    """The outcomes of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "outcomes", Outcomes)
    tables = [outcomes(code) for code in LANGUAGES]
    names = Outcomes.__dataclass_fields__
    return Outcomes(**{name: frozenset().union(*(getattr(table, name) for table in tables)) for name in names})
