"""Sayings by rules alone: quotation marks, verbs of saying, "laut", "selon", "according to".

Follows the rule-based systems of Krestel et al. (2008) and Pareti et al. (2013): a cue word anchors a saying, its speaker
is the noun phrase beside it, its content the quoted or framed rest of the sentence. Used where no model is installed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma import lang
from stemma.annotate.statements.speakers import sentences_of_text
from stemma.lang.cues import Cues
from stemma.lang.phrases import Phrases
from stemma.model import Article, Saying, Span, StatementKind, Tagging
from stemma.text.quotation import MARKS, Quotation, quotations

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
#: words of a noun phrase that speaks; more is a clause
_LONGEST_SPEAKER = 9
#: a quotation of fewer words is a word used with distance, a title or a name
_QUOTE_WORDS = 3
#: content of fewer words is no proposition
_CONTENT_WORDS = 3
_EDGE = " ,;:–—-\t\n\xa0\u202f"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A cue found in a sentence: its spans, and where its speaker is looked for."""

    spans: tuple[Span, ...]
    side: str
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its words, the quotations in it, and its language's cues."""

    text: str
    span: Span
    words: tuple[Span, ...]
    quotes: tuple[Quotation, ...]
    cues: Cues
    phrases: Phrases
    language: str | None

    def word(self, at: int) -> str:
        """The word at a place among the words."""
        return self.text[self.words[at].begin : self.words[at].end]

    def quoted(self, span: Span) -> bool:
        """Whether a span stands inside quotation marks, or is quoted whole."""
        return any(quote.outer.covers(span) for quote in self.quotes)


def tagged(article: Article, tagging: Tagging | None) -> Tagging:
    """The model's tagging; without a model what rules can read (its `origin` is then "rules")."""
    return read(article.text, article.language) if tagging is None else tagging


def read(text: str, language: str | None) -> Tagging:
    """What rules can tell of who says what in `text`; names are left to the model."""
    article = Article(id="", uri="", language=language, text=text)
    found: list[Saying] = []
    last: Saying | None = None
    for sentence in sentences_of(article, quotations(text)):
        sayings = list(_sayings(sentence, last))
        found.extend(sayings)
        last = sayings[-1] if sayings else None
    return Tagging(sayings=tuple(found), origin="rules")


def sentences_of(article: Article, quotes: Sequence[Quotation]) -> Iterator[Sentence]:
    """The sentences of an article with their words and quotations."""
    text, language = article.text, article.language
    for span in sentences_of_text(text, language):
        yield Sentence(
            text=text,
            span=span,
            words=tuple(Span(*m.span()) for m in _WORD.finditer(text, span.begin, span.end)),
            quotes=tuple(quote for quote in quotes if quote.outer.overlaps(span)),
            cues=lang.of(language).cues,
            phrases=lang.of(language).phrases,
            language=language,
        )


def subject(sentence: Sentence, verb: int) -> tuple[tuple[Span, ...], Span | None]:
    """A verb of saying with its particle, and the noun phrase that is its subject; None behind "and"."""
    cue = _verb(sentence, verb, [sentence.word(at).lower() for at in range(len(sentence.words))])
    if verb and sentence.word(verb - 1).lower() in sentence.phrases.joiners:
        return cue.spans, None
    return cue.spans, _speaker(sentence, cue)


def inverted(sentence: Sentence, verb: int) -> tuple[tuple[Span, ...], Span | None]:
    """A verb of saying with auxiliary and particle, and the third person right behind it, by name or in words."""
    low = [sentence.word(at).lower() for at in range(len(sentence.words))]
    cue = _verb(sentence, verb, low)
    first = verb
    while first and low[first - 1] in sentence.phrases.auxiliaries:
        first -= 1
    speaker = _phrase_right(sentence, cue.spans[0].end)
    following = verb + 1 < len(low) and (
        low[verb + 1] in sentence.phrases.determiners or sentence.word(verb + 1)[0].isupper()
    )
    return (Span(sentence.words[first].begin, cue.spans[0].end), *cue.spans[1:]), speaker if following else None


def place_behind(sentence: Sentence, begin: int) -> Span | None:
    """The noun phrase of a prepositional phrase right behind a place: "in | dem Bericht"."""
    following = [at for at, word in enumerate(sentence.words) if word.begin >= begin][:1]
    if not following or sentence.word(following[0]).lower() not in sentence.phrases.complements:
        return None
    return _phrase_right(sentence, sentence.words[following[0]].end)


def trimmed(sentence: Sentence, begin: int) -> Span:
    """The rest of a sentence from a place on, without marks at its edges and without its stop."""
    return _trim(sentence.text, Span(begin, max(begin, _trim(sentence.text, sentence.span).end)))


