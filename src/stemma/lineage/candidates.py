"""Finds the witnesses that a new one may be kin to, without comparing it with all.

Two inverted lists: sampled runs of words, which copies of a passage share in one language, and anchors (figures and names),
which a translation keeps. What very many witnesses hold is standing phrase or common name: of a run only the first few that
held it stay listed, and an anchor that many hold points to nobody, so that adding costs the same however many there are.
Anchors alone make no candidate where the articles are about different things, as their vectors tell.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np

from stemma.lineage.witness import Witness, witness
from stemma.model import Article
from stemma.ports import Vectors
from stemma.text.shingles import sampled, shingles

#: words a run: long enough that two texts seldom share one by chance
FINGERPRINT_WORDS = 4
#: one run in so many is kept: a passage of 30 words leaves 4 traces
ONE_IN = 6
#: shared fingerprints that make a candidate; all of them in a text that has fewer
FEWEST_RUNS = 2
#: shared anchors that make a candidate: fewer are a place and a weekday
FEWEST_ANCHORS = 4
#: witnesses listed under one fingerprint or anchor; the rest hold what is common
LISTED = 64
#: candidates a witness, best first: the first prints of a family are among them, however large it is
MOST = 24
#: a shared fingerprint weighs as much as so many anchors
RUN_WEIGHT = 2
#: cosine of two articles' vectors from which common anchors may come from a common text: of unrelated gold articles one pair in a
#: thousand reaches .37, and the least of a translation and its exemplar is .62
ALIKE = 0.5
#: the same for texts in two languages without common anchors
FOREIGN_ALIKE = 0.55
#: candidates a text in other languages, likeliest first
MOST_FOREIGN = 6
#: texts up to which each is compared with all in other languages
FEW_ENOUGH = 2000
#: decimals of a cosine that do not depend on the machine it was computed on
DIGITS = 4
#: before every date, and after
_NEVER = datetime.max.replace(tzinfo=UTC)

Pair = tuple[Witness, Witness]
#: what each article is about, by id: a row of unit length
ArticleVectors = Mapping[str, Vectors]


class Hint(NamedTuple):
    """An earlier witness that a new one may be kin to."""

    number: int
    #: shared fingerprints, enough to make it a candidate or too few
    runs: int
    #: shared anchors
    anchors: int
    by_runs: bool


@dataclass(slots=True)
class Index:
    """Witnesses seen so far. Grows only."""

    #: None switches the search by anchors off (one language, great numbers)
    by_anchor: dict[str, list[int]] | None = field(default_factory=dict)
    #: shared fingerprints that make a candidate
    fewest_runs: int = FEWEST_RUNS
    _by_run: dict[int, list[int]] = field(default_factory=dict)
    _ids: list[str] = field(default_factory=list)
    #: fingerprints of each: a flash has fewer than make a candidate
    _counts: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, article: Article) -> tuple[str, ...]:
        """List an article and tell which earlier ones it may be kin to, likeliest first."""
        return tuple(self._ids[hint.number] for hint in self.add_witness(witness(article)))

    def add_witness(self, one: Witness) -> list[Hint]:
        """As `add`, for an article that has been read already; numbers are in the order of adding."""
        number = len(self._ids)
        runs = Counter[int]()
        fingerprints = sampled(shingles(one.words.hashes, FINGERPRINT_WORDS), ONE_IN).tolist()
        for run in fingerprints:
            _look_up(self._by_run, run, number, runs)
        anchors = Counter[int]()
        if self.by_anchor is not None:
            for anchor in frozenset().union(*one.anchors):
                if len(self.by_anchor.get(anchor, ())) < LISTED:
                    _look_up(self.by_anchor, anchor, number, anchors)
        self._ids.append(one.id)
        self._counts.append(len(fingerprints))
        return self._ranked(runs, anchors)

    def _ranked(self, runs: Counter[int], anchors: Counter[int]) -> list[Hint]:
        fewest = min(self.fewest_runs, self._counts[-1])
        by_runs = {n for n, count in runs.items() if count >= min(fewest, self._counts[n])}
        near = by_runs | {n for n, count in anchors.items() if count >= FEWEST_ANCHORS}
        ranked = sorted(near, key=lambda n: (-(RUN_WEIGHT * runs[n] + anchors[n]), n))[:MOST]
        return [Hint(n, runs[n], anchors[n], n in by_runs) for n in ranked]


def _look_up(
    lists: dict[int, list[int]] | dict[str, list[int]], key: int | str, number: int, found: Counter[int]
) -> None:
    listed = lists.setdefault(key, [])  # type: ignore[arg-type]
    found.update(listed)
    if len(listed) < LISTED:
        listed.append(number)


def _entrance(one: Witness) -> tuple[datetime, int, tuple[str, str, str]]:
    """Who comes first: the earlier print, then the fuller. Of a large family the first stay listed."""
    moment = one.moment or _NEVER
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC), -len(one.words), one.key)


def candidate_pairs(
    witnesses: Iterable[Witness], index: Index | None = None, vectors: ArticleVectors | None = None
) -> list[Pair]:
    """Pairs worth collating, found with a new index. The order of the witnesses does not matter.

    Args:
        witnesses: all of them.
        index: a new one of other settings.
        vectors: what each article is about; without them, common anchors always make a candidate.
    """
    ordered = sorted(witnesses, key=_entrance)
    index = Index() if index is None else index
    found = [
        (ordered[hint.number], one)
        for one in ordered
        for hint in index.add_witness(one)
        if hint.by_runs or vectors is None or _cosine(one, ordered[hint.number], vectors) >= ALIKE
    ]
    known = {frozenset((a.id, b.id)) for a, b in found}
    return found + [
        pair for pair in _foreign(ordered, vectors or {}) if frozenset((pair[0].id, pair[1].id)) not in known
    ]


def _cosine(one: Witness, other: Witness, vectors: ArticleVectors) -> float:
    return round(float(vectors[one.id] @ vectors[other.id]), DIGITS)


def _foreign(ordered: Sequence[Witness], vectors: ArticleVectors) -> list[Pair]:
    """Pairs in different languages that are about one thing: a translation without figures and names leaves no anchors."""
    if len({w.article.language for w in ordered}) < 2 or len(ordered) > FEW_ENOUGH or not vectors:
        return []
    rows = np.stack([vectors[one.id] for one in ordered])
    likeness = (rows @ rows.T).round(DIGITS)
    languages = np.array([one.article.language or "" for one in ordered])
    likeness[languages[:, None] == languages[None, :]] = -1
    found: dict[tuple[int, int], Pair] = {}
    for number, row in enumerate(likeness):
        near = np.flatnonzero(row >= FOREIGN_ALIKE).tolist()
        for other in sorted(near, key=lambda n: (-float(row[n]), n))[:MOST_FOREIGN]:
            low, high = sorted((number, other))
            found[low, high] = (ordered[low], ordered[high])
    return [found[key] for key in sorted(found)]
