"""What the parse shows to be said, where a tagger read nothing: a verb of saying with its subject and the clause that it holds.

"The judge said the case was closed, and the defendant said that was right": taggers read one of the two. Nothing is added that asks,
that is denied to have been said, or that any saying holds.
"""

from collections.abc import Iterator, Sequence

from stemma.annotate.statements.wholes import extent
from stemma.grammar import dependencies as d
from stemma.grammar.agents import is_passive, subject
from stemma.grammar.cues import cue_kind
from stemma.grammar.dependencies import Parsed
from stemma.grammar.names.somebody import is_somebody, may_speak
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.grammar.subjects import lacks_particle
from stemma.model import Saying, Sayings, Span, StatementKind

#: words of a clause that tells something
_LEAST = 3
#: how sure rules are of it, 0 to 1
_SCORE = 0.7


def unread(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings, with those that only the parse shows."""
    found = list(sayings)
    for sentence in prose.sentences:
        if sentence.parsed is not None:
            found += _in_sentence(sentence, sentence.parsed, found)
    return tuple(found)


def _in_sentence(sentence: Sentence, parsed: Parsed, read: Sequence[Saying]) -> Iterator[Saying]:
    taken = [span for one in read for span in (*one.content, *one.cues) if sentence.span.overlaps(span)]
    for at, word in enumerate(sentence.words):
        if any(word.overlaps(span) for span in taken) or not _says(sentence, parsed, at):
            continue
        cue, speaker = subject(sentence, at)
        clause = _clause(parsed, d.word_at(parsed, word))
        if clause is None or speaker is None or any(clause.overlaps(span) for span in (*taken, *cue, speaker)):
            continue
        if is_somebody(sentence, speaker) or may_speak(sentence, speaker):
            content = without_edges(sentence.text, clause)
            taken.append(content)
            yield Saying(content=(content,), kind=_kind(sentence, content), speaker=speaker, cues=cue, score=_SCORE)


def _says(sentence: Sentence, parsed: Parsed, at: int) -> bool:
    """Whether a word is a verb that says something: active, not negated, outside quotation marks, with its particle."""
    word = sentence.words[at]
    known = cue_kind(sentence.low(at), sentence.language) == "says" and not lacks_particle(sentence, at)
    verb = d.word_at(parsed, word) if known and not sentence.quoted(word) else None
    if verb is None or parsed.tree.nodes[verb].part != "VERB":
        return False
    return not d.negated(parsed, verb) and not is_passive(sentence, at)


def _clause(parsed: Parsed, verb: int | None) -> Span | None:
    """The clause that a verb holds, with a subject of its own, if it tells something and asks nothing."""
    for held in parsed.held(verb, ("ccomp",)) if verb is not None else ():
        words = [at for at in parsed.tree.below(held) if parsed.tree.nodes[at].part != "PUNCT"]
        if len(words) >= _LEAST and d.subjects(parsed, held) and not d.is_question(parsed, held):
            return extent(parsed, held)
    return None


def _kind(sentence: Sentence, content: Span) -> StatementKind:
    return "mixed" if any(quote.outer.overlaps(content) for quote in sentence.quotes) else "indirect"