def governed(sentence: Sentence) -> Saying | None:
    """What "according to X" frames in a sentence."""
    cue = next(_governing(sentence), None)
    speaker = _speaker(sentence, cue) if cue else None
    if cue is None or speaker is None:
        return None
    first = _WORD.match(sentence.text, speaker.begin)
    if first is None or (first.group()[0].islower() and first.group().lower() not in sentence.phrases.determiners):
        return None
    content = _content(sentence, cue, speaker)
    if sentence.text[cue.spans[0].begin].isupper():  # it opens its sentence, whatever stands before it
        content = (_introduced(sentence, Span(speaker.end, max(speaker.end, _trim(sentence.text, sentence.span).end))),)
    content = tuple(span for span in content if len(_WORD.findall(_slice(sentence, span))) >= _CONTENT_WORDS)
    if not content:
        return None
    return Saying(content=content, kind=_kind(sentence, content), speaker=speaker, cues=cue.spans, score=0.6)


def _sayings(sentence: Sentence, last: Saying | None) -> Iterator[Saying]:
    cue = next(_cues(sentence), None)
    if cue is not None:
        speaker = _speaker(sentence, cue)
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
        if sentence.span.covers(quote.outer) and len(_WORD.findall(_slice(sentence, quote.inner))) >= _QUOTE_WORDS + 2:
            yield Saying(content=(quote.inner,), kind="direct", speaker=speaker, score=0.4)
            return
    lowered = {sentence.word(i).lower() for i in range(len(sentence.words)) if not sentence.quoted(sentence.words[i])}
    if last is not None and speaker is not None and lowered & sentence.phrases.reported:
        yield Saying(content=(_trim(sentence.text, sentence.span),), kind="free_indirect", speaker=speaker, score=0.4)


def _slice(sentence: Sentence, span: Span) -> str:
    return sentence.text[span.begin : span.end]


def _cues(sentence: Sentence) -> Iterator[_Cue]:
    """Cues outside quotation marks, those that govern a source first."""
    lowered = [sentence.word(i).lower() for i in range(len(sentence.words))]
    yield from _governing(sentence)
    for at, word in enumerate(lowered):
        if sentence.quoted(sentence.words[at]):
            continue
        if word in sentence.cues.after:
            yield _Cue(spans=(sentence.words[at],), side="left")
        elif word in sentence.cues.final and "wie" in lowered[:at]:
            start = len(lowered[:at]) - 1 - lowered[:at][::-1].index("wie")
            yield _Cue(spans=(sentence.words[start], sentence.words[at]), side="right")
        elif word in sentence.cues.said or ("-" in word and word.partition("-")[0] in sentence.cues.said):
            yield _verb(sentence, at, lowered)
        else:
            pair = next((p for verb, p in sentence.cues.separable if verb == word and p in lowered[at + 1 :]), None)
            if pair is not None:
                yield _verb(sentence, at, lowered)


def _governing(sentence: Sentence) -> Iterator[_Cue]:
    low = sentence.text[sentence.span.begin : sentence.span.end].lower()
    for phrase in sorted(map(str.lower, sentence.cues.before), key=len, reverse=True):
        at = low.find(phrase)
        while at >= 0:
            span = Span(sentence.span.begin + at, sentence.span.begin + at + len(phrase))
            bounded = not low[at - 1 : at].isalnum() and not low[at + len(phrase) : at + len(phrase) + 1].isalnum()
            framed = phrase != "so" or low[max(0, at - 2) : at] in {", ", "“ ", "« "}
            if bounded and framed and not sentence.quoted(span):
                yield _Cue(spans=(span,), side="right")
                return
            at = low.find(phrase, at + 1)


def _verb(sentence: Sentence, at: int, lowered: list[str]) -> _Cue:
    word = sentence.words[at]
    particles = [p for verb, p in sentence.cues.separable if verb == lowered[at]]
    place = next((i for i in range(len(lowered) - 1, at, -1) if lowered[i] in particles), None)
    spans = (word,) if place is None else (word, sentence.words[place])
    first = at
    while first and lowered[first - 1] in sentence.phrases.auxiliaries:
        first -= 1
    before = sentence.text[sentence.span.begin : sentence.words[first].begin].rstrip()
    inverted = not before or before[-1] in "," + MARKS or lowered[at] in {"hieß", "heißt"}
    denies = lowered[at] in sentence.cues.denial
    return _Cue(spans=spans, side="right" if inverted else "left", denies=denies)


def _speaker(sentence: Sentence, cue: _Cue) -> Span | None:
    inside = _inverted_pronoun(sentence, cue)
    if inside is not None:
        return inside
    if cue.side == "right":
        return _phrase_right(sentence, cue.spans[0].end)
    return _phrase_left(sentence, cue.spans[0].begin)


