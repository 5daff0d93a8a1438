"""What a copy did to its exemplar."""

from collections.abc import Mapping

from stemma.lineage.collate import Collation
from stemma.model import Change, DescentKind, Findings


def changes_of(collation: Collation, findings: Mapping[str, Findings], *, kind: DescentKind) -> tuple[Change, ...]:  # noqa: ARG001
    """Changes between the collation's left, the copy, and its right."""
    return ()
