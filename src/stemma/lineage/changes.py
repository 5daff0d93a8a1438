"""What a copy did to its exemplar: what it no longer credits, hedges or denies, which figures and negations it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.lineage.collate import Collation
from stemma.lineage.figures import changed_figures
from stemma.lineage.frames import frames
from stemma.lineage.units import Unit, counterparts, units
from stemma.lineage.witness import folded_words
from stemma.model import Change, DescentKind, Findings, Passage
from stemma.ports import Encoder

#: likeness from which a unit says what another says, in sentences already matched
SAYS_IT = 0.55
#: the same, anywhere else in the copy
SAYS_IT_ELSEWHERE = 0.72
#: a statement found as a statement need not be sought in plain text, unless plain text is so much liker
LIKER = 0.1
#: what shared figures and names add
ANCHORS = 0.2

Likeness = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a unit of the exemplar: found again in a unit of the copy, or not."""

    unit: Unit
    found: Unit | None


def changes_of(
    collation: Collation, findings: Mapping[str, Findings], encoder: Encoder, *, kind: DescentKind
) -> tuple[Change, ...]:
    """Changes between the collation's left, the copy, and its right, the exemplar; sorted by kind and place."""
    copy, exemplar = collation.left, collation.right
    mine, theirs = findings.get(copy.id), findings.get(exemplar.id)
    own, other = units(copy, mine), units(exemplar, theirs)
    likeness = _likeness(own, other, collation, encoder)
    fates = [Fate(unit=u, found=_find(n, own, likeness)) for n, u in enumerate(other)]
    changes = [change for fate in fates for change in _of_fate(fate, collation)]
    changes += changed_figures(collation, mine, theirs)
    if kind in ("revision", "extended", "merged"):
        changes += _added(own, likeness, collation)
    return tuple(sorted(set(changes), key=_order))


def _order(change: Change) -> tuple[str, tuple[int, int], tuple[int, int]]:
    def place(passage: Passage | None) -> tuple[int, int]:
        return (passage.begin, passage.end) if passage is not None else (-1, -1)

    return (change.kind, place(change.exemplar), place(change.copy))


def _likeness(own: Sequence[Unit], other: Sequence[Unit], collation: Collation, encoder: Encoder) -> Likeness:
    """Row a unit of the exemplar, column a unit of the copy; below zero means: not the same."""
    table = np.zeros((len(other), len(own)), np.float32)
    if not own or not other:
        return table
    same_language = collation.left.article.language == collation.right.article.language
    vectors = encoder.encode([u.text for u in other]) @ encoder.encode([u.text for u in own]).T
    mine, theirs = [folded_words(u.text) for u in own], [folded_words(u.text) for u in other]
    for row, unit in enumerate(other):
        near = counterparts(collation, unit.sentences)
        for column, candidate in enumerate(own):
            common = len(theirs[row] & mine[column]) / max(1, min(len(theirs[row]), len(mine[column])))
            value = float(vectors[row, column]) + (0.0 if same_language else ANCHORS * common)
            value = max(value, common) if same_language else value
            least = SAYS_IT if near & set(candidate.sentences) else SAYS_IT_ELSEWHERE
            table[row, column] = value if value >= least else 0.0
    return table


def _find(row: int, own: Sequence[Unit], likeness: Likeness) -> Unit | None:
    """The copy's unit that says it best; a statement before plain text."""
    ranked = [
        (float(likeness[row, n]) + (LIKER if u.statement is not None else 0.0), -n)
        for n, u in enumerate(own)
        if likeness[row, n] > 0
    ]
    return own[-max(ranked)[1]] if ranked else None


def _of_fate(fate: Fate, collation: Collation) -> list[Change]:
    statement = fate.unit.statement
    if statement is None:
        return []
    found = fate.found
    if found is None:
        return [Change(kind="dropped_denial", exemplar=fate.unit.passage)] if statement.polarity == "denies" else []
    changes = []
    credited = statement.attribution is not None
    kept = found.statement is not None and found.statement.attribution is not None
    if credited and not kept:
        changes.append(Change(kind="dropped_attribution", copy=found.passage, exemplar=fate.unit.passage))
    if statement.hedge in ("alleged", "expected", "unconfirmed") and not _hedged(found, collation):
        changes.append(Change(kind="dropped_hedge", copy=found.passage, exemplar=fate.unit.passage))
    if statement.polarity == "denies" and (found.statement is None or found.statement.polarity != "denies"):
        changes.append(Change(kind="dropped_denial", copy=found.passage, exemplar=fate.unit.passage))
    elif _negated(fate.unit, collation.right.article.language) != _negated(found, collation.left.article.language):
        changes.append(Change(kind="changed_negation", copy=found.passage, exemplar=fate.unit.passage))
    return changes


def _hedged(unit: Unit, collation: Collation) -> bool:
    if unit.statement is not None:
        return unit.statement.hedge is not None
    return bool(frames(collation.left.article.language).hedged.search(unit.text.casefold()))


def _negated(unit: Unit, language: str | None) -> bool:
    return bool(frames(language).negated.search(unit.text.casefold()))


def _added(own: Sequence[Unit], likeness: Likeness, collation: Collation) -> list[Change]:
    """Statements of the copy that no unit of the exemplar says; without statements, sentences."""
    matched = {i for m in collation.matches for i in m.left}
    return [
        Change(kind="added", copy=unit.passage)
        for n, unit in enumerate(own)
        if unit.statement is not None and not likeness[:, n].any() and not set(unit.sentences) <= matched
    ]
