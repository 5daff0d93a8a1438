"""Sentences that say who said what stands before them: "Das sagte Timo Krug.", "C'est ce qu'a indiqué la mairie.", "So said Otto Reh."."""

import re
from collections.abc import Iterator

from stemma.annotate.statements.quoting import frames_quotations
from stemma.grammar import dependencies as d
from stemma.grammar.names.somebody import is_somebody
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.grammar.subjects import names, phrase_right, verb_cue
from stemma.model import Saying, Sayings, Span, StatementKind

#: words of such a sentence before its verb ("C'est ce qu'a | indiqué")
_LEAD = 14
#: words of a sentence that can be reported whole
_LEAST = 4
#: ends of words before a vowel, which no space parts from the next
_ELIDED = "'"
_END = r"(?!\w)"
#: how sure rules are of it, 0 to 1
_SCORE = 0.7


def pointed(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings, with what such sentences report: the sentence before them, where nobody is credited with it yet."""
    found = list(sayings)
    for before, sentence in zip(prose.sentences, prose.sentences[1:], strict=False):
        frame = next(_frames(sentence), None)
        if frame is None or prose.sentence_before(sentence.span) != before.span or sentence.quotes:
            continue
        found = _with(found, before, sentence, frame)
    return tuple(sorted(found, key=lambda saying: saying.content))


def _with(
    sayings: list[Saying], before: Sentence, sentence: Sentence, frame: tuple[Span, tuple[Span, ...]]
) -> list[Saying]:
    speaker, cues = frame
    kept = [one for one in sayings if not any(sentence.span.overlaps(part) for part in (*one.content, *one.cues))]
    told = [one for one in kept if any(before.span.overlaps(part) for part in one.content)]
    if any(one.cues for one in told) or len(before.words) < _LEAST:
        return sayings
    quote = next((one for one in before.quotes if before.span.covers(one.outer)), None)
    whole = without_edges(before.text, before.span) if quote is None else quote.inner
    kind: StatementKind = "indirect" if quote is None else "direct"
    new = Saying(content=(whole,), kind=kind, speaker=speaker, cues=cues, score=_SCORE, ground="pointer")
    return [*(one for one in kept if one not in told), new]


def _is_main(sentence: Sentence, at: int) -> bool:
    """Whether a verb is that of its sentence and nothing is said behind it, as far as a parse tells: not "So Reh told us that …"."""
    if sentence.parsed is None:
        return True
    verb = d.word_at(sentence.parsed, sentence.words[at])
    root = sentence.parsed.tree.root
    above = verb is not None and (verb == root or root in sentence.parsed.tree.above(verb))
    own = verb is not None and not sentence.parsed.held(verb, ("ccomp",))
    return above and own


def _opens_with_verb(sentence: Sentence, begin: int, verb: int) -> bool:
    """Whether the finite verb of a saying stands right behind a place, where a language has it second: "Das sagte", "Das hat … gesagt"."""
    if not sentence.cues.verb_second:
        return True
    first = next((at for at, word in enumerate(sentence.words) if word.begin >= begin), verb)
    return first == verb or sentence.low(first) in sentence.phrases.auxiliaries


def _frames(sentence: Sentence) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The source and the cue of a sentence that points back."""
    low = sentence.slice(sentence.span).lower().replace("’", "'")
    opening = next(
        (
            words
            for words in sentence.cues.backward
            if re.match(rf"{re.escape(words)}{'' if words.endswith(_ELIDED) else _END}", low)
        ),
        None,
    )
    if opening is None:
        return
    behind = sentence.span.begin + len(opening)
    for at, word in enumerate(sentence.words[: _LEAD + len(opening.split())]):
        if word.end > behind and frames_quotations(sentence, at):
            if not (_is_main(sentence, at) and _opens_with_verb(sentence, behind, at)):
                return
            between = without_edges(sentence.text, Span(behind, max(behind, word.begin)))
            speaker = phrase_right(sentence, word.end)
            if len(between) and is_somebody(sentence, between):
                speaker = between
            if speaker is not None and is_somebody(sentence, speaker):
                yield speaker, verb_cue(sentence, at).spans
            return
    bare = phrase_right(sentence, behind) if names(sentence, behind) else None
    if opening in sentence.cues.bare and bare is not None and is_somebody(sentence, bare):
        yield bare, (Span(sentence.span.begin, behind),)
