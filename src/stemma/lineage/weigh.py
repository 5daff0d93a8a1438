"""Turns signs into probabilities by fitted logistic weights, which lie in weights.toml with the command that fits them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec

from stemma.clusters.logistic import probability
from stemma.lineage.apart import apart, background, own_account
from stemma.lineage.collate import Collation
from stemma.lineage.evidence import COPIED, FIGURES_FULL, Signs, told_in_order
from stemma.lineage.outlets import same_outlet
from stemma.lineage.provenance import names, one_page

#: probability from which two witnesses are taken for kin
KIN = 0.5
#: share of common runs from which two texts of one address are one article
ONE_PAGE = 0.3


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


def _copied(collation: Collation) -> float:
    return max(collation.left_copied, collation.right_copied)


def _kinship(collation: Collation) -> float:
    if one_page(collation.left.provenance, collation.right.provenance) and _copied(collation) >= ONE_PAGE:
        return 1.0
    if apart(collation) or background(collation) or own_account(collation):
        return 0.0
    if _copied(collation) >= COPIED:
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
