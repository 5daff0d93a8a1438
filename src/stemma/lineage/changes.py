"""What a copy did to its exemplar: what it no longer credits, hedges or denies, which figures and negations it changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemma.grammar.frames import frames, in_reported_mood, may_attribute, may_deny, may_hedge
from stemma.lineage.collate import DIGITS, Collation, Match
from stemma.lineage.witness import Witness, folded_words, plain_figures
from stemma.model import Change, ChangeKind, DescentKind, Findings, Passage, Quantity, Span, Statement
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
    taken: dict[int, list[Span]] = defaultdict(list)
    for span in (span for statement in statements for span in _frame(statement)):
        for number in witness.cut.touching(span):
            taken[number].append(span)
    for number in range(len(witness.sentences)):
        found += _plain(witness, number, sorted(taken[number]), marked=findings is not None)
    return tuple(found)


def _of_statement(witness: Witness, statement: Statement) -> Unit:
    begin = min(p.begin for p in statement.content)
    end = max(p.end for p in statement.content)
    return Unit(
        passage=witness.article.passage(Span(begin, end)),
        text=" ".join(p.text for p in statement.content),
        statement=statement,
        marked=True,
        sentences=tuple(sorted({n for p in statement.content for n in witness.cut.touching(p.span)})),
    )


def _frame(statement: Statement) -> list[Span]:
    """All that belongs to a statement: content, speaker and cue."""
    spans = [p.span for p in statement.content]
    for hop in statement.attribution.chain if statement.attribution is not None else ():
        spans += [p.span for p in hop.cue]
        spans += [hop.mention.span] if hop.mention is not None else []
    return spans


def _plain(witness: Witness, number: int, taken: Sequence[Span], *, marked: bool) -> list[Unit]:
    """What a sentence says beside all that is `taken` of it, sorted: one unit, or none where too little is left."""
    sentence = witness.sentences[number]
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
            marked=marked,
            sentences=(number,),
        )
    ]


def counterparts(collation: Collation, sentences: Sequence[int]) -> frozenset[int]:
    """The copy's sentences that stand for some sentences of the exemplar; the copy is the collation's left."""
    return frozenset(i for n in sentences for m in collation.of_right.get(n, ()) for i in m.left)


def changed_figures(
    collation: Collation, mine: Findings | None, theirs: Findings | None, elsewhere: Sequence[Quantity] = ()
) -> list[Change]:
    """Pairs of figures that count the same thing in matched places and differ; what stands `elsewhere` came from there."""
    if mine is None or theirs is None:
        return []
    known = {(e.value, e.upper, e.unit) for e in elsewhere}
    own = [q for q in mine.quantities if (q.value, q.upper, q.unit) not in known]
    other = list(theirs.quantities)
    here, there = _by_sentence(own, collation.left), _by_sentence(other, collation.right)
    changes: list[Change] = []
    for match in collation.matches:
        left = [q for q in _in(here, match.left) if q in own]
        right = [q for q in _in(there, match.right) if q in other]
        if match.kind == "verbatim":
            own = [q for q in own if q not in left] if left else own
            other = [q for q in other if q not in right] if right else other
        else:
            changes += [c for c in _paired(left, right, own, other, strict=False) if _differs(c, match, collation)]
    return changes + _paired(list(own), list(other), own, other, strict=True)


def _differs(change: Change, match: Match, collation: Collation) -> bool:
    """Whether neither figure stands on the other side of the match as well, where it may have been read as something else."""
    if change.copy is None or change.exemplar is None:
        return False
    mine, theirs = plain_figures(change.copy.text), plain_figures(change.exemplar.text)
    there, here = collation.right.figures_of(match.right), collation.left.figures_of(match.left)
    return mine == theirs or not (mine & there or theirs & here)


#: figures by the number of the sentence they stand in, each with its place among all figures
_Placed = Mapping[int, Sequence[tuple[int, Quantity]]]


def _by_sentence(quantities: Sequence[Quantity], witness: Witness) -> _Placed:
    found: dict[int, list[tuple[int, Quantity]]] = defaultdict(list)
    for place, quantity in enumerate(quantities):
        number = witness.cut.number(quantity.passage.span)
        if number is not None:
            found[number].append((place, quantity))
    return found


def _in(placed: _Placed, sentences: Sequence[int]) -> list[Quantity]:
    """The figures of some sentences, in the order of all figures."""
    return [q for _, q in sorted((one for n in set(sentences) for one in placed.get(n, ())), key=lambda one: one[0])]


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
    #: the copy's sentences that stand for the unit's, as one text: what no word of theirs carries is lost
    place: str


def changes_of(
    collation: Collation,
    findings: Mapping[str, Findings],
    encoder: Encoder,
    *,
    kind: DescentKind,
    others: Sequence[Collation] = (),
) -> tuple[Change, ...]:
    """Changes between the collation's left, the copy, and its right, the exemplar; sorted by kind and place.

    Between sentences of the same words nothing changes, whatever was found in either. In others an attribution, a hedge or a denial
    is lost only where no word of the sentences that stand for them may carry it.

    Args:
        collation: the copy on the left.
        findings: by article id; an article without any is judged by its words.
        encoder: compares what units say.
        kind: of the descent; only kinds that add have additions.
        others: the copy beside its other exemplars: what they explain is neither added nor changed.
    """
    copy, exemplar = collation.left, collation.right
    mine, theirs = findings.get(copy.id), findings.get(exemplar.id)
    kept, known = _verbatim(collation)
    own = [unit for unit in units(copy, mine) if not kept.issuperset(unit.sentences)]
    other = [unit for unit in units(exemplar, theirs) if not known.issuperset(unit.sentences)]
    likeness = _likeness(own, other, collation, encoder)
    fates = [
        Fate(unit=unit, found=_find(n, own, likeness), place=_place(unit, collation)) for n, unit in enumerate(other)
    ]
    changes = [change for fate in fates for change in _of_fate(fate, collation)]
    elsewhere = [q for c in others if c.right.id in findings for q in findings[c.right.id].quantities]
    changes += changed_figures(collation, mine, theirs, elsewhere)
    if kind in ("revision", "extended", "merged"):
        changes += _added(own, likeness, [collation, *others])
    return tuple(sorted(set(changes), key=_order))


def _verbatim(collation: Collation) -> tuple[set[int], set[int]]:
    """Sentences of either side that the other has word for word."""
    same = [match for match in collation.matches if match.kind == "verbatim"]
    return {i for m in same for i in m.left}, {j for m in same for j in m.right}


def _place(unit: Unit, collation: Collation) -> str:
    near = sorted(counterparts(collation, unit.sentences))
    return " ".join(collation.left.words_of(collation.left.sentences[n]) for n in near)


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
    holding = _by_word(mine)
    lengths = np.array([len(words) for words in mine])
    standing: dict[int, list[int]] = defaultdict(list)
    for column, candidate in enumerate(own):
        for number in candidate.sentences:
            standing[number].append(column)
    for row, unit in enumerate(other):
        common = np.zeros(len(own))
        for word in theirs[row]:
            common[holding.get(word, [])] += 1
        common /= np.maximum(1, np.minimum(len(theirs[row]), lengths))
        cosines = vectors[row].astype(np.float64)
        values = np.round(np.maximum(cosines, common) if same_language else cosines + ANCHORS * common, DIGITS)
        least = np.full(len(own), SAYS_IT_ELSEWHERE)
        least[[n for number in counterparts(collation, unit.sentences) for n in standing.get(number, ())]] = SAYS_IT
        table[row] = np.where(values >= least, values, 0.0)
    return table


def _by_word(given: Sequence[AbstractSet[str]]) -> dict[str, list[int]]:
    """The numbers of the sets that hold each word."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(given):
        for word in words:
            found[word].append(number)
    return found


