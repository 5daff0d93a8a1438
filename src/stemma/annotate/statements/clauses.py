"""Content and frame as the clause shows them, where a tagger cut them short.

What stands before ", said the minister" is content from the sentence's begin, what follows "that" is content from that word on,
and the verb that governs "that" is the cue, with its own subject (Krestel et al. 2008; Pareti et al. 2013).
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.annotate.statements.relayed import opens_main_clause, relayed
from stemma.annotate.statements.rules import governed
from stemma.annotate.statements.subjects import with_subject
from stemma.grammar.agents import subject
from stemma.grammar.cues import cue_kind, is_known
from stemma.grammar.names.descriptions import describe
from stemma.grammar.names.somebody import is_somebody
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import EDGE, Sentence, trimmed, without_edges
from stemma.grammar.subjects import inverted, place_behind
from stemma.model import Saying, Sayings, Span
from stemma.text.quotation import Quotation

#: words between a verb of saying and the "that" it governs: "behauptet seit langem, dass"
_GOVERNED = 5
#: words between a verb of saying and an introducer right behind it: "said on Monday that"
_ADVERBS = 3
#: words of a quotation without marks
_SHORTEST = 4
#: words in which a sentence's closing frame stands: ", the harbour authority of Odenau said on Monday night."
_CLOSING = 14
#: how sure rules are of what such a sentence says, 0 to 1
_SCORE = 0.7
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: share of a sentence that words without a frame must have to be all of it
_MOST = 0.5
#: introducers that ask rather than report
_ASKING = frozenset({"ob", "how", "whether"})
#: words between an introducer and the content that a tagger found behind it
_LOST = 12
#: no clause ends here: an ordinal's point, or a word right behind
_CUT = re.compile(r"\.?\s[^\W\d_]")
_GAP = ' ,“”"»«\xa0\u202f'


def completed(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with contents and frames set to what their sentences show; sayings of "according to" that lack are added."""
    found: list[Saying] = []
    waiting = deque(sorted(_one_a_quotation(sayings, prose.quotes), key=lambda saying: saying.content))
    open_: list[Saying] = []
    for sentence in prose.sentences:
        while waiting and waiting[0].content[0].begin < sentence.span.end:
            open_.append(waiting.popleft())
        here = [one for one in open_ if any(sentence.span.overlaps(content) for content in one.content)]
        rest = [one for one in open_ if one not in here]
        open_ = [*rest, *_in_sentence(sentence, here)]
        found += [one for one in open_ if _end(one) <= sentence.span.end]
        open_ = [one for one in open_ if _end(one) > sentence.span.end]
    return (*found, *open_, *waiting)


def _end(saying: Saying) -> int:
    """Where the last of a saying's contents and cues ends."""
    return max(span.end for span in (*saying.content, *saying.cues))


def _in_sentence(sentence: Sentence, here: Sequence[Saying]) -> list[Saying]:
    """The sayings with content in a sentence, set to what it shows, and those that were not read."""
    found = relayed(sentence, here)
    for at in range(len(here)):
        others = [*found[:at], *found[at + 1 :]]
        whole = _behind_introducer(sentence, _from_circles(sentence, _past_relative(sentence, found[at])), others)
        found[at] = _to_end(sentence, _from_begin(sentence, _unframed(sentence, whole, others), others), others)
    for at in range(len(here)):
        others = [*found[:at], *found[at + 1 :]]
        found[at], framing = _governing(sentence, found[at], others), found[at]
        if found[at] != framing and any(_is_source(sentence, cue) for cue in framing.cues):
            found.append(_framing(sentence, framing))
    read = _first_person(sentence, _with_sources(sentence, _with_reports(sentence, found)))
    read = read or list(_closed_by_frame(sentence))
    return [with_subject(sentence, saying) for saying in read]


def _closed_by_frame(sentence: Sentence) -> Iterator[Saying]:
    """What a sentence says that ends in its frame, where nothing was read: "…, the harbour authority said."."""
    for at in range(len(sentence.words) - 1, max(_SHORTEST, len(sentence.words) - _CLOSING), -1):
        if sentence.quotes or not _says(sentence, at) or cue_kind(sentence.low(at), sentence.language) != "says":
            continue
        cue, speaker = subject(sentence, at)
        frame = [*cue, *([speaker] if speaker else [])]
        begin = min(span.begin for span in frame)
        before = sentence.text[sentence.span.begin : begin].rstrip()
        told = speaker is not None and before.endswith(",") and is_somebody(sentence, speaker)
        content = without_edges(sentence.text, Span(_clause_begin(sentence, Span(sentence.span.begin, begin)), begin))
        if told and len(_WORD.findall(sentence.slice(content))) >= _SHORTEST:
            yield Saying(content=(content,), kind="indirect", speaker=speaker, cues=cue, score=_SCORE)
        return


