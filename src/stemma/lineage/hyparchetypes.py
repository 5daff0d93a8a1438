"""Descents from lost exemplars, judged by what the sister copies show of them."""

from collections.abc import Mapping, Sequence

from stemma.lineage.changes import changes_of
from stemma.lineage.collate import Collation
from stemma.lineage.lost import Lost
from stemma.lineage.stemma import Family
from stemma.lineage.witness import Witness
from stemma.model import Change, Descent, DescentKind, Evidence, Findings
from stemma.ports import Encoder

#: changes that a sister proves; of two figures nobody can say which is the lost one's
_LOST_KINDS = frozenset({"dropped_attribution", "dropped_hedge", "dropped_denial", "added"})
#: passages shown
SHOWN = 3
#: share of a copy that no sister has, from which it was extended, and share of a sister that it lacks, from which it was cut
ADDED, LACKING = 0.1, 0.2


def lost_descents(family: Family, findings: Mapping[str, Findings], encoder: Encoder | None) -> list[Descent]:
    """One descent for each copy of each lost exemplar of a family; without an encoder, no changes."""
    by_id = {one.id: one for one in family.witnesses}
    return [_descent(by_id[copy], lost, family, (findings, encoder)) for lost in family.lost for copy in lost.copies]


def _sisters(copy: Witness, lost: Lost, family: Family) -> list[Collation]:
    pairs = [(copy.id, other) for other in lost.copies if other != copy.id]
    return [family.collations[pair] for pair in pairs if pair in family.collations]


def _descent(
    copy: Witness, lost: Lost, family: Family, compare: tuple[Mapping[str, Findings], Encoder | None]
) -> Descent:
    sisters = _sisters(copy, lost, family)
    kind, cut = _kind(copy, sisters)
    findings, encoder = compare
    return Descent(
        copy=copy.id,
        exemplar=lost.name,
        kind=kind,
        cut=cut,
        confidence=round(min(0.9, 0.5 + 0.15 * len(sisters)), 3),
        reasons=("common_agency", "shared_text") if not lost.name.startswith("lost:?") else ("parallel",),
        evidence=_evidence(copy, sisters),
        changes=_changes(sisters, findings, encoder, kind) if encoder is not None else (),
    )


def _kind(copy: Witness, sisters: Sequence[Collation]) -> tuple[DescentKind, bool]:
    matched = {i for c in sisters for m in c.matches for i in m.left}
    total = max(sum(copy.weights), 1.0)
    alone = sum(w for i, w in enumerate(copy.weights) if i not in matched) / total
    missing = max((1 - c.right_shared for c in sisters), default=0.0)
    if copy.provenance.translated:
        return "translation", missing >= LACKING
    own = copy.provenance.mixed or copy.provenance.own_reporting
    return ("extended" if alone >= ADDED and own else "cut"), False


def _evidence(copy: Witness, sisters: Sequence[Collation]) -> tuple[Evidence, ...]:
    """Passages that the copy shares with its first sister: what both have from the lost exemplar."""
    return tuple(
        Evidence(
            copy=copy.article.passage(copy.span_of(m.left)),
            exemplar=c.right.article.passage(c.right.span_of(m.right)),
            match=m.kind,
        )
        for c in sisters[:1]
        for m in c.matches[:SHOWN]
    )


def _changes(
    sisters: Sequence[Collation], findings: Mapping[str, Findings], encoder: Encoder, kind: DescentKind
) -> tuple[Change, ...]:
    """What sisters still credit, hedge or deny, the copy has lost; what no sister has, an extended copy added."""
    found: dict[tuple[str, int, int], Change] = {}
    for number, sister in enumerate(sisters):
        others = [c for n, c in enumerate(sisters) if n != number]
        for change in changes_of(sister, findings, encoder, kind=kind, others=others):
            if change.kind in _LOST_KINDS and (change.copy is not None or change.kind == "dropped_denial"):
                place = change.copy if change.copy is not None else change.exemplar
                key = (change.kind, place.begin if place is not None else -1, int(change.copy is None))
                # what the copy lacks is shown by the sister that has it
                shown = change.exemplar if change.copy is None else None
                found.setdefault(key, Change(kind=change.kind, copy=change.copy, exemplar=shown))
    return tuple(found[key] for key in sorted(found))
