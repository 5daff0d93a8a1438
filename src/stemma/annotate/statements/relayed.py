"""Clauses that "wonach" opens behind a noun: who told it stands in the main clause, never in the clause itself."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.grammar.agents import subject
from stemma.grammar.cues import is_known, verbs_of_saying
from stemma.grammar.sentence import Sentence
from stemma.grammar.subjects import inverted
from stemma.model import Saying, Span

#: words of a relayed clause before what a tagger read of it
_LOST = 12


def relayed(sentence: Sentence, sayings: Sequence[Saying]) -> list[Saying]:
    """The sayings of a sentence, with what stands in a clause of "wonach" credited to the subject before it.

    Where another saying took its speaker from inside that clause, it gets that subject too.
    """
    found = [_credited(sentence, saying) for saying in sayings]
    clauses = [new for old, new in zip(sayings, found, strict=True) if new is not old]
    return [_without_inner(saying, clauses) for saying in found]


def opens_main_clause(sentence: Sentence, at: int) -> bool:
    """Whether a verb stands right behind a comma, as behind a relative clause: "Laut X, der …, könnten Truppen …"."""
    table, forms = sentence.phrases, sentence.language.hedges
    behind_comma = at > 0 and sentence.text[sentence.words[at - 1].end : sentence.words[at].begin].strip() == ","
    verbs = table.reported | table.auxiliaries | forms.doubtful | forms.hearsay
    return behind_comma and sentence.low(at) in verbs


def _credited(sentence: Sentence, saying: Saying) -> Saying:
    place = _relay(sentence, saying)
    if place is None or saying.speaker is None or not sentence.words[place].end <= saying.speaker.begin:
        return saying
    framed = any(is_known(sentence.slice(cue), sentence.language) for cue in saying.cues)
    if framed or saying.speaker.end > saying.content[0].begin:
        return saying
    cue, speaker = _main_subject(sentence, place)
    opening = sentence.words[place + 1].begin
    return replace(
        saying,
        content=(Span(opening, saying.content[0].end), *saying.content[1:]),
        speaker=speaker,
        cues=cue,
    )


def _relay(sentence: Sentence, saying: Saying) -> int | None:
    """The last relay before the content that is no mere "that"."""
    relays = sentence.cues.relays - sentence.cues.introducers
    before = [at for at, word in enumerate(sentence.words) if word.end <= saying.content[0].begin][-_LOST:]
    return next((at for at in reversed(before) if sentence.low(at) in relays), None)


def _main_subject(sentence: Sentence, place: int) -> tuple[tuple[Span, ...], Span | None]:
    """The verb of saying before a relay, and its subject on either side."""
    verbs = verbs_of_saying(sentence.language)
    verb = next((at for at in range(place) if sentence.low(at) in verbs), None)
    if verb is None:
        return (sentence.words[place],), None
    cue, behind = inverted(sentence, verb)
    return cue, behind or subject(sentence, verb)[1]


def _without_inner(saying: Saying, clauses: Sequence[Saying]) -> Saying:
    for clause in clauses:
        inside = saying.speaker is not None and any(content.covers(saying.speaker) for content in clause.content)
        own = any(content.overlaps(other) for content in clause.content for other in saying.content)
        if saying is not clause and inside and not own:
            return replace(saying, speaker=clause.speaker)
    return saying
