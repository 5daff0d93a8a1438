"""Who says: a verb of saying or words before a source, and the noun phrase beside them that speaks.

Follows the rule-based systems of Krestel et al. (2008) and Pareti et al. (2013): a cue word anchors a saying, its speaker is the noun
phrase beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.grammar import dependencies as d
from stemma.grammar.names.phrase_end import phrase_end
from stemma.grammar.sentence import Sentence
from stemma.model import Span
from stemma.text.quotation import MARKS

#: words of a noun phrase that speaks; more is a clause
_LONGEST_SPEAKER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue found in a sentence: its spans, and where its speaker is looked for."""

    spans: tuple[Span, ...]
    side: str
    denies: bool = False


def inverted(sentence: Sentence, verb: int) -> tuple[tuple[Span, ...], Span | None]:
    """A verb of saying with auxiliary and particle, and the third person right behind it, by name or in words."""
    low = [sentence.word(at).lower() for at in range(len(sentence.words))]
    cue = verb_cue(sentence, verb)
    first = verb
    while first and low[first - 1] in sentence.phrases.auxiliaries:
        first -= 1
    speaker = phrase_right(sentence, cue.spans[0].end)
    following = verb + 1 < len(low) and (
        low[verb + 1] in sentence.phrases.determiners or sentence.word(verb + 1)[0].isupper()
    )
    return (Span(sentence.words[first].begin, cue.spans[0].end), *cue.spans[1:]), speaker if following else None


def place_behind(sentence: Sentence, begin: int) -> Span | None:
    """The noun phrase of a prepositional phrase right behind a place: "in | dem Bericht"."""
    following = [at for at, word in enumerate(sentence.words) if word.begin >= begin][:1]
    if not following or sentence.word(following[0]).lower() not in sentence.phrases.complements:
        return None
    return phrase_right(sentence, sentence.words[following[0]].end)


def cues_in(sentence: Sentence) -> Iterator[Cue]:
    """Cues outside quotation marks, those that govern a source first."""
    lowered = [sentence.word(i).lower() for i in range(len(sentence.words))]
    yield from governing(sentence)
    for at, word in enumerate(lowered):
        if sentence.quoted(sentence.words[at]):
            continue
        if word in sentence.cues.after:
            yield Cue(spans=(sentence.words[at],), side="left")
        elif word in sentence.cues.final and "wie" in lowered[:at]:
            start = len(lowered[:at]) - 1 - lowered[:at][::-1].index("wie")
            yield Cue(spans=(sentence.words[start], sentence.words[at]), side="right")
        elif word in sentence.cues.said or ("-" in word and word.partition("-")[0] in sentence.cues.said):
            yield verb_cue(sentence, at)
        else:
            pair = next((p for verb, p in sentence.cues.separable if verb == word and p in lowered[at + 1 :]), None)
            if pair is not None:
                yield verb_cue(sentence, at)


def governing(sentence: Sentence) -> Iterator[Cue]:
    """The first words outside quotation marks that stand before a source: "laut", "selon", "according to"."""
    low = sentence.text[sentence.span.begin : sentence.span.end].lower()
    for phrase in sorted(map(str.lower, sentence.cues.before), key=len, reverse=True):
        at = low.find(phrase)
        while at >= 0:
            span = Span(sentence.span.begin + at, sentence.span.begin + at + len(phrase))
            bounded = not low[at - 1 : at].isalnum() and not low[at + len(phrase) : at + len(phrase) + 1].isalnum()
            framed = phrase != "so" or (low[max(0, at - 2) : at] in {", ", "“ ", "« "} and names(sentence, span.end))
            if bounded and framed and not sentence.quoted(span):
                yield Cue(spans=(span,), side="right")
                return
            at = low.find(phrase, at + 1)


def names(sentence: Sentence, begin: int) -> bool:
    """Whether an article or a capital stands right behind a place: "so | der Minister", not "so wie"."""
    first = next((at for at, word in enumerate(sentence.words) if word.begin >= begin), None)
    return first is not None and (
        sentence.low(first) in sentence.phrases.determiners or sentence.word(first)[0].isupper()
    )


