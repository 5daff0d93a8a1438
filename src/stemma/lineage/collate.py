"""Lays two witnesses side by side: which passages of one stand for which of the other.

Shared runs of words find what was copied and edited; vectors of sentences, strengthened by shared figures and names, find
what was translated or put in other words. The order is kept, with room for cuts, merges and moves.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from stemma.exact import stepped, unit
from stemma.lineage.witness import RUN, Text, Witness
from stemma.model import MatchKind
from stemma.ports import Vectors
from stemma.text.align import Bead, Likeness, chain, moved
from stemma.text.shingles import Marks, covered, stretched

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


#: vectors of the sentences of an article, a row each, by article id
SentenceVectors = Mapping[str, Vectors]

#: cosine plus anchors from which sentences say the same: over the training stories, sentences of a translation score .84 in
#: the median and the best pairs of independent reports .70
SAME = 0.65
#: a sentence found out of order has no neighbours to vouch for it
SAME_ALONE = 0.8
#: what all anchors shared add to a cosine
ANCHORS = 0.3
#: words of a common run that nobody writes twice: names with their titles and set phrases are shorter
CARRIED_RUN = 7
#: words of a sentence that says something of its own
TELLING = 2
#: decimals of a cosine that do not depend on the machine it was computed on
DIGITS = 4
#: two sentences made one must be this much better than either alone
MERGING = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Sentences of the one that stand for sentences of the other, by number."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    #: cosine and anchors, or share of common words; 0 to 1.3
    score: float
    kind: MatchKind


@dataclass(frozen=True, kw_only=True, eq=False)
class Collation:
    """Two witnesses side by side. Shares are of words outside quotations, 0 to 1."""

    left: Witness
    right: Witness
    shared: Shared
    matches: tuple[Match, ...]
    #: in common runs of words
    left_copied: float
    right_copied: float
    #: in common runs or in matched sentences
    left_shared: float
    right_shared: float
    #: mean score of the matches, weighted by words
    likeness: float
    #: of the figures in matched sentences, those on both sides
    figures_agree: float
    #: how many figures that is over
    figures: int
    #: the same two over sentences that are alike and not the same
    edited_agree: float
    edited_figures: int
    #: of the matched sentences, those with the same words
    verbatim: float
    #: what was found out about the two, whichever is the left, by the name of the question
    answers: dict[str, float] = field(default_factory=dict)

    @cached_property
    def of_right(self) -> Mapping[int, Sequence[Match]]:
        """The matches of each sentence of the right."""
        found: dict[int, list[Match]] = defaultdict(list)
        for match in self.matches:
            for number in match.right:
                found[number].append(match)
        return found

    @cached_property
    def left_runs(self) -> Marks:
        """Which words of the left stand in common runs."""
        return covered(self.shared.left, RUN, len(self.left.words))

    @cached_property
    def quoted_together(self) -> int:
        """Words in common runs inside quotation marks on the left."""
        return int(np.count_nonzero(self.left_runs & self.left.quoted))

    @cached_property
    def carried(self) -> int:
        """Words of the shorter text, outside quotations, in common runs of `CARRIED_RUN` words."""
        if self.left.weight <= self.right.weight:
            return _carried(self.left, self.shared.left)
        return _carried(self.right, self.shared.right)

    def turned(self) -> "Collation":
        """The same with sides changed."""
        return Collation(
            left=self.right,
            right=self.left,
            shared=Shared(left=self.shared.right, right=self.shared.left, copied={}),
            matches=tuple(Match(left=m.right, right=m.left, score=m.score, kind=m.kind) for m in self.matches),
            left_copied=self.right_copied,
            right_copied=self.left_copied,
            left_shared=self.right_shared,
            right_shared=self.left_shared,
            likeness=self.likeness,
            figures_agree=self.figures_agree,
            figures=self.figures,
            edited_agree=self.edited_agree,
            edited_figures=self.edited_figures,
            verbatim=self.verbatim,
            answers=self.answers,
        )


def _anchored(left: Witness, right: Witness, rows: list[int], columns: list[int]) -> npt.NDArray[np.float32]:
    mine, theirs = [left.anchors[i] for i in rows], [right.anchors[j] for j in columns]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, anchors in enumerate(theirs):
        for anchor in anchors:
            holding[anchor].append(number)
    lengths = np.array([len(anchors) for anchors in theirs])
    table = np.zeros((len(rows), len(columns)))
    for row, anchors in enumerate(mine):
        for anchor in anchors:
            table[row, holding.get(anchor, [])] += 1
        table[row] /= 1 + np.minimum(len(anchors), lengths)
    return table.astype(np.float32)


def _pairs(rows: Vectors) -> Vectors:
    """The vector of each sentence and its follower taken together."""
    both = rows[:-1] + rows[1:]
    return stepped(unit(both))


def _open(witness: Witness, copied: Iterable[int]) -> list[int]:
    """Numbers of the sentences that no common run explains."""
    known = set(copied)
    return [n for n, words in enumerate(witness.lengths) if n not in known and words >= TELLING]


def needs_vectors(collation: "Collation") -> bool:
    """Whether both texts have sentences that common runs leave alone: what only one of them has, no vector explains."""
    return all(left_alone(collation))


def left_alone(collation: "Collation") -> tuple[list[int], list[int]]:
    """Numbers of the sentences of each side that common runs do not explain."""
    return _left_alone(collation.left, collation.right, collation.shared)


def _left_alone(left: Witness, right: Witness, shared: Shared) -> tuple[list[int], list[int]]:
    return _open(left, (i for i, _ in shared.copied)), _open(right, (j for _, j in shared.copied))


def _likeness(left: Witness, right: Witness, shared: Shared, vectors: SentenceVectors) -> Likeness:
    """Scores above `SAME`; a copied sentence scores as it is copied, vectors are asked about the others."""
    single = np.full((len(left.sentences), len(right.sentences)), -1, np.float32)
    for place, share in shared.copied.items():
        single[place] = share - COPIED + 0.01
    rows, columns = _left_alone(left, right, shared)
    if left.id not in vectors or right.id not in vectors or not rows or not columns:
        return Likeness(single=single)
    a, b = vectors[left.id], vectors[right.id]
    anchors = np.zeros_like(single)
    anchors[np.ix_(rows, columns)] = ANCHORS * _anchored(left, right, rows, columns)
    alone = np.zeros(single.shape, np.bool_)
    alone[np.ix_(rows, columns)] = True
    single = np.where(alone, (a @ b.T + anchors).round(DIGITS) - SAME, single)
    over_left = (_pairs(a) @ b.T + np.maximum(anchors[:-1], anchors[1:])).round(DIGITS) - SAME - MERGING
    over_right = (a @ _pairs(b).T + np.maximum(anchors[:, :-1], anchors[:, 1:])).round(DIGITS) - SAME - MERGING
    return Likeness(
        single=single,
        left_pair=np.where(alone[:-1] & alone[1:], over_left, -1),
        right_pair=np.where(alone[:, :-1] & alone[:, 1:], over_right, -1),
    )


def _match(left: Witness, right: Witness, bead: Bead, shared: Shared) -> Match:
    share = max(shared.copied.get((i, j), 0.0) for i in bead.left for j in bead.right)
    kind: MatchKind = "edited"
    if share >= COPIED:
        if left.digest_of(bead.left) == right.digest_of(bead.right):
            kind = "verbatim"
    elif left.article.language != right.article.language:
        kind = "translated"
    return Match(left=bead.left, right=bead.right, score=max(share, min(1.0, bead.score + SAME)), kind=kind)


def _share(witness: Witness, starts: Marks, matched: Iterable[int]) -> tuple[float, float]:
    """Share of the words that count in common runs, and in runs or matched sentences."""
    in_runs = covered(starts, RUN, len(witness.words))
    copied = int(np.count_nonzero(in_runs & witness.free))
    shared = int(np.count_nonzero((in_runs | witness.inside(matched)) & witness.free))
    return copied / witness.weight, shared / witness.weight


def _figures(left: Witness, right: Witness, match: Match) -> tuple[int, int]:
    """Figures that both sides of a match have, and that they could have in common."""
    a = left.figures_of(match.left)
    if match.kind == "verbatim":
        return len(a), len(a)
    b = right.figures_of(match.right)
    return len(a & b), min(len(a), len(b))


def _agreement(pairs: list[tuple[int, int]]) -> tuple[float, int]:
    count = sum(most for _, most in pairs)
    return (sum(shared for shared, _ in pairs) / count if count else 0.0), count


def _carried(witness: Witness, starts: Marks) -> int:
    """Words outside quotations in long runs."""
    long = covered(stretched(starts, RUN, CARRIED_RUN), RUN, len(witness.words))
    return int(np.count_nonzero(long & witness.free))


def _weights(left: Witness, right: Witness, matches: list[Match]) -> list[float]:
    """Words of each match that count, both sides together."""
    mine, theirs = left.weights, right.weights
    return [sum(mine[i] for i in m.left) + sum(theirs[j] for j in m.right) for m in matches]


def collate(left: Witness, right: Witness, vectors: SentenceVectors) -> Collation:
    """Compare two witnesses; without vectors only common runs of words tell."""
    shared = shared_words(left, right)
    likeness = _likeness(left, right, shared, vectors)
    in_order = chain(likeness)
    beads = in_order + moved(likeness, in_order, SAME_ALONE - SAME)
    matches = [_match(left, right, bead, shared) for bead in beads]
    left_copied, left_shared = _share(left, shared.left, [i for m in matches for i in m.left])
    right_copied, right_shared = _share(right, shared.right, [j for m in matches for j in m.right])
    weights = _weights(left, right, matches)
    total = sum(weights)
    counted = [_figures(left, right, m) for m in matches]
    agree, figures = _agreement(counted)
    edited_agree, edited_figures = _agreement([n for n, m in zip(counted, matches, strict=True) if m.kind == "edited"])
    return Collation(
        left=left,
        right=right,
        shared=shared,
        matches=tuple(sorted(matches, key=lambda m: (m.left, m.right))),
        left_copied=left_copied,
        right_copied=right_copied,
        left_shared=left_shared,
        right_shared=right_shared,
        likeness=sum(m.score * w for m, w in zip(matches, weights, strict=True)) / total if total else 0.0,
        figures_agree=agree,
        figures=figures,
        edited_agree=edited_agree,
        edited_figures=edited_figures,
        verbatim=sum(m.kind == "verbatim" for m in matches) / len(matches) if matches else 0.0,
    )


def collated(
    pairs: Iterable[tuple[Witness, Witness]], vectors: SentenceVectors | None = None
) -> dict[tuple[str, str], Collation]:
    """The pairs side by side under (left id, right id); the same two texts are compared once."""
    known: dict[tuple[Text, Text], Collation] = {}
    found: dict[tuple[str, str], Collation] = {}
    for left, right in pairs:
        texts = left.text, right.text
        if texts in known:
            found[left.id, right.id] = replace(known[texts], left=left, right=right, answers={})
        else:
            found[left.id, right.id] = known[texts] = collate(left, right, vectors or {})
    return found
