"""Names how a copy was made of its exemplar."""

from stemma.lineage.collate import Collation
from stemma.model import DescentKind

#: share of each text in common runs from which it is the same text, give or take a line of contact details
SAME_TEXT = 0.93
#: share of a copy in common runs from which what it lacks is the difference
CONTAINED = 0.8
#: share of the exemplar that a translation or revision passed over, from which it is also cut
CUT = 0.2
#: share of the copy's words in common runs below which it was put in other words
REWORDED = 0.3
#: share of the copy without counterpart that makes an addition
ADDED = 0.1
#: likeness of the sentences below which a text in another language was not translated but told anew
TOLD_ANEW = 0.8


def kind_of(collation: Collation) -> tuple[DescentKind, bool]:
    """The kind of a descent, the collation's left being the copy, and whether it is also cut."""
    copy, exemplar = collation.left, collation.right
    cut = 1 - collation.right_shared >= CUT
    if copy.article.language != exemplar.article.language:
        return ("rewrite" if _told_anew(collation) else "translation"), cut
    if min(collation.left_copied, collation.right_copied) >= SAME_TEXT:
        return "verbatim", False
    if copy.provenance.publisher and copy.provenance.publisher == exemplar.provenance.publisher:
        return "revision", cut
    kind = _within_a_language(collation)
    return kind, cut and kind in {"rewrite", "extended"}


def _within_a_language(collation: Collation) -> DescentKind:
    if collation.left_copied < REWORDED:
        return "rewrite"
    contained = collation.left_copied >= CONTAINED and collation.left_copied >= collation.right_copied
    if contained or 1 - collation.left_shared < ADDED:
        return "cut"
    return "extended"


def _told_anew(collation: Collation) -> bool:
    return not collation.left.provenance.translated and collation.likeness < TOLD_ANEW
