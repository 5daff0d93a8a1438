from stemma.claims import claims_of
from stemma.report.series import series
from stemma.testing import FakeEncoder


def points(newsroom):
    (claim,) = claims_of(
        newsroom.story, newsroom.articles, newsroom.findings, entities=(), descents=(), encoder=FakeEncoder()
    )
    found = newsroom.findings.values()
    return series(
        claim, {q.id: q for f in found for q in f.quantities}, {s.id: s for f in found for s in f.statements},
        newsroom.articles,
    )  # fmt: skip


def cows(newsroom, key, number, *, said=None, published="2031-05-05", **fields):
    words = f"{number} cows blocked the road"
    newsroom.article(key, f"{words}, she said.", published=published).says(key, "e1", words, said=said)
    return newsroom.counts(key, f"{number} cows", number, "cows", **fields)


def test_figures_stand_in_the_order_of_their_times(newsroom):
    cows(cows(newsroom, "a1", 400, published="2031-05-09"), "a2", 300, published="2031-05-05")
    assert [(p.when, p.value) for p in points(newsroom)] == [("2031-05-05", 300), ("2031-05-09", 400)]


def test_a_figures_own_date_comes_before_when_it_was_said_or_printed(newsroom):
    cows(newsroom, "a1", 400, said="2031-05-04", as_of="2031-05-01")
    cows(newsroom, "a2", 300, said="2031-05-04")
    assert [(p.when, p.clock) for p in points(newsroom)] == [("2031-05-01", "as_of"), ("2031-05-04", "said")]


def test_copies_of_a_figure_are_one_point(newsroom):
    cows(cows(newsroom, "a1", 400), "a2", 400, published="2031-05-04")
    (point,) = points(newsroom)
    assert (point.when, point.source, point.figures) == ("2031-05-04", "e1", ("a1.q1", "a2.q1"))


def test_unknown_times_come_last(newsroom):
    cows(cows(newsroom, "a1", 400, published=None), "a2", 300)
    assert [p.when for p in points(newsroom)] == ["2031-05-05", None]
