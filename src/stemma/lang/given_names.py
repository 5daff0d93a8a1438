"""Given names: whether a name is a person's, and which pronoun takes it up."""

from dataclasses import dataclass
from functools import cache

from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """Given names as they are written, of all languages together."""

    feminine: frozenset[str]
    masculine: frozenset[str]
    #: borne by women and men
    either: frozenset[str]


@cache
def given_names() -> GivenNames:
    """The table."""
    return read_table("world", "given_names", GivenNames)


@cache
def all_given_names() -> frozenset[str]:
    """Every given name, whoever bears it."""
    table = given_names()
    return table.feminine | table.masculine | table.either
