import pytest

from stemma.model import Article, Span


def test_a_span_ends_no_earlier_than_it_begins():
    with pytest.raises(ValueError, match="begin <= end"):
        Span(3, 2)


def test_neighbouring_spans_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_covers_itself():
    assert Span(1, 3).covers(Span(1, 3))


def test_a_passage_counts_code_points():
    assert Article(id="a", uri="a", text="🐄 Kuh").passage(Span(2, 5)).text == "Kuh"


def test_a_passage_past_the_end_raises():
    with pytest.raises(ValueError, match="runs past"):
        Article(id="a", uri="a", text="Kuh").passage(Span(0, 4))
