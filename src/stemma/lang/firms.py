"""Words inside a name that show it to be a body's."""

from dataclasses import dataclass
from functools import cache

from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Firms:
    """Lower-case words of company and club names, of all languages."""

    words: frozenset[str]


@cache
def firm_words() -> frozenset[str]:
    """The words."""
    return read_table("world", "firms", Firms).words
