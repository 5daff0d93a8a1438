"""The day that a page bears is no event; the same day in a sentence is."""

import pytest

from stemma.annotate.times import times
from stemma.claims.print_days import of_print
from stemma.model import Article, Published


def told(language, text, published="2031-03-24"):
    day = Published(value=published, certainty="given")
    article = Article(id="a", uri="a", text=text, language=language, published=day)
    return [of_print(time, article) for time in times(article)]


# NOTE: datelines, agencies' lines and pages' heads as papers print them; all places are invented
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Tarvaux, 24 mars 2031 La ville dort sous la neige."),
        ("fr", "[Gazette] - 24/03/2031 La ville dort sous la neige."),
        ("fr", "La ville dort sous la neige. Gazette 24/03/2031 Les trains roulent."),
        ("de", "Die Stadt liegt unter Schnee. (red, ABC, 24.3.2031)"),
        ("de", "von abc 24. März 2031, 22:52 Uhr Die Stadt liegt unter Schnee."),
        ("en", "TARVAUX, March 24 (ABC) - The town lies under snow."),
    ],
)
def test_a_day_that_stands_by_itself_is_of_print(language, text):
    assert told(language, text) == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le musicien est mort le 24 mars 2031 à Tarvaux."),
        ("fr", "Mardi 24 mars 2031, la digue a cédé."),
        ("fr", "Il est mort le 24/03/2031 à Tarvaux."),
        ("de", "Am 24.3.2031 brach der Damm."),
        ("de", "Am 24. März 2031 brach der Damm."),
        ("en", "The bridge fell on 24 March 2031."),
        ("en", "The bridge fell March 24, 2031 in Tarvaux."),
    ],
)
def test_a_day_in_a_sentence_is_not(language, text):
    assert told(language, text) == [False]


def test_another_day_than_that_of_publication_is_not():
    assert told("de", "Die Stadt liegt unter Schnee. (red, ABC, 24.3.2031)", published="2031-03-26") == [False]
