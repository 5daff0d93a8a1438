"""Weights of named signs, and what they make of a finding: how likely it is right."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from stemma.clusters.logistic import probability


@cache
def shipped(package: str, name: str) -> Mapping[str, float]:
    """The weight of each sign, in log-odds, from a file that the package ships."""
    source = files(package).joinpath(name).read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), dict[str, float])


def likelihood(weights: Mapping[str, float], signs: Iterable[tuple[str, float]]) -> float:
    """How likely something with these signs is right, 0 to 1, two decimals; a sign without a weight says nothing."""
    return round(probability(sum(weights.get(name, 0.0) * value for name, value in signs)), 2)
