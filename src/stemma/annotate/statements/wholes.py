"""Contents as whole clauses: what a tagger cuts short or lets run on, set to the complement of the verb that frames it.

"Reh said | the dam holds | , which …, because …" is all that hangs from "holds", as the parse has it; "and was sure" behind it belongs
to "said". Nothing is taken in that another saying holds.
"""

from collections.abc import Sequence
from dataclasses import replace

from stemma.grammar import dependencies as d
from stemma.grammar.cues import verbs_of_saying
from stemma.grammar.dependencies import Parsed
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.model import Relation, Saying, Sayings, Span

#: how a verb holds what is said by it; a noun phrase is only "reported"
_CLAUSES = frozenset[Relation]({"ccomp", "xcomp", "csubj", "csubj:pass"})
#: open a complement and stand outside of it
_OPENING = frozenset[Relation]({"mark", "cc", "punct"})


def whole(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with contents that are whole clauses, where the parse shows whose complement they are."""
    return tuple(_whole(prose, saying, sayings) for saying in sayings)


def _whole(prose: Prose, saying: Saying, sayings: Sequence[Saying]) -> Saying:
    sentence = prose.sentence_at(saying.content[0].begin)
    if sentence is None or sentence.parsed is None or saying.kind == "direct" or len(saying.content) != 1:
        return saying
    clause = _complement(sentence, saying)
    if clause is None:
        return saying
    content = _fitted(sentence, saying, clause, [one for one in sayings if one is not saying])
    return saying if content == saying.content[0] else replace(saying, content=(content,))


def _complement(sentence: Sentence, saying: Saying) -> Span | None:
    """The complement of the cue's verb that shares most with the content."""
    parsed = sentence.parsed
    verb = next((at for cue in saying.cues if parsed and (at := _verb(parsed, cue)) is not None), None)
    if parsed is None or verb is None:
        return None
    spans = [extent(parsed, at) for at in parsed.held(d.predicate(parsed, verb), _CLAUSES)]
    own = [*saying.cues, *([saying.speaker] if saying.speaker else [])]
    near = [one for one in spans if one.overlaps(saying.content[0]) and not any(one.overlaps(span) for span in own)]
    return max(near, key=lambda one: _shared(one, saying.content[0]), default=None)


def _verb(parsed: Parsed, cue: Span) -> int | None:
    nodes = parsed.tree.nodes
    return next((at for at, node in enumerate(nodes) if cue.overlaps(node.span) and node.part == "VERB"), None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.begin, other.begin)


def extent(parsed: Parsed, head: int) -> Span:
    """From the first to the last word of a clause, without what opens it."""
    words = list(parsed.tree.below(head))
    while len(words) > 1 and parsed.relation(words[0]) in _OPENING and words[0] != head:
        words.pop(0)
    while len(words) > 1 and parsed.relation(words[-1]) == "punct":
        words.pop()
    return Span(parsed.tree.nodes[words[0]].span.begin, parsed.tree.nodes[words[-1]].span.end)


def _fitted(sentence: Sentence, saying: Saying, clause: Span, others: Sequence[Saying]) -> Span:
    """The content widened to its clause, and cut where the verb beside it goes on."""
    content = saying.content[0]
    free = _is_free(sentence, clause.begin, content.begin, others) and not _is_framed(sentence, clause.begin, content)
    begin = clause.begin if free else content.begin
    end = clause.end if _is_free(sentence, content.end, clause.end, others) else content.end
    if end > clause.end and _is_second(sentence, saying, clause.end):
        end = clause.end
    return without_edges(sentence.text, Span(min(begin, content.begin), end))


def _is_free(sentence: Sentence, begin: int, end: int, others: Sequence[Saying]) -> bool:
    """Whether there is something to take in, and nobody else's words or frame stands there."""
    if begin >= end:
        return False
    lost = Span(begin, end)
    taken = [span for one in others for span in (*one.content, *one.cues, *([one.speaker] if one.speaker else []))]
    return not any(lost.overlaps(span) for span in taken) and sentence.span.covers(lost)


def _is_framed(sentence: Sentence, begin: int, content: Span) -> bool:
    """Whether a verb of saying between a clause's begin and a content has it for complement, and so frames it."""
    parsed = sentence.parsed
    if parsed is None or begin >= content.begin:
        return False
    known = verbs_of_saying(sentence.language)
    nodes = enumerate(parsed.tree.nodes)
    before = [at for at, one in nodes if begin <= one.span.begin < content.begin and parsed.low(at) in known]
    held = [one for at in before for one in parsed.held(at, _CLAUSES)]
    return any(extent(parsed, one).begin == content.begin for one in held)


def _is_second(sentence: Sentence, saying: Saying, end: int) -> bool:
    """Whether what stands behind a clause is a second predicate of the verb that frames it: "and was sure"."""
    parsed = sentence.parsed
    verb = next((at for cue in saying.cues if parsed and (at := _verb(parsed, cue)) is not None), None)
    if parsed is None or verb is None:
        return False
    joined = parsed.held(d.predicate(parsed, verb), ("conj",))
    return any(end <= parsed.tree.nodes[at].span.begin < saying.content[0].end for at in joined)
