"""Aligns two sequences in order, one to one or one to two, and lets parts of either stand alone.

The recurrence is that of Gale and Church (1993), with a score to be won in place of a distance to be kept small.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bead:
    """Items `left` of one sequence that stand for items `right` of the other."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike items are; below zero means: not aligned."""

    #: item i with item j
    single: Scores
    #: items i and i + 1 together with item j
    left_pair: Scores | None = None
    #: item i with items j and j + 1 together
    right_pair: Scores | None = None


def chain(likeness: Likeness) -> list[Bead]:
    """The beads of the best alignment that keeps both orders, in that order."""
    single = likeness.single.tolist()
    left_pair = likeness.left_pair.tolist() if likeness.left_pair is not None else None
    right_pair = likeness.right_pair.tolist() if likeness.right_pair is not None else None
    rows, columns = likeness.single.shape
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int, float]]] = [[(0, 0, 0.0)] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        above, here = best[i - 1], best[i]
        for j in range(1, columns + 1):
            top, move = above[j], (1, 0, 0.0)
            if here[j - 1] > top:
                top, move = here[j - 1], (0, 1, 0.0)
            won = single[i - 1][j - 1]
            if won > 0 and above[j - 1] + won > top:
                top, move = above[j - 1] + won, (1, 1, won)
            if left_pair is not None and i > 1 and (won := left_pair[i - 2][j - 1]) > 0:
                total = best[i - 2][j - 1] + won
                if total > top:
                    top, move = total, (2, 1, won)
            if right_pair is not None and j > 1 and (won := right_pair[i - 1][j - 2]) > 0:
                total = above[j - 2] + won
                if total > top:
                    top, move = total, (1, 2, won)
            here[j], step[i][j] = top, move
    return _walk_back(step)


def _walk_back(step: Sequence[Sequence[tuple[int, int, float]]]) -> list[Bead]:
    i, j = len(step) - 1, len(step[0]) - 1
    beads: list[Bead] = []
    while i and j:
        down, across, won = step[i][j]
        if down and across:
            beads.append(Bead(tuple(range(i - down, i)), tuple(range(j - across, j)), won))
        i, j = i - down, j - across
    return beads[::-1]


def moved(likeness: Likeness, beads: Sequence[Bead], least: float) -> list[Bead]:
    """Beads for items that the chain left alone because they stand elsewhere, best first; scores from `least` up."""
    rows, columns = likeness.single.shape
    left = set(range(rows)) - {i for bead in beads for i in bead.left}
    right = set(range(columns)) - {j for bead in beads for j in bead.right}
    pairs = sorted(((-float(likeness.single[i, j]), i, j) for i in left for j in right), key=lambda pair: pair)
    found: list[Bead] = []
    for negative, i, j in pairs:
        if -negative < least:
            break
        if i in left and j in right:
            found.append(Bead((i,), (j,), -negative))
            left.remove(i)
            right.remove(j)
    return found
