import pytest

from stemma import lang
from stemma.grammar.outcomes import nearest, told
from stemma.model import Span


def outcomes_of(text, language="en"):
    return told(text, lang.of(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "four hikers unaccounted for"), ("de", "vier Wanderer vermisst"), ("fr", "quatre randonneurs disparus")],
)
def test_an_outcome_is_one_in_all_languages(language, text):
    assert outcomes_of(text, language) == {"missing"}


def test_an_unknown_language_knows_the_words_of_all():
    assert outcomes_of("vier Tote, two wounded", None) == {"dead", "injured"}


def test_a_word_counts_from_its_beginning():
    assert outcomes_of("the studied plan") == frozenset()


def test_the_nearest_outcome_is_the_figures():
    text = "two people were killed and nine injured"
    nine = Span(text.index("nine"), text.index("nine") + 4)
    assert nearest(text, Span(0, len(text)), nine, lang.of("en")) == {"injured"}


def test_a_clause_without_an_outcome_has_none():
    text = "nine lamps were lit"
    assert nearest(text, Span(0, len(text)), Span(0, 4), lang.of("en")) == frozenset()
