"""What two reports may share without descent: the frame of a template, and the event that both tell."""

from stemma.lineage.collate import Collation
from stemma.lineage.evidence import told_in_order
from stemma.lineage.outlets import hours_between, same_outlet
from stemma.lineage.provenance import names
from stemma.lineage.witness import Witness

#: edited figures from which their disagreement tells another day's report
_TEMPLATE_FIGURES = 2
#: agreement of figures below which a like text is another day's
_TEMPLATE_AGREEMENT = 0.5
#: hours from which two outlets' reports are of different days, whatever the time zone
_OTHER_DAY_HOURS = 36.0
#: hours from which one outlet's reports are: it writes by its own clock, and daily templates come a day apart
_NEXT_DAY_HOURS = 18.0
#: hours within which an outlet comes back to an affair with its own earlier words
_AFFAIR_HOURS = 7 * 24.0
#: quoted words that two reports of one affair share, a week apart or not
_QUOTED_TOGETHER = 5
#: share of common runs, and agreement of figures, of a report that is put out again
_AGAIN = 0.95
#: the same of one that was cut or lightly edited: every one of so many figures agrees, of fewer where half of the sentences are the same
_AGAIN_EDITED, _SAME_FIGURES = 0.8, 3
_SAME_SENTENCES, _FEWER_FIGURES = 0.5, 2
#: sentences in which what a report is about has another's name in its place, from which it needs no figures to be another report
_REPLACED = 3
#: sentences, and share of either text, up to which what two papers share may be background
_BACKGROUND, _BACKGROUND_SHARE = 2, 0.4
#: hours after which an outlet that tells an affair in words of its own tells it from its own sources
_FRESH_HOURS = 72.0
#: words carried over that make a sentence of an agency's report
_SENTENCE = 28
#: shares of the shorter text, in common runs and in long ones, from which it was carried over though it is no longer than that
_FLASH_COPIED, _FLASH_CARRIED = 0.55, 0.35
#: share of common runs from which a text in other words is an edited copy and not another's account of the event
_EDITED = 0.3
#: figures or sentences, and how far the figures stand in one order, by which a rewriting is told from another's account of the event
_RETOLD_FIGURES, _RETOLD_SENTENCES, _RETOLD_ORDER = 4, 6, 0.5
#: words of a quotation that an outlet takes over from its earlier report, and share of common runs around it
_QUOTATION, _AROUND = 9, 0.1


def apart(collation: Collation) -> bool:
    """Whether what two texts share proves no descent."""
    return templated(collation) or (_own_words(collation) and not _carried_over(collation))


def background(collation: Collation) -> bool:
    """Whether a sentence or two outside both leads is all that two papers share: what an official put out, what a company is.

    Who copies a report copies how it begins; who credits the other, or an agency that the other credits, may have had it from there.
    """
    if not 0 < len(collation.matches) <= _BACKGROUND or same_outlet(collation):
        return False
    left, right = collation.left, collation.right
    if max(collation.left_shared, collation.right_shared) >= _BACKGROUND_SHARE or _acquainted(left, right):
        return False
    return not any(0 in match.left or 0 in match.right for match in collation.matches)


def own_account(collation: Collation) -> bool:
    """Whether two outlets that don't know each other tell one event in their own words.

    What a fire service or a court told both of them comes in one order with the same few figures; only many figures, or
    many sentences, told one after another show that one report was rewritten from the other.
    """
    left, right = collation.left, collation.right
    if left.article.language != right.article.language or _acquainted(left, right):
        return False
    if max(collation.left_copied, collation.right_copied) >= _EDITED:
        return False
    many = collation.figures >= _RETOLD_FIGURES or len(collation.matches) >= _RETOLD_SENTENCES
    retold = many and told_in_order(collation) >= _RETOLD_ORDER
    return not retold and not _carried_over(collation)


def _acquainted(left: Witness, right: Witness) -> bool:
    """Whether one credits the other, or both one agency."""
    mine, theirs = left.provenance, right.provenance
    return names(mine, theirs) or names(theirs, mine) or bool(set(mine.agencies) & set(theirs.agencies))


def _own_words(collation: Collation) -> bool:
    """Whether telling the same in other words proves nothing: an outlet tells an affair again and again, others tell it days on."""
    if collation.left.article.language != collation.right.article.language:
        return False
    hours = hours_between(collation.left, collation.right)
    return same_outlet(collation) or (hours is not None and abs(hours) >= _FRESH_HOURS)


def _carried_over(collation: Collation) -> bool:
    """Whether a sentence or two, most of a flash, or a quotation with words around it stand in both texts as they are."""
    copied = max(collation.left_copied, collation.right_copied)
    carried = collation.carried / min(collation.left.weight, collation.right.weight)
    flash = copied >= _FLASH_COPIED and carried >= _FLASH_CARRIED
    quoted = same_outlet(collation) and collation.quoted_together >= _QUOTATION and copied >= _AROUND
    return collation.carried >= _SENTENCE or flash or quoted


def templated(collation: Collation) -> bool:
    """Whether two texts share their frame and not their news: market and weather reports, standing phrases, of different days.

    Figures that differ between like sentences tell it, and names where others stand; and an outlet that comes back to an affair
    another day repeats somebody's words, while its template has nobody's.
    """
    hours = hours_between(collation.left, collation.right)
    between = None if hours is None else abs(hours)
    if one_form(collation):
        return True
    if between is not None and same_outlet(collation):
        affair = between < _AFFAIR_HOURS and collation.quoted_together >= _QUOTED_TOGETHER
        return between >= _NEXT_DAY_HOURS and not _put_out_again(collation) and not affair
    if between is not None and between < _OTHER_DAY_HOURS:
        return False
    return collation.edited_figures >= _TEMPLATE_FIGURES and collation.edited_agree < _TEMPLATE_AGREEMENT


def _put_out_again(collation: Collation) -> bool:
    """Whether one text is the other once more, perhaps cut and with some other words, every figure as it was."""
    copied = sorted((collation.left_copied, collation.right_copied))
    if collation.figures_agree < _AGAIN:
        return False
    fewest = _FEWER_FIGURES if collation.verbatim >= _SAME_SENTENCES else _SAME_FIGURES
    return copied[0] >= _AGAIN or (collation.figures >= fewest and copied[1] >= _AGAIN_EDITED)


def one_form(collation: Collation) -> bool:
    """Whether one form was filled in twice: two towns' weather, two matches, with other figures and names in the same places.

    A revision changes figures too, but it is about the same place and people.
    """
    if collation.left.article.language != collation.right.article.language:
        return False
    left, right = collation.left, collation.right
    filled = [(left.anchors_of(m.left), right.anchors_of(m.right)) for m in collation.matches if m.kind == "edited"]
    mine, theirs = left.first_at.keys() | left.title_words, right.first_at.keys() | right.title_words
    only = [(a - theirs, b - mine) for a, b in filled]
    subjects = [(a & left.subjects, b & right.subjects) for a, b in only]
    replaced = sum(bool(a and b) for a, b in subjects)
    if not replaced:
        return False
    other = sum(min(_figures(a), _figures(b)) for a, b in only)
    same = sum(_figures(a & b) for a, b in filled)
    return (other >= _TEMPLATE_FIGURES and other > same) or (replaced >= _REPLACED and other >= same)


def _figures(anchors: frozenset[str]) -> int:
    return sum(anchor[0].isdigit() for anchor in anchors)
