import pytest

from stemma.claims.differences import differences_of, figures_of, kind_of
from stemma.claims.families import kin_of
from stemma.claims.propositions import units_of
from stemma.model import Descent


def alike(_a, _b):
    return 1.0


def figures(newsroom, *scoped, leaders=None):
    units = units_of(sorted(newsroom.articles), newsroom.articles, newsroom.findings)
    return figures_of(units, newsroom.articles, leaders or {}, frozenset(scoped))


def two(newsroom, first, second, roots=("e1", "e2"), days=("2031-05-05", "2031-05-06")):
    """Two articles with one figure each; a figure is a number or (number, fields)."""
    for key, value, root, day in zip(("a1", "a2"), (first, second), roots, days, strict=True):
        number, fields = value if isinstance(value, tuple) else (value, {})
        newsroom.article(key, f"There were {number} cows, she said.", published=day)
        newsroom.says(key, root, f"There were {number} cows") if root else None
        newsroom.counts(key, f"{number} cows", number, "cows", **fields)
    return newsroom


def kind(newsroom, *descents, scoped=()):
    return kind_of(*figures(newsroom, *scoped), kin_of(descents, newsroom.articles))


def copied(how):
    return Descent(copy="a2", exemplar="a1", kind=how, confidence=0.9)


def test_equal_figures_are_the_same(newsroom):
    assert kind(two(newsroom, 40, 40)) == "same"


def test_another_bound_is_a_difference_of_bound(newsroom):
    assert kind(two(newsroom, 40, (40, {"bound": "at_least"}))) == "bound"


def test_more_than_80000_is_no_conflict_with_100502(newsroom):
    assert kind(two(newsroom, (80_000, {"bound": "more_than"}), 100_502)) == "bound"


def test_a_rounder_figure_is_rounding(newsroom):
    assert kind(two(newsroom, 2317, (2300, {"bound": "about"}))) == "rounding"


def test_a_figure_changed_in_a_translation_is_its_error(newsroom):
    assert kind(two(newsroom, 9, 19), copied("translation")) == "translation_error"


def test_a_figure_changed_in_a_revision_was_revised(newsroom):
    assert kind(two(newsroom, (23, {"bound": "at_least"}), 31), copied("revision")) == "revision"


def test_two_translations_of_one_text_that_differ_hold_an_error(newsroom):
    both = [Descent(copy=c, exemplar="lost:NPA", kind="translation", confidence=0.9) for c in ("a1", "a2")]
    assert kind(two(newsroom, 9, 19), *both) == "translation_error"


def test_a_translation_is_no_error_for_what_its_sibling_changed(newsroom):
    # a3 revises what a2 translates; a2 keeps the figure of their exemplar, so nothing went wrong in it
    two(newsroom, 9, 9, roots=("e1", "e1")).article("a3", "There were 19 cows, he said.")
    newsroom.says("a3", "e2", "There were 19 cows").counts("a3", "19 cows", 19, "cows")
    edges = [
        Descent(copy="a2", exemplar="a1", kind="translation", confidence=0.9),
        Descent(copy="a3", exemplar="a1", kind="extended", confidence=0.9),
    ]
    found = differences_of(figures(newsroom), kin_of(edges, newsroom.articles), alike)
    assert "translation_error" not in {d.kind for d in found}


def test_figures_side_by_side_in_a_translation_are_no_error_of_it(newsroom):
    text = "There were 800 cows, she said. He counted 450 cows."
    for key in ("a1", "a2"):
        newsroom.article(key, text).says(key, "e1", "There were 800 cows").says(key, "e2", "450 cows")
        newsroom.counts(key, "800 cows", 800, "cows").counts(key, "450 cows", 450, "cows")
    (found,) = differences_of(figures(newsroom), kin_of([copied("translation")], newsroom.articles), alike)
    assert found.kind == "conflict"


def test_what_one_source_says_later_is_a_revision(newsroom):
    assert kind(two(newsroom, 14, 19, roots=("e1", "e1"))) == "revision"


def test_different_sources_conflict(newsroom):
    assert kind(two(newsroom, 500, 300)) == "conflict"


def test_a_clause_that_narrows_counts_something_else(newsroom):
    assert kind(two(newsroom, 500, 300), scoped=("a2.q1",)) == "other_scope"


def test_without_sources_nothing_is_claimed(newsroom):
    assert kind(two(newsroom, 500, 300, roots=(None, None))) == "unknown"


def test_other_measures_are_other_things(newsroom):
    assert kind(two(newsroom, (500, {"unit": "EUR"}), (300, {"unit": "m"}))) == "other_scope"


def test_one_breath_counts_different_things(newsroom):
    newsroom.article("a1", "There were 40 cows, 7 of them hurt, she said.")
    newsroom.says("a1", "e1", "There were 40 cows, 7 of them hurt")
    newsroom.counts("a1", "40 cows", 40, "cows").counts("a1", "7 of them", 7, "cows")
    assert kind(newsroom) == "other_scope"


