"""Infers lost exemplars: texts that nobody has, but that several copies prove.

A hyparchetype stands where two witnesses share text, credit the same agency, and that agency's own report is not among the
witnesses: what each has from the agency it cannot have had from the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.lineage.collate import Collation
from stemma.lineage.outlets import same_outlet
from stemma.lineage.provenance import folded, names
from stemma.lineage.sisters import COMMON_SOURCE
from stemma.lineage.weigh import KIN, kinship
from stemma.lineage.witness import Witness

#: common runs, both ways, from which one witness reprints the other rather than the agency
REPRINT = 0.985
#: a lost exemplar has so many copies at least
FEWEST = 2
#: sorts after every date
_NO_DATE = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A lost exemplar and the witnesses that hang from it."""

    #: "lost:AFP", and "lost:AFP#2" where another text of that agency is lost as well
    name: str
    #: ids, sorted
    copies: tuple[str, ...]
    #: publication and address of the first copy: the order of lost texts of one agency
    since: tuple[str, str]


def _lost(name: str, copies: Sequence[Witness]) -> Lost:
    since = min((w.article.published.value or _NO_DATE, w.article.uri) for w in copies)
    return Lost(name=name, copies=tuple(sorted(w.id for w in copies)), since=since)


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
    return tuple(_lost("lost:?", [by_id[one] for one in tree]) for tree in found if len(tree) >= FEWEST)


def _crosses(collation: Collation | None) -> bool:
    """Whether the other side, in another language, may be the text that was translated."""
    return (
        collation is not None
        and collation.left.article.language != collation.right.article.language
        and collation.left_shared >= COMMON_SOURCE
    )


def _by_agency(group: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> tuple[Lost, ...]:
    at_home = {folded(sign) for one in group if one.provenance.agency_itself for sign in one.provenance.agencies}
    at_home |= {folded(c.left.provenance.dateline_agency) for c in collations.values() if _takes(c)}
    found: dict[str, list[Witness]] = {}
    for one in group:
        sign = next((s for s in one.provenance.agencies if folded(s) not in at_home), None)
        if sign is not None and not _reprints_another(one, group, collations):
            found.setdefault(sign, []).append(one)
    return tuple(
        _lost(f"lost:{sign}", copies)
        for sign, crediting in sorted(found.items())
        for copies in _by_text(crediting, collations)
    )


def _takes(collation: Collation) -> bool:
    """Whether two texts without a publisher are an agency's own, of two days."""
    return not collation.left.provenance.publisher and same_outlet(collation) and kinship(collation) >= KIN


def _by_text(copies: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> list[list[Witness]]:
    """The copies of each lost text: who shares no text with the others, nor with who does, has another; singles go with the first."""
    trees: list[list[Witness]] = []
    for one in copies:
        near = [tree for tree in trees if any(_kin(one, other, collations) for other in tree)]
        trees = [tree for tree in trees if tree not in near] + [[*(w for tree in near for w in tree), one]]
    proven = sorted((tree for tree in trees if len(tree) >= FEWEST), key=lambda tree: tree[0].key)
    singles = [tree[0] for tree in trees if len(tree) < FEWEST]
    if not proven:
        return [singles] if len(singles) >= FEWEST else []
    return [[*proven[0], *singles], *proven[1:]]


def _kin(one: Witness, other: Witness, collations: Mapping[tuple[str, str], Collation]) -> bool:
    between = collations.get((one.id, other.id))
    return between is not None and kinship(between) >= KIN


def numbered(found: Sequence[Sequence[Lost]]) -> list[tuple[Lost, ...]]:
    """The lost texts of some families, each with a name of its own: the first copied keeps the agency's, others count on."""
    ranked: dict[str, list[Lost]] = {}
    for lost in sorted((lost for one in found for lost in one), key=lambda lost: (lost.since, lost.copies)):
        ranked.setdefault(lost.name, []).append(lost)
    names = {id(lost): f"{name}#{n}" for name, all_ in ranked.items() for n, lost in enumerate(all_, start=1) if n > 1}
    return [tuple(replace(lost, name=names.get(id(lost), lost.name)) for lost in one) for one in found]


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
