"""The exact edges of reported words: quotation marks, introducing words and the framing sentence's stop stay outside."""

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.grammar.cues import is_known
from stemma.grammar.prose import Prose
from stemma.lang import Language
from stemma.model import Saying, Sayings, Span, StatementKind
from stemma.text.quotation import MARKS, Quotation

_EDGE = " ,;:–—-\t\n\xa0\u202f"
_WORD = re.compile(r"\w+['’]?")
#: share of a quotation that content must cover to be taken for it
_SAME = 0.6

_TWO = 2


def edged(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with the edges of their contents set to what the text shows; what is left empty is none."""
    found = (_edged(prose, _without_dateline(prose, saying)) for saying in sayings)
    return tuple(saying for saying in found if saying.content)


def _without_dateline(prose: Prose, saying: Saying) -> Saying:
    """A saying without the place that opens a report: neither said nor somebody who says."""
    content = tuple(Span(_report_begin(prose, part.begin, part.end), part.end) for part in saying.content)
    speaker = saying.speaker
    lost = speaker is not None and _report_begin(prose, speaker.begin, speaker.end) == speaker.end
    return replace(saying, content=content, speaker=None if lost else speaker)


def _report_begin(prose: Prose, begin: int, end: int) -> int:
    """Where a span begins behind the dateline that it begins in, at most at its end."""
    if prose.sentence_at(begin) is not None:
        return begin
    following = next((one.span.begin for one in prose.sentences if one.span.begin > begin), begin)
    return min(following, end)


def _edged(prose: Prose, saying: Saying) -> Saying:
    found = [exact(prose.text, span, saying.kind, prose.quotes, prose.language) for span in saying.content]
    spans = tuple(sorted({span for span, _ in found if len(span)}))
    kinds = [kind for _, kind in found]
    return replace(saying, content=spans, kind="mixed" if "mixed" in kinds else kinds[0])


def framed(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with one cue each."""
    return tuple(_framed(prose, saying) for saying in sayings)


def _framed(prose: Prose, saying: Saying) -> Saying:
    """Only the cue nearest to the speaker, or else to the content, and the particles that belong to it; verbs of saying first."""
    particles = {particle for _, particle in prose.language.cues.separable} | {"wie"}
    main = [cue for cue in saying.cues if prose.slice(cue).lower() not in particles]
    known = [cue for cue in main if is_known(prose.slice(cue), prose.language)]
    if len(main) < _TWO:
        return saying
    anchor = saying.speaker or saying.content[0]
    nearest = min(known or main, key=lambda cue: (max(cue.begin - anchor.end, anchor.begin - cue.end), cue))
    return replace(saying, cues=tuple(cue for cue in saying.cues if cue == nearest or cue not in main))


def exact(
    text: str, span: Span, kind: StatementKind, quotes: Sequence[Quotation], language: Language
) -> tuple[Span, StatementKind]:
    """The span set to the edges that the text shows, and the kind that the quotation marks show.

    Content that covers most of one quotation and nothing beyond its marks is that quotation, word for word.
    """
    near = [quote for quote in quotes if quote.outer.overlaps(span)]
    for quote in near:
        if _is_quotation(text, span, quote):
            return quote.inner, "direct" if kind not in {"mixed", "reported"} else kind
    trimmed = _trim(text, span, direct=kind == "direct")
    trimmed = _introduced(text, trimmed, language)
    trimmed = _balanced(text, trimmed, near)
    inside = any(quote.outer.overlaps(trimmed) and not quote.inner.covers(trimmed) for quote in near)
    if inside and kind in {"indirect", "direct"}:
        return trimmed, "mixed"
    if not near and kind in {"mixed", "direct"} and not quotes:
        return trimmed, "indirect" if kind == "mixed" else kind
    return trimmed, kind


def _is_quotation(text: str, span: Span, quote: Quotation) -> bool:
    begin, end = max(span.begin, quote.inner.begin), min(span.end, quote.inner.end)
    if begin >= end or (end - begin) < _SAME * max(len(quote.inner), 1):
        return False
    outside = text[min(span.begin, quote.outer.begin) : quote.outer.begin] + text[quote.outer.end : span.end]
    return not any(character.isalnum() for character in outside)


def _trim(text: str, span: Span, *, direct: bool) -> Span:
    begin, end = span.begin, span.end
    while begin < end and text[begin] in _EDGE:
        begin += 1
    stops = _EDGE if direct else _EDGE + "."
    while end > begin and text[end - 1] in stops and text[max(begin, end - 3) : end] != "...":
        end -= 1
    return Span(begin, end)


def _introduced(text: str, span: Span, language: Language) -> Span:
    word = _WORD.match(text, span.begin, span.end)
    if (
        word
        and word.end() < span.end
        and word.group().lower().replace("’", "'") in language.cues.introducers - {"ob", "how", "whether"}
    ):
        return _trim(text, Span(word.end(), span.end), direct=True)
    return span


def _balanced(text: str, span: Span, quotes: Sequence[Quotation]) -> Span:
    """Take in or leave out a mark at the edge whose partner stands on the other side."""
    begin, end = span.begin, span.end
    for quote in quotes:
        if quote.outer.begin == begin and end < quote.outer.end:
            begin = quote.inner.begin
        if quote.closed and quote.inner.end == end and begin < quote.outer.begin:
            end = quote.outer.end
        if quote.closed and quote.outer.end == end and begin > quote.outer.begin:
            end = quote.inner.end
    while begin < end and text[begin] in MARKS and not any(q.outer.begin == begin for q in quotes):
        begin += 1
    return Span(begin, max(begin, end))
