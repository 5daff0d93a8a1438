import pytest

from stemma.model import Article
from stemma.stories.forms import filled_twice, form_of

FORMS = {
    "en": "{0} will be dry on Friday with highs of {1} degrees, the met bureau said. The night falls to {2} degrees near {0}.",
    "de": "In {0} bleibt es am Freitag trocken bei bis zu {1} Grad, wie der Wetterdienst mitteilte. Nachts sinkt es bei {0} auf {2} Grad.",
    "fr": "À {0}, le temps restera sec vendredi avec {1} degrés, a indiqué la météo. La nuit, il fera {2} degrés autour de {0}.",
}  # fmt: skip


def form(language, *filling):
    text = FORMS[language].format(*filling)
    return form_of(Article(id="a", uri="a.txt", title="", language=language, text=text))


@pytest.mark.parametrize("language", FORMS)
def test_one_form_for_two_towns_is_filled_twice(language):
    assert filled_twice(form(language, "Ellmark", 21, 12), form(language, "Brodsund", 25, 9))


@pytest.mark.parametrize("language", FORMS)
def test_other_figures_of_one_town_are_news_of_it(language):
    assert not filled_twice(form(language, "Ellmark", 21, 12), form(language, "Ellmark", 25, 9))


@pytest.mark.parametrize("language", FORMS)
def test_the_same_report_is_no_second_filling(language):
    assert not filled_twice(form(language, "Ellmark", 21, 12), form(language, "Ellmark", 21, 12))


def test_different_words_are_no_form():
    assert not filled_twice(form("en", "Ellmark", 21, 12), form("fr", "Brodsund", 25, 9))
