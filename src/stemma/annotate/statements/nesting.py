"""Sayings inside what somebody is said to have said: 'X “stressed that …”, the Y said' credits X through Y.

The quotation or the indirect speech opens with a subject and a verb of its own: "the envoy stressed that …, the embassy said".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from stemma.annotate.statements.rules import read
from stemma.grammar.names.descriptions import describe
from stemma.grammar.prose import Prose
from stemma.model import Saying, Sayings, Span
from stemma.text.quotation import Quotation

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: words of a subject before the quotation: title, name and office
_LONGEST_SUBJECT = 8
#: words of the verb and its introducer at the head of the quotation: "a souligné que"
_HEAD = 4


def nested(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings, with two for each quotation that opens with a verb of its own: who frames it, and who is quoted in it."""
    inner = {quote: saying for quote in prose.quotes if (saying := _inner(prose, quote)) is not None}
    told = [one for saying in sayings if (one := _retold(prose, saying, sayings)) is not None]
    if not inner:
        return (*sayings, *told)
    ruled = read(prose).sayings
    kept = list(sayings)
    for quote, saying in inner.items():
        outer = next((o for o in (*kept, *ruled) if _frames(o, saying)), None)
        if outer is None:
            continue
        whole = Span(saying.speaker.begin, quote.outer.end) if saying.speaker else quote.outer
        kept = [one for one in kept if not any(content.overlaps(quote.inner) for content in one.content)]
        kept += [replace(outer, content=(whole,), kind="mixed"), saying]
    return (*kept, *(one for one in told if not any(o.content == one.content for o in kept)))


def _retold(prose: Prose, saying: Saying, sayings: Sequence[Saying]) -> Saying | None:
    """What indirect content that opens with "the envoy stressed that" says the envoy said."""
    first = saying.content[0]
    if saying.speaker is None or saying.kind not in {"indirect", "mixed"}:
        return None
    table, small = prose.language.cues, prose.language.phrases.auxiliaries
    words = [Span(*m.span()) for m in _WORD.finditer(prose.text, first.begin, first.end)][: _LONGEST_SUBJECT + _HEAD]
    low = [prose.slice(word).lower() for word in words]
    verb = next(
        (at for at in range(1, len(low) - 1) if low[at] in table.said and low[at + 1] in table.introducers), None
    )
    if verb is None:
        return None
    begin = verb
    while begin > 1 and low[begin - 1] in small:
        begin -= 1
    subject = Span(first.begin, words[begin - 1].end)
    content = _trimmed(prose.text, Span(words[verb + 1].end, first.end))
    apart = re.search(r"[,;:!?„“”«»\"]", prose.slice(subject))
    taken = any(c.overlaps(words[verb]) for one in sayings for c in one.cues)
    speaks = describe(prose.slice(subject), prose.language.code)
    named = speaks.name or speaks.concept or speaks.form == "pronoun"
    if apart or taken or not named or begin > _LONGEST_SUBJECT or not len(content):
        return None
    cue = Span(words[begin].begin, words[verb].end)
    return Saying(content=(content,), kind="indirect", speaker=subject, cues=(cue,), score=saying.score)


def _frames(outer: Saying, inner: Saying) -> bool:
    """Whether a saying holds the inner one and has a speaker of its own behind it."""
    behind = outer.speaker is not None and outer.speaker.begin >= inner.content[0].end
    return behind and any(content.overlaps(inner.content[0]) for content in outer.content)


def _inner(prose: Prose, quote: Quotation) -> Saying | None:
    """The saying that the quotation's own verb makes with the subject before it."""
    table = prose.language.cues
    head = [Span(*m.span()) for m in _WORD.finditer(prose.text, quote.inner.begin, quote.inner.end)][:_HEAD]
    low = [prose.slice(word).lower() for word in head]
    skipped = len(list(takewhile(prose.language.phrases.auxiliaries.__contains__, low)))
    rest = low[skipped:]
    if len(rest) < len(("verb", "introducer")) or rest[0] not in table.said or rest[1] not in table.introducers:
        return None
    subject = _subject(prose, quote)
    content = Span(head[skipped + 1].end, quote.inner.end)
    if subject is None or not prose.slice(content).strip():
        return None
    return Saying(
        content=(_trimmed(prose.text, content),),
        kind="indirect",
        speaker=subject,
        cues=(Span(head[0].begin, head[skipped].end),),
    )


def _subject(prose: Prose, quote: Quotation) -> Span | None:
    """All words between the sentence's begin and the quotation, when they are few and nothing parts them."""
    sentence = prose.sentence_of(quote.outer)
    if sentence is None or sentence.begin >= quote.outer.begin:
        return None
    span = _trimmed(prose.text, Span(sentence.begin, quote.outer.begin))
    words = _WORD.findall(prose.slice(span))
    apart = re.search(r"[,;:!?]", prose.slice(span))
    return None if apart or not 0 < len(words) <= _LONGEST_SUBJECT else span


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.begin : span.end]
    begin = span.begin + len(words) - len(words.lstrip())
    return Span(begin, begin + len(words.strip()))