def _with_reports(sentence: Sentence, here: list[Saying]) -> list[Saying]:
    """Take in "X said that Y" where nothing was read, or only pieces of Y without a verb of saying."""
    if any(is_known(sentence.slice(cue), sentence.language) for one in here for cue in one.cues):
        return here
    reported = _reported(sentence)
    if reported is None or not all(reported.content[0].covers(content) for one in here for content in one.content):
        return here
    return [reported]


def _reported(sentence: Sentence) -> Saying | None:
    """What "X said that Y" says, in a sentence where nothing was read."""
    if not sentence.cues.introducers & {sentence.low(at) for at in range(len(sentence.words))}:
        return None
    for at in range(1, len(sentence.words)):
        before = range(max(0, at - _ADVERBS - 1), at)
        verb = next(
            (k for k in reversed(before) if _says(sentence, k) and not sentence.quoted(sentence.words[k])), None
        )
        if verb is None or sentence.low(at) not in sentence.cues.introducers - _ASKING:
            continue
        cue, speaker = subject(sentence, verb)
        content = trimmed(sentence, sentence.words[at].end)
        if speaker is not None and speaker.end <= content.begin and len(content):
            quoted = any(quote.outer.overlaps(content) for quote in sentence.quotes)
            return Saying(content=(content,), kind="mixed" if quoted else "indirect", speaker=speaker, cues=cue)
    return None


def _one_a_quotation(sayings: Sequence[Saying], quotes: Sequence[Quotation]) -> list[Saying]:
    """Without pieces of a quotation that nothing frames, where another saying has that quotation and a frame."""
    kept = list(sayings)
    for quote in quotes:
        inside = [one for one in kept if all(quote.inner.covers(content) for content in one.content)]
        framed = [one for one in inside if one.cues]
        if framed and quote.closed:
            kept = [one for one in kept if one in framed or one not in inside]
    return kept


def _first_person(sentence: Sentence, sayings: list[Saying]) -> list[Saying]:
    """A quotation that lost its marks: it opens in the first person, and a verb of saying with its subject ends it.

    "Wir haben nichts gesehen fügte die Ministerin hinzu": web pages set such quotations off by layout alone.
    """
    opens = bool(sentence.words) and sentence.low(0) in sentence.language.pronouns.first
    if not opens or sentence.quotes:
        return sayings
    verbs = [at for at in range(_SHORTEST, len(sentence.words)) if _says(sentence, at)]
    cue, speaker = next((frame for frame in (inverted(sentence, at) for at in verbs) if frame[1]), ((), None))
    if speaker is None:
        return sayings
    end = cue[0].begin
    while sentence.text[end - 1] in EDGE:
        end -= 1
    content = Span(sentence.span.begin, end)
    others = [one for one in sayings if not any(content.overlaps(part) for part in one.content)]
    return [*others, Saying(content=(content,), kind="direct", speaker=speaker, cues=cue)]


def _is_source(sentence: Sentence, cue: Span) -> bool:
    """Whether a cue is words before a source, that frame whatever the sentence says: "so das Ministerium"."""
    low = sentence.slice(cue).lower()
    return low in {phrase.lower() for phrase in sentence.cues.before}


def _framing(sentence: Sentence, saying: Saying) -> Saying:
    """The same frame around all that its sentence says."""
    begin = _clause_begin(sentence, Span(sentence.span.begin, sentence.span.begin))
    return replace(saying, content=(Span(begin, saying.content[-1].end),))


def _past_relative(sentence: Sentence, saying: Saying) -> Saying:
    """Without what a relative clause says of the source: "Laut X, der Y forderte, sei Z" credits Z."""
    if saying.speaker is None or not any(_is_source(sentence, c) for c in saying.cues):
        return saying
    behind = [at for at, word in enumerate(sentence.words) if word.begin >= saying.speaker.end]
    relative = sentence.language.pronouns.relative
    gap = sentence.text[saying.speaker.end : sentence.words[behind[0]].begin] if behind else ""
    if gap.strip() != "," or sentence.low(behind[0]) not in relative:
        return saying
    content = saying.content[-1]
    verbs = (at for at in behind if content.covers(sentence.words[at]) and opens_main_clause(sentence, at))
    begin = next((sentence.words[at].begin for at in verbs), content.begin)
    return replace(saying, content=(Span(begin, content.end),))


