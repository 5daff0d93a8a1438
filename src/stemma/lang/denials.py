"""The words of denials that do not repeat what they deny ("the accusations are invented", "there is no evidence")."""

from dataclasses import dataclass
from functools import cache

from stemma.lang import LANGUAGES
from stemma.lang.table import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Denials:
    """Phrases in lower case."""

    #: point back at somebody's words without repeating them ("the accusation", "this claim")
    pointers: frozenset[str]
    #: deny whatever they point at, whoever frames them ("no evidence", "disinformation")
    verdicts: frozenset[str]


@cache
def denials(language: str | None) -> Denials:
    """The denial words of a language; those of all tables together for a language without one."""
    if language in LANGUAGES:
        return read_table(str(language), "denials", Denials)
    tables = [denials(code) for code in LANGUAGES]
    return Denials(
        pointers=frozenset().union(*(table.pointers for table in tables)),
        verdicts=frozenset().union(*(table.verdicts for table in tables)),
    )
