"""The small words by which a parsed sentence tells who acts and what is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Closed classes of one language, in lower case."""

    #: stand before the agent of a passive ("by")
    agents: frozenset[str]
    #: open a clause that asks ("whether")
    asks: frozenset[str]
    #: open a clause that tells how or what for something is done ("without")
    asides: frozenset[str]
