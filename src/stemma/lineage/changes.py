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
from stemma.model import Change, DescentKind, Findings, Passage, Statement
from stemma.ports import Encoder

#: likeness from which a unit says what another says, in sentences already matched
SAYS_IT = 0.55
#: the same, anywhere else in the copy
SAYS_IT_ELSEWHERE = 0.72
#: a statement found as a statement need not be sought in plain text, unless plain text is so much liker
LIKER = 0.1
#: share of the exemplar's length from which a unit without its negation is the same unit
COMPARABLE = 0.6
#: share of words common to two units that differ by a negation alone
SAME_BUT_FOR_IT = 0.7
#: what shared figures and names add
ANCHORS = 0.2

Likeness = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of a unit of the exemplar: found again in a unit of the copy, or not."""

    unit: Unit
    found: Unit | None


def changes_of(
    collation: Collation,
    findings: Mapping[str, Findings],
    encoder: Encoder,
    *,
    kind: DescentKind,
    others: Sequence[Collation] = (),
) -> tuple[Change, ...]:
    """Changes between the collation's left, the copy, and its right, the exemplar; sorted by kind and place.

    Args:
        collation: the copy on the left.
        findings: by article id; an article without any is judged by its words.
        encoder: compares what units say.
        kind: of the descent; only kinds that add have additions.
        others: the copy beside its other exemplars: what they explain is neither added nor changed.
    """
    copy, exemplar = collation.left, collation.right
    mine, theirs = findings.get(copy.id), findings.get(exemplar.id)
    own, other = units(copy, mine), units(exemplar, theirs)
    likeness = _likeness(own, other, collation, encoder)
    fates = [Fate(unit=u, found=_find(n, own, likeness)) for n, u in enumerate(other)]
    changes = [change for fate in fates for change in _of_fate(fate, own, collation)]
    elsewhere = [q for c in others if c.right.id in findings for q in findings[c.right.id].quantities]
    changes += changed_figures(collation, mine, theirs, elsewhere)
    if kind in ("revision", "extended", "merged"):
        changes += _added(own, likeness, [collation, *others])
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


def _of_fate(fate: Fate, own: Sequence[Unit], collation: Collation) -> list[Change]:
    statement = fate.unit.statement
    if statement is None:
        return _of_plain(fate, collation)
    found = fate.found
    if found is None:
        gone = statement.polarity == "denies" and not _denied_nearby(fate.unit, own, collation)
        return [Change(kind="dropped_denial", exemplar=fate.unit.passage)] if gone else []
    changes = []
    credited = statement.attribution is not None
    if credited and not _credited(found, collation):
        changes.append(Change(kind="dropped_attribution", copy=found.passage, exemplar=fate.unit.passage))
    if statement.hedge in ("alleged", "expected", "unconfirmed") and not _hedged(found, collation):
        changes.append(Change(kind="dropped_hedge", copy=found.passage, exemplar=fate.unit.passage))
    if _turned(fate.unit, found, collation):
        changes.append(Change(kind="changed_negation", copy=found.passage, exemplar=fate.unit.passage))
    elif statement.polarity == "denies" and not (_same_negation(statement, found) or _denied(found, own, collation)):
        changes.append(Change(kind="dropped_denial", copy=found.passage, exemplar=fate.unit.passage))
    return changes


def _of_plain(fate: Fate, collation: Collation) -> list[Change]:
    """Changes that the words show where nobody marked statements in the exemplar."""
    marks, words = frames(collation.right.article.language), fate.unit.text.casefold()
    if fate.unit.marked:
        return []
    if fate.found is None:
        return [Change(kind="dropped_denial", exemplar=fate.unit.passage)] if marks.denying.search(words) else []
    changes = []
    if marks.attributed.search(words) and not _credited(fate.found, collation):
        changes.append(Change(kind="dropped_attribution", copy=fate.found.passage, exemplar=fate.unit.passage))
    if marks.hedged.search(words) and not _hedged(fate.found, collation):
        changes.append(Change(kind="dropped_hedge", copy=fate.found.passage, exemplar=fate.unit.passage))
    if _turned(fate.unit, fate.found, collation):
        changes.append(Change(kind="changed_negation", copy=fate.found.passage, exemplar=fate.unit.passage))
    return changes


def _credited(unit: Unit, collation: Collation) -> bool:
    """Whether somebody is said to say it: as marked, or by the words where nothing is marked."""
    if unit.marked:
        return unit.statement is not None and unit.statement.attribution is not None
    return bool(frames(collation.left.article.language).attributed.search(unit.text.casefold()))


def _same_negation(statement: Statement, found: Unit) -> bool:
    """Whether the copy carries over the negated words: they deny as much as before, whatever stood around them."""
    return statement.negated and found.statement is not None and found.statement.negated


def _denied(unit: Unit, own: Sequence[Unit], collation: Collation) -> bool:
    if unit.statement is not None and unit.statement.polarity == "denies":
        return True
    if not unit.marked:
        return bool(frames(collation.left.article.language).denying.search(unit.text.casefold()))
    return any(
        u.statement is not None and u.statement.polarity == "denies" and set(u.sentences) & set(unit.sentences)
        for u in own
    )


def _denied_nearby(unit: Unit, own: Sequence[Unit], collation: Collation) -> bool:
    """Whether the sentences that stand for the denial's sentence deny something: its content may be too short to find."""
    near = counterparts(collation, unit.sentences)
    denying = frames(collation.left.article.language).denying
    return any(
        (u.statement.polarity == "denies")
        if u.statement is not None
        else not u.marked and bool(denying.search(u.text.casefold()))
        for u in own
        if near & set(u.sentences)
    )


def _turned(unit: Unit, found: Unit, collation: Collation) -> bool:
    """Whether a negation was lost on the way, or, between like sentences of one language, came in.

    Languages negate differently ("lost access", "kamen nicht mehr an ihr Geld"), so a negation more in a translation proves nothing.
    """
    if (unit.statement is None) != (found.statement is None) and unit.marked and found.marked:
        return False
    before = _negated(unit, collation.right.article.language)
    after = _negated(found, collation.left.article.language)
    if found.statement is not None and found.statement.polarity == "denies":
        return False
    if before and not after:
        return len(found.text) >= COMPARABLE * len(unit.text)
    same_language = collation.left.article.language == collation.right.article.language
    words, others = folded_words(unit.text), folded_words(found.text)
    return same_language and after and not before and len(words & others) >= SAME_BUT_FOR_IT * len(words | others)


def _hedged(unit: Unit, collation: Collation) -> bool:
    if unit.statement is not None:
        return unit.statement.hedge is not None
    return bool(frames(collation.left.article.language).hedged.search(unit.text.casefold()))


def _negated(unit: Unit, language: str | None) -> bool:
    return bool(frames(language).negated.search(unit.text.casefold()))


def _added(own: Sequence[Unit], likeness: Likeness, collations: Sequence[Collation]) -> list[Change]:
    """Units of the copy that no exemplar has: statements, or sentences where none are marked."""
    matched = {i for c in collations for m in c.matches for i in m.left}
    return [
        Change(kind="added", copy=unit.passage)
        for n, unit in enumerate(own)
        if (unit.statement is not None or not unit.marked)
        and not likeness[:, n].any()
        and not set(unit.sentences) <= matched
    ]
