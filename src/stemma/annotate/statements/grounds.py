"""The ground of each attribution: the words that say who speaks. Without one nobody is credited.

A cue with the source as its subject or governed noun; a quotation in one paragraph with a frame; reported mood that goes on from a
saying. What has neither a source nor quotation marks nor reported mood is the narrator's.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from stemma.grammar.cues import cue_kind
from stemma.grammar.prose import Prose
from stemma.model import Ground, Saying, Sayings

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
    if _is_silent(prose, saying):
        return None
    if saying.speaker is not None and not _can_speak(prose, saying):
        saying = replace(saying, speaker=None)
    ground = _ground(prose, saying, before)
    if ground is not None:
        return replace(saying, ground=ground)
    nobody = replace(saying, speaker=None)
    return nobody if _stands_alone(prose, nobody) else None


def _ground(prose: Prose, saying: Saying, before: Sequence[Saying]) -> Ground | None:
    if saying.speaker is None:
        return None
    if saying.cues:
        return _by_cue(prose, saying)
    return _going_on(prose, saying, before)


def _by_cue(prose: Prose, saying: Saying) -> Ground | None:
    """The ground that the cue gives: any verb frames a quotation, others must be verbs of saying or thinking."""
    kind = cue_kind(prose.words(saying.cues), prose.language)
    if kind == "governs":
        return "governed" if _gap(prose, saying) <= _BESIDE else None
    if kind in {"says", "voices", "thinks"}:
        return "subject"
    framed = kind == "other" or is_quoted(prose, saying)
    return "frame" if framed and _gap(prose, saying) <= _BESIDE else None


def _gap(prose: Prose, saying: Saying) -> int:
    """Words between the source and the nearest part of the cue."""
    speaker = saying.speaker or saying.cues[0]
    between = [prose.text[min(speaker.end, cue.end) : max(speaker.begin, cue.begin)] for cue in saying.cues]
    return min(len(_WORD.findall(words)) for words in between)


def _going_on(prose: Prose, saying: Saying, before: Sequence[Saying]) -> Ground | None:
    """The ground of words without a frame of their own."""
    at = prose.paragraph_of(saying.content[0].begin)
    same = [one for one in before if one.ground and prose.paragraph_of(one.content[-1].end - 1) == at]
    last = next((one for one in reversed(same) if one.speaker == saying.speaker), None)
    if is_quoted(prose, saying, _SHORT):
        if last is not None:
            return "goes_on"
        return "next" if _continues(prose, saying, before, at) else None
    reports = _in_mood(prose, saying) and same and same[-1] is last
    return "mood" if reports else None


def _continues(prose: Prose, saying: Saying, before: Sequence[Saying], at: int) -> bool:
    """Whether a paragraph that is all quotation follows one that ends in words of the same speaker."""
    whole = prose.slice(prose.paragraphs[at]) if at >= 0 else ""
    quoted = sum(len(prose.slice(one)) for one in saying.content)
    last = before[-1] if before else None
    return (
        last is not None
        and last.ground is not None
        and last.speaker == saying.speaker
        and prose.paragraph_of(last.content[-1].end - 1) == at - 1
        and quoted >= len(whole) - _MARKS
    )


#: characters of a paragraph that is one quotation beyond its words: marks and spaces
_MARKS = 6


def is_quoted(prose: Prose, saying: Saying, least: int = _QUOTED) -> bool:
    """Whether the content stands in quotation marks, and is no name or single word."""
    inside = all(any(quote.outer.covers(part) for quote in prose.quotes) for part in saying.content)
    return (inside or saying.kind == "direct") and len(_WORD.findall(prose.words(saying.content))) >= least


def _in_mood(prose: Prose, saying: Saying) -> bool:
    low = set(_WORD.findall(prose.words(saying.content).lower()))
    return bool(low & prose.language.phrases.reported) or bool(low & prose.language.cues.resumes)


def _stands_alone(prose: Prose, saying: Saying) -> bool:
    """Whether words without a source are somebody's at all: quoted, framed by a verb of saying, hearsay or in reported mood."""
    if saying.cues:
        kind = cue_kind(prose.words(saying.cues), prose.language)
        return kind in {"says", "governs"} or is_quoted(prose, saying)
    low = set(_WORD.findall(prose.words(saying.content).lower()))
    hearsay = low & prose.language.hedges.hearsay
    return is_quoted(prose, saying) or bool(hearsay) or _in_mood(prose, saying)


def _can_speak(prose: Prose, saying: Saying) -> bool:
    """Whether the source can be one: no prepositional phrase, no pointing word, no part of its own quotation."""
    speaker = saying.speaker or saying.content[0]
    first = _WORD.search(prose.text, speaker.begin, speaker.end)
    low = first.group().lower() if first else ""
    bare = first is not None and first.end() == speaker.end
    table, closed = prose.language.phrases, prose.language.pronouns
    prepositional = low in table.complements - table.determiners and not bare
    points = bare and low in prose.language.denials.objects | closed.relative - closed.subjects - table.determiners
    inside = any(content.covers(speaker) for content in saying.content)
    return not (prepositional or points or (inside and is_quoted(prose, saying)))


def _is_silent(prose: Prose, saying: Saying) -> bool:
    """Whether the frame says that nothing is said: "did not say if", "sans préciser si", "ohne zu sagen, ob"."""
    first = saying.content[0]
    sentence = prose.sentence_of(first)
    if sentence is None:
        return False
    left = prose.text[sentence.begin : max(first.begin, sentence.begin)].lower().replace("’", "'")
    words = _WORD.findall(left)[-_SILENT:]
    near = " ".join(words)
    return any(phrase.replace("’", "'") in near for phrase in prose.language.cues.silences)
