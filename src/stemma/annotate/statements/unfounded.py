"""Readings that the parse refutes: words taken for a frame that frame nothing.

A noun is no verb ("his Fifth Amendment claims"); a participle or a relative clause inside the content tells of a word in it ("named by
the king and confirmed by the chamber", "…, of which the club warned, are …"); a question put to somebody is none of his words
("asked whether …, he said"); "did not deny" says nothing.
"""

from stemma.grammar import dependencies as d
from stemma.grammar.cues import cue_kind, governs, verbs_of_saying
from stemma.grammar.dependencies import Parsed
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence
from stemma.model import Saying, Sayings, Span

#: relations of what tells of a noun
_OF_NOUN = frozenset({"acl", "acl:relcl", "amod"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def founded(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings without those whose frame the parse refutes."""
    return tuple(saying for saying in sayings if not _is_refuted(prose, saying))


def _is_refuted(prose: Prose, saying: Saying) -> bool:
    if not saying.cues or saying.kind == "direct" or governs(prose.words(saying.cues), prose.language):
        return False
    sentence = prose.sentence_at(saying.cues[0].begin)
    parsed = sentence.parsed if sentence is not None else None
    verb = _frame(parsed, saying) if parsed is not None else None
    if sentence is None or parsed is None or verb is None:
        return False
    if not any(sentence.span.overlaps(part) for part in saying.content):
        return False
    if _is_asked(sentence, parsed, verb) or _is_aside(parsed, saying) or _is_undenied(parsed, verb):
        return True
    if _holds(parsed, verb, saying):
        return False
    noun = parsed.tree.nodes[verb].part in _NOUNS and parsed.low(verb) in verbs_of_saying(prose.language)
    by = any(sentence.slice(cue).lower().split()[-1] in sentence.cues.agents for cue in saying.cues)
    return noun or by or _is_within(parsed, verb, saying)


def _frame(parsed: Parsed, saying: Saying) -> int | None:
    """The word of the cue that frames: a verb of saying if there is one, else the first verb, else the first word."""
    inside = [at for at, node in enumerate(parsed.tree.nodes) if any(cue.overlaps(node.span) for cue in saying.cues)]
    says = [at for at in inside if cue_kind(parsed.low(at), parsed.language) in {"says", "voices"}]
    verbs = [at for at in inside if parsed.tree.nodes[at].part == "VERB"]
    return next(iter((*says, *verbs, *inside)), None)


def _holds(parsed: Parsed, verb: int, saying: Saying) -> bool:
    """Whether some of the content hangs from the cue."""
    below = set(parsed.tree.below(d.predicate(parsed, verb)))
    return any(_covers(saying, parsed.tree.nodes[at].span) for at in below)


def _is_within(parsed: Parsed, verb: int, saying: Saying) -> bool:
    """Whether the frame tells of a noun in the content."""
    at = d.predicate(parsed, verb)
    while parsed.relation(at) == "conj":
        at = next(iter(parsed.tree.above(at)))
    head = parsed.tree.nodes[at].head
    return parsed.relation(at) in _OF_NOUN and head is not None and _covers(saying, parsed.tree.nodes[head].span)


def _is_asked(sentence: Sentence, parsed: Parsed, verb: int) -> bool:
    """Whether a bare participle opens the sentence: "Asked whether …, he said", "Gefragt, ob …"."""
    first = d.word_at(parsed, sentence.words[0]) if sentence.words else None
    return verb == first and parsed.low(verb) in sentence.cues.participles and not parsed.held(verb, ("nsubj", "aux"))


def _is_aside(parsed: Parsed, saying: Saying) -> bool:
    """Whether the content is how or what for it was said: "spoke, without naming …", "um … zu"."""
    head, first = d.head_of(parsed, saying.content[0]), d.word_at(parsed, saying.content[0])
    opens = first is not None and parsed.low(first) in parsed.language.syntax.asides
    if not opens or first is None or head is None:
        return False
    return parsed.tree.nodes[first].head == head or parsed.relation(head) == "advcl"


def _is_undenied(parsed: Parsed, verb: int) -> bool:
    """Whether a denial is negated: "did not deny"."""
    negations = parsed.language.hedges.negations
    denies = parsed.low(verb) in parsed.language.cues.denial
    return denies and any(parsed.low(one) in negations for one in parsed.held(verb, ("advmod",)))


def _covers(saying: Saying, span: Span) -> bool:
    return any(part.covers(span) for part in saying.content)
