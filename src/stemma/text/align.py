"""Aligns two sequences in order, one to one or one to two, and lets parts of either stand alone.

The recurrence is that of Gale and Church (1993), with a score to be won in place of a distance to be kept small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

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


class _Cell(NamedTuple):
    """A possible bead: rows and columns half-open, and where the best chain before it ends."""

    top: int
    bottom: int
    left: int
    right: int
    score: float


def chain(likeness: Likeness) -> list[Bead]:
    """The beads of the best alignment that keeps both orders, in that order."""
    rows, columns = likeness.single.shape
    cells = _cells(likeness)
    if all(before.bottom <= after.top and before.right <= after.left for before, after in pairwise(cells)):
        return _walk_back(cells, list(range(-1, len(cells) - 1)), len(cells) - 1)
    before: list[int] = [-1] * len(cells)
    #: best[i][j]: total over the first i rows and j columns; last[i][j]: the cell that ends that chain
    best, last = [[0.0] * (columns + 1)], [[-1] * (columns + 1)]
    at = 0
    for row in range(1, rows + 1):
        total, final = best[-1][:], last[-1][:]
        while at < len(cells) and cells[at].bottom == row:
            cell = cells[at]
            value = best[cell.top][cell.left] + cell.score
            before[at] = last[cell.top][cell.left]
            for column in range(cell.right, columns + 1):
                if total[column] >= value:
                    break
                total[column], final[column] = value, at
            at += 1
        best.append(total)
        last.append(final)
    return _walk_back(cells, before, last[rows][columns])


def _cells(likeness: Likeness) -> list[_Cell]:
    """All beads with a score above zero, by the row they end in; single ones first."""
    found: list[_Cell] = []
    for scores, height, width in (
        (likeness.single, 1, 1),
        (likeness.left_pair, 2, 1),
        (likeness.right_pair, 1, 2),
    ):
        if scores is None:
            continue
        rows, columns = np.nonzero(scores > 0)
        values = scores[rows, columns].tolist()
        for i, j, value in zip(rows.tolist(), columns.tolist(), values, strict=True):
            found.append(_Cell(i, i + height, j, j + width, value))
    return sorted(found, key=lambda cell: (cell.bottom, cell.bottom - cell.top, cell.right, cell.left))


def _walk_back(cells: Sequence[_Cell], before: Sequence[int], at: int) -> list[Bead]:
    beads: list[Bead] = []
    while at >= 0:
        cell = cells[at]
        beads.append(Bead(tuple(range(cell.top, cell.bottom)), tuple(range(cell.left, cell.right)), cell.score))
        at = before[at]
    return beads[::-1]


def moved(likeness: Likeness, beads: Sequence[Bead], least: float) -> list[Bead]:
    """Beads for items that the chain left alone because they stand elsewhere, best first; scores from `least` up."""
    taken_left = {i for bead in beads for i in bead.left}
    taken_right = {j for bead in beads for j in bead.right}
    rows, columns = np.nonzero(likeness.single >= least)
    scores = likeness.single[rows, columns]
    high = [
        (-score, i, j)
        for score, i, j in zip(scores.tolist(), rows.tolist(), columns.tolist(), strict=True)
        if i not in taken_left and j not in taken_right
    ]
    found: list[Bead] = []
    for negative, i, j in sorted(high):
        if i not in taken_left and j not in taken_right:
            found.append(Bead((i,), (j,), -negative))
            taken_left.add(i)
            taken_right.add(j)
    return found
