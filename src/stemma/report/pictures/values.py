"""A scale for figures: from pixels at the bottom to pixels at the top, with ticks at round numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: how many times the largest is the smallest from which equal steps would hide the small ones
WIDE = 30.0
#: ticks at most, and steps that a reader counts in
MOST, STEPS = 5, (1.0, 2.0, 5.0)
#: share of the range that stays free at both ends
MARGIN = 0.12


@dataclass(frozen=True, slots=True)
class Scale:
    """Where values lie; by powers of ten where `logarithmic`."""

    low: float
    high: float
    top: float
    bottom: float
    logarithmic: bool
    #: round numbers inside
    ticks: tuple[float, ...]

    def y(self, value: float) -> float:
        """Pixels from above."""
        low, high, at = (math.log10(v) if self.logarithmic else v for v in (self.low, self.high, value))
        return self.bottom - (self.bottom - self.top) * (at - low) / (high - low)


def scale(values: Sequence[float], top: float, bottom: float) -> Scale:
    """A scale that holds some values, one at least."""
    low, high = min(values), max(values)
    if low > 0 and high / low > WIDE:
        return Scale(low / 1.5, high * 1.5, top, bottom, logarithmic=True, ticks=_powers(low / 1.5, high * 1.5))
    whole = all(value == int(value) for value in values)
    margin = (high - low) * MARGIN or abs(high) * MARGIN or 1.0
    low, high = low - margin, high + margin
    return Scale(low, high, top, bottom, logarithmic=False, ticks=_round(low, high, whole=whole))


def _powers(low: float, high: float) -> tuple[float, ...]:
    first, last = math.ceil(math.log10(low)), math.floor(math.log10(high))
    every = max(1, -(-(last - first + 1) // MOST))
    return tuple(10.0**n for n in range(first, last + 1, every))


def _round(low: float, high: float, *, whole: bool) -> tuple[float, ...]:
    unit = 10.0 ** math.floor(math.log10((high - low) / MOST))
    if whole:
        unit = max(unit, 1.0)
    step = next((unit * n for n in (*STEPS, 10.0, 20.0) if (high - low) / (unit * n) <= MOST), unit * 50)
    first, last = math.ceil(low / step), math.floor(high / step)
    return tuple(round(n * step, 10) for n in range(first, last + 1))
