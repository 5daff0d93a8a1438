"""The ground of each attribution: the words that say who speaks. Without one nobody is credited.

A cue with the source as its subject or governed noun; a quotation in one paragraph with a frame; reported mood that goes on from a
saying. What has neither a source nor quotation marks nor reported mood is the narrator's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.grammar.cues import cue_kind, governs
from stemma.grammar.dependencies import predicate, word_at
from stemma.grammar.hedges import hedge_of, is_hearsay
from stemma.grammar.names.descriptions import describe
from stemma.grammar.names.somebody import is_nominal, is_somebody, opens_name
from stemma.grammar.prose import Prose
from stemma.grammar.saying import speaker as subject_of
from stemma.model import Ground, Saying, Sayings, Span

_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
#: words of a quotation that can stand without a frame; fewer are a name, a title or words used with distance
_QUOTED = 5
#: and of one that goes on from another
_SHORT = 2
#: words between a source and what governs it, or between an unlisted verb and its subject
_BESIDE = 2
#: words of a sentence before its content that may say that nothing is said
_SILENT = 12


def grounded(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with their grounds; those of the narrator are gone, and sources without a ground."""
    done: list[Saying] = []
    for saying in sayings:
        one = _grounded(prose, saying, done)
        if one is not None:
            done.append(one)
    return tuple(done)


def _grounded(prose: Prose, saying: Saying, before: Sequence[Saying]) -> Saying | None:
    parts = tuple(part for part in saying.content if not _is_silent(prose, part))
    if not parts:
        return None
    saying = saying if parts == saying.content else replace(saying, content=parts)
    if _is_unsaid(prose, saying):
        return None
    if saying.speaker is not None and not _can_speak(prose, saying):
        saying = replace(saying, speaker=None)
    if saying.ground is not None:
        return saying
    ground = _by_cue(prose, saying) if saying.cues and saying.speaker is not None else None
    if ground is None and (saying.speaker is None or not saying.cues):
        ground, saying = _going_on(prose, saying, before)
    if ground is not None:
        return replace(saying, ground=ground)
    nobody = replace(saying, speaker=None)
    return nobody if _stands_alone(prose, nobody) else None


def _by_cue(prose: Prose, saying: Saying) -> Ground | None:
    """The ground that the cue gives: any verb frames a quotation, others must be verbs of saying or thinking."""
    kind = cue_kind(prose.words(saying.cues), prose.language)
    if kind == "governs":
        return "governed" if gap(prose, saying) <= _BESIDE else None
    if kind in {"says", "voices", "thinks"} or _tells(prose, saying, kind):
        return "subject"
    beside = gap(prose, saying) <= _BESIDE
    if is_quoted(prose, saying):
        return "frame" if beside or _is_subject(prose, saying) else None
    return "frame" if kind == "other" and beside else None


def _tells(prose: Prose, saying: Saying, kind: str) -> bool:
    """Whether a paper shows something ("the study shows that"), or a verb that no table knows holds the content as its clause."""
    if saying.speaker is None:
        return False
    if kind == "shows":
        return describe(prose.slice(saying.speaker), prose.language.code).type == "document"
    return kind == "other" and _is_complement(prose, saying) and _is_subject(prose, saying)


def _is_complement(prose: Prose, saying: Saying) -> bool:
    """Whether the parse makes the content the clause that the cue's verb holds."""
    sentence = prose.sentence_at(saying.cues[0].begin)
    parsed = sentence.parsed if sentence is not None else None
    verb = word_at(parsed, saying.cues[-1]) if parsed is not None else None
    if parsed is None or verb is None:
        return False
    held = parsed.held(predicate(parsed, verb), ("ccomp",))
    return any(any(part.covers(parsed.tree.nodes[at].span) for part in saying.content) for at in held)


def _is_subject(prose: Prose, saying: Saying) -> bool:
    """Whether the parse makes the source the subject of the verb that frames it, however far off it stands."""
    sentence = prose.sentence_at(saying.cues[0].begin)
    if sentence is None or sentence.parsed is None or saying.speaker is None:
        return False
    found = subject_of(sentence.parsed, saying.cues[0])
    return found is not None and found.overlaps(saying.speaker)


def gap(prose: Prose, saying: Saying) -> int:
    """Words between the source and the nearest part of the cue."""
    speaker = saying.speaker or saying.cues[0]
    between = [prose.text[min(speaker.end, cue.end) : max(speaker.begin, cue.begin)] for cue in saying.cues]
    return min(len(_WORD.findall(words)) for words in between)


def _going_on(prose: Prose, saying: Saying, before: Sequence[Saying]) -> tuple[Ground | None, Saying]:
    """The ground of words without a frame of their own, and the saying with whoever spoke last."""
    at = prose.paragraph_of(saying.content[0].begin)
    last = before[-1] if before else None
    if (subject := _before_quotation(prose, saying, last)) is not None:
        return "pointer", replace(saying, speaker=subject)
    if last is None or last.ground is None or last.speaker is None:
        return None, saying
    credited = replace(saying, speaker=last.speaker)
    same = prose.paragraph_of(last.content[-1].end - 1) == at
    if is_quoted(prose, saying, _SHORT):
        if same:
            return "goes_on", credited
        return ("next", credited) if _continues(prose, saying, last, at) else (None, saying)
    rumour = saying.speaker is None and is_hearsay(prose.words(saying.content), prose.language)
    beside = same and not rumour and _follows(prose, saying, last)
    return ("mood", credited) if beside and _in_mood(prose, saying) else (None, saying)