def _from_circles(sentence: Sentence, saying: Saying) -> Saying:
    """What is said in, at or from somewhere is said there: "heißt es in dem Bericht", "précise-t-on à la préfecture"."""
    for cue in saying.cues:
        text = sentence.text[cue.begin : sentence.span.end].lower()
        impersonal = next((p for p in sentence.cues.impersonal if text.startswith(p) or p in text[: len(cue)]), None)
        here = saying.speaker is not None and cue.end <= saying.speaker.begin < sentence.span.end
        if impersonal is None or here or not sentence.span.covers(cue):
            continue
        speaker = place_behind(sentence, cue.begin + text.index(impersonal) + len(impersonal))
        known = speaker and describe(sentence.slice(speaker), sentence.language.code)
        if known and known.concept is not None and not known.indefinite:
            return replace(saying, speaker=speaker)
    return saying


def _taken(sayings: Sequence[Saying]) -> Iterator[Span]:
    for one in sayings:
        yield from one.content
        yield from one.cues
        if one.speaker is not None:
            yield one.speaker


def _behind_introducer(sentence: Sentence, saying: Saying, others: Sequence[Saying]) -> Saying:
    """From right behind "that" on, where nothing of another saying stands between it and the content."""
    first = saying.content[0]
    if saying.kind == "direct" or not sentence.span.covers(first):
        return saying
    before = [at for at, word in enumerate(sentence.words) if word.end <= first.begin][-_LOST:]
    place = next((at for at in reversed(before) if _introduces(sentence, at)), None)
    if place is None or place == before[-1]:
        return saying
    lost = Span(sentence.words[place].end, first.begin)
    own = [*saying.cues, *([saying.speaker] if saying.speaker else [])]
    if any(lost.overlaps(span) for span in (*_taken(others), *own)) or any(
        q.outer.overlaps(lost) for q in sentence.quotes
    ):
        return saying
    return _widened(sentence, saying, lost.begin)


def _introduces(sentence: Sentence, at: int) -> bool:
    """Whether a word opens content: "wonach"; "that" behind a verb of saying, where it refers to no noun."""
    word = sentence.low(at)
    if word in sentence.cues.relays:
        return True
    return word in sentence.cues.introducers and any(_says(sentence, k) for k in range(max(0, at - _ADVERBS - 1), at))


def _unframed(sentence: Sentence, saying: Saying, others: Sequence[Saying]) -> Saying:
    """The whole sentence, where nothing frames its words and they are most of it."""
    first = saying.content[0]
    alone = not (saying.cues or others or sentence.quotes or len(saying.content) > 1)
    inside = saying.speaker is not None and sentence.span.overlaps(saying.speaker)
    most = sentence.span.covers(first) and len(first) >= _MOST * len(sentence.span)
    if saying.kind not in {"indirect", "free_indirect"} or not (alone and most) or inside:
        return saying
    return _widened(sentence, saying, _clause_begin(sentence, Span(sentence.span.begin, first.begin)))


def _from_begin(sentence: Sentence, saying: Saying, others: Sequence[Saying]) -> Saying:
    """From the sentence's begin on, where a comma and the frame close the content: "…, said the minister"."""
    frame = [*saying.cues, *([saying.speaker] if saying.speaker else [])]
    first = saying.content[0]
    if saying.kind == "direct" or not frame or not sentence.span.covers(first):
        return saying
    begins = [span.begin for span in frame if sentence.span.covers(span)]
    if not begins or min(begins) < first.end:
        return saying
    closing = next((c for c in reversed(saying.content) if c.end <= min(begins)), first)
    gap = sentence.text[closing.end : min(begins)]
    lost = Span(sentence.span.begin, first.begin)
    halved = any(quote.inner.begin < first.begin < quote.inner.end for quote in sentence.quotes)
    saying_in = any(_says(sentence, at) for at, word in enumerate(sentence.words) if lost.overlaps(word))
    clear = halved or not (saying_in or any(lost.overlaps(span) for span in _taken(others)))
    begin = _clause_begin(sentence, lost)
    if "," not in gap or gap.strip(_GAP) or not clear or not sentence.text[begin : lost.end].strip(EDGE):
        return saying
    return _widened(sentence, saying, begin)


def _clause_begin(sentence: Sentence, lost: Span) -> int:
    """Where the clause begins that runs into the content: behind a dateline's dash, a colon, ", but"."""
    turns = "|".join(sorted(sentence.phrases.joiners | sentence.phrases.turns))
    breaks = re.compile(rf"\s[–—-]\s|[:;]\s|,\s(?:{turns})(?!\w)", re.IGNORECASE)
    return max((match.end() for match in breaks.finditer(sentence.text, lost.begin, lost.end)), default=lost.begin)


