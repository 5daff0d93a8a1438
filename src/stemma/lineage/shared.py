"""The words that two witnesses share: runs of three that stand in both, and the sentences copied by them.

Lists and sets of plain numbers: a text has a few hundred runs, and arrays that small cost more than they save.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stemma.lineage.witness import RUN, Witness
from stemma.text.shingles import Marks

#: share of the shorter sentence's words in common runs from which it is copied, whatever its meaning
COPIED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shared:
    """What two witnesses have word for word."""

    #: which runs of each side the other has too
    left: Marks
    right: Marks
    #: pairs of sentences that are copied, with the share of the shorter one's words in common runs
    copied: Mapping[tuple[int, int], float]


def shared_words(left: Witness, right: Witness) -> Shared:
    """Look up the runs of each side among the other's."""
    return Shared(
        left=_marks(left, right),
        right=_marks(right, left),
        copied=_copied(left, right, list(map(right.sentence_of_run.get, left.runs))),
    )


def _marks(one: Witness, other: Witness) -> Marks:
    return np.frombuffer(bytes(map(other.sentence_of_run.__contains__, one.runs)), np.bool_)


def _copied(left: Witness, right: Witness, found: list[int | None]) -> dict[tuple[int, int], float]:
    """`found`: for each run of the left, the sentence of the right where it stands first."""
    copied: dict[tuple[int, int], float] = {}
    for i, (begin, end) in enumerate(left.borders):
        there = found[begin:end]
        for j in {*there} - {None}:
            share = (there.count(j) + RUN - 1) / min(end - begin, right.lengths[j])  # type: ignore[index]
            if share >= COPIED:
                copied[i, j] = min(1.0, share)  # type: ignore[index]
    return copied
