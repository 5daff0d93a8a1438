"""Facts that two texts tell in one order: who puts a report in other words keeps its figures, and their order.

Two reporters of one event share figures too, but seldom most of them, and not in one order.
"""

from bisect import bisect_right
from collections.abc import Iterable

from stemma.lineage.collate import Collation
from stemma.lineage.witness import Witness

#: figures in common from which their share counts in full
FIGURES_FULL = 6
#: share of common runs from which the words speak for the figures
COPIED = 0.5


def told_in_order(collation: Collation) -> float:
    """How far two texts tell the same figures in one order, 0 to 1; who copies the words copies the figures with them."""
    copied = max(collation.left_copied, collation.right_copied)
    if copied >= COPIED:
        return copied
    known = collation.answers.get("told_in_order")
    if known is None:
        known = collation.answers["told_in_order"] = in_order(collation.left, collation.right)
    return known


def in_order(left: Witness, right: Witness) -> float:
    """Share of the figures of one text that the other has, times the share of common facts in one order; 0 to 1."""
    mine, theirs = left.first_at, right.first_at
    common = mine.keys() & theirs.keys()
    figures = sum(fact[0].isdigit() for fact in common)
    if not figures:
        return 0.0
    fewest = min(left.figures, right.figures)
    told = [there for _, there in sorted((mine[fact], theirs[fact]) for fact in common)]
    return figures / fewest * min(1.0, figures / FIGURES_FULL) * _longest_rise(told) / len(told)


def _longest_rise(numbers: Iterable[int]) -> int:
    """Length of the longest part that never falls (patience sorting, Aldous and Diaconis 1999)."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_right(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
