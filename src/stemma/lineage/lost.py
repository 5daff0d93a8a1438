"""Infers lost exemplars: texts that nobody has, but that several copies prove.

A hyparchetype stands where two witnesses share text, credit the same agency, and that agency's own report is not among the
witnesses: what each has from the agency it cannot have had from the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stemma.lineage.collate import Collation
from stemma.lineage.provenance import folded, names
from stemma.lineage.sisters import COMMON_SOURCE
from stemma.lineage.witness import Witness

#: common runs, both ways, from which one witness reprints the other rather than the agency
REPRINT = 0.985
#: a lost exemplar has so many copies at least
FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A lost exemplar and the witnesses that hang from it."""

    #: "lost:AFP"
    name: str
    #: ids, sorted
    copies: tuple[str, ...]


def lost_exemplars(
    group: Sequence[Witness], collations: Mapping[tuple[str, str], Collation], sisters: frozenset[frozenset[str]]
) -> tuple[Lost, ...]:
    """The hyparchetypes of a group of kin.

    Args:
        group: witnesses that are kin.
        collations: of both ways.
        sisters: pairs that are translations of one text.
    """
    credited = _by_agency(group, collations)
    taken = {copy for one in credited for copy in one.copies}
    return credited + _by_translation(group, collations, sisters, taken)


def _by_translation(
    group: Sequence[Witness],
    collations: Mapping[tuple[str, str], Collation],
    sisters: frozenset[frozenset[str]],
    taken: set[str],
) -> tuple[Lost, ...]:
    """Translations of one text that nobody has, no agency named: they stay sisters of a text unknown."""
    orphans = sorted({name for pair in sisters for name in pair} - taken)
    by_id = {one.id: one for one in group}
    found: list[set[str]] = []
    for name in orphans:
        if any(_crosses(collations.get((name, other))) for other in by_id if other != name):
            continue
        home = next((tree for tree in found if any(frozenset((name, one)) in sisters for one in tree)), None)
        if home is None:
            found.append({name})
        else:
            home.add(name)
    trees = [tree for tree in found if len(tree) >= FEWEST]
    return tuple(
        Lost(name="lost:?" if number == 0 else f"lost:?#{number + 1}", copies=tuple(sorted(tree)))
        for number, tree in enumerate(trees)
    )


def _crosses(collation: Collation | None) -> bool:
    """Whether the other side, in another language, may be the text that was translated."""
    return (
        collation is not None
        and collation.left.article.language != collation.right.article.language
        and collation.left_shared >= COMMON_SOURCE
    )


def _by_agency(group: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> tuple[Lost, ...]:
    at_home = {folded(sign) for one in group if one.provenance.agency_itself for sign in one.provenance.agencies}
    found: dict[str, list[Witness]] = {}
    for one in group:
        sign = next((s for s in one.provenance.agencies if folded(s) not in at_home), None)
        if sign is not None and not _reprints_another(one, group, collations):
            found.setdefault(sign, []).append(one)
    return tuple(
        Lost(name=f"lost:{sign}", copies=tuple(sorted(w.id for w in copies)))
        for sign, copies in sorted(found.items())
        if len(copies) >= FEWEST
    )


def _reprints_another(one: Witness, group: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> bool:
    """Whether a witness has its text from another outlet of the group: it credits it, or prints it whole."""
    for other in group:
        if other is one:
            continue
        if names(one.provenance, other.provenance):
            return True
        between = collations.get((one.id, other.id))
        if between is not None and min(between.left_copied, between.right_copied) >= REPRINT:
            mine = (one.provenance.reprinted, not one.provenance.own_reporting, one.key)
            theirs = (other.provenance.reprinted, not other.provenance.own_reporting, other.key)
            if mine > theirs:
                return True
    return False
