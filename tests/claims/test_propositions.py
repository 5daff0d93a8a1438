from stemma.claims.propositions import units_of


def units(newsroom, key="a1"):
    return units_of([key], newsroom.articles, newsroom.findings)


def test_a_statement_without_figures_is_one_unit(newsroom):
    newsroom.article("a1", "The gate was open, Ada Holt said.").says("a1", "e1", "The gate was open")
    assert [(u.id, u.clause, u.root) for u in units(newsroom)] == [("a1.s1", "The gate was open", "e1")]


def test_each_figure_of_a_statement_is_a_unit(newsroom):
    newsroom.article("a1", "At least 23 people and 9 officers were hurt, police said.")
    newsroom.says("a1", "e1", "At least 23 people and 9 officers were hurt")
    newsroom.counts("a1", "At least 23 people", 23, "people").counts("a1", "9 officers", 9, "officers")
    assert [(u.id, u.rank, u.statement.id) for u in units(newsroom)] == [
        ("a1.q1", (1, 2), "a1.s1"),
        ("a1.q2", (2, 2), "a1.s1"),
    ]


def test_a_figure_that_nobody_gives_is_a_unit_of_its_sentence(newsroom):
    newsroom.article("a1", "It rained. Some 400 cows ran off. It snowed.").counts("a1", "Some 400 cows", 400, "cows")
    assert [(u.passage.text, u.statement) for u in units(newsroom)] == [("Some 400 cows ran off.", None)]


def test_figures_are_masked_by_what_they_count(newsroom):
    newsroom.article("a1", "Some 400 cows ran off on the A7.").counts("a1", "Some 400 cows", 400, "cows")
    assert units(newsroom)[0].whole == "cows ran off on the A ."


def test_a_bare_number_counts_what_the_one_before_it_does(newsroom):
    newsroom.article("a1", "They found 40 cows, three of them hurt.")
    newsroom.counts("a1", "40 cows", 40, "cows").counts("a1", "three of them", 3)
    assert [u.noun for u in units(newsroom)] == ["cows", "cows"]


def test_an_age_makes_no_unit_of_its_own(newsroom):
    newsroom.article("a1", "A boy of 17 years fell, she said.").says("a1", "e1", "A boy of 17 years fell")
    newsroom.counts("a1", "17 years", 17, "boy", unit="a")
    assert [u.id for u in units(newsroom)] == ["a1.s1"]


def test_an_article_without_findings_has_no_units(newsroom):
    newsroom.article("a1", "Nothing.")
    assert units_of(["a1"], newsroom.articles, {}) == ()


def test_a_unit_knows_the_moments_named_in_it(newsroom):
    newsroom.article("a1", "The gate was open on 3 May, Ada Holt said.").says("a1", "e1", "The gate was open on 3 May")
    newsroom.dates("a1", "on 3 May", "2031-05-03")
    assert [(u.times, u.language) for u in units(newsroom)] == [(frozenset({"2031-05-03"}), "en")]


def test_a_unit_measures_what_its_figure_does(newsroom):
    newsroom.article("a1", "The wall is 4 km long.").counts("a1", "4 km", 4, unit="km")
    assert [u.measure for u in units(newsroom)] == ["length"]
