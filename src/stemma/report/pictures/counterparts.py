"""Which sentences of two articles stand for each other, as lineage found it: nothing is aligned anew.

The evidence of descents ties sentences across languages and rewordings. Common runs of words, by the same collation that lineage
uses, tie the rest. Two copies of one exemplar are tied through the exemplar's sentences.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.model import Article, Change, Descent, Evidence, MatchKind, Passage, Span
from stemma.report.view import View
from stemma.text.ordered import Ordered
from stemma.text.segment import sentences


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences that stand for each other, by number."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    kind: MatchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """Two articles, sentence by sentence."""

    left: Article
    right: Article
    left_sentences: tuple[Span, ...]
    right_sentences: tuple[Span, ...]
    pairs: tuple[Pair, ...]
    #: what the copy did to its exemplar, passages of both sides
    changes: tuple[Change, ...]
    #: where one was made of the other
    descent: Descent | None

    def changed(self, article: str) -> tuple[Passage, ...]:
        """The passages of one article that were dropped, changed or added."""
        sides = (side for change in self.changes for side in (change.copy, change.exemplar))
        return tuple(sorted({side for side in sides if side is not None and side.article == article}))


def counterparts(view: View, left: str, right: str) -> Counterparts:
    """Two articles of a trace.

    Raises:
        KeyError: one of them is not there.
    """
    one, other = view.articles[left], view.articles[right]
    mine, theirs = (sentences(article.text, article.language) for article in (one, other))
    here, there = Ordered(mine), Ordered(theirs)
    found: list[Pair] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for a, b, kind in [*_told(view, left, right), *_through(view, left, right), *_by_words(one, other)]:
        rows, columns = tuple(here.touching(a)), tuple(there.touching(b))
        if rows and columns and taken[0].isdisjoint(rows) and taken[1].isdisjoint(columns):
            found.append(Pair(rows, columns, kind))
            taken[0].update(rows)
            taken[1].update(columns)
    between = [d for d in view.trace.descents if {d.copy, d.exemplar} == {left, right}]
    changes = tuple(change for descent in between for change in descent.changes)
    return Counterparts(
        left=one, right=other, left_sentences=mine, right_sentences=theirs, changes=changes,
        pairs=tuple(sorted(found, key=lambda pair: (pair.left, pair.right))), descent=between[0] if between else None,
    )  # fmt: skip


def _sides(evidence: Evidence, left: str, right: str) -> tuple[Span, Span] | None:
    if (evidence.copy.article, evidence.exemplar.article) == (left, right):
        return evidence.copy.span, evidence.exemplar.span
    if (evidence.copy.article, evidence.exemplar.article) == (right, left):
        return evidence.exemplar.span, evidence.copy.span
    return None


def _told(view: View, left: str, right: str) -> Iterator[tuple[Span, Span, MatchKind]]:
    """What descents show, also of two copies of a text that nobody has."""
    for descent in view.trace.descents:
        for evidence in descent.evidence:
            if (sides := _sides(evidence, left, right)) is not None:
                yield (*sides, evidence.match)


def _through(view: View, left: str, right: str) -> Iterator[tuple[Span, Span, MatchKind]]:
    """Sentences of two copies that come from the same sentence of one exemplar."""
    mine, theirs = (_evidence(view, key) for key in (left, right))
    for one in mine:
        for other in theirs:
            if one.exemplar.article == other.exemplar.article and one.exemplar.span.overlaps(other.exemplar.span):
                yield one.copy.span, other.copy.span, _both(one.match, other.match)


def _evidence(view: View, copy: str) -> list[Evidence]:
    return [evidence for descent in view.descents_of.get(copy, ()) for evidence in descent.evidence]


def _both(one: MatchKind, other: MatchKind) -> MatchKind:
    order: tuple[MatchKind, ...] = ("verbatim", "edited", "translated")
    return max(one, other, key=order.index)


def _by_words(one: Article, other: Article) -> Iterable[tuple[Span, Span, MatchKind]]:
    """What both have word for word."""
    from stemma.lineage.collate import collate
    from stemma.lineage.witness import witness

    found = collate(witness(one), witness(other), {})
    return [(found.left.span_of(m.left), found.right.span_of(m.right), m.kind) for m in found.matches]
