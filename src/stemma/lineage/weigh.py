"""Turns signs into probabilities by fitted logistic weights, which lie in weights.toml with the command that fits them."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from stemma.lineage.collate import Collation
from stemma.lineage.evidence import FIGURES_FULL, Signs, hours_between
from stemma.lineage.provenance import names

#: figures that two reports of one template disagree on
_TEMPLATE_FIGURES = 3
#: agreement of figures below which a like text is another day's
_TEMPLATE_AGREEMENT = 0.35
#: hours between two reports from which they may be of different days
_TEMPLATE_HOURS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds a unit of each sign."""

    kinship: dict[str, float]
    descent: dict[str, float]


@cache
def weights() -> Weights:
    """The fitted weights that ship."""
    source = files("stemma.lineage").joinpath("weights.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), Weights)


def logistic(log_odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, log_odds))))


def templated(collation: Collation) -> bool:
    """Whether two texts share their frame and not their figures: market and weather reports of different days."""
    hours = hours_between(collation.left.article, collation.right.article)
    apart = hours is None or abs(hours) >= _TEMPLATE_HOURS
    return apart and collation.figures >= _TEMPLATE_FIGURES and collation.figures_agree < _TEMPLATE_AGREEMENT


def kinship_signs(collation: Collation) -> Signs:
    """Signs that two witnesses belong together, whichever came first."""
    a, b = collation.left.provenance, collation.right.provenance
    return {
        "bias": 1.0,
        "shared_text": max(collation.left_shared, collation.right_shared) * collation.likeness,
        "same_words": max(collation.left_copied, collation.right_copied),
        "figures": collation.figures_agree * min(1.0, collation.figures / FIGURES_FULL),
        "outlet_credited": float(names(a, b) or names(b, a)),
        "same_outlet": float(bool(a.publisher) and a.publisher == b.publisher),
        "common_agency": float(bool(set(a.agencies) & set(b.agencies))),
        "templated": float(templated(collation)),
    }


def kinship(collation: Collation) -> float:
    """The probability that two witnesses are related by descent."""
    return logistic(log_odds(kinship_signs(collation), weights().kinship))


def log_odds(signs: Signs, fitted: dict[str, float]) -> float:
    """The weighted sum."""
    return sum(fitted.get(name, 0.0) * value for name, value in signs.items())
