"""Infers lost exemplars: texts that nobody has, but that several copies prove.

A hyparchetype stands where two witnesses share text, credit the same agency, and that agency's own report is not among the
witnesses: what each has from the agency it cannot have had from the other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemma.clusters.sets import Sets
from stemma.lineage.collate import Collation
from stemma.lineage.outlets import same_outlet
from stemma.lineage.provenance import folded
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
    lacking = {one.id: [s for s in one.provenance.agencies if folded(s) not in at_home] for one in group}
    reprints = _reprints(group, collations)
    crediting = [one for one in group if lacking[one.id] and one.id not in reprints]
    found: dict[str, list[list[Witness]]] = {}
    for text in _texts(crediting, collations):
        left = text
        while left:
            sign = _credited(left, lacking)
            found.setdefault(sign, []).append([one for one in left if sign in lacking[one.id]])
            left = [one for one in left if sign not in lacking[one.id]]
    return tuple(
        _lost(f"lost:{sign}", copies) for sign, texts in sorted(found.items()) for copies in _with_singles(texts)
    )


def _credited(text: Sequence[Witness], lacking: Mapping[str, Sequence[str]]) -> str:
    """The agency that most copies of one text name; who names two ("dpa/AFP") means the one that others name."""
    named = Counter(sign for one in text for sign in dict.fromkeys(lacking[one.id]))
    first = Counter(lacking[one.id][0] for one in text)
    return min(named, key=lambda sign: (-named[sign], -first[sign], sign))


def _takes(collation: Collation) -> bool:
    """Whether two texts without a publisher are an agency's own, of two days."""
    return not collation.left.provenance.publisher and same_outlet(collation) and kinship(collation) >= KIN


def _texts(copies: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> list[list[Witness]]:
    """The copies of each lost text: who shares no text with the others, nor with who does, has another."""
    by_id = {one.id: one for one in copies}
    sets = Sets(by_id)
    for (left, right), collation in collations.items():
        if left in by_id and right in by_id and kinship(collation) >= KIN:
            sets.join(left, right)
    return [[by_id[name] for name in text] for text in sets.groups()]


def _with_singles(texts: Sequence[Sequence[Witness]]) -> list[list[Witness]]:
    """The texts of one agency that several copies prove; single copies go with the first."""
    proven = sorted(([*text] for text in texts if len(text) >= FEWEST), key=lambda text: text[0].key)
    singles = [text[0] for text in texts if len(text) < FEWEST]
    if not proven:
        return [singles] if len(singles) >= FEWEST else []
    return [[*proven[0], *singles], *proven[1:]]


def numbered(found: Sequence[Sequence[Lost]]) -> list[tuple[Lost, ...]]:
    """The lost texts of some families, each with a name of its own: the first copied keeps the agency's, others count on."""
    ranked: dict[str, list[Lost]] = {}
    for lost in sorted((lost for one in found for lost in one), key=lambda lost: (lost.since, lost.copies)):
        ranked.setdefault(lost.name, []).append(lost)
    names = {id(lost): f"{name}#{n}" for name, all_ in ranked.items() for n, lost in enumerate(all_, start=1) if n > 1}
    return [tuple(replace(lost, name=names.get(id(lost), lost.name)) for lost in one) for one in found]


def _reprints(group: Sequence[Witness], collations: Mapping[tuple[str, str], Collation]) -> frozenset[str]:
    """Witnesses that have their text from another outlet of the group: they credit it, or print it whole."""
    outlets: dict[str, set[str]] = {}
    for outlet in {one.provenance.publisher.removeprefix("the ") for one in group} - {""}:
        outlets.setdefault(outlet.split()[0], set()).add(outlet)
    found = {one.id for one in group if _credits_one(one, outlets)}
    for collation in collations.values():
        if min(collation.left_copied, collation.right_copied) >= REPRINT:
            left, right = collation.left, collation.right
            found.add(max((left, right), key=_late).id)
    return frozenset(found & {one.id for one in group})


def _credits_one(one: Witness, outlets: Mapping[str, set[str]]) -> bool:
    """Whether a credit or notice names another of some outlets, which lie by their first words."""
    own, told = one.provenance.publisher.removeprefix("the "), one.provenance.acknowledged
    return any(f" {outlet} " in told for word in set(told.split()) for outlet in outlets.get(word, ()) if outlet != own)


def _late(one: Witness) -> tuple[bool, bool, tuple[str, str, str]]:
    """Of two whole prints, the one that says so is the reprint, then the one that tells nothing of its own."""
    return (one.provenance.reprinted, not one.provenance.own_reporting, one.key)
