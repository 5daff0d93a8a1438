"""Sentences in reported mood that no tagger read: whoever was just reported goes on ("Sie hänge vom Wetter ab. Der Damm halte.").

German only marks this by the verb itself: the present subjunctive ("halte", "sei"), or the past one where that is no different
("kämen", "hätten").
"""

from collections.abc import Sequence

from stemma.grammar.dependencies import is_subjunctive
from stemma.grammar.prose import Prose
from stemma.grammar.sentence import Sentence, without_edges
from stemma.model import Saying, Sayings, Span

#: words of a sentence that tells something
_LEAST = 4
#: how sure rules are of it, 0 to 1
_SCORE = 0.6


def going_on(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings, with the sentences in reported mood behind each that were not read."""
    if not prose.language.cues.verb_second:
        return sayings
    found = sorted(sayings, key=lambda saying: saying.content)
    for before, sentence in zip(prose.sentences, prose.sentences[1:], strict=False):
        if prose.sentence_before(sentence.span) != before.span or not in_reported_mood(sentence):
            continue
        last = _last(found, before)
        if last is not None and last.speaker is not None and not _is_read(sentence, found):
            content = without_edges(sentence.text, sentence.span)
            new = Saying(content=(content,), kind="free_indirect", speaker=last.speaker, score=_SCORE, ground="mood")
            found.append(new)
    return tuple(sorted(found, key=lambda saying: saying.content))


def _last(sayings: Sequence[Saying], before: Sentence) -> Saying | None:
    """What was last said in a sentence, in the order of the text."""
    here = [one for one in sayings if any(before.span.overlaps(part) for part in one.content)]
    return max(here, key=lambda one: one.content[-1], default=None)


def _is_read(sentence: Sentence, sayings: Sequence[Saying]) -> bool:
    spans: list[Span] = [span for one in sayings for span in (*one.content, *one.cues)]
    return any(sentence.span.overlaps(span) for span in spans) or bool(sentence.quotes)


def in_reported_mood(sentence: Sentence) -> bool:
    """Whether a sentence's finite verb shows that the words are somebody's, and the narrator says nothing of his own in it."""
    parsed = sentence.parsed
    if parsed is None or len(sentence.words) < _LEAST:
        return False
    first = next((at for at, node in enumerate(parsed.tree.nodes) if node.part in {"VERB", "AUX"}), None)
    opens = sentence.low(0) in sentence.cues.subordinators
    return first is not None and not opens and is_subjunctive(parsed, first)
