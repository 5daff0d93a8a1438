"""What people and bodies are called without their names: offices, institutions, papers; the same concept in each language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Nouns by concept. A concept has the same key in every language: that is how "Außenministerium" meets its translation."""

    #: forms of address before a name
    titles: frozenset[str]
    feminine_titles: frozenset[str]
    masculine_titles: frozenset[str]
    #: words of a source that stays in the dark
    unnamed: frozenset[str]
    #: "the same source"
    same_source: frozenset[str]
    #: concepts that take up a body met by its name: "the company" after "Halvern"
    generic: frozenset[str]
    #: nouns of bodies that look alike in both numbers: "Unternehmen"
    alike: frozenset[str]
    organisation: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    person: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    document: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypernyms:
    """Wide concepts and the narrower ones each can take up; and concepts that a country has in each other country."""

    covers: Mapping[str, frozenset[str]]
    abroad: frozenset[str]


@cache
def posts_abroad() -> frozenset[str]:
    """Concepts of which a country has one in each other country: its ambassador here is not the one there."""
    return read_table("world", "hypernyms", Hypernyms).abroad


@cache
def hypernyms() -> Mapping[str, frozenset[str]]:
    """Wide concept -> the concepts it covers, the same in every language."""
    return read_table("world", "hypernyms", Hypernyms).covers
