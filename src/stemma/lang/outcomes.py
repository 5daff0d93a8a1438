"""What news figures tell of people and things: dead, injured, missing, arrested, and the words for it in each language."""

from dataclasses import dataclass


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
