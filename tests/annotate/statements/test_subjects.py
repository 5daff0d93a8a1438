import pytest

from stemma.annotate.statements.clauses import completed
from stemma.grammar.prose import prose
from stemma.model import Saying, Span


def speaker(text, content, cue, language):
    """The words of the speaker that rules give to what was said."""
    begin, at = text.index(content), text.index(cue)
    saying = Saying(content=(Span(begin, begin + len(content)),), cues=(Span(at, at + len(cue)),))
    (found, *_) = completed(prose(text, language), (saying,))
    return found.speaker and text[found.speaker.begin : found.speaker.end]


@pytest.mark.parametrize(
    ("text", "content", "cue", "language", "right"),
    [
        # NOTE an apposition parts the name from its verb
        (
            "Two ferries were damaged, Norvik Lines, their owner, said on Monday.",
            "Two ferries were damaged",
            "said",
            "en",
            "Norvik Lines, their owner",
        ),
        # NOTE a relative clause does
        (
            "Die Kapitänin, die anonym bleiben wollte, sagte dem Blatt, das Ruder habe geklemmt.",
            "das Ruder habe geklemmt",
            "sagte",
            "de",
            "Die Kapitänin",
        ),
        # NOTE a day stands between the verb and its subject
        (
            "Le pont fermera en mai, a annoncé jeudi la préfecture.",
            "Le pont fermera en mai",
            "annoncé",
            "fr",
            "la préfecture",
        ),
        # NOTE in the passive the subject listens
        ("The books were forged, a court was told on Tuesday.", "The books were forged", "told", "en", None),
        # NOTE nobody speaks in "hieß es"
        ("Das Ruder habe geklemmt, hieß es.", "Das Ruder habe geklemmt", "hieß", "de", None),
    ],
)
def test_a_verb_without_a_speaker_takes_its_subject(text, content, cue, language, right):
    assert speaker(text, content, cue, language) == right


def test_a_subject_ends_before_what_goes_with_the_verb():
    text = "Le pont fermera en mai, a annoncé jeudi la préfecture dans un communiqué."
    assert speaker(text, "Le pont fermera en mai", "annoncé", "fr") == "la préfecture"