def _inverted_pronoun(sentence: Sentence, cue: _Cue) -> Span | None:
    """The pronoun behind a hyphen in the verb or its auxiliary: "précise-t-il", "a-t-elle averti"."""
    before = [word for word in sentence.words if word.end <= cue.spans[0].begin][-1:]
    for word in (cue.spans[0], *before):
        pronoun = _lower(sentence, word).rpartition("-")[2]
        if "-" in _slice(sentence, word) and pronoun in sentence.phrases.pronouns:
            return Span(word.end - len(pronoun), word.end)
    return None


def _phrase_right(sentence: Sentence, begin: int) -> Span | None:
    """The noun phrase that starts at `begin`: up to a mark, a stop word or a number."""
    taken: list[Span] = []
    for at, word in enumerate(sentence.words):
        if word.begin < begin or len(taken) == _LONGEST_SPEAKER:
            continue
        gap = sentence.text[taken[-1].end if taken else begin : word.begin]
        if gap.strip(" .\xa0'’-") or sentence.quoted(word):
            break
        lowered = sentence.word(at).lower()
        if lowered in sentence.phrases.pronouns and not taken:
            taken.append(word)
            if lowered in sentence.phrases.determiners and _noun_follows(sentence, at):
                continue
            break
        if taken and _ends_phrase(sentence, lowered, sentence.word(at), taken):
            break
        taken.append(word)
    return _noun_phrase(sentence, taken)


def _noun_follows(sentence: Sentence, at: int) -> bool:
    """Whether a capital stands right behind an article or behind one adjective: "der | frühere | Minister"."""
    behind = [sentence.word(place) for place in range(at + 1, min(at + 3, len(sentence.words)))]
    adjective = behind[:1] and behind[0].lower() not in sentence.phrases.stops | sentence.phrases.reported
    return any(word[:1].isupper() for word in behind[: 2 if adjective else 1])


def _ends_phrase(sentence: Sentence, lowered: str, word: str, taken: list[Span]) -> bool:
    """A stop word; in German also any small word behind a noun that opens no complement."""
    table = sentence.phrases
    if lowered in table.links:
        return False
    if lowered in table.stops:
        return True
    noun = any(_slice(sentence, span)[0].isupper() for span in taken[-1:])
    return table.noun_capitals and noun and word[0].islower() and lowered not in table.determiners


def _phrase_left(sentence: Sentence, end: int) -> Span | None:
    """The noun phrase that ends at `end`: back to a mark."""
    taken: list[Span] = []
    for word in reversed([w for w in sentence.words if w.end <= end]):
        gap = sentence.text[word.end : taken[0].begin if taken else end]
        if gap.strip(" .\xa0'’-") or sentence.quoted(word) or len(taken) == _LONGEST_SPEAKER:
            break
        taken.insert(0, word)
    return _noun_phrase(sentence, taken)


def _noun_phrase(sentence: Sentence, words: list[Span]) -> Span | None:
    while words and _lower(sentence, words[-1]) in sentence.phrases.links | sentence.phrases.stops:
        words = words[:-1]
    if not words:
        return None
    span = Span(words[0].begin, words[-1].end)
    first = _lower(sentence, words[0])
    known = first in sentence.phrases.pronouns | sentence.phrases.determiners
    return span if known or any(_slice(sentence, w)[0].isupper() for w in words) else None


def _lower(sentence: Sentence, span: Span) -> str:
    return _slice(sentence, span).lower()


def _content(sentence: Sentence, cue: _Cue, speaker: Span | None) -> tuple[Span, ...]:
    """What is left of the sentence without cue and speaker: the longer side, or both around a parenthesis."""
    taken = [*cue.spans, *((speaker,) if speaker else ())]
    whole = _trim(sentence.text, sentence.span)
    left = _trim(sentence.text, Span(whole.begin, max(whole.begin, min(s.begin for s in taken))))
    right = _introduced(sentence, Span(min(whole.end, max(s.end for s in taken)), whole.end))
    quote = _quote_at(sentence)
    if quote is not None:
        return (quote,)
    parts = [p for p in (left, right) if len(_WORD.findall(_slice(sentence, p))) >= _CONTENT_WORDS]
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
    trimmed = _trim(sentence.text, span)
    first = next((w for w in sentence.words if w.begin >= trimmed.begin and w.end <= trimmed.end), None)
    if first is not None and first.begin == trimmed.begin and _lower(sentence, first) in sentence.cues.introducers:
        return _trim(sentence.text, Span(first.end, trimmed.end))
    return trimmed


def _trim(text: str, span: Span) -> Span:
    begin, end = span.begin, span.end
    while begin < end and text[begin] in _EDGE:
        begin += 1
    while end > begin and text[end - 1] in _EDGE + ".":
        end -= 1
    return Span(begin, end)


def _kind(sentence: Sentence, content: tuple[Span, ...]) -> StatementKind:
    if any(quote.inner == content[0] for quote in sentence.quotes):
        return "direct"
    quoted = any(quote.outer.overlaps(part) for quote in sentence.quotes for part in content)
    return "mixed" if quoted else "indirect"
