import pytest

from stemma.grammar.names.offices import offices, words_of


def found(text, language):
    return [
        (office.concept, office.words, office.prefix)
        for office in offices([w.lower() for w in words_of(text)], language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Sprecher der Polizei", "de", [("spokesperson", "sprecher", ""), ("police", "polizei", "")]),
        ("die Hafenbehörde", "de", [("authority", "hafenbehörde", "hafen")]),
        ("der BLU-Chefin", "de", [("director", "blu-chefin", "blu")]),
        ("l'acte d'accusation", "fr", [("indictment", "acte d' accusation", "")]),
        ("both parties", "en", [("party", "parties", "")]),
        ("Velmo", "en", []),
    ],
)
def test_offices_are_found_by_their_longest_form(text, language, expected):
    assert found(text, language) == expected
