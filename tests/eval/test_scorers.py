"""Each scorer on cases made by hand: gold against gold is 1, nothing is 0, a shifted span is what it should be."""

import pytest

from eval.gold import GoldSpan, GoldStatement
from eval.quotes import _f1
from eval.shingles import shingle_f1, shingle_shares
from eval.statements import matched
from eval.stories import bcubed, pairwise_f1, pearson
from eval.times import Mark, score_marks
from stemma.model import Passage, Span, Statement

TEXT = "one two three four five six seven eight"


def f1(marks, gold, measure):
    return score_marks(marks, gold)[measure].f1


MONDAY = Mark(begin=3, end=9, type="DATE", value="2031-05-05")
MAY = Mark(begin=20, end=23, type="DATE", value="2031-05")


@pytest.mark.parametrize("measure", ["relaxed", "strict", "value"])
def test_times_gold_against_gold_is_one_and_nothing_is_zero(measure):
    assert f1([MONDAY, MAY], [MONDAY, MAY], measure) == 1.0
    assert f1([], [MONDAY, MAY], measure) == 0.0


def test_times_a_shifted_span_counts_relaxed_and_not_strict():
    shifted = Mark(begin=0, end=9, type="DATE", value="2031-05-05")
    assert f1([shifted], [MONDAY], "relaxed") == 1.0
    assert f1([shifted], [MONDAY], "strict") == 0.0
    assert f1([shifted], [MONDAY], "value") == 1.0


def test_times_a_wrong_value_counts_as_a_span_only():
    wrong = Mark(begin=3, end=9, type="DATE", value="2031-05-12")
    assert f1([wrong], [MONDAY], "strict") == 1.0
    assert f1([wrong], [MONDAY], "value") == 0.0


def test_shingles_the_same_text_is_one_and_another_is_zero():
    assert shingle_f1([shingle_shares(TEXT, TEXT)]) == 1.0
    assert shingle_f1([shingle_shares(TEXT, "nothing of all this is the same here")]) == 0.0


def test_shingles_half_a_text_has_full_precision():
    tp, fp, fn = shingle_shares(TEXT, "one two three four five")
    assert fp == 0.0
    assert tp == pytest.approx(2 / 5)
    assert fn == pytest.approx(3 / 5)


def test_quotes_token_f1():
    assert _f1(frozenset({1, 2}), frozenset({1, 2})) == 1.0
    assert _f1(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert _f1(frozenset(), frozenset({2, 3})) == 0.0


def ours(begin, end):
    passage = Passage(article="a", begin=begin, end=end, text=TEXT[begin:end])
    return Statement(id="a.s1", article="a", content=(passage,), kind="indirect")


def theirs(begin, end):
    return GoldStatement(
        id="s1", content=(GoldSpan(tag="content", span=Span(begin, end), text=TEXT[begin:end], attributes={}),)
    )


def test_statements_match_themselves():
    assert matched((ours(0, 20),), [theirs(0, 20)]) == [(0, 0)]


def test_statements_match_from_half_their_union():
    assert matched((ours(0, 11),), [theirs(0, 20)]) == [(0, 0)]
    assert matched((ours(0, 9),), [theirs(0, 20)]) == []


def test_statements_nothing_matches_nothing():
    assert matched((), [theirs(0, 20)]) == []


def test_clusters_gold_against_gold_is_one():
    gold = {"a": "x", "b": "x", "c": "y"}
    assert bcubed(gold, gold) == (1.0, 1.0, 1.0)
    assert pairwise_f1(gold, gold) == 1.0


def test_clusters_all_alone_have_precision_only():
    gold = {"a": "x", "b": "x", "c": "y"}
    precision, recall, _ = bcubed({"a": "1", "b": "2", "c": "3"}, gold)
    assert precision == 1.0
    assert recall == pytest.approx(2 / 3)
    assert pairwise_f1({"a": "1", "b": "2", "c": "3"}, gold) == 0.0


def test_pearson_of_a_line_is_one_and_turned_minus_one():
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert pearson([1, 2, 3], [6, 4, 2]) == pytest.approx(-1.0)
