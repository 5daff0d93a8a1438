"""An edge of the tree as a descent, before anybody looks at its passages."""

from stemma.lineage.kinds import kind_of
from stemma.lineage.reasons import reasons_of
from stemma.lineage.stemma import Edge
from stemma.model import Descent


def descent_of(edge: Edge) -> Descent:
    """Who was made from whom and how, with reasons, without evidence and changes."""
    collation = edge.candidate.collation
    kind, cut = kind_of(collation)
    return Descent(
        copy=collation.left.id,
        exemplar=collation.right.id,
        kind="merged" if edge.merged else kind,
        cut=cut and not edge.merged,
        confidence=round(float(edge.confidence), 3),
        reasons=reasons_of(edge.candidate),
    )