def _find(row: int, own: Sequence[Unit], likeness: Likeness) -> Unit | None:
    """The copy's unit that says it best; a statement before plain text."""
    ranked = [
        (float(likeness[row, n]) + (LIKER if own[n].statement is not None else 0.0), -n)
        for n in np.flatnonzero(likeness[row] > 0).tolist()
    ]
    return own[-max(ranked)[1]] if ranked else None


def _of_fate(fate: Fate, collation: Collation) -> list[Change]:
    language, copys = collation.right.article.language, collation.left.article.language
    unit, found = fate.unit, fate.found
    denies = unit.statement.polarity == "denies" if unit.statement is not None else _denies(unit, language)
    if unit.statement is None and unit.marked:
        return []
    if found is None:
        gone = denies and not may_deny(fate.place, copys)
        return [Change(kind="dropped_denial", exemplar=unit.passage)] if gone else []
    target = fate.place or _around(found, collation.left)
    lost: list[ChangeKind] = []
    if _is_credited(unit, collation.right) and not (_is_marked_credited(found) or may_attribute(target, copys)):
        lost.append("dropped_attribution")
    if _is_hedged(unit, language) and not (_is_marked_hedged(found) or may_hedge(target, copys)):
        lost.append("dropped_hedge")
    if _turned(unit, found, target, collation):
        lost.append("changed_negation")
    elif denies and not may_deny(target, copys):
        lost.append("dropped_denial")
    return [Change(kind=kind, copy=found.passage, exemplar=unit.passage) for kind in lost]


