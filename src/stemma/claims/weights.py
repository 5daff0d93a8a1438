"""The learned weights of `resemblance.PARTS`, and what they make of a comparison.

Logistic regression on the pairs of units of the gold training stories: `python -m train.claims` fits it, weights.toml holds it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from stemma.claims.resemblance import PARTS, Comparison, Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log-odds that two units state one proposition: a bias and one weight a part."""

    bias: float
    parts: dict[str, float]
    #: 0 to 1, how likely the pairs of two groups must be on average for them to be one claim
    threshold: float


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
    odds = np.full((count, count), weights.bias)
    extra = more or {}
    for name, weight in weights.parts.items():
        odds += weight * (extra[name] if name in extra else PARTS[name](comparison))
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -60, 60))))
