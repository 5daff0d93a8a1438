"""Names how a copy was made of its exemplar."""

from stemma.lineage.collate import Collation
from stemma.lineage.outlets import one_agency, same_outlet
from stemma.model import DescentKind

#: share of each text in common runs from which it is the same text, give or take a line of contact details
SAME_TEXT = 0.93
#: share of a copy in common runs from which what it lacks is the difference
CONTAINED = 0.8
#: share of the exemplar that a translation or revision passed over, from which it is also cut
CUT = 0.2
#: share of the copy's words in common runs below which it was put in other words
REWORDED = 0.3
#: likeness of the sentences below which a text in another language was not translated but told anew
TOLD_ANEW = 0.8
#: words of a sentence without counterpart from which it was added; shorter ones are furniture of the page
ADDED_WORDS = 8
_STOPS = ".!?…\"'”“»«’)"


def kind_of(collation: Collation) -> tuple[DescentKind, bool]:
    """The kind of a descent, the collation's left being the copy, and whether it is also cut."""
    copy, exemplar = collation.left, collation.right
    cut = 1 - collation.right_shared >= CUT
    if copy.article.language != exemplar.article.language:
        return ("rewrite" if _told_anew(collation) else "translation"), cut
    adds = bool(additions(collation))
    if min(collation.left_copied, collation.right_copied) >= SAME_TEXT and not adds:
        return "verbatim", False
    if same_outlet(collation) or (adds and one_agency(collation)):
        return "revision", cut
    if collation.left_copied < REWORDED:
        return "rewrite", cut
    if adds and collation.left_copied < CONTAINED:
        return "extended", cut
    return ("extended", False) if adds and not cut else ("cut", False)


def additions(collation: Collation) -> tuple[int, ...]:
    """Numbers of the copy's sentences that nothing in the exemplar stands for and that are no page furniture."""
    copy = collation.left
    matched = {i for m in collation.matches for i in m.left}
    return tuple(
        i
        for i, span in enumerate(copy.sentences)
        if i not in matched and copy.lengths[i] >= ADDED_WORDS and copy.words_of(span)[-1:] in _STOPS
    )


def _told_anew(collation: Collation) -> bool:
    return not collation.left.provenance.translated and collation.likeness < TOLD_ANEW
