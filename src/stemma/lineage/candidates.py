"""Finds the witnesses that a new one may be kin to, without comparing it with all.

Two inverted lists: sampled runs of words, which copies of a passage share in one language, and anchors (figures and names),
which a translation keeps. What very many witnesses hold is standing phrase or common name: of a run only the first few that
held it stay listed, and an anchor that many hold points to nobody, so that adding costs the same however many there are.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from stemma.lineage.witness import Witness, witness
from stemma.model import Article
from stemma.ports import Encoder
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
#: candidates a witness, best first: enough for every rival exemplar of a large family
MOST = 48
#: a shared fingerprint weighs as much as so many anchors
RUN_WEIGHT = 2


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
        return self.add_witness(witness(article))

    def add_witness(self, one: Witness) -> tuple[str, ...]:
        """As `add`, for an article that has been read already."""
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
        return tuple(self._ids[n] for n in self._ranked(runs, anchors))

    def _ranked(self, runs: Counter[int], anchors: Counter[int]) -> list[int]:
        fewest = min(self.fewest_runs, self._counts[-1])
        near = {n for n, count in runs.items() if count >= min(fewest, self._counts[n])}
        near |= {n for n, count in anchors.items() if count >= FEWEST_ANCHORS}
        return sorted(near, key=lambda n: (-(RUN_WEIGHT * runs[n] + anchors[n]), n))[:MOST]


def _look_up(
    lists: dict[int, list[int]] | dict[str, list[int]], key: int | str, number: int, found: Counter[int]
) -> None:
    listed = lists.setdefault(key, [])  # type: ignore[arg-type]
    found.update(listed)
    if len(listed) < LISTED:
        listed.append(number)


def candidate_pairs(witnesses: Iterable[Witness], index: Index | None = None) -> list[tuple[Witness, Witness]]:
    """Pairs worth collating, found with a new index. The order of the witnesses does not matter."""
    ordered = sorted(witnesses, key=lambda w: w.key)
    by_id = {one.id: one for one in ordered}
    index = Index() if index is None else index
    return [(by_id[other], one) for one in ordered for other in index.add_witness(one)]


#: sentences that make the lead
LEAD = 2
#: cosine of two leads from which the texts are laid side by side
ALIKE = 0.55
#: candidates a text, likeliest first
MOST_LEADS = 6
#: texts up to which every lead is encoded: a vector takes some hundredths of a second
FEW_ENOUGH = 1000

Pair = tuple[Witness, Witness]


def like_leads(witnesses: Sequence[Witness], known: set[frozenset[str]], encoder: Encoder) -> list[Pair]:
    """Pairs in different languages with like leads, apart from those already known; none when there are too many texts."""
    ordered = sorted((w for w in witnesses if w.sentences), key=lambda w: w.key)
    if len({w.article.language for w in ordered}) < 2 or len(ordered) > FEW_ENOUGH:
        return []
    rows = encoder.encode([w.words_of(w.span_of(tuple(range(min(LEAD, len(w.sentences)))))) for w in ordered])
    likeness = rows @ rows.T
    found: list[Pair] = []
    for number, one in enumerate(ordered):
        ranked = sorted((-float(likeness[number, n]), n) for n in np.flatnonzero(likeness[number] >= ALIKE).tolist())
        for _, other in ranked[:MOST_LEADS]:
            two = ordered[other]
            pair = frozenset((one.id, two.id))
            if two.article.language != one.article.language and pair not in known:
                known = known | {pair}
                found.append((one, two))
    return found
