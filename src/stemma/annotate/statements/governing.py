"""What "laut X", "selon X", "according to X" frames: the whole clause around it, also where it stands in the middle."""

import re
from dataclasses import replace

from stemma.grammar.cues import governs
from stemma.grammar.names.somebody import is_nominal
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.grammar.subjects import phrase_right
from stemma.model import Saying, Sayings, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words between such a cue and its source
_BESIDE = 2
_BREAK = re.compile(r"[;:]\s|\s[–—]\s")


def around(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings of such frames with their whole clause for content: both halves where the frame parts it."""
    named = tuple(_sourced(prose, saying) for saying in sayings)
    return tuple(_around(prose, saying, named) for saying in named)


def _sourced(prose: Prose, saying: Saying) -> Saying:
    """A saying of such a frame with the phrase right behind it for source, whoever else a tagger took: "Zuvor hatte Kim laut seinem Büro abgesagt"."""
    sentence = prose.sentence_at(saying.cues[0].begin) if saying.cues else None
    opens = sentence is not None and any(
        prose.slice(saying.cues[0]).lower() == one.lower() for one in sentence.cues.before
    )
    if sentence is None or not opens or (saying.speaker is not None and saying.speaker.begin >= saying.cues[0].end):
        return saying
    found = phrase_right(sentence, saying.cues[0].end)
    return saying if found is None or not is_nominal(sentence, found) else replace(saying, speaker=found)


def _around(prose: Prose, saying: Saying, sayings: Sayings) -> Saying:
    if saying.speaker is None or not governs(prose.words(saying.cues), prose.language):
        return saying
    sentence = prose.sentence_at(saying.cues[0].begin)
    if sentence is None or not _is_alone(sentence, saying, sayings):
        return saying
    frame = Span(
        min(saying.speaker.begin, saying.cues[0].begin), max(saying.speaker.end, *(cue.end for cue in saying.cues))
    )
    if (
        len(_WORD.findall(sentence.slice(frame)))
        > len(_WORD.findall(prose.words((*saying.cues, saying.speaker)))) + _BESIDE
    ):
        return saying
    parts = [part for part in _halves(sentence, frame) if len(part)]
    return replace(saying, content=tuple(parts)) if parts else saying


def _is_alone(sentence: Sentence, saying: Saying, sayings: Sayings) -> bool:
    """Whether nobody else speaks in a sentence, and nothing in it is quoted that is not this saying's."""
    others = [one for one in sayings if one is not saying]
    taken = [span for one in others for span in (*one.content, *one.cues) if sentence.span.overlaps(span)]
    inside = saying.speaker is not None and all(
        sentence.span.covers(part) for part in (*saying.content, saying.speaker)
    )
    return (
        inside
        and not taken
        and not any(quote.outer.overlaps(part) for quote in sentence.quotes for part in saying.content)
    )


def _halves(sentence: Sentence, frame: Span) -> tuple[Span, Span]:
    """What stands before a frame in its sentence, and what behind it; only the side of a break that the frame is on."""
    before = max(
        (m.end() for m in _BREAK.finditer(sentence.text, sentence.span.begin, frame.begin)), default=sentence.span.begin
    )
    behind = next((m.start() for m in _BREAK.finditer(sentence.text, frame.end, sentence.span.end)), sentence.span.end)
    left = without_edges(sentence.text, Span(before, max(before, frame.begin)))
    right = without_edges(sentence.text, Span(min(frame.end, behind), behind))
    closes = sentence.text[: frame.begin].rstrip().endswith(",") and sentence.text[frame.end : frame.end + 1] != ","
    if closes and len(left):
        right = Span(frame.end, frame.end)
    first = next((w for w in sentence.words if left.begin <= w.begin < left.end), None)
    joins = first is not None and sentence.slice(first).lower() in sentence.phrases.joiners | sentence.phrases.turns
    if joins and first is not None:
        left = without_edges(sentence.text, Span(first.end, max(first.end, left.end)))
    return left, right
