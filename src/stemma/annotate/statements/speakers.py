"""What frames a statement can't be a part of it: a speaker inside the content gives way to a pronoun beside the cue."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from stemma.grammar.names.descriptions import describe
from stemma.grammar.names.offices import offices
from stemma.grammar.names.people import given_run
from stemma.grammar.names.phrase_end import phrase_end
from stemma.grammar.prose import Prose
from stemma.grammar.subjects import one_phrase
from stemma.lang import Language
from stemma.model import Saying, Sayings, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_COMMA = re.compile(r",\s")
#: words behind a comma that are read for a name, and how many may stand before it ("le professeur Marl")
_APPOSED, _LEAD = 7, 2
#: code points beside a cue where its subject pronoun stands: "said she", "sagte er", "-t-elle"
_BESIDE = 12
#: words of a speaker with office and apposition; what is longer is a clause
_LONGEST_SPEAKER = 12


def credible(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with speakers without adverbs before and clauses behind; nobody rather than one that is itself a sentence."""
    return tuple(_credible(prose, saying) for saying in sayings)


def _credible(prose: Prose, saying: Saying) -> Saying:
    if saying.speaker is None:
        return saying
    speaker = speaker_in(prose, saying.speaker)
    long = len(prose.slice(speaker).split()) > _LONGEST_SPEAKER
    return replace(saying, speaker=None if long else speaker)


def outside(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with the pronoun beside the cue for speaker, where the speaker read stands inside the content.

    Without such a pronoun the speaker stays: then it is the content that reaches too far.
    """
    return tuple(_outside(prose, saying) for saying in sayings)


def _outside(prose: Prose, saying: Saying) -> Saying:
    if saying.speaker is None or not any(content.covers(saying.speaker) for content in saying.content):
        return saying
    return replace(saying, speaker=next(_subjects(prose, saying), saying.speaker))


def _subjects(prose: Prose, saying: Saying) -> Iterator[Span]:
    """Personal pronouns next to the cues, behind a cue first."""
    closed = prose.language.pronouns
    for cue in saying.cues:
        behind = _WORD.search(prose.text, cue.end, cue.end + _BESIDE)
        before = list(_WORD.finditer(prose.text, max(0, cue.begin - _BESIDE), cue.begin))[-1:]
        for word in (*([behind] if behind else []), *before):
            span = Span(word.start(), word.end())
            if word.group().lower() in closed.subjects and not any(content.covers(span) for content in saying.content):
                yield span


def speaker_in(prose: Prose, span: Span) -> Span:
    """Who speaks, with the name behind the office, without an adverb before it and without a clause that names no office.

    "auch der Minister" loses its first word; "die Direktorin" gets the name that stands behind a comma.
    """
    table, text = prose.language.phrases, prose.text
    words = [Span(*match.span()) for match in _WORD.finditer(text, span.begin, span.end)]
    small = table.stops - table.determiners - table.links - table.pronouns
    while len(words) > 1 and text[words[0].begin : words[0].end].lower() in small:
        words = words[1:]
    if not words:
        return span
    comma = text.find(",", span.begin, span.end)
    head = [word for word in words if comma < 0 or word.end <= comma]
    end = _phrase_end(prose, head)
    if end < len(head):
        return Span(words[0].begin, words[end - 1].end)
    behind = [text[word.begin : word.end].lower() for word in words if word.begin > comma]
    clause = comma >= 0 and behind[:1] and behind[0] in prose.language.pronouns.relative
    if clause and not list(offices(behind, prose.language.code)):
        words = [word for word in words if word.end <= comma]
        return Span(words[0].begin, words[-1].end) if words else span
    return _named(prose, Span(words[0].begin, span.end))


def _phrase_end(prose: Prose, words: list[Span]) -> int:
    """How many of some words are the first noun phrase."""
    sentence = prose.sentence_at(words[0].begin) if words else None
    if sentence is None:
        return phrase_end([prose.slice(word) for word in words], prose.language)
    return len(one_phrase(sentence, words))


def _named(prose: Prose, span: Span) -> Span:
    """The span with the person's name that follows it behind a comma, where it is an office without a name."""
    described = describe(prose.slice(span), prose.language.code)
    comma = _COMMA.match(prose.text, span.end)
    if comma is None or described.name or described.form == "pronoun" or described.type == "document":
        return span
    following = [Span(*m.span()) for m in islice(_WORD.finditer(prose.text, comma.end()), _APPOSED)]
    words = [prose.slice(word) for word in following]
    small = {word for word in words if word.islower()}
    known = prose.language.phrases.determiners | {
        o.words for o in offices([w.lower() for w in words], prose.language.code)
    }
    name = given_run(words, prose.language.code)
    begin = words.index(name[0]) if name else len(words)
    if not name or begin > _LEAD or not small & set(words[:begin]) <= known:
        return span
    end = following[begin + len(name) - 1].end
    return span if re.search(r"[.,;:!?]", prose.text[comma.end() : end]) else Span(span.begin, end)


def takes_up(word: str, language: Language) -> bool:
    """Whether a first word points back: a pronoun or a possessive."""
    closed = language.pronouns
    return word in closed.subjects | closed.possessive | closed.impersonal | closed.nobody


def is_indefinite(word: str, language: Language) -> bool:
    """Whether a first word brings in somebody new: "a", "several"."""
    return word.lower() in language.pronouns.indefinite
