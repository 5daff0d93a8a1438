"""The language of invented sentences."""

import pytest

from stemma.text.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Hafen war am Montag leer, sagte die Sprecherin der Stadt.", "de"),
        ("The harbour was empty on Monday, the city's spokeswoman said.", "en"),
        ("Le port était vide lundi, a déclaré la porte-parole de la ville.", "fr"),
        ("El puerto estaba vacío el lunes, dijo la portavoz de la ciudad.", "es"),
    ],
)
def test_language_of_names_the_language(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "12 345", "Ja.", "+++ 3:1 +++"])
def test_language_of_says_nothing_on_too_little(text):
    assert language_of(text) is None