def _around(unit: Unit, witness: Witness) -> str:
    """The sentences that a unit stands in."""
    return " ".join(witness.words_of(witness.sentences[n]) for n in unit.sentences)


def _denies(unit: Unit, language: str | None) -> bool:
    return bool(frames(language).denying.search(unit.text.casefold()))


def _is_credited(unit: Unit, witness: Witness) -> bool:
    """Whether the sentence itself says whose words it gives: by speaker or cue, or by reported mood.

    What the sentences around it say may hold for its counterpart as well.
    """
    language = witness.article.language
    if unit.statement is None:
        return bool(frames(language).attributed.search(unit.text.casefold()))
    if unit.statement.attribution is None:
        return False
    place = [witness.sentences[n] for n in unit.sentences]
    hops = unit.statement.attribution.chain
    told = [part.span for hop in hops for part in (*hop.cue, *([hop.mention] if hop.mention is not None else []))]
    if any(sentence.overlaps(span) for sentence in place for span in told) or in_reported_mood(unit.text, language):
        return True
    return bool(frames(language).attributed.search(_around(unit, witness).casefold()))


def _is_marked_credited(unit: Unit) -> bool:
    return unit.statement is not None and unit.statement.attribution is not None


def _is_hedged(unit: Unit, language: str | None) -> bool:
    """Whether the exemplar says in words that it is not sure."""
    if unit.statement is None:
        return bool(frames(language).hedged.search(unit.text.casefold()))
    cues = [
        part.text
        for hop in (unit.statement.attribution.chain if unit.statement.attribution else ())
        for part in hop.cue
    ]
    marked = unit.statement.hedge in ("alleged", "expected", "unconfirmed")
    return marked and may_hedge(" ".join([unit.text, *cues]), language)


def _is_marked_hedged(unit: Unit) -> bool:
    return unit.statement is not None and unit.statement.hedge is not None


def _turned(unit: Unit, found: Unit, target: str, collation: Collation) -> bool:
    """Whether a negation was lost on the way, or, between like sentences of one language, came in.

    Languages negate differently ("lost access", "kamen nicht mehr an ihr Geld"): a negation more in a translation proves nothing, and
    one less only where no word of the sentence can negate.
    """
    language, copys = collation.right.article.language, collation.left.article.language
    if (unit.statement is None) != (found.statement is None) and unit.marked and found.marked:
        return False
    before = bool(frames(language).negated.search(unit.text.casefold()))
    after = bool(frames(copys).negated.search(found.text.casefold()))
    if before == after or (found.statement is not None and found.statement.polarity == "denies"):
        return False
    if before and len(found.text) >= COMPARABLE * len(unit.text):
        return not may_deny(target, copys)
    words, others = folded_words(unit.text), folded_words(found.text)
    return language == copys and len(words & others) >= SAME_BUT_FOR_IT * len(words | others)


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
