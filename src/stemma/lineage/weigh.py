"""Turns signs into probabilities by fitted logistic weights, and tells what two reports may share without descent."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec

from stemma.clusters.logistic import probability
from stemma.lineage.collate import Collation
from stemma.lineage.evidence import COPIED, FIGURES_FULL, Signs, told_in_order
from stemma.lineage.outlets import hours_between, same_outlet
from stemma.lineage.provenance import names

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
#: hours after which an outlet that tells an affair in words of its own tells it from its own sources
_FRESH_HOURS = 72.0
#: words carried over that make a sentence of an agency's report
_SENTENCE = 28
#: shares of the shorter text, in common runs and in long ones, from which it was carried over though it is no longer than that
_FLASH_COPIED, _FLASH_CARRIED = 0.55, 0.35
#: words of a quotation that an outlet takes over from its earlier report, and share of common runs around it
_QUOTATION, _AROUND = 9, 0.1


def apart(collation: Collation) -> bool:
    """Whether what two texts share proves no descent."""
    return templated(collation) or (_own_words(collation) and not _carried_over(collation))


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

    Figures that differ between like sentences tell it; and an outlet that comes back to an affair another day repeats
    somebody's words, while its template has nobody's.
    """
    hours = hours_between(collation.left, collation.right)
    between = None if hours is None else abs(hours)
    if between is not None and same_outlet(collation):
        again = min(collation.left_copied, collation.right_copied, collation.figures_agree) >= _AGAIN
        affair = between < _AFFAIR_HOURS and collation.quoted_together >= _QUOTED_TOGETHER
        return between >= _NEXT_DAY_HOURS and not again and not affair
    if between is not None and between < _OTHER_DAY_HOURS:
        return False
    return collation.edited_figures >= _TEMPLATE_FIGURES and collation.edited_agree < _TEMPLATE_AGREEMENT


#: probability from which two witnesses are taken for kin
KIN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds a unit of each sign."""

    kinship: dict[str, float]
    descent: dict[str, float]
    #: (share among rivals, share that proved right), rising
    confidence: tuple[tuple[float, float], ...]


@cache
def weights() -> Weights:
    """The fitted weights that ship."""
    source = files("stemma.lineage").joinpath("weights.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), Weights)


def _leads(collation: Collation) -> float:
    """How many of the two first sentences have a counterpart, as a share."""
    first_left = any(0 in m.left for m in collation.matches)
    first_right = any(0 in m.right for m in collation.matches)
    return (first_left + first_right) / 2


def _agency_translated(collation: Collation) -> float:
    """One side says that it translates, from the other's language as far as it tells, what the agency of both reported."""
    left, right = collation.left, collation.right
    if left.article.language == right.article.language or not _common_agency(collation):
        return 0.0
    for one, other in ((left, right), (right, left)):
        told = one.provenance
        if told.translated and told.translated_from in (None, other.article.language):
            return 1.0
    return 0.0


def _common_agency(collation: Collation) -> bool:
    return bool(set(collation.left.provenance.agencies) & set(collation.right.provenance.agencies))


def kinship_signs(collation: Collation) -> Signs:
    """Signs that two witnesses belong together, whichever came first."""
    a, b = collation.left.provenance, collation.right.provenance
    return {
        "bias": 1.0,
        "shared_text": max(collation.left_shared, collation.right_shared) * collation.likeness,
        "same_words": max(collation.left_copied, collation.right_copied),
        "figures": collation.figures_agree * min(1.0, collation.figures / FIGURES_FULL),
        "outlet_credited": float(names(a, b) or names(b, a)),
        "same_outlet": float(same_outlet(collation)),
        "common_agency": float(_common_agency(collation)),
        "lead": _leads(collation),
        "facts_in_order": told_in_order(collation),
        "agency_translated": _agency_translated(collation),
    }


def kinship(collation: Collation) -> float:
    """The probability that two witnesses are related by descent."""
    known = collation.answers.get("kinship")
    if known is None:
        known = collation.answers["kinship"] = _kinship(collation)
    return known


def _kinship(collation: Collation) -> float:
    if apart(collation):
        return 0.0
    if max(collation.left_copied, collation.right_copied) >= COPIED:
        return 1.0
    return probability(log_odds(kinship_signs(collation), weights().kinship))


def calibrated(raw: float) -> float:
    """How often an edge with this share among its rivals proved right over the training stories and families."""
    knots = weights().confidence
    if raw <= knots[0][0]:
        return knots[0][1]
    for (x, y), (next_x, next_y) in pairwise(knots):
        if raw <= next_x:
            return y + (next_y - y) * (raw - x) / (next_x - x) if next_x > x else next_y
    return knots[-1][1]


def log_odds(signs: Signs, fitted: dict[str, float]) -> float:
    """The weighted sum."""
    return sum(fitted[name] * value for name, value in signs.items() if value and name in fitted)
