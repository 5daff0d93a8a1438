"""Signs of machine translation in invented sentences."""

import pytest

from stemma.model import Article, Dropped, Notice
from stemma.origin.translation import translation

CLEAN = {
    "de": "Die Hafenbehörde hat am 1. November zwei Anleger gesperrt. Die Sprecherin sagte um 16.55 Uhr, die Schäden seien groß.",
    "en": "The harbour board closed two piers on 1 November. Its spokeswoman said at 4.55 p.m. that the damage was great.",
    "fr": "La capitainerie a fermé deux quais le 1er novembre. Sa porte-parole a dit à 16 h 55 que les dégâts étaient importants.",
}


def judged(text, language, **fields):
    return translation(Article(id="a1", uri="a1", language=language, text=text, **fields))


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_clean_text_gets_no_verdict_and_no_sign(language):
    found = judged(CLEAN[language], language)
    assert (found.translated, found.from_, found.evidence) == (False, None, ())


@pytest.mark.parametrize(
    ("language", "text", "kind", "words", "source"),
    [
        ("de", "Sie kamen am 1Ist November an.", "broken_date", "1Ist November", "fr"),
        ("en", "The ferry left at 16.55 clock on Monday.", "broken_date", "16.55 clock", "de"),
        ("fr", "Le ferry est parti sur lundi, dit-elle.", "broken_date", "sur lundi", "en"),
        ("de", "Der Botschafter inIHN widersprach.", "mangled_acronym", "IHN", None),
        ("de", "Sie wollen den Hafen überwachenInstitut für Küstenschutz.", "glued_words", "überwachenInstitut", None),
        ("en", "It was onlythe first of many.", "glued_words", "onlythe", None),
        ("de", "Die Soldaten [nord-coréennes] kamen.", "residual_foreign", "nord-coréennes", "fr"),
        ("en", "The board seeks a repreneur for the yard.", "residual_foreign", "repreneur", "fr"),
        ("en", "The piers are closed. Lire la suite", "ui_language", "Lire la suite", "fr"),
    ],
)
def test_each_kind_of_sign_is_found_with_its_passage(language, text, kind, words, source):
    signs = [(sign.kind, sign.text, sign.language) for sign in judged(text, language).evidence]
    assert (kind, words, source) in signs


def test_verdict_needs_more_than_one_weak_sign():
    assert not judged("The board seeks a repreneur for the yard.", "en").translated


def test_two_kinds_of_signs_give_verdict_and_language():
    found = judged("Die Soldaten [nord-coréennes] kamen am 1Ist November an.", "de")
    assert (found.translated, found.from_) == (True, "fr")


def test_notice_alone_gives_the_verdict():
    notice = Notice(kind="translated", text="Dieser Artikel wurde maschinell aus dem Englischen übersetzt.")
    found = judged(CLEAN["de"], "de", notices=(notice,))
    assert (found.translated, found.from_) == (True, "en")


def test_foreign_button_in_dropped_text_has_no_passage():
    found = judged(CLEAN["de"], "de", dropped=(Dropped(reason="interface", text="Ouvrir en mode plein écran"),))
    assert [(sign.kind, sign.passage, sign.language) for sign in found.evidence] == [("ui_language", None, "fr")]


def test_quoted_foreign_words_are_no_sign():
    assert judged("La firme cherche un « shareholder meeting » pour lundi.", "fr").evidence == ()


def test_language_without_tables_gets_no_verdict():
    assert not judged("El puerto está cerrado.", "es").translated


def test_every_passage_is_the_slice_it_names():
    text = "Die Soldaten [nord-coréennes] kamen am 1Ist November inIHN an."
    for sign in judged(text, "de").evidence:
        assert sign.passage is None or sign.text == text[sign.passage.begin : sign.passage.end]
