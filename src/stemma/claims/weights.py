"""The learned weights of `resemblance.PARTS` and of their products, and what they make of a comparison.

Logistic regression on the pairs of units of the gold training stories: `python -m train.claims` fits it, weights.toml holds it.
The products let one part change what another is worth: the same figure means little unless the words around it agree.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from stemma.claims.resemblance import PARTS, Comparison, Matrix
from stemma.clusters.logistic import probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds that two units belong together: a bias, a weight for each part, and one for each product of two parts."""

    bias: float
    #: 0 to 1, how likely the pairs of two groups must be on average for them to be one
    threshold: float
    parts: dict[str, float]
    #: "first*second", where a part may meet itself
    products: dict[str, float]


@cache
def shipped(name: str = "weights") -> Weights:
    """The weights that ship: "weights" for claims, "timeline" for mentions of moments."""
    source = files("stemma.claims").joinpath(f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), Weights)


def likelihood(comparison: Comparison, weights: Weights, more: Mapping[str, Matrix] | None = None) -> Matrix:
    """For each pair of units the probability that they belong together.

    Args:
        comparison: of the units.
        weights: by part; those of `more` among them.
        more: parts that a comparison does not know.
    """
    count = len(comparison.units)
    known = {**{name: PARTS[name](comparison) for name in weights.parts if name in PARTS}, **(more or {})}
    odds = np.full((count, count), weights.bias)
    for first, weight in weights.parts.items():
        # the sum over all products with `first`, before it is multiplied in: one product of matrices instead of thirty
        partners = np.full((count, count), weight)
        for second in weights.parts:
            partners += weights.products.get(f"{first}*{second}", 0.0) * known[second]
        odds += known[first] * partners
    odds = (odds + odds.T) / 2
    return probabilities(odds)
