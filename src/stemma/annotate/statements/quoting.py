"""Quotations whole, each with the frame beside it: what a tagger reads in pieces, or credits to somebody farther off.

A quotation is one saying from mark to mark. Its frame stands behind it ("…", sagte X; "…," X said; « … », lance-t-elle) or before it
(X said: "…"; X von der Tiernothilfe: „…“), and says who speaks, whoever else is named near it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.grammar.agents import subject, with_name
from stemma.grammar.cues import cue_kind
from stemma.grammar.names.somebody import is_somebody, may_speak
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.grammar.subjects import governing, lacks_particle, speaker_of
from stemma.model import Saying, Sayings, Span
from stemma.text.quotation import Quotation

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words of a quotation that is a sentence; fewer are a name, a title or words used with distance
_SENTENCE = 5
#: share of a quotation that content must cover to be it
_MOST = 0.6
#: words of a clause before a quotation that ends it
_CLAUSE = 3
#: what parts a dateline from the report
_DATELINE = re.compile(r"\s[–—-]\s|^\W*[A-ZÄÖÜ]{3,}")
#: words between a quotation and the verb that frames it: "…", the mayor of Odenau, Otto Reh, said
_REACH = 10
#: words of a source that stands before a colon without a verb
_BEFORE_COLON = 10
#: how sure rules are of a quotation with a frame that no tagger read, 0 to 1
_SCORE = 0.6
_ARTICLE_AND_NOUN = 2
_OPENS = re.compile(r"[:,]\s*$")
_Frame = tuple[Span, tuple[Span, ...]]


def quoted(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with one for each quotation that is a sentence, credited by the frame beside it where there is one."""
    found = list(sayings)
    for quote in prose.quotes:
        inside = [one for one in found if all(quote.outer.covers(part) for part in one.content)]
        over = [one for one in found if one not in inside and any(quote.outer.overlaps(part) for part in one.content)]
        if over or len(_WORD.findall(prose.slice(quote.inner))) < _SENTENCE:
            continue
        whole = _whole(prose, quote, inside)
        if whole is not None:
            found = [one for one in found if one not in inside or (one.kind != "direct" and _is_nested(one, whole))]
            found.append(whole)
    return tuple(sorted((_in_clause(prose, _alone(prose, one)) for one in found), key=lambda saying: saying.content))


def _alone(prose: Prose, saying: Saying) -> Saying:
    """A quotation that is a sentence without the narrator's words that were read with it: "asked whether …, he said: “…”"."""
    whole = tuple(part for part in saying.content if any(_is_sentence(prose, quote, part) for quote in prose.quotes))
    beside = [part for part in saying.content if not any(quote.outer.overlaps(part) for quote in prose.quotes)]
    if not whole or not beside:
        return saying
    return replace(saying, content=tuple(part for part in saying.content if part not in beside), kind="direct")


def _is_sentence(prose: Prose, quote: Quotation, part: Span) -> bool:
    inside = quote.outer.covers(part) and len(part) >= _MOST * len(quote.inner)
    return inside and len(_WORD.findall(prose.slice(quote.inner))) >= _SENTENCE


def _in_clause(prose: Prose, saying: Saying) -> Saying:
    """A quotation that ends a clause of the narrator's, with all of it: "The bid rests on “hope and luck”, said Reh"."""
    if len(saying.content) != 1 or saying.speaker is None or not saying.cues:
        return saying
    content = saying.content[0]
    quote = next((one for one in prose.quotes if one.outer.covers(content)), None)
    sentence = prose.sentence_at(quote.outer.begin) if quote is not None else None
    if quote is None or sentence is None or min(saying.speaker.begin, saying.cues[0].begin) < quote.outer.end:
        return saying
    before = sentence.text[sentence.span.begin : quote.outer.begin].rstrip()
    frame = any(frames_quotations(sentence, at) for at, word in enumerate(sentence.words) if word.end <= content.begin)
    if len(_WORD.findall(before)) < _CLAUSE or before[-1] in ",:;.!?–—" or frame or _DATELINE.search(before):
        return saying
    whole = without_edges(sentence.text, Span(sentence.span.begin, content.end))
    return replace(saying, content=(whole,), kind="mixed")


def _is_nested(inner: Saying, whole: Saying) -> bool:
    """Whether a saying inside a quotation has a frame of its own there: somebody quotes somebody."""
    return bool(inner.cues) and all(any(part.covers(cue) for part in whole.content) for cue in inner.cues)


def _holds_cues(saying: Saying) -> bool:
    """Whether no cue frames a saying from outside its own words: none was read, or a verb of the quotation was taken for one."""
    return all(any(part.covers(cue) for part in saying.content) for cue in saying.cues)


def _whole(prose: Prose, quote: Quotation, inside: Sequence[Saying]) -> Saying | None:
    """The saying of a quotation; None where neither a tagger nor a frame says that somebody speaks there."""
    frame = next(_frames(prose, quote), None)
    outer = [one for one in inside if not all(quote.outer.covers(cue) for cue in one.cues) or _holds_cues(one)]
    if not outer and (frame is None or inside):
        return None
    best = max(outer, key=lambda one: (bool(one.cues), sum(map(len, one.content))), default=None)
    if best is None:
        best = Saying(content=(quote.inner,), kind="direct", score=_SCORE)
    best = replace(best, content=(quote.inner,), kind="direct")
    if frame is None:
        return best
    sentence = prose.sentence_at(frame[0].begin)
    speaker = with_name(sentence, frame[0], best.speaker) if sentence is not None else frame[0]
    return replace(best, speaker=speaker, cues=frame[1], ground=None if frame[1] else "pointer")


