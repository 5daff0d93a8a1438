import pytest

from stemma.claims.families import kin_of
from stemma.claims.propositions import units_of
from stemma.claims.resemblance import Comparison
from stemma.claims.wordings import wordings_of
from stemma.testing import FakeEncoder


def comparison(newsroom):
    ids = sorted(newsroom.articles)
    units = units_of(ids, newsroom.articles, newsroom.findings)
    return Comparison(wordings_of(units), kin_of((), ids), FakeEncoder())


def walls(newsroom, **lengths):
    for key, figures in lengths.items():
        newsroom.article(key, " ".join(f"The wall is {n} km long." for n in figures))
        for n in figures:
            newsroom.counts(key, f"{n} km", n, unit="km")
    return comparison(newsroom)


def test_the_middle_of_two_units_takes_little_away(newsroom):
    for key in ("a1", "a2"):
        newsroom.article(key, "The gate was open.").says(key, f"source of {key}", "The gate was open")
    assert comparison(newsroom).wholes_centred[0, 1] == pytest.approx(1)


def test_a_measure_named_once_an_article_tells_most(newsroom):
    assert walls(newsroom, a1=(4,), a2=(5,)).measured[0, 1] == 1


def test_a_measure_named_often_tells_less(newsroom):
    assert walls(newsroom, a1=(4, 6, 7), a2=(5,)).measured[0, 3] == pytest.approx(0.5)


def test_moments_named_by_both_are_shared(newsroom):
    for key in ("a1", "a2"):
        newsroom.article(key, "The gate was open on 3 May.").says(key, f"source of {key}", "The gate was open on 3 May")
        newsroom.dates(key, "on 3 May", "2031-05-03")
    assert comparison(newsroom).timed[0, 1] == 1
