from dataclasses import replace

import pytest

from stemma.model import Attribution, Change, Claim, Hop, Passage, Published, Quantity
from stemma.report.descents import change_lines
from stemma.report.origin import headline, published
from stemma.report.view import View, excerpt, figure
from stemma.report.wording import of


def claim(state, sources, articles):
    return Claim(
        id="c1", story="st1", text="x", state=state, independent_sources=sources, independent_articles=articles
    )


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


@pytest.mark.parametrize(
    ("value", "upper", "words"),
    [(1500, None, "1,500"), (0.3333333333, None, "0.33"), (97.84, None, "97.84"), (550, 600, "550–600")],
)
def test_a_figure_has_the_decimals_that_a_text_may_write(value, upper, words):
    passage = Passage(article="a1", begin=0, end=1, text="x")
    assert figure(Quantity(id="q", article="a1", value=value, upper=upper, rule="r", passage=passage)) == words


def dropped(wire, begin, end, kind="dropped_hedge"):
    return Change(kind=kind, exemplar=Passage(article=wire.id, begin=begin, end=end, text=wire.text[begin:end]))


def test_changes_of_the_same_words_are_one_line(small_trace):
    wire = small_trace.articles[0]
    lines = change_lines([dropped(wire, 0, 37), dropped(wire, 0, 37, "dropped_attribution")], View(small_trace))
    assert lines == [f"dropped hedge, dropped attribution: “{wire.text[:37]}”"]


def test_what_is_dropped_with_its_sentence_is_told_once(small_trace):
    wire = small_trace.articles[0]
    assert len(change_lines([dropped(wire, 0, 60), dropped(wire, 0, 37)], View(small_trace))) == 1


def test_an_interval_of_publication_is_told_in_words(small_trace):
    published_at = Published(value="2031-05-05/2031-05-06", certainty="inferred")
    told = published(replace(small_trace.articles[0], published=published_at), of("en"))
    assert told == "5 May 2031 to 6 May 2031 (inferred)"


def test_a_text_without_a_title_is_named_by_its_first_words(small_trace):
    assert headline(replace(small_trace.articles[0], title=None)).startswith("Drei Kühe")


def test_claims_told_in_one_sentence_are_told_apart_by_their_figures(small_trace):
    article = small_trace.articles[0]
    begin, end = 0, article.text.index(" ")
    passage = Passage(article=article.id, begin=begin, end=end, text=article.text[begin:end])
    one = Quantity(id="q1", article=article.id, passage=passage, value=3, bound="exactly", rule="noun")
    claims = tuple(
        replace(claim("single_source", 1, 1), id=key, text=article.text, figures=figures)
        for key, figures in (("c1", ("q1",)), ("c2", ()))
    )
    view = View(replace(small_trace, claims=claims, quantities=(one,)))
    assert [view.singled_out(each) for each in claims] == [passage.text, ""]
    alone = View(replace(small_trace, claims=claims[:1], quantities=(one,)))
    assert alone.singled_out(claims[0]) == ""


def test_a_name_that_is_not_sure_is_told_in_the_words_of_the_text(small_trace):
    passage = Passage(article="a1", begin=0, end=3, text="she")
    unsure = Hop(entity="e1", name="Ann Pool", mention=passage, link_confidence=0.4)
    view = View(small_trace)
    assert view.called(unsure) == "she"
    assert view.called(replace(unsure, link_confidence=0.9)) == "Ann Pool"


def test_whoever_may_not_have_reported_it_is_left_out_of_the_chain(small_trace):
    passage = Passage(article="a1", begin=0, end=3, text="she")
    paper = Hop(entity=None, name="the paper", mention=passage, confidence=0.3)
    root = Hop(entity=None, name="Ann Pool", mention=passage)
    said = replace(small_trace.statements[0], attribution=Attribution(chain=(paper, root)))
    assert View(small_trace).source(said) == "Ann Pool"
    assert View(small_trace, least=0.0).source(said) == "the paper → Ann Pool"


def test_a_note_names_articles_once_and_counts_the_rest(small_trace):
    view = View(small_trace)
    assert view.naming(["a2", "a1", "a2"]) == "Tal-Agentur, a2.txt"
    assert view.naming(["a2", "a1"], most=0).endswith("2 more")


@pytest.mark.parametrize(("confidence", "state"), [(0.9, "corroborated"), (0.3, "undecided")])
def test_a_strong_word_is_said_only_where_it_is_sure(confidence, state):
    assert replace(claim("corroborated", 2, 2), confidence=confidence).told_state == state