def _frames(prose: Prose, quote: Quotation) -> Iterator[_Frame]:
    """Frames of a quotation, behind it first."""
    behind = next((s for s in prose.sentences if s.span.begin <= quote.outer.end - 1 < s.span.end), None)
    before = next((s for s in prose.sentences if s.span.begin <= quote.outer.begin < s.span.end), None)
    if behind is not None and quote.closed:
        yield from _behind(behind, quote)
    if before is not None and _OPENS.search(prose.text[before.span.begin : quote.outer.begin]):
        yield from _before(before, quote)
    if before is not None and before.span.begin == quote.outer.begin:
        yield from _from_paragraph_before(prose, quote)


def _behind(sentence: Sentence, quote: Quotation) -> Iterator[_Frame]:
    places = [at for at, word in enumerate(sentence.words) if word.begin >= quote.outer.end][:_REACH]
    if (governed := _governed_behind(sentence, quote)) is not None:
        yield governed
        return
    for at in places:
        between = sentence.text[quote.outer.end : sentence.words[at].begin]
        if sentence.quoted(sentence.words[at]) or re.search(r"[:;.!?„“«»\"]", between):
            return
        if frames_quotations(sentence, at):
            cue, speaker = subject(sentence, at)
            if speaker is not None and speaker.begin >= quote.outer.end and is_somebody(sentence, speaker):
                yield speaker, cue
            return


def _governed_behind(sentence: Sentence, quote: Quotation) -> _Frame | None:
    """The source that "selon", "so", "according to" names right behind a quotation."""
    for cue in governing(sentence):
        between = sentence.text[quote.outer.end : cue.spans[0].begin] if cue.spans[0].begin >= quote.outer.end else "-"
        speaker = None if between.strip(" ,\xa0") else speaker_of(sentence, cue)
        if speaker is not None and is_somebody(sentence, speaker):
            return speaker, cue.spans
    return None


def _before(sentence: Sentence, quote: Quotation) -> Iterator[_Frame]:
    places = [at for at, word in enumerate(sentence.words) if word.end <= quote.outer.begin]
    for at in reversed(places):
        if frames_quotations(sentence, at) and not sentence.quoted(sentence.words[at]):
            cue, speaker = subject(sentence, at)
            if speaker is not None and is_somebody(sentence, speaker):
                yield speaker, cue
            return
    if sentence.parsed is not None and (verb := _last_verb(sentence, places)) is not None:
        yield from _of_clause(sentence, verb)
        return
    end = min(quote.outer.begin, sentence.span.end)
    first = (
        sentence.words[0].end if sentence.words and sentence.low(0) in sentence.phrases.joiners else sentence.span.begin
    )
    opening = next((w for w in sentence.words if w.begin >= first), None)
    if opening is not None and sentence.slice(opening).lower() in sentence.cues.agents | {"from", "von", "de"}:
        first = opening.end
    head = without_edges(sentence.text, Span(first, end)) if first < end else Span(end, end)
    colon = ":" in sentence.text[head.end : quote.outer.begin]
    if colon and 0 < len(places) <= _BEFORE_COLON and (is_somebody(sentence, head) or _is_bare_noun(sentence, head)):
        yield head, ()


def _is_bare_noun(sentence: Sentence, head: Span) -> bool:
    """Whether an article and a noun are all that stands before a colon: "Der Imker: „…“"."""
    return may_speak(sentence, head) and len(_WORD.findall(sentence.slice(head))) == _ARTICLE_AND_NOUN


def _last_verb(sentence: Sentence, places: Sequence[int]) -> int | None:
    """The last verb outside quotations among some words, by the parse."""
    parsed = sentence.parsed
    if parsed is None:
        return None
    verbs = {node.span.begin for node in parsed.tree.nodes if node.part in {"VERB", "AUX"}}
    found = (at for at in reversed(places) if sentence.words[at].begin in verbs)
    return next((at for at in found if not sentence.quoted(sentence.words[at])), None)


def _of_clause(sentence: Sentence, verb: int) -> Iterator[_Frame]:
    """The frame of a clause whose verb is none of saying: "He went on: …", "Reh is sure: …"."""
    cue, speaker = subject(sentence, verb)
    if speaker is not None and is_somebody(sentence, speaker):
        yield speaker, cue


def _from_paragraph_before(prose: Prose, quote: Quotation) -> Iterator[_Frame]:
    """The frame that ends the paragraph before in a colon: "And from Dorvale's mayor:"."""
    at = prose.paragraph_of(quote.outer.begin)
    if at < 1 or prose.paragraphs[at].begin != quote.outer.begin:
        return
    end = prose.paragraphs[at - 1].end
    last = prose.sentence_at(end - 1)
    if last is not None and prose.text[end - 1] == ":" and not last.quotes:
        yield from _before(last, quote)


def frames_quotations(sentence: Sentence, at: int) -> bool:
    """Whether a word is a verb that tells what somebody says."""
    word = sentence.low(at)
    noun = sentence.phrases.noun_capitals and sentence.word(at)[0].isupper()
    if noun or lacks_particle(sentence, at):
        return False
    return cue_kind(word.partition("-")[0], sentence.language) in {"says", "voices"}
