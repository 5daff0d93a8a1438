"""Standing phrases of an outlet: what it writes again on one day after another explains nothing and counts for nothing.

An agency tells in every report of a summit who takes part, and in every report of a company what the company makes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from stemma.lineage.witness import Witness
from stemma.text.shingles import covered, shingles

#: words a run of a standing phrase: a name with its title is shorter
PHRASE = 7
#: days on which an outlet writes what is standing: of two days, the later report may have it from the earlier
DAYS = 3
#: share of a text that standing phrases may make: what says nothing else is a report that is put out again
MOST = 0.5


def without_standing(witnesses: Iterable[Witness]) -> list[Witness]:
    """The same witnesses, the words of their outlets' standing phrases no longer counted."""
    outlets: dict[str, list[Witness]] = defaultdict(list)
    for one in witnesses:
        outlets[one.provenance.publisher].append(one)
    return [one for publisher, reports in outlets.items() for one in (_counted(reports) if publisher else reports)]


def _counted(reports: Sequence[Witness]) -> list[Witness]:
    """One outlet's reports."""
    if len({one.day for one in reports} - {None}) < DAYS:
        return list(reports)
    days: dict[int, set[str]] = defaultdict(set)
    for one in reports:
        if one.day is not None:
            for run in shingles(one.words.hashes, PHRASE).tolist():
                days[run].add(one.day)
    standing = np.array(sorted(run for run, found in days.items() if len(found) >= DAYS), np.uint64)
    return [_spared(one, standing) for one in reports] if len(standing) else list(reports)


def _spared(one: Witness, standing: np.typing.NDArray[np.uint64]) -> Witness:
    starts = np.isin(shingles(one.words.hashes, PHRASE), standing)
    free = one.free & ~covered(starts, PHRASE, len(one.words))
    return replace(one, free=free) if starts.any() and free.sum() >= MOST * one.free.sum() else one
