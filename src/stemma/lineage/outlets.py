"""Who put out two texts, which came first, and what an outlet writes again and again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from stemma.lineage.collate import Collation
from stemma.lineage.provenance import Provenance
from stemma.lineage.witness import Witness
from stemma.text.shingles import covered, shingles

SECONDS_AN_HOUR = 3600.0
#: characters of a date without an hour
_DAY = len("2031-03-04")


def hours_between(earlier: Witness, later: Witness) -> float | None:
    """Hours from one publication to the other, negative when the order is the other way; None when not known.

    Of a bare day and a moment of it, nobody knows which came first: 0.
    """
    a, b = earlier.moment, later.moment
    if a is None or b is None:
        return None
    if a.date() == b.date() and _DAY in (
        len(earlier.article.published.value or ""),
        len(later.article.published.value or ""),
    ):
        return 0.0
    if a.tzinfo is None or b.tzinfo is None:
        a, b = a.replace(tzinfo=None), b.replace(tzinfo=None)
    return (b - a).total_seconds() / SECONDS_AN_HOUR


def same_outlet(collation: Collation) -> bool:
    """Whether one outlet put out both: the publisher tells, or one agency's datelines of different days."""
    outlet = collation.left.provenance.publisher
    if outlet or collation.right.provenance.publisher:
        return outlet == collation.right.provenance.publisher
    days = collation.left.day, collation.right.day
    return one_agency(collation) and None not in days and days[0] != days[1]


def one_agency(collation: Collation) -> bool:
    """Whether both stand under one agency's dateline, and nothing tells that anybody else put out or worked on either."""
    left, right = collation.left.provenance, collation.right.provenance
    return bool(left.dateline_agency) and left.dateline_agency == right.dateline_agency and _bare(left) and _bare(right)


def _bare(one: Provenance) -> bool:
    worked_on = one.mixed or one.own_reporting or one.reprinted or one.translated
    return (not one.publisher or one.agency_itself) and not worked_on


def order(copy: Collation) -> float:
    """Hours by which the left was put out after the right; 0 when nobody knows. Datelines tell where nothing else does."""
    hours = hours_between(copy.right, copy.left)
    if hours is not None:
        return hours
    mine, theirs = copy.left.day, copy.right.day
    if mine is None or theirs is None:
        return 0.0
    return float((mine > theirs) - (mine < theirs))


def same_outlet_later(collation: Collation) -> float:
    """1 when one outlet put out the left after the right, -1 when before; else 0."""
    hours = order(collation) if same_outlet(collation) else 0.0
    return float((hours > 0) - (hours < 0))


def came_before(collation: Collation) -> bool:
    """Whether one outlet put out both and the left first: it revises what it has put out, and nothing else."""
    return same_outlet_later(collation) < 0


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