def _to_end(sentence: Sentence, saying: Saying, others: Sequence[Saying]) -> Saying:
    """To the sentence's end, where content behind "that" was cut inside its clause and nobody else speaks behind it."""
    last = saying.content[-1]
    before = [at for at, word in enumerate(sentence.words) if word.end <= saying.content[0].begin][-1:]
    rest = trimmed(sentence, last.end)
    if not before or not _introduces(sentence, before[0]) or not sentence.span.covers(last) or len(rest) < len(last):
        return saying
    cut = _CUT.match(sentence.text, last.end) is not None
    frame = [*saying.cues, *([saying.speaker] if saying.speaker else [])]
    if not cut or any(rest.overlaps(span) for span in (*_taken(others), *frame)):
        return saying
    return _widened(
        sentence, replace(saying, content=(*saying.content[:-1], Span(last.begin, rest.end))), saying.content[0].begin
    )


def _widened(sentence: Sentence, saying: Saying, begin: int) -> Saying:
    opening = next((word for word in sentence.words if word.begin >= begin), saying.content[0])
    if sentence.slice(opening).lower() in sentence.cues.introducers:
        begin = opening.end
    while sentence.text[begin] in EDGE:
        begin += 1
    first = saying.content[0]
    quoted = any(q.outer.overlaps(Span(begin, first.end)) for q in sentence.quotes)
    return replace(
        saying,
        content=(Span(begin, first.end), *saying.content[1:]),
        kind="mixed" if quoted and saying.kind == "indirect" else saying.kind,
    )


def _governing(sentence: Sentence, saying: Saying, others: Sequence[Saying]) -> Saying:
    """The verb of saying that governs "that" before the content is its cue, if the tagger chose no verb of saying."""
    first = saying.content[0]
    before = [at for at, word in enumerate(sentence.words) if word.end <= first.begin]
    if not before or sentence.low(before[-1]) not in sentence.cues.introducers:
        return saying
    if sentence.text[sentence.words[before[-1]].end : first.begin].strip(_GAP):
        return saying
    window = [at for at in before[-_GOVERNED - 2 : -1] if not _inside(sentence, at, others)]
    verb = next((at for at in reversed(window) if _says(sentence, at)), None)
    astray = saying.speaker is not None and saying.speaker.begin > first.begin and sentence.span.covers(saying.speaker)
    framed = any(is_known(sentence.slice(cue), sentence.language) for cue in saying.cues)
    chosen = verb is not None and any(cue.overlaps(sentence.words[verb]) for cue in saying.cues)
    outside = any(_is_source(sentence, cue) and cue.begin >= first.end for cue in saying.cues)
    if verb is None or (framed and not (astray and chosen) and not outside):
        return saying
    if any(cue.overlaps(sentence.words[verb]) for other in others for cue in other.cues):
        return saying
    cue, speaker = subject(sentence, verb)
    speaker = speaker or next(
        (o.speaker for o in reversed(others) if o.content[0] < first and o.speaker), saying.speaker
    )
    return replace(saying, cues=cue, speaker=speaker)


def _inside(sentence: Sentence, at: int, others: Sequence[Saying]) -> bool:
    return any(content.overlaps(sentence.words[at]) for other in others for content in other.content)


def _says(sentence: Sentence, at: int) -> bool:
    word, before = sentence.low(at), sentence.low(at - 1) if at else ""
    if before.endswith(("'s", "’s")):
        return False  # "the council's claim": a noun
    return word in sentence.cues.said or any(word == verb for verb, _ in sentence.cues.separable)


def _with_sources(sentence: Sentence, here: list[Saying]) -> list[Saying]:
    """Take in what "laut X", "selon X", "according to X" governs, where no saying has that source."""
    ruled = governed(sentence)
    if ruled is None:
        return here
    framed = [one for one in here if any(cue.overlaps(ruled.cues[0]) for cue in one.cues)]
    rivals = [one for one in here if any(ruled.content[0].overlaps(content) for content in one.content)]
    if not rivals and not framed:
        return [*here, ruled]
    bare = [one for one in rivals if one.speaker is None and (one in framed or not one.cues)]
    if len(rivals) == len(bare) == 1:
        filled = replace(ruled, hedge=bare[0].hedge, polarity=bare[0].polarity)
        return [filled if one is bare[0] else one for one in here]
    return here
