"""How likely a statement's content and source are right: a logistic regression over named signs of what was read and of its ground."""

import math
import re
from collections.abc import Iterator

from stemma.annotate.statements.grounds import gap, is_quoted
from stemma.clusters.weights import likelihood, shipped
from stemma.grammar import dependencies as d
from stemma.grammar.cues import cue_kind
from stemma.grammar.names.descriptions import describe
from stemma.grammar.prose import Prose
from stemma.grammar.saying import speaker as speaker_by_tree
from stemma.model import Saying, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: the tagger's certainty is read between these, as log-odds
_LEAST, _MOST = 0.3, 0.995
#: words of content that are hardly a proposition
_SHORT = 4
#: words between a source and its verb from which on something stands between them
_BESIDE = 2


def confidence(prose: Prose, saying: Saying) -> float:
    """How likely content and source are right, 0 to 1, two decimals."""
    return likelihood(shipped("stemma.annotate.statements", "confidence.toml"), signs(prose, saying))


def signs(prose: Prose, saying: Saying) -> Iterator[tuple[str, float]]:
    """The signs that speak for or against a saying, by name."""
    score = min(_MOST, max(_LEAST, saying.score))
    yield "always", 1.0
    yield "tagger", math.log(score / (1 - score))
    yield f"kind_{saying.kind}", 1.0
    yield f"cue_{cue_kind(prose.words(saying.cues), prose.language) if saying.cues else 'none'}", 1.0
    yield f"ground_{saying.ground or 'none'}", 1.0
    yield f"source_{source_kind(prose, saying.speaker)}", 1.0
    yield "beside", float(bool(saying.cues) and saying.speaker is not None and gap(prose, saying) < _BESIDE)
    yield "quoted", float(is_quoted(prose, saying))
    yield "introduced", float(_is_introduced(prose, saying))
    yield "short", float(len(_WORD.findall(prose.words(saying.content))) < _SHORT)
    yield "parts", float(len(saying.content) > 1)
    yield from _parsed_signs(prose, saying)


def _parsed_signs(prose: Prose, saying: Saying) -> Iterator[tuple[str, float]]:
    """What the parse of the framing sentence bears out: who is the subject, what is held, whether the content is a whole clause."""
    sentence = prose.sentence_at(saying.cues[0].begin) if saying.cues else None
    parsed = sentence.parsed if sentence is not None else None
    verb = d.word_at(parsed, saying.cues[-1]) if parsed is not None else None
    if parsed is None or verb is None:
        return
    told = speaker_by_tree(parsed, saying.cues[0])
    if told is not None and saying.speaker is not None:
        yield ("subject_agrees" if told.overlaps(saying.speaker) else "subject_differs"), 1.0
    yield "cue_is_verb", float(parsed.tree.nodes[verb].part == "VERB")
    head = d.head_of(parsed, saying.content[0])
    if head is not None:
        held = parsed.tree.nodes[head].head == d.predicate(parsed, verb)
        yield f"held_{parsed.relation(head).partition(':')[0] if held else 'apart'}", 1.0


def source_kind(prose: Prose, speaker: Span | None) -> str:
    """What a source is called by: a name, an office, a pronoun, other words, or nobody is named."""
    if speaker is None:
        return "nobody"
    told = describe(prose.slice(speaker), prose.language.code)
    if told.form == "pronoun":
        return "pronoun"
    if told.name:
        return "name"
    return "office" if told.concept else "other"


def _is_introduced(prose: Prose, saying: Saying) -> bool:
    """Whether "that" stands right before the content."""
    sentence = prose.sentence_at(saying.content[0].begin)
    before = [word for word in sentence.words if word.end <= saying.content[0].begin][-1:] if sentence else []
    return any(prose.slice(word).lower() in prose.language.cues.introducers for word in before)
