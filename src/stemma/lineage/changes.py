"""What a copy did to its exemplar: what it no longer credits, hedges or denies, which figures and negations it changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.grammar.frames import frames
from stemma.lineage.collate import Collation
from stemma.lineage.witness import Witness, folded_words
from stemma.model import Change, DescentKind, Findings, Passage, Quantity, Span, Statement
from stemma.ports import Encoder
from stemma.text.shingles import word_hashes

#: words that the rest of a sentence needs to say something of its own
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A statement, or a stretch of plain text of one sentence."""

    passage: Passage
    #: what it says, without quotation marks, cue and speaker
    text: str
    #: None for plain text
    statement: Statement | None
    #: somebody marked the statements of this article, so that plain text is nobody's words
    marked: bool
    #: numbers of the sentences it stands in
    sentences: tuple[int, ...]


def units(witness: Witness, findings: Findings | None) -> tuple[Unit, ...]:
    """All units of a witness: its statements, then what else its sentences say. Without findings, whole sentences."""
    statements = findings.statements if findings is not None else ()
    found = [_of_statement(witness, statement) for statement in statements if statement.content]
    for number, sentence in enumerate(witness.sentences):
        found += _plain(witness, number, sentence, statements if findings is not None else None)
    return tuple(found)


def _of_statement(witness: Witness, statement: Statement) -> Unit:
    begin = min(p.begin for p in statement.content)
    end = max(p.end for p in statement.content)
    return Unit(
        passage=witness.article.passage(Span(begin, end)),
        text=" ".join(p.text for p in statement.content),
        statement=statement,
        marked=True,
        sentences=tuple(
            n for n, s in enumerate(witness.sentences) if any(s.overlaps(p.span) for p in statement.content)
        ),
    )


def _frame(statement: Statement) -> list[Span]:
    """All that belongs to a statement: content, speaker and cue."""
    spans = [p.span for p in statement.content]
    for hop in statement.attribution.chain if statement.attribution is not None else ():
        spans += [p.span for p in hop.cue]
        spans += [hop.mention.span] if hop.mention is not None else []
    return spans


def _plain(witness: Witness, number: int, sentence: Span, statements: Sequence[Statement] | None) -> list[Unit]:
    taken = sorted(s for st in statements or () for s in _frame(st) if s.overlaps(sentence))
    pieces, at = [], sentence.begin
    for span in [*taken, Span(sentence.end, sentence.end)]:
        if span.begin > at:
            pieces.append(Span(at, span.begin))
        at = max(at, span.end)
    text = " ".join(witness.words_of(piece) for piece in pieces)
    if len(word_hashes(text)) < FEWEST_WORDS:
        return []
    whole = Span(pieces[0].begin, pieces[-1].end)
    return [
        Unit(
            passage=witness.article.passage(whole),
            text=text,
            statement=None,
            marked=statements is not None,
            sentences=(number,),
        )
    ]


def counterparts(collation: Collation, sentences: Sequence[int]) -> frozenset[int]:
    """The copy's sentences that stand for some sentences of the exemplar; the copy is the collation's left."""
    return frozenset(i for m in collation.matches if set(m.right) & set(sentences) for i in m.left)


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
