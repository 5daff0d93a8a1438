"""The learned weights of `resemblance.PARTS`, and what they make of a comparison.

Logistic regression on the pairs of units of the gold training stories: `python -m train.claims` fits it, weights.toml holds it.
"""

import tomllib
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
def shipped() -> Weights:
    """The weights that ship."""
    source = files("stemma.claims").joinpath("weights.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), Weights)


def likelihood(comparison: Comparison, weights: Weights) -> Matrix:
    """For each pair of units the probability that they state one proposition."""
    count = len(comparison.units)
    odds = np.full((count, count), weights.bias)
    for name, weight in weights.parts.items():
        odds += weight * PARTS[name](comparison)
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -60, 60))))
