import pytest

from stemma.annotate.statements.rules import read
from stemma.grammar.prose import prose


def sayings(text, language):
    return [
        (
            "|".join(text[s.begin : s.end] for s in saying.content),
            text[saying.speaker.begin : saying.speaker.end] if saying.speaker else None,
            [text[c.begin : c.end] for c in saying.cues],
            saying.kind,
        )
        for saying in read(prose(text, language)).sayings
    ]


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("de", "Die Brücke sei sicher, sagte die Sprecherin.", "Die Brücke sei sicher", "die Sprecherin"),
        ("de", "Die Stadt teilte mit, dass die Brücke offen bleibt.", "die Brücke offen bleibt", "Die Stadt"),
        ("de", "Laut der Polizei wurden drei Wagen beschädigt.", "wurden drei Wagen beschädigt", "der Polizei"),
        ("en", "The mayor said that the bridge was safe.", "the bridge was safe", "The mayor"),
        ("en", "The bridge is safe, according to the council.", "The bridge is safe", "the council"),
        ("fr", "Le maire a déclaré que le pont restait ouvert.", "le pont restait ouvert", "Le maire"),
        ("fr", "Selon la mairie, le pont restait ouvert.", "le pont restait ouvert", "la mairie"),
    ],
)
def test_read_finds_content_and_speaker(language, text, content, speaker):
    found = sayings(text, language)
    assert found
    assert content in found[0][0]
    assert speaker in (found[0][1] or "")


def test_read_takes_a_separated_particle_into_the_cue():
    assert sayings("Drei Wagen seien beschädigt, teilte die Polizei mit.", "de")[0][2] == ["teilte", "mit"]


def test_read_takes_quoted_words_as_direct():
    assert sayings("„Wir bauen die Brücke neu“, sagte sie.", "de")[0][3] == "direct"


def test_a_quotation_that_follows_alone_keeps_the_speaker():
    found = sayings("„Wir bauen die Brücke neu“, sagte Anna Reh. „Das dauert wohl noch drei Jahre.“", "de")
    assert [speaker for _, speaker, _, _ in found] == ["Anna Reh", "Anna Reh"]


def test_reported_mood_after_a_saying_keeps_the_speaker():
    found = sayings("Die Brücke sei sicher, sagte die Sprecherin. Der Bau habe zwei Jahre gedauert.", "de")
    assert found[1][3] == "free_indirect"
    assert found[1][1] == "die Sprecherin"


def test_plain_narration_has_no_sayings():
    assert sayings("Die Brücke wurde 1931 gebaut. Sie führt über den Fluss.", "de") == []
