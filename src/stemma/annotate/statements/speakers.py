"""What frames a statement can't be a part of it: a speaker inside the content gives way to a pronoun beside the cue."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from stemma import lang
from stemma.grammar.names.descriptions import describe
from stemma.grammar.names.offices import offices
from stemma.grammar.names.people import given_run
from stemma.model import Article, Saying, Span
from stemma.text.segment import sentences

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_COMMA = re.compile(r",\s")
#: words behind a comma that are read for a name, and how many may stand before it ("le professeur Marl")
_APPOSED, _LEAD = 7, 2
#: code points beside a cue where its subject pronoun stands: "said she", "sagte er", "-t-elle"
_BESIDE = 12


def outside(article: Article, saying: Saying) -> Saying:
    """The saying with the pronoun beside its cue for speaker, where the speaker read stands inside the content.

    Without such a pronoun the speaker stays: then it is the content that reaches too far.
    """
    if saying.speaker is None or not any(content.covers(saying.speaker) for content in saying.content):
        return saying
    return replace(saying, speaker=next(_subjects(article, saying), saying.speaker))


def _subjects(article: Article, saying: Saying) -> Iterator[Span]:
    """Personal pronouns next to the cues, behind a cue first."""
    closed = lang.of(article.language).pronouns
    for cue in saying.cues:
        behind = _WORD.search(article.text, cue.end, cue.end + _BESIDE)
        before = list(_WORD.finditer(article.text, max(0, cue.begin - _BESIDE), cue.begin))[-1:]
        for word in (*([behind] if behind else []), *before):
            span = Span(word.start(), word.end())
            if word.group().lower() in closed.subjects and not any(content.covers(span) for content in saying.content):
                yield span


def speaker_in(article: Article, span: Span) -> Span:
    """Who speaks, with the name behind the office, without an adverb before it and without a clause that names no office.

    "auch der Minister" loses its first word; "die Direktorin" gets the name that stands behind a comma.
    """
    table, text = lang.of(article.language).phrases, article.text
    words = [Span(*match.span()) for match in _WORD.finditer(text, span.begin, span.end)]
    small = table.stops - table.determiners - table.links - table.pronouns
    while len(words) > 1 and text[words[0].begin : words[0].end].lower() in small:
        words = words[1:]
    if not words:
        return span
    comma = text.find(",", span.begin, span.end)
    behind = [text[word.begin : word.end].lower() for word in words if word.begin > comma]
    clause = comma >= 0 and behind[:1] and behind[0] in lang.of(article.language).pronouns.relative
    if clause and not list(offices(behind, article.language)):
        words = [word for word in words if word.end <= comma]
        return Span(words[0].begin, words[-1].end) if words else span
    return _named(article, Span(words[0].begin, span.end))


def _named(article: Article, span: Span) -> Span:
    """The span with the person's name that follows it behind a comma, where it is an office without a name."""
    described = describe(article.text[span.begin : span.end], article.language)
    comma = _COMMA.match(article.text, span.end)
    if comma is None or described.name or described.form == "pronoun" or described.type == "document":
        return span
    following = [Span(*m.span()) for m in islice(_WORD.finditer(article.text, comma.end()), _APPOSED)]
    words = [article.text[word.begin : word.end] for word in following]
    small = {word for word in words if word.islower()}
    known = lang.of(article.language).phrases.determiners | {
        o.words for o in offices([w.lower() for w in words], article.language)
    }
    name = given_run(words, article.language)
    begin = words.index(name[0]) if name else len(words)
    if not name or begin > _LEAD or not small & set(words[:begin]) <= known:
        return span
    end = following[begin + len(name) - 1].end
    return span if re.search(r"[.,;:!?]", article.text[comma.end() : end]) else Span(span.begin, end)


@lru_cache(maxsize=8)
def verbs_of_saying(language: str | None) -> frozenset[str]:
    """All forms of verbs that frame what is said."""
    table = lang.of(language).cues
    return table.said | table.final | table.denial | {verb for verb, _ in table.separable}


def is_known(cue: str, language: str | None) -> bool:
    """Whether a cue holds a verb of saying, or is words that stand before or behind a source."""
    table, low = lang.of(language).cues, cue.lower()
    beside = (*table.before, *table.after)
    words = set(_WORD.findall(low))
    return bool(verbs_of_saying(language) & words) or any(low.startswith(phrase.lower()) for phrase in beside)


def sentence_before(article: Article, span: Span) -> Span | None:
    """The sentence before the one that a span begins in; None at a paragraph's begin."""
    found = sentences_of_text(article.text, article.language)
    at = bisect_right(found, span.begin, key=lambda sentence: sentence.begin) - 1
    if at <= 0 or "\n" in article.text[found[at - 1].end : found[at].begin]:
        return None
    return found[at - 1]


def takes_up(word: str, language: str | None) -> bool:
    """Whether a first word points back: a pronoun or a possessive."""
    closed = lang.of(language).pronouns
    return word in closed.subjects | closed.possessive | closed.impersonal | closed.nobody


def is_indefinite(word: str, language: str | None) -> bool:
    """Whether a first word brings in somebody new: "a", "several"."""
    return word.lower() in lang.of(language).pronouns.indefinite


def sentence_of(article: Article, span: Span) -> Span | None:
    """The first sentence that shares something with a span."""
    found = sentences_of_text(article.text, article.language)
    at = bisect_right(found, span.begin, key=lambda sentence: sentence.end)
    return found[at] if at < len(found) and found[at].overlaps(span) else None


@lru_cache(maxsize=8)
def sentences_of_text(text: str, language: str | None) -> tuple[Span, ...]:
    """The sentences of the article at hand, which every statement of it asks for."""
    return sentences(text, language)


def beside(article: Article, saying: Saying) -> str:
    """What the framing sentence says besides the content, in words without marks."""
    anchor = (*saying.cues, *saying.content)[0]
    frame = sentence_of(article, anchor) or anchor
    words = [Span(*match.span()) for match in _WORD.finditer(article.text, frame.begin, frame.end)]
    own = [word for word in words if not any(content.overlaps(word) for content in saying.content)]
    return " ".join(article.text[word.begin : word.end] for word in own)
