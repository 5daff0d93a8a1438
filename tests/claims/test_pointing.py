import pytest

from stemma.claims.pointing import tells


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "that the ship had been overloaded"),
        ("en", "the charge that families had been kept in the dark"),
        ("en", "any suggestion that the brakes were worn"),
        ("en", "having struck the boy"),
        ("de", "dass das Schiff überladen gewesen sei"),
        ("de", "den Vorwurf, er habe die Akten vernichtet"),
        ("de", "die Akten vernichtet zu haben"),
        ("fr", "que le navire ait été surchargé"),
        ("fr", "l'accusation selon laquelle il aurait détruit les dossiers"),
        ("fr", "avoir détruit les dossiers"),
    ],
)
def test_a_proposition_is_told(language, content):
    assert tells(content, language)


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "this"),
        ("en", "any wrongdoing"),
        ("en", "the ministry's version of events"),
        ("en", "No such letter has reached our office"),
        ("en", "That is simply not true"),
        ("de", "das"),
        ("de", "jede Schuld"),
        ("de", "die Vorwürfe des Vereins"),
        ("de", "Eine solche Meldung liegt uns nicht vor"),
        ("de", "davon etwas gewusst zu haben"),
        ("fr", "cela"),
        ("fr", "tout manquement"),
        ("fr", "les accusations du syndicat"),
        ("fr", "n'avoir reçu aucune demande de ce type"),
    ],
)
def test_words_that_mean_what_stands_before_them_tell_nothing(language, content):
    assert not tells(content, language)


def test_of_a_language_without_tables_only_length_is_read():
    assert tells("que el barco iba sobrecargado", "es")
    assert not tells("eso", "es")
