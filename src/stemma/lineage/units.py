"""The units that a copy keeps, changes or drops: statements, and sentences that nobody is said to say."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.lineage.collate import Collation
from stemma.lineage.witness import Witness
from stemma.model import Findings, Passage, Span, Statement
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
