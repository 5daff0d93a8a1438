import pytest

from stemma.annotate.statements.unread_denials import untold
from stemma.grammar.prose import prose
from stemma.model import Saying, Span


def read(text, language, sayings=()):
    found = [one for sentence in prose(text, language).sentences for one in untold(sentence, sayings)]
    return [(text[o.speaker.begin : o.speaker.end], text[o.content[0].begin : o.content[0].end]) for o in found]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        ("de", "Der Müller wies den Vorwurf am Montag zurück.", "Der Müller", "den Vorwurf"),
        ("de", "Die Werft streitet dies ab.", "Die Werft", "dies"),
        ("de", "Das weist die Werft zurück.", "die Werft", "Das"),
        ("de", "Fischer weisen die Anschuldigungen des Senats zurück.", "Fischer", "die Anschuldigungen des Senats"),
        ("en", "The yard has repeatedly dismissed talk of a leak.", "The yard", "talk of a leak"),
        ("en", "The yard, which the member named, denies this.", "The yard", "this"),
        ("en", "Oil had leaked, a claim that the yard rejects.", "the yard", "a claim"),
        ("fr", "Le meunier dément toute négligence.", "Le meunier", "toute négligence"),
        ("fr", "L'accusée récuse le tout.", "L'accusée", "le tout"),
        ("fr", "La digue a cédé, ce que la mairie dément.", "la mairie", "ce que"),
    ],
)
def test_a_denial_that_nobody_read_is_told(language, text, speaker, content):
    assert read(text, language) == [(speaker, content)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Werft wies den Weg zur Mühle."),
        ("de", "Die Werft stritt das Gericht nicht ab."),
        ("de", "Die Werft wies den Vorwurf nicht zurück."),
        ("en", "The yard did not deny the claim."),
        ("en", "The claim was denied by the yard."),
        ("en", "The miller was denied the claim."),
        ("en", "They won two contests, this much is known."),
        ("en", "“We deny the claim.”"),
        ("fr", "Le meunier ne nie pas cette accusation."),
    ],
)
def test_no_denial_is_made_up(language, text):
    assert read(text, language) == []


def test_what_was_read_is_not_told_again():
    text = "The yard denied the claim."
    taken = Saying(content=(Span(16, 25),), cues=(Span(9, 15),))
    assert read(text, "en", [taken]) == []


@pytest.mark.parametrize("unit", ["wies ", "das ", "deny the ", "claim ", ", which ", "a"])
@pytest.mark.parametrize("language", ["de", "en", "fr", None])
def test_long_runs_end_in_linear_time(unit, language):
    read(unit * 2000, language)
