"""Denials that were not read: a verb of denial with its subject, and a pronoun or a named accusation as its object."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stemma.grammar.agents import subject
from stemma.grammar.denials import is_denied, plain
from stemma.grammar.sentence import Sentence
from stemma.grammar.subjects import inverted
from stemma.lang import Language
from stemma.lang.denials import any_of
from stemma.model import Saying, Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words between a verb of denial and its object: "wies am Montag in Bonn den Vorwurf"
_BETWEEN = 4
#: words before the noun of an object: an article and its adjectives
_BEFORE = 3
#: code points around a verb in which its object is looked for
_REACH = 150
#: words of a subject before a comma
_SUBJECT = 5
#: how sure rules are of such a saying, 0 to 1
_SCORE = 0.6
#: what is denied, the words that deny it, and who does
_Denial = tuple[Span, tuple[Span, ...], Span]


def untold(sentence: Sentence, sayings: Sequence[Saying]) -> Iterator[Saying]:
    """A verb of denial with subject and object, where nothing was read around it.

    Args:
        sentence: where it is looked for.
        sayings: what was read in the article.
    """
    words = [sentence.low(at) for at in range(len(sentence.words))]
    verbs = [at for at, low in enumerate(words) if low in verbs_of(sentence.language)]
    spans = [span for one in sayings for span in (*one.content, *one.cues)] if verbs else []
    taken = [span for span in spans if sentence.span.overlaps(span)]
    for at in verbs:
        word, low = sentence.words[at], words[at]
        if sentence.quoted(word) or any(word.overlaps(span) for span in taken):
            continue
        found = _object_behind(sentence, at) or _object_before(sentence, at)
        if found is None or any(found[0].overlaps(span) for span in taken):
            continue
        content, cue, speaker = found
        left, right = sentence.text[sentence.span.begin : content.begin], sentence.text[content.end : sentence.span.end]
        around = re.split(r"[;:.!?]\s", plain(f"{left} ¦ {right}"))
        if is_denied(next((piece for piece in around if low in piece), ""), {low}, sentence.language):
            yield Saying(
                content=(content,), kind="reported", polarity="denies", speaker=speaker, cues=cue, score=_SCORE
            )
            return


def _object_behind(sentence: Sentence, verb: int) -> _Denial | None:
    """The pronoun or the named accusation behind a verb, with the subject before it."""
    if verb and sentence.low(verb - 1) in sentence.language.denials.copulas:
        return None
    begin = sentence.words[verb].end
    match = _objects(sentence.language).match(plain(sentence.text[begin : min(begin + _REACH, sentence.span.end)]))
    if match is None:
        return None
    end = begin + match.end()
    if sentence.phrases.noun_capitals and match["pronoun"] and sentence.text[end : end + 2].strip()[:1].isupper():
        return None  # "das Gericht": an article
    cue, speaker = subject(sentence, verb)
    content = _to_stop(sentence, Span(begin + match.start("object"), end), pronoun=bool(match["pronoun"]))
    whom = _without_auxiliary(sentence, speaker) if speaker else before_comma(sentence, verb)
    return None if whom is None or whom.overlaps(content) else (content, cue, whom)


def _object_before(sentence: Sentence, verb: int) -> _Denial | None:
    """What a verb denies from before it: "…, which the mill denies", "Das weist die Mühle zurück"."""
    first = max(sentence.span.begin, sentence.words[verb].begin - _REACH)
    text = sentence.text[first : sentence.words[verb].begin]
    end = first + len(text.rstrip())
    relative = _relative_ends(sentence.language).search(plain(text))
    if relative is not None:
        content = Span(first + relative.start("object"), first + relative.end("object"))
        cue, right = inverted(sentence, verb)
        begin = first + relative.end("opening") + 1
        whom = Span(begin, end) if end > begin else right
        return None if whom is None else (content, cue, whom)
    fronted = _fronted(sentence.language).search(plain(text)) if sentence.phrases.noun_capitals else None
    if fronted is None or (fronted.start() == 0 and first > sentence.span.begin):
        return None
    cue, speaker = inverted(sentence, verb)
    return None if speaker is None else (Span(first + fronted.start("object"), end), cue, speaker)


def _to_stop(sentence: Sentence, span: Span, *, pronoun: bool) -> Span:
    """An object with its complement: "talk | of a leak", "die Vorwürfe | des Senats"."""
    behind = [at for at, word in enumerate(sentence.words) if word.begin >= span.end][: _BETWEEN + 1]
    links = sentence.phrases.links - sentence.phrases.joiners
    if pronoun or not behind or sentence.low(behind[0]) not in links:
        return span
    end = span.end
    for at in behind:
        low = sentence.low(at)
        apart = sentence.text[end : sentence.words[at].begin].strip(" '’")
        if apart or low in sentence.language.denials.frames or low in sentence.phrases.stops - links:
            break
        end = sentence.words[at].end
    return Span(span.begin, end)


def _without_auxiliary(sentence: Sentence, speaker: Span) -> Span:
    words = [word for word in sentence.words if speaker.covers(word)]
    small = [w for w in words if sentence.slice(w).lower() in sentence.phrases.auxiliaries]
    kept = [word for word in words if not small or word.end <= small[0].begin]
    return Span(speaker.begin, kept[-1].end) if kept else speaker


def before_comma(sentence: Sentence, verb: int) -> Span | None:
    """The subject that a relative clause parts from its verb: "The yard, which he named, | denies"."""
    text = sentence.text[sentence.span.begin : sentence.words[verb].begin].rstrip()
    head = text.partition(",")[0]
    apart = text.endswith(",") and text.count(",") > 1 and 0 < len(_WORD.findall(head)) <= _SUBJECT
    begin = sentence.span.begin
    if sentence.words and sentence.low(0) in sentence.phrases.joiners and len(sentence.words) > 1:
        begin = sentence.words[1].begin
    return Span(begin, max(begin, sentence.span.begin + len(head))) if apart else None


@cache
def verbs_of(language: Language) -> frozenset[str]:
    """Verbs that deny, by themselves or with words later in their clause."""
    table = language.denials
    return (language.cues.denial - table.frames.keys() - table.nouns).union(*table.frames.values())


@cache
def _relative_ends(language: Language) -> re.Pattern[str]:
    """A relative clause up to its verb."""
    opening = any_of(language.denials.relatives).pattern
    that = any_of(language.denials.clauses).pattern
    return re.compile(
        rf",\s(?P<opening>(?P<object>{opening})(?:\s{that})?)\s(?:[^\s,;:.]+\s){{0,{_BETWEEN + _BEFORE}}}$"
    )


@cache
def _objects(language: Language) -> re.Pattern[str]:
    """What follows a verb of denial: adverbs, and a pronoun, a whole, or an accusation with its article."""
    table = language.denials
    word = r"[^\s,;:.!?„“”«»\"]+\s"
    noun = rf"(?:{word}){{0,{_BEFORE}}}?(?:\w+')?{any_of(table.accusations).pattern}"
    whole = rf"{any_of(table.wholes).pattern}\s[^\s,;:.!?]{{4,}}"
    pronoun = rf"(?P<pronoun>{any_of(table.objects).pattern}(?=\W|$))"
    articles = any_of(language.phrases.determiners | {"the", "diese", "diesen", "dieses"}).pattern
    return re.compile(rf"\s(?:{word}){{0,{_BETWEEN}}}?(?P<object>{whole}|{articles}['\s]{noun}|{noun}|{pronoun})")


@cache
def _fronted(language: Language) -> re.Pattern[str]:
    """An object at the head of its clause, up to the verb."""
    table = language.denials
    noun = rf"(?:\w+\s){{0,{_BEFORE}}}{any_of(table.accusations).pattern}"
    return re.compile(rf"(?:^|[;:]\s)(?P<object>{any_of(table.objects).pattern}|{noun})\s$")
