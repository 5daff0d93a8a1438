"""Sayings by rules alone: quotation marks, verbs of saying, "laut", "selon", "according to".

A cue word anchors a saying, its content is the quoted or framed rest of the sentence. Used where no model is installed.
"""

import re
from collections.abc import Iterator

from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.grammar.subjects import Cue, cues_in, governing, speaker_of
from stemma.model import Saying, Span, StatementKind, Tagging

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: a quotation of fewer words is a word used with distance, a title or a name
_QUOTE_WORDS = 3
#: content of fewer words is no proposition
_CONTENT_WORDS = 3


def tagged(prose: Prose, tagging: Tagging | None) -> Tagging:
    """The model's tagging; without a model what rules can read (its `origin` is then "rules")."""
    return read(prose) if tagging is None else tagging


def read(prose: Prose) -> Tagging:
    """What rules can tell of who says what; names are left to the model."""
    found: list[Saying] = []
    last: Saying | None = None
    for sentence in prose.sentences:
        sayings = list(_sayings(sentence, last))
        found.extend(sayings)
        last = sayings[-1] if sayings else None
    return Tagging(sayings=tuple(found), origin="rules")


def governed(sentence: Sentence) -> Saying | None:
    """What "according to X" frames in a sentence."""
    cue = next(governing(sentence), None)
    speaker = speaker_of(sentence, cue) if cue else None
    if cue is None or speaker is None:
        return None
    first = _WORD.match(sentence.text, speaker.begin)
    if first is None or (first.group()[0].islower() and first.group().lower() not in sentence.phrases.determiners):
        return None
    content = _content(sentence, cue, speaker)
    if sentence.text[cue.spans[0].begin].isupper():  # it opens its sentence, whatever stands before it
        content = (
            _introduced(sentence, Span(speaker.end, max(speaker.end, without_edges(sentence.text, sentence.span).end))),
        )
    content = tuple(span for span in content if len(_WORD.findall(sentence.slice(span))) >= _CONTENT_WORDS)
    if not content:
        return None
    return Saying(content=content, kind=_kind(sentence, content), speaker=speaker, cues=cue.spans, score=0.6)


def _sayings(sentence: Sentence, last: Saying | None) -> Iterator[Saying]:
    cue = next(cues_in(sentence), None)
    if cue is not None:
        speaker = speaker_of(sentence, cue)
        content = _content(sentence, cue, speaker)
        if speaker is not None and content:
            yield Saying(
                content=content,
                kind=_kind(sentence, content),
                polarity="denies" if cue.denies else "asserts",
                speaker=speaker,
                cues=cue.spans,
                score=0.6,
            )
            return
    yield from _unframed(sentence, last)


def _unframed(sentence: Sentence, last: Saying | None) -> Iterator[Saying]:
    """A quotation that stands alone, and reported mood after a saying: the last speaker goes on."""
    speaker = last.speaker if last else None
    for quote in sentence.quotes:
        if sentence.span.covers(quote.outer) and len(_WORD.findall(sentence.slice(quote.inner))) >= _QUOTE_WORDS + 2:
            yield Saying(content=(quote.inner,), kind="direct", speaker=speaker, score=0.4)
            return
    lowered = {sentence.word(i).lower() for i in range(len(sentence.words)) if not sentence.quoted(sentence.words[i])}
    if last is not None and speaker is not None and lowered & sentence.phrases.reported:
        yield Saying(
            content=(without_edges(sentence.text, sentence.span),), kind="free_indirect", speaker=speaker, score=0.4
        )


def _content(sentence: Sentence, cue: Cue, speaker: Span | None) -> tuple[Span, ...]:
    """What is left of the sentence without cue and speaker: the longer side, or both around a parenthesis."""
    taken = [*cue.spans, *((speaker,) if speaker else ())]
    whole = without_edges(sentence.text, sentence.span)
    left = without_edges(sentence.text, Span(whole.begin, max(whole.begin, min(s.begin for s in taken))))
    right = _introduced(sentence, Span(min(whole.end, max(s.end for s in taken)), whole.end))
    quote = _quote_at(sentence)
    if quote is not None:
        return (quote,)
    parts = [p for p in (left, right) if len(_WORD.findall(sentence.slice(p))) >= _CONTENT_WORDS]
    if len(parts) > 1:
        keeps_left = cue.side == "right" and sentence.text[: min(s.begin for s in taken)].rstrip().endswith(",")
        parts = [left] if keeps_left else [max(parts, key=len)]
    return tuple(parts)


def _quote_at(sentence: Sentence) -> Span | None:
    """Quoted words that make up most of what is said: they stand at an edge of the sentence or after a colon."""
    for quote in sentence.quotes:
        begin, end = max(quote.inner.begin, sentence.span.begin), min(quote.inner.end, sentence.span.end)
        before = sentence.text[sentence.span.begin : quote.outer.begin].rstrip()
        edge = not before or before[-1] in ":,"
        if begin < end and edge and len(_WORD.findall(sentence.text[begin:end])) >= _QUOTE_WORDS:
            return Span(quote.inner.begin, quote.inner.end)
    return None


def _introduced(sentence: Sentence, span: Span) -> Span:
    """The span without what opens it: commas, "dass", "that"."""
    bare = without_edges(sentence.text, span)
    first = next((w for w in sentence.words if w.begin >= bare.begin and w.end <= bare.end), None)
    if first is not None and first.begin == bare.begin and sentence.slice(first).lower() in sentence.cues.introducers:
        return without_edges(sentence.text, Span(first.end, bare.end))
    return bare


def _kind(sentence: Sentence, content: tuple[Span, ...]) -> StatementKind:
    if any(quote.inner == content[0] for quote in sentence.quotes):
        return "direct"
    quoted = any(quote.outer.overlaps(part) for quote in sentence.quotes for part in content)
    return "mixed" if quoted else "indirect"
