"""Figures that a copy changed: other value, other bound."""

from collections.abc import Sequence

from stemma.lineage.collate import Collation
from stemma.lineage.witness import Witness
from stemma.model import Change, Findings, Quantity


def changed_figures(
    collation: Collation, mine: Findings | None, theirs: Findings | None, elsewhere: Sequence[Quantity] = ()
) -> list[Change]:
    """Pairs of figures that count the same thing in matched places and differ; what stands `elsewhere` came from there."""
    if mine is None or theirs is None:
        return []
    own = [q for q in mine.quantities if not any(_same(q, e) and q.unit == e.unit for e in elsewhere)]
    other = list(theirs.quantities)
    changes: list[Change] = []
    for match in collation.matches:
        left = [q for q in own if _within(q, collation.left, match.left)]
        right = [q for q in other if _within(q, collation.right, match.right)]
        changes += _paired(left, right, own, other, strict=False)
    changes += _paired(list(own), list(other), own, other, strict=True)
    return changes


def _within(quantity: Quantity, witness: Witness, sentences: Sequence[int]) -> bool:
    return any(witness.sentences[n].covers(quantity.passage.span) for n in sentences)


def _same(a: Quantity, b: Quantity) -> bool:
    return (a.value, a.upper) == (b.value, b.upper)


def _paired(
    left: list[Quantity], right: list[Quantity], own: list[Quantity], other: list[Quantity], *, strict: bool
) -> list[Change]:
    """Pair what is equal, then what counts the same; `strict` asks for the counted thing to be named alike."""
    changes: list[Change] = []

    def close(a: Quantity, b: Quantity) -> None:
        left.remove(a)
        right.remove(b)
        if left is not own:
            own.remove(a)
            other.remove(b)

    for a in list(left):
        b = next((b for b in right if _same(a, b) and _alike(a, b, strict=False)), None)
        if b is not None:
            close(a, b)
            if a.bound != b.bound and (not strict or _alike(a, b, strict=True)):
                changes.append(Change(kind="changed_number", copy=a.passage, exemplar=b.passage))
    for a in list(left):
        b = next((b for b in right if _alike(a, b, strict=True)), None)
        if b is None and not strict and len(left) == len(right) == 1 and _alike(a, right[0], strict=False):
            b = right[0]
        if b is not None:
            close(a, b)
            changes.append(Change(kind="changed_number", copy=a.passage, exemplar=b.passage))
    return changes


def _alike(a: Quantity, b: Quantity, *, strict: bool) -> bool:
    if a.unit != b.unit:
        return False
    if strict:
        return bool(a.counted) and (a.counted or "").casefold() == (b.counted or "").casefold()
    return True
