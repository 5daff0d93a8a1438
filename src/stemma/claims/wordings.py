"""Units that say the same in the same words, compared once: a thousand copies of a text cost what one text costs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stemma.claims.figures import reading
from stemma.claims.propositions import Unit

#: letters; a shorter clause ("that", "three of them") means what the words before it make it mean
TELLING = 15


@dataclass(frozen=True)
class Wordings:
    """All units of a story, and which of them say the same in the same words."""

    #: article by article, in reading order
    units: Sequence[Unit]
    #: the number of each unit's wording
    of: Sequence[int]
    #: the first unit of each wording
    firsts: Sequence[int]
    #: the units of each wording
    members: Sequence[Sequence[int]]

    @property
    def compared(self) -> list[Unit]:
        """One unit for each wording."""
        return [self.units[n] for n in self.firsts]

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The wording of each unit, by the unit's id."""
        return {unit.id: wording for unit, wording in zip(self.units, self.of, strict=True)}

    @property
    def often(self) -> list[int]:
        """How many units say each wording."""
        return [len(held) for held in self.members]

    def spread(self, wordings: Iterable[int]) -> list[int]:
        """All units of some wordings, sorted."""
        return sorted(n for wording in wordings for n in self.members[wording])


def _key(unit: Unit) -> tuple[object, ...]:
    context = unit.before if unit.denies or len(unit.clause) < TELLING else None
    figure = reading(unit.figure) if unit.figure else None
    hedge = unit.statement.hedge if unit.statement else None
    return (
        unit.language, unit.clause, unit.whole, unit.noun, unit.rank, figure,
        unit.statement is None, unit.root, unit.denies, hedge, context,
    )  # fmt: skip


def wordings_of(units: Sequence[Unit], besides: Sequence[object] = ()) -> Wordings:
    """The wordings of some units, in the order of their first units.

    Args:
        units: article by article, in reading order.
        besides: what must be equal as well, unit by unit.
    """
    number: dict[tuple[object, ...], int] = {}
    more = besides or [None] * len(units)
    of = [number.setdefault((*_key(unit), also), len(number)) for unit, also in zip(units, more, strict=True)]
    members: list[list[int]] = [[] for _ in number]
    for n, wording in enumerate(of):
        members[wording].append(n)
    return Wordings(units, of, [held[0] for held in members], members)
