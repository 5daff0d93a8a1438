"""Nobody's words, and words that go on with the last speaker's."""

from collections.abc import Sequence
from dataclasses import replace

from stemma.annotate.statements.speakers import is_indefinite, takes_up
from stemma.grammar.hedges import is_conditional, is_hearsay
from stemma.grammar.prose import Prose
from stemma.model import Saying, Sayings


def uncredited(prose: Prose, sayings: Sayings) -> Sayings:
    """The sayings without a speaker where what they say is only hearsay."""
    return tuple(_hearsay(prose, saying, sayings) for saying in sayings)


def _hearsay(prose: Prose, saying: Saying, others: Sequence[Saying]) -> Saying:
    """Reported mood without any framing words is hearsay: nobody is credited with it ("Ein Damm soll gebrochen sein").

    French reports speech in the same conditional. There the sentence goes on with the last speaker if it takes up somebody by a
    pronoun right behind a saying ("Il n'aurait rien vu"), and is hearsay if the narrator has spoken in between or somebody new
    comes in ("Un skieur aurait …").
    """
    if saying.cues or saying.kind == "direct" or not is_hearsay(prose.words(saying.content), prose.language):
        return saying
    last = _just_before(prose, saying, others)
    if is_conditional(prose.words(saying.content), prose.language):
        if last is not None and takes_up(prose.words(saying.content).split()[0].lower(), prose.language):
            return replace(saying, kind="free_indirect", speaker=saying.speaker or last.speaker)
        new = is_indefinite(prose.words(saying.content).split()[0], prose.language)
        if last is not None and saying.kind == "free_indirect" and saying.hedge != "unconfirmed" and not new:
            return saying
    elif saying.kind not in {"indirect", "reported"}:
        return saying
    return replace(saying, speaker=None)


def _just_before(prose: Prose, saying: Saying, others: Sequence[Saying]) -> Saying | None:
    """The last saying in the sentence before this one, in its paragraph."""
    before = prose.sentence_before(saying.content[0])
    held = [one for one in others if before is not None and any(content.overlaps(before) for content in one.content)]
    return held[-1] if held else None