def lacks_particle(sentence: Sentence, at: int) -> bool:
    """Whether a verb says something only with a particle that its sentence does not have: "schlug … vor", but "schlug … aus"."""
    word = sentence.low(at)
    wanted = {particle for verb, particle in sentence.cues.separable if verb == word}
    table = sentence.cues
    if not wanted or word in table.said | table.denial | table.final | table.voiced:
        return False
    text = sentence.slice(Span(sentence.words[at].end, sentence.span.end)).lower()
    return not any(re.search(rf"(?<!\w){re.escape(particle)}(?!\w)", text) for particle in wanted)


def verb_cue(sentence: Sentence, at: int) -> Cue:
    """A verb of saying with its particle, and the side where its subject stands."""
    lowered = [sentence.low(place) for place in range(len(sentence.words))]
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
    return Cue(spans=spans, side="right" if inverted else "left", denies=denies)


def speaker_of(sentence: Sentence, cue: Cue) -> Span | None:
    """The noun phrase on the cue's side, or the pronoun that hangs on its verb."""
    inside = _inverted_pronoun(sentence, cue)
    if inside is not None:
        return inside
    if cue.side == "right":
        return phrase_right(sentence, cue.spans[0].end)
    return phrase_left(sentence, cue.spans[0].begin)


def _inverted_pronoun(sentence: Sentence, cue: Cue) -> Span | None:
    """The pronoun behind a hyphen in the verb or its auxiliary: "précise-t-il", "a-t-elle averti"."""
    before = [word for word in sentence.words if word.end <= cue.spans[0].begin][-1:]
    for word in (cue.spans[0], *before):
        pronoun = _lower(sentence, word).rpartition("-")[2]
        if "-" in sentence.slice(word) and pronoun in sentence.phrases.pronouns:
            return Span(word.end - len(pronoun), word.end)
    return None


def phrase_right(sentence: Sentence, begin: int) -> Span | None:
    """The noun phrase that starts at `begin`: up to a mark, a stop word or a number."""
    taken: list[Span] = []
    for at, word in enumerate(sentence.words):
        if word.begin < begin or len(taken) == _LONGEST_SPEAKER:
            continue
        gap = sentence.text[taken[-1].end if taken else begin : word.begin]
        if gap.strip(" .\xa0'’-") or sentence.quoted(word):
            break
        lowered = sentence.low(at)
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
    noun = any(sentence.slice(span)[0].isupper() for span in taken[-1:])
    return table.noun_capitals and noun and word[0].islower() and lowered not in table.determiners


def phrase_left(sentence: Sentence, end: int) -> Span | None:
    """The noun phrase that ends at `end`: back to a mark."""
    taken: list[Span] = []
    for word in reversed([w for w in sentence.words if w.end <= end]):
        gap = sentence.text[word.end : taken[0].begin if taken else end]
        if gap.strip(" .\xa0'’-") or sentence.quoted(word) or len(taken) == _LONGEST_SPEAKER:
            break
        taken.insert(0, word)
    return _noun_phrase(sentence, taken)


def one_phrase(sentence: Sentence, words: Sequence[Span]) -> list[Span]:
    """The words of the first noun phrase among some, as a parse has it; as far as words tell where there is none."""
    end = phrase_end([sentence.slice(word) for word in words], sentence.language)
    if sentence.parsed is None or not words or not sentence.phrases.noun_capitals:
        return list(words[:end])
    whole = Span(words[0].begin, words[-1].end)
    if end < len(words) and d.is_one_name(sentence.parsed, words[end - 1], words[end]):
        end = len(words)
    cut = d.first_phrase(sentence.parsed, whole)
    return [word for word in words[:end] if cut.covers(word)]


def _noun_phrase(sentence: Sentence, words: list[Span]) -> Span | None:
    words = one_phrase(sentence, words)
    while words and _lower(sentence, words[-1]) in sentence.phrases.links | sentence.phrases.stops:
        words = words[:-1]
    if not words:
        return None
    span = Span(words[0].begin, words[-1].end)
    first = _lower(sentence, words[0])
    known = first in sentence.phrases.pronouns | sentence.phrases.determiners
    return span if known or any(sentence.slice(w)[0].isupper() for w in words) else None


def _lower(sentence: Sentence, span: Span) -> str:
    return sentence.slice(span).lower()
