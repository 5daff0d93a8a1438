"""The words that change what a figure counts, a part of the whole or more than the bare noun says, or that take one back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Words and phrases in lower case."""

    #: only a part is counted ("of them", "only")
    narrows: frozenset[str]
    #: more than usual is counted ("including suppliers")
    widens: frozenset[str]
    #: stand between a figure and the one that it replaces ("four, and not five")
    corrects: frozenset[str]
