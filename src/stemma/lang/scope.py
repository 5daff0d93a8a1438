"""The words that change what a figure counts, a part of the whole or more than the bare noun says, or that take one back."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Words and phrases in lower case."""

    #: only a part is counted ("of them", "only")
    narrows: frozenset[str]
    #: more than usual is counted ("including suppliers")
    widens: frozenset[str]
    #: stand between a figure and the one that it replaces ("four, and not five")
    corrects: frozenset[str]


@cache
def scope(language: str | None) -> Scope:
    """The scope words of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "scope", Scope)
    tables = [scope(code) for code in LANGUAGES]
    return Scope(
        narrows=frozenset().union(*(table.narrows for table in tables)),
        widens=frozenset().union(*(table.widens for table in tables)),
        corrects=frozenset().union(*(table.corrects for table in tables)),
    )
