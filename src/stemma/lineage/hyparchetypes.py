"""Descents from lost exemplars, judged by what the sister copies show of them."""

from collections.abc import Mapping

from stemma.lineage.collate import Collation
from stemma.lineage.lost import Lost
from stemma.lineage.stemma import Family
from stemma.lineage.witness import Witness
from stemma.model import Descent, DescentKind, Evidence, Findings


#: share of a copy that no sister has, from which it was extended, and share of a sister that it lacks, from which it was cut
ADDED, LACKING = 0.1, 0.2


def lost_descents(family: Family, findings: Mapping[str, Findings]) -> list[Descent]:
    """One descent for each copy of each lost exemplar of a family."""
    by_id = {one.id: one for one in family.witnesses}
    return [_descent(by_id[copy], lost, family, findings) for lost in family.lost for copy in lost.copies]


def _sisters(copy: Witness, lost: Lost, family: Family) -> list[Collation]:
    pairs = [(copy.id, other) for other in lost.copies if other != copy.id]
    return [family.collations[pair] for pair in pairs if pair in family.collations]


def _descent(copy: Witness, lost: Lost, family: Family, findings: Mapping[str, Findings]) -> Descent:  # noqa: ARG001
    sisters = _sisters(copy, lost, family)
    matched = {i for c in sisters for m in c.matches for i in m.left}
    total = max(float(copy.weights.sum()), 1.0)
    alone = sum(w for i, w in enumerate(copy.weights) if i not in matched) / total
    missing = max((1 - c.right_shared for c in sisters), default=0.0)
    kind: DescentKind = "cut"
    if copy.provenance.translated:
        kind = "translation"
    elif alone >= ADDED and (copy.provenance.mixed or copy.provenance.own_reporting):
        kind = "extended"
    return Descent(
        copy=copy.id,
        exemplar=lost.name,
        kind=kind,
        cut=kind == "translation" and missing >= LACKING,
        confidence=round(min(0.9, 0.5 + 0.15 * len(sisters)), 3),
        reasons=("common_agency", "shared_text"),
        evidence=tuple(
            Evidence(
                copy=copy.article.passage(copy.span_of(m.left)),
                exemplar=c.right.article.passage(c.right.span_of(m.right)),
                match=m.kind,
            )
            for c in sisters[:1]
            for m in c.matches[:3]
        ),
    )