def test_growth_told_in_one_article_is_no_revision(newsroom):
    # NOTE one day is told, the other is only that of printing: nothing was corrected
    newsroom.article("a1", "In May they are 15 centimetres tall, later up to 50, she said.")
    newsroom.says("a1", "e1", "In May they are 15 centimetres tall, later up to 50")
    newsroom.counts("a1", "15 centimetres", 15, "plants", as_of="2031-05").counts("a1", "50", 50, "plants")
    assert kind(newsroom) == "other_scope"


def test_copies_of_one_figure_are_compared_once(newsroom):
    two(newsroom, 500, 500, roots=("e1", "e1"))
    newsroom.article("a3", "There were 300 cows, he said.").says("a3", "e2", "There were 300 cows")
    newsroom.counts("a3", "300 cows", 300, "cows")
    found = differences_of(figures(newsroom), kin_of((), newsroom.articles), alike)
    assert [(d.figures, d.kind) for d in found] == [(("a1.q1", "a3.q1"), "conflict")]


def test_a_pair_of_copy_and_exemplar_is_shown_before_others(newsroom):
    two(newsroom, 9, 9, roots=("e1", "e1"))
    newsroom.article("a3", "There were 19 cows, she said.").says("a3", "e1", "There were 19 cows")
    newsroom.counts("a3", "19 cows", 19, "cows")
    edge = Descent(copy="a3", exemplar="a2", kind="translation", confidence=0.9)
    found = differences_of(figures(newsroom), kin_of([edge], newsroom.articles), alike)
    assert [(d.figures, d.kind) for d in found] == [(("a2.q1", "a3.q1"), "translation_error")]


@pytest.mark.parametrize("roots", [("e1", "e2"), ("e1", "e1"), (None, "e2")])
def test_the_kind_does_not_depend_on_the_order(newsroom, roots):
    a, b = figures(two(newsroom, 500, 300, roots=roots))
    kin = kin_of((), newsroom.articles)
    assert kind_of(a, b, kin) == kind_of(b, a, kin)


def test_of_many_figures_each_is_held_against_the_best_attested(newsroom):
    for n in range(30):
        newsroom.article(f"a{n:02}", f"There were {100 + n} cows.").counts(
            f"a{n:02}", f"{100 + n} cows", 100 + n, "cows"
        )
    found = differences_of(figures(newsroom), kin_of((), newsroom.articles), alike)
    assert len(found) == 29 + 28 + 27
    assert {key for difference in found for key in difference.figures} == {f"a{n:02}.q1" for n in range(30)}


def test_the_pair_shown_is_a_copy_and_its_exemplar(newsroom):
    for key, cows in (("a1", 40), ("a2", 50), ("a3", 50)):
        newsroom.article(key, f"There were {cows} cows.").counts(key, f"{cows} cows", cows, "cows")
    descent = Descent(copy="a3", exemplar="a1", kind="translation", confidence=0.9)
    (found,) = differences_of(figures(newsroom), kin_of([descent], newsroom.articles), alike)
    assert (found.figures, found.kind) == (("a1.q1", "a3.q1"), "translation_error")


def test_a_figure_that_the_same_words_take_back_is_revised(newsroom):
    words = "Four cows, and not five, were there"
    newsroom.article("a1", f"{words}, she said.").says("a1", "e1", words)
    newsroom.counts("a1", "Four cows", 4, "cows").counts("a1", "five", 5, "cows")
    assert kind(newsroom) == "revision"


@pytest.mark.parametrize(
    ("words", "now", "before", "language"),
    [
        ("The count stood at 20 cows, revising an earlier total of 21 cows", "20 cows", "21 cows", "en"),
        ("Es seien 20 Kühe, zuvor war von 21 Kühen die Rede", "20 Kühe", "21 Kühen", "de"),
        ("Il y a 20 vaches, un précédent bilan faisait état de 21 vaches", "20 vaches", "21 vaches", "fr"),
    ],
)
def test_an_earlier_count_that_the_words_revise_is_no_rounding(newsroom, words, now, before, language):
    newsroom.article("a1", f"{words}, she said.", language=language).says("a1", "e1", words)
    newsroom.counts("a1", now, 20, "cows").counts("a1", before, 21, "cows")
    assert kind(newsroom) == "revision"


@pytest.mark.parametrize("how", ["verbatim", "cut", "translation"])
def test_figures_side_by_side_in_a_copy_are_no_mistake_of_it(newsroom, how):
    text = "There were 800 cows, she said. He counted 450 cows."
    for key in ("a1", "a2"):
        newsroom.article(key, text).says(key, "e1", "There were 800 cows").says(key, "e2", "450 cows")
        newsroom.counts(key, "800 cows", 800, "cows").counts(key, "450 cows", 450, "cows")
    (found,) = differences_of(figures(newsroom), kin_of([copied(how)], newsroom.articles), alike)
    assert {key[:2] for key in found.figures} == {"a1"}
