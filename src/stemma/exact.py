"""Arithmetic whose result is the same to the last bit on every processor, with any number of threads and any library below numpy.

One addition, multiplication, division or square root is rounded alike everywhere (IEEE 754), and so is any sum that needs no
rounding at all. What differs is the order in which long sums are added, and the approximations of exponentials. So numbers are rounded
first, to steps so coarse that every sum of their products fits the digits of a float, whatever its order; and exponentials are made of
additions and multiplications. Decision 28 tells where this is used and what it costs.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Given = npt.NDArray[np.floating[Any]]
Rows = npt.NDArray[np.float32]

#: steps to one in the vectors that are handed on: products of two lie 2**22 steps to one, so that sums of them up to 4 are exact in float32
STEPS = 2.0**11
#: whole numbers up to here are exact in float64
_DIGITS = 53
_LOG2E, _LN2_HIGH, _LN2_LOW = 1.4426950408889634, 0.6931471803691238, 1.9082149292705877e-10
#: the Taylor series of the exponential, highest first: below half of ln 2 the rest is smaller than the last bit
_SERIES = tuple(1 / math.factorial(n) for n in range(13, -1, -1))
_ROOT_HALF = 0.5**0.5


def stepped(rows: Given) -> Rows:
    """Rounded to the steps of vectors: dot products of such rows of length one are exact in float32 and float64."""
    return np.asarray(np.rint(np.asarray(rows, np.float64) * STEPS) / STEPS, np.float32)


def whole(rows: Given, digits: int) -> tuple[Numbers, Numbers]:
    """Each row as whole numbers of so many binary digits, and what one of them is worth, a power of two: a column."""
    numbers = np.asarray(rows, np.float64)
    largest = np.maximum(
        numbers.max(axis=-1, keepdims=True, initial=0), -numbers.min(axis=-1, keepdims=True, initial=0)
    )
    worth = np.ldexp(1.0, np.frexp(largest)[1] - np.int32(digits))
    return np.rint(numbers * (1 / worth)), worth


def _digits(summed: int) -> int:
    """How many binary digits the factors of so many summed products may have."""
    return (_DIGITS - 1 - int(summed).bit_length()) // 2


@dataclass(frozen=True, slots=True)
class Factor:
    """The right side of a product, rounded once."""

    numbers: Numbers
    worth: float

    @classmethod
    def of(cls, weights: Given) -> "Factor":
        """All weights to one step."""
        numbers, worth = whole(np.reshape(weights, (1, -1)), _digits(weights.shape[0]))
        return cls(numbers.reshape(weights.shape), float(worth[0, 0]))


def product(rows: Given, weights: Given | Factor) -> Numbers:
    """`rows @ weights`, each row and the weights rounded to some twenty binary digits."""
    right = weights if isinstance(weights, Factor) else Factor.of(weights)
    left, worth = whole(rows, _digits(rows.shape[-1]))
    return np.asarray((left @ right.numbers) * (worth * right.worth))


def unit(rows: Given) -> Numbers:
    """Rows of length one; a row of zeros stays."""
    numbers, _ = whole(rows, _digits(rows.shape[-1]))
    lengths = np.sqrt(np.square(numbers).sum(axis=-1, keepdims=True))
    return np.asarray(numbers / np.where(lengths == 0, 1, lengths))


def standardised(rows: Given, tiny: float) -> Numbers:
    """Rows of mean 0 and variance 1, with `tiny` added to the variance: what a layer norm does before its weights."""
    numbers, worth = whole(rows, _digits(rows.shape[-1]) - 1)
    numbers -= np.rint(numbers.sum(axis=-1, keepdims=True) / rows.shape[-1])
    spread = np.square(numbers).sum(axis=-1, keepdims=True) / rows.shape[-1] * np.square(worth)
    return np.asarray(numbers * (worth / np.sqrt(spread + tiny)))


def exp(exponents: Given | float) -> Numbers:
    """The exponential, by halving and a series; exponents beyond +-700 count as these."""
    given = np.clip(np.asarray(exponents, np.float64), -700.0, 700.0)
    doublings = np.rint(given * _LOG2E)
    rest = given - doublings * _LN2_HIGH - doublings * _LN2_LOW
    total = np.full_like(rest, _SERIES[0])
    for term in _SERIES[1:]:
        total = total * rest + term
    return np.asarray(np.ldexp(total, doublings.astype(np.int32)))


def tanh(numbers: Given) -> Numbers:
    """The hyperbolic tangent."""
    return np.asarray(1 - 2 / (exp(2 * np.asarray(numbers, np.float64)) + 1))


def exp_of(exponent: float) -> float:
    """The exponential of one number: to the last bit what `exp` gives, without an array."""
    given = max(-700.0, min(700.0, exponent))
    doublings = round(given * _LOG2E)
    rest = given - doublings * _LN2_HIGH - doublings * _LN2_LOW
    total = _SERIES[0]
    for term in _SERIES[1:]:
        total = total * rest + term
    return math.ldexp(total, doublings)


def log(numbers: Given | npt.NDArray[np.integer[Any]] | float) -> Numbers:
    """The natural logarithm of positive numbers."""
    mantissas, doublings = np.frexp(np.asarray(numbers, np.float64))
    low = mantissas < _ROOT_HALF
    mantissas, doublings = np.where(low, 2 * mantissas, mantissas), doublings - low
    part = (mantissas - 1) / (mantissas + 1)
    square = part * part
    total = np.full_like(part, 1 / 25)
    for odd in range(23, 0, -2):
        total = total * square + 1 / odd
    return np.asarray(2 * part * total + (doublings * _LN2_LOW + doublings * _LN2_HIGH))


def log_of(number: float) -> float:
    """The natural logarithm of one number."""
    return float(log(number))


def cosines(rows: Given) -> Numbers:
    """The cosine of each row with each: a symmetric table."""
    steps = 2.0 ** _digits(rows.shape[-1])
    numbers = np.rint(unit(rows) * steps)
    return np.asarray(numbers @ numbers.T / steps**2)
