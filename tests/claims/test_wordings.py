from stemma.claims.propositions import units_of
from stemma.claims.wordings import wordings_of


def wordings(newsroom):
    return wordings_of(units_of(sorted(newsroom.articles), newsroom.articles, newsroom.findings))


def gate(newsroom, key, words="The gate was left open", **fields):
    return newsroom.article(key, f"{words}, the mayor said.").says(key, "e1", words, **fields)


def test_the_same_words_of_one_source_are_one_wording(newsroom):
    for key in ("a1", "a2", "a3"):
        gate(newsroom, key)
    assert (wordings(newsroom).of, wordings(newsroom).often) == ([0, 0, 0], [3])


def test_other_words_are_another_wording(newsroom):
    gate(gate(newsroom, "a1"), "a2", "The gate was not shut")
    assert wordings(newsroom).firsts == [0, 1]


def test_another_figure_is_another_wording(newsroom):
    for key, value in (("a1", 4), ("a2", 5)):
        newsroom.article(key, f"The town lost {value} boats.").counts(key, f"{value} boats", value, "boats")
    assert len(wordings(newsroom).firsts) == 2


def test_a_denial_means_what_stands_before_it(newsroom):
    for key, before in (("a1", "The gate was left open"), ("a2", "The bridge was left unlit")):
        newsroom.article(key, f"{before}, he said. The mayor denied this.")
        newsroom.says(key, "e1", before).says(key, "e2", "this", polarity="denies")
    assert len(wordings(newsroom).firsts) == 4


def test_a_wording_spreads_to_all_its_units(newsroom):
    for key in ("a1", "a2"):
        gate(newsroom, key)
    assert wordings(newsroom).spread([0]) == [0, 1]


def test_what_must_be_equal_besides_keeps_wordings_apart(newsroom):
    units = units_of(["a1", "a2"], gate(gate(newsroom, "a1"), "a2").articles, newsroom.findings)
    assert wordings_of(units, ["2031-05-01", "2031-05-02"]).of == [0, 1]
