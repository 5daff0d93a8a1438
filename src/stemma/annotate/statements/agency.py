"""The source of a saying as its verb has it: a passive names its agent or nobody, a participle shares the subject before it."""

from dataclasses import replace

from stemma.grammar.agents import is_passive, subject, with_name
from stemma.grammar.cues import cue_kind
from stemma.grammar.names.somebody import is_somebody, may_speak
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence
from stemma.grammar.subjects import lacks_particle
from stemma.model import Saying, Sayings, Span


def subjected(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings with the subjects of their verbs for sources."""
    return tuple(_subjected(prose, saying) for saying in sayings)


def _subjected(prose: Prose, saying: Saying) -> Saying:
    place = _verb(prose, saying)
    if place is None:
        return saying
    sentence, verb = place
    found = subject(sentence, verb)[1]
    if is_passive(sentence, verb):
        return replace(saying, speaker=found)
    if found is None or not _is_better(sentence, saying, found):
        return saying
    return replace(saying, speaker=with_name(sentence, found, saying.speaker))


def _is_better(sentence: Sentence, saying: Saying, found: Span) -> bool:
    """Whether the subject found is somebody, stands outside the content and is not the source already."""
    known = saying.speaker is not None and saying.speaker.overlaps(found)
    able = is_somebody(sentence, found) or may_speak(sentence, found)
    return not known and able and not any(part.overlaps(found) for part in saying.content)


def _verb(prose: Prose, saying: Saying) -> tuple[Sentence, int] | None:
    """The verb of saying in the cue, and the sentence that it stands in."""
    for cue in saying.cues:
        sentence = prose.sentence_at(cue.begin)
        if sentence is None:
            continue
        for at, word in enumerate(sentence.words):
            if not cue.covers(word) or lacks_particle(sentence, at):
                continue
            if cue_kind(sentence.low(at).partition("-")[0], prose.language) in {"says", "voices"}:
                return sentence, at
    return None
