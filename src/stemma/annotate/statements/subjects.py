"""The subject of a verb of saying, where a tagger read the verb and what was said but nobody who said it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from stemma.annotate.statements.unread_denials import before_comma
from stemma.grammar.agents import subject
from stemma.grammar.cues import is_known, verbs_of_saying
from stemma.grammar.sentence import Sentence
from stemma.grammar.subjects import inverted
from stemma.model import Saying, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words of a subject that stands between what was said and the verb: "…, the drug's maker, said"
_LONGEST = 10
#: words between a verb and the subject behind it: "a annoncé | jeudi | la direction"
_ADVERBS = 2


def with_subject(sentence: Sentence, saying: Saying) -> Saying:
    """The saying with the subject of its verb as its speaker, where it has a verb of saying and no speaker."""
    if saying.speaker is not None:
        return saying
    cue = next((cue for cue in saying.cues if sentence.span.covers(cue)), None)
    if cue is None or not is_known(sentence.slice(cue), sentence.language):
        return saying
    verb = next((at for at in range(len(sentence.words) - 1, -1, -1) if cue.covers(sentence.words[at])), None)
    if verb is None or not _is_active(sentence, verb):
        return saying
    found = next((span for span in _subjects(sentence, saying, verb) if _is_somebody(sentence, span)), None)
    if found is None or any(found.overlaps(span) for span in saying.content):
        return saying
    return replace(saying, speaker=found)


def _subjects(sentence: Sentence, saying: Saying, verb: int) -> Iterator[Span]:
    """Phrases that may be the subject of a verb, by where it stands to what was said."""
    if saying.content[-1].end <= sentence.words[verb].begin:
        between = _between(sentence, saying, sentence.words[verb])
        behind = _behind(sentence, verb)
    else:
        between, behind = before_comma(sentence, verb), subject(sentence, verb)[1]
    yield from (span for span in (between, behind) if span is not None)


def _is_active(sentence: Sentence, verb: int) -> bool:
    """Whether a word is a verb of saying that is not in the passive: "a court was told" does not speak."""
    word = sentence.word(verb)
    noun = sentence.phrases.noun_capitals and word[0].isupper()
    before = {sentence.low(at) for at in range(max(0, verb - _ADVERBS), verb)}
    known = word.lower() in verbs_of_saying(sentence.language)
    return known and not noun and not before & sentence.language.denials.copulas


def _between(sentence: Sentence, saying: Saying, cue: Span) -> Span | None:
    """What stands between the content and the verb: "…, Otto, the mayor, said"."""
    begin, end = saying.content[-1].end, cue.begin
    words = [word for word in sentence.words if begin <= word.begin and word.end <= end]
    while words and _lower(sentence, words[-1]) in sentence.phrases.auxiliaries:
        words = words[:-1]
    if not words or len(words) > _LONGEST or any(mark in sentence.text[begin : words[-1].end] for mark in ";:.!?("):
        return None
    return Span(words[0].begin, words[-1].end)


def _behind(sentence: Sentence, verb: int) -> Span | None:
    """The noun phrase behind the verb, past an adverb or two."""
    speaker = inverted(sentence, verb)[1]
    for at in range(verb + 1, min(verb + _ADVERBS, len(sentence.words) - 1)):
        following = sentence.low(at + 1)
        if speaker is None and following in sentence.phrases.determiners and sentence.word(at).islower():
            speaker = inverted(sentence, at)[1]
    return None if speaker is None else _to_stop(sentence, speaker)


def _to_stop(sentence: Sentence, span: Span) -> Span:
    """A phrase up to its first small word that is no part of it: "la préfecture | dans un communiqué"."""
    end = span.begin
    for word in (word for word in sentence.words if span.covers(word)):
        if _lower(sentence, word) in _small(sentence):
            break
        end = word.end
    return Span(span.begin, end)


def _small(sentence: Sentence) -> frozenset[str]:
    return sentence.phrases.stops - sentence.phrases.determiners - sentence.phrases.links


def _is_somebody(sentence: Sentence, span: Span) -> bool:
    """Whether a phrase can name who speaks: a name, a pronoun, or a noun with its article."""
    words = _WORD.findall(sentence.slice(span)) or [""]
    first = words[0].lower()
    closed, determiners = sentence.language.pronouns, sentence.phrases.determiners
    if first in closed.impersonal | (closed.relative - determiners) or _small(sentence) & {
        word.lower() for word in words
    }:
        return False
    return first in determiners | closed.subjects or words[0][:1].isupper()


def _lower(sentence: Sentence, word: Span) -> str:
    return sentence.slice(word).lower()
