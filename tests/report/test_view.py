import pytest

from stemma.model import Claim
from stemma.report.view import View, excerpt, standing


def claim(state, sources, articles):
    return Claim(
        id="c1", story="st1", text="x", state=state, independent_sources=sources, independent_articles=articles
    )


@pytest.mark.parametrize(
    ("state", "sources", "articles", "words"),
    [
        ("single_source", 1, 3, "single source; 3 independent articles"),
        ("single_source", 0, 1, "no first-hand source known; 1 independent article"),
        ("corroborated", 2, 1, "corroborated; 2 first-hand sources, 1 independent article"),
        ("denied", 1, 1, "denied; 1 first-hand source, 1 independent article"),
    ],
)
def test_a_claims_standing_says_nothing_twice(state, sources, articles, words):
    assert standing(claim(state, sources, articles)) == words


def test_an_excerpt_shows_the_words_that_stand_late():
    text = "wort " * 60 + "am Montag geschah es"
    assert "am Montag" in excerpt(text, "am Montag", 80)
    assert excerpt(text, "am Montag", 80).startswith("…")
    assert len(excerpt(text, "am Montag", 80)) <= 80


def test_an_excerpt_begins_at_the_beginning_where_the_words_stand_early():
    assert excerpt("Am Montag geschah " + "es " * 60, "Am Montag", 40).startswith("Am Montag geschah")


def test_articles_stand_in_the_order_of_the_trace(small_trace):
    assert View(small_trace).in_order(["a2", "a1", "a2"]) == ["a1", "a2"]


def test_words_too_few_to_be_read_come_with_their_sentence(small_trace):
    wire = small_trace.articles[0]
    short = wire.passage(small_trace.times[0].passage.span)
    assert View(small_trace).readable(short).startswith("Drei Kühe")
