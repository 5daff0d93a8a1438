"""What two figures say about each other as numbers: whether one may be the other rounded, or lies within the other's bound."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from stemma.model import Quantity

#: "more than 20" is hardly said of 40: a figure this many times beyond a bound counts something else
NEAR_BOUND = 1.5
#: below this a number is not rounded unless the text says "about": 9 is not 10
ROUNDED_FROM = 20
#: of two figures that are both "about", the coarser must be this much coarser to be the other rounded
MUCH_COARSER = 5
#: relative; nobody rounds 300 to 500 though the step from 0 to 500 is wide enough
MOST_ROUNDED = 0.15
#: relative; below it two numbers are the same number
SAME = 1e-9

_UPWARD = ("at_least", "more_than")
_DOWNWARD = ("at_most", "less_than")


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure on its dimension's base unit."""

    low: float
    high: float
    bound: str
    dimension: str | None


@cache
def _scales() -> dict[str, tuple[str, float]]:
    table = tomllib.loads(files("stemma.claims").joinpath("scales.toml").read_text("utf-8"))
    return {unit: (dimension, float(size)) for dimension, units in table.items() for unit, size in units.items()}


def reading(figure: Quantity) -> Reading:
    """The figure's number, or both ends of its range, in the base unit of its dimension."""
    dimension, size = _scales().get(figure.unit or "", (figure.unit, 1.0))
    upper = figure.value if figure.upper is None else figure.upper
    return Reading(figure.value * size, upper * size, figure.bound, dimension)


def comparable(a: Reading, b: Reading) -> bool:
    """Whether both measure one dimension; a figure without a unit may have lost it."""
    return a.dimension == b.dimension or a.dimension is None or b.dimension is None


def _same(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=SAME, abs_tol=SAME)


def same_number(a: Reading, b: Reading) -> bool:
    """The same number or range, whatever the bounds."""
    return _same(a.low, b.low) and _same(a.high, b.high)


def grain(value: float) -> float:
    """The coarsest of 1, 2 or 5 times a power of ten that divides a number: 50 for 1,850, 1,000 for 7,000, 1 for 317.

    A number that is no multiple of a thousandth has a grain of 0.
    """
    steps = round(abs(value) * 1000)
    if steps == 0 or not math.isclose(steps / 1000, abs(value), rel_tol=SAME):
        return 0.0
    power = 1
    while steps % (power * 10) == 0:
        power *= 10
    return max(power * factor for factor in (1, 2, 5) if steps % (power * factor) == 0) / 1000


def rounded(a: Reading, b: Reading) -> bool:
    """Whether one of two numbers may be the other rounded."""
    if a.low != a.high or b.low != b.high or not _within(a, b):
        return False
    coarse, fine = (a, b) if grain(a.low) >= grain(b.low) else (b, a)
    step = grain(coarse.low)
    if step <= grain(fine.low):
        return False
    if a.bound == b.bound == "about" and step < MUCH_COARSER * grain(fine.low):
        return False
    if coarse.bound != "about" and abs(coarse.low) < ROUNDED_FROM:
        return False
    return abs(a.low - b.low) <= min(step / 2, MOST_ROUNDED * abs(coarse.low))


def _within(a: Reading, b: Reading) -> bool:
    """Whether neither number breaks the other's bound."""
    return not any(
        (one.bound in _UPWARD and other.high < one.low) or (one.bound in _DOWNWARD and other.low > one.high)
        for one, other in ((a, b), (b, a))
    )


def bounded(a: Reading, b: Reading) -> bool:
    """Whether one figure is a bound that the other keeps, and lies near it; or lies in the other's range."""
    if not _within(a, b):
        return False
    smaller, larger = sorted((max(abs(a.low), SAME), max(abs(b.low), SAME)))
    directed = a.bound in (*_UPWARD, *_DOWNWARD) or b.bound in (*_UPWARD, *_DOWNWARD)
    if directed and larger <= NEAR_BOUND * smaller:
        return True
    return any(
        one.low < one.high and one.low <= other.low and other.high <= one.high for one, other in ((a, b), (b, a))
    )