def _before_quotation(prose: Prose, saying: Saying, last: Saying | None) -> Span | None:
    """The subject of the sentence before a quotation without a frame, where nobody else has spoken in its paragraph yet."""
    first = saying.content[0]
    at = prose.paragraph_of(first.begin)
    spoken = last is not None and prose.paragraph_of(last.content[-1].end - 1) == at
    before = prose.sentence_before(first)
    sentence = prose.sentence_at(before.begin) if before else None
    if spoken or sentence is None or sentence.parsed is None or saying.cues or not is_quoted(prose, saying):
        return None
    root = sentence.parsed.tree.nodes[sentence.parsed.tree.root]
    found = subject_of(sentence.parsed, root.span)
    inside = found is not None and sentence.span.covers(found) and not sentence.quoted(found)
    named = found is not None and inside and is_somebody(sentence, found)
    return found if named else None


def _follows(prose: Prose, saying: Saying, last: Saying) -> bool:
    """Whether a saying stands in the sentence of the last one, or in the next."""
    begin = saying.content[0]
    before = prose.sentence_before(begin)
    own = prose.sentence_of(begin)
    return any(one is not None and any(one.overlaps(part) for part in last.content) for one in (before, own))


def _continues(prose: Prose, saying: Saying, last: Saying, at: int) -> bool:
    """Whether a paragraph that is all quotation follows one that ends in words of the last speaker."""
    whole = prose.slice(prose.paragraphs[at]) if at >= 0 else ""
    quoted = sum(len(prose.slice(one)) for one in saying.content)
    behind = prose.paragraph_of(last.content[-1].end - 1) == at - 1
    return behind and quoted >= len(whole) - _MARKS


#: characters of a paragraph that is one quotation beyond its words: marks and spaces
_MARKS = 6


def is_quoted(prose: Prose, saying: Saying, least: int = _QUOTED) -> bool:
    """Whether the content stands in quotation marks, and is no name or single word."""
    inside = all(any(quote.outer.covers(part) for quote in prose.quotes) for part in saying.content)
    return (inside or saying.kind == "direct") and len(_WORD.findall(prose.words(saying.content))) >= least


def _tokens(prose: Prose, saying: Saying) -> set[str]:
    return set(_TOKEN.findall(prose.words(saying.content).lower()))


def _in_mood(prose: Prose, saying: Saying) -> bool:
    low = _tokens(prose, saying)
    return bool(low & prose.language.phrases.reported) or bool(low & prose.language.cues.resumes)


def _stands_alone(prose: Prose, saying: Saying) -> bool:
    """Whether words without a source are somebody's at all: quoted, framed by a verb of saying, hearsay or in reported mood."""
    if saying.cues:
        kind = cue_kind(prose.words(saying.cues), prose.language)
        return kind in {"says", "governs"} or is_quoted(prose, saying)
    words = prose.words(saying.content)
    doubted = is_hearsay(words, prose.language) or hedge_of(words, "", prose.language) in {"alleged", "unconfirmed"}
    return is_quoted(prose, saying) or doubted or _in_mood(prose, saying)


def _can_speak(prose: Prose, saying: Saying) -> bool:
    """Whether the source can be one: no prepositional phrase, no pointing word, no part of its own quotation."""
    speaker = saying.speaker or saying.content[0]
    first = _WORD.search(prose.text, speaker.begin, speaker.end)
    low = first.group().lower() if first else ""
    bare = first is not None and first.end() == speaker.end
    table, closed = prose.language.phrases, prose.language.pronouns
    sentence = prose.sentence_at(speaker.begin)
    named = sentence is not None and opens_name(sentence, speaker)
    prepositional = low in table.complements - table.determiners and not (bare or named)
    points = bare and low in (prose.language.denials.objects | closed.relative) - closed.subjects - table.determiners
    article = (
        bare and low in table.determiners and bool(saying.cues) and governs(prose.words(saying.cues), prose.language)
    )
    if sentence is not None and not is_nominal(sentence, speaker):
        return False
    inside = any(content.covers(speaker) for content in saying.content)
    return not (article or prepositional or points or (inside and is_quoted(prose, saying)))


def _is_unsaid(prose: Prose, saying: Saying) -> bool:
    """Whether the verb that frames is negated, and denies nothing: "did not say „no“", as the parse has it."""
    sentence = prose.sentence_at(saying.cues[0].begin) if saying.cues else None
    if sentence is None or sentence.parsed is None:
        return False
    parsed, language = sentence.parsed, prose.language
    verb = word_at(parsed, saying.cues[0])
    words = set(_TOKEN.findall(prose.words(saying.cues).lower()))
    if verb is None or words & (language.cues.denial | language.cues.retorts):
        return False
    negations = [at for at in parsed.held(verb, ("advmod",)) if parsed.low(at) in language.hedges.negations]
    outside = [at for at in negations if not any(c.covers(parsed.tree.nodes[at].span) for c in saying.content)]
    return parsed.low(verb) in language.cues.said and bool(outside)


def _is_silent(prose: Prose, first: Span) -> bool:
    """Whether the words before say that nothing is said: "did not say if", "sans préciser si", "ohne zu sagen, ob"."""
    sentence = prose.sentence_of(first)
    if sentence is None:
        return False
    left = prose.text[sentence.begin : max(first.begin, sentence.begin)].lower().replace("’", "'")
    words = _WORD.findall(left)[-_SILENT:]
    near = " ".join(words)
    return any(phrase.replace("’", "'") in near for phrase in prose.language.cues.silences)
