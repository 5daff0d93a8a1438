from dataclasses import replace

import pytest

from stemma.claims.differences import WHY
from stemma.model import Claim, Difference, Passage, Quantity
from stemma.report.differences import differences_left, differences_told
from stemma.report.wording import of


def figures(*values):
    return {
        f"q{n}": Quantity(id=f"q{n}", article="a1", value=value, counted="Schafe", rule="cardinal",
                          passage=Passage(article="a1", begin=0, end=1, text="x"))
        for n, value in enumerate(values)
    }  # fmt: skip


def claim(*differences):
    found = tuple(Difference(figures=(a, b), kind=kind, why="weil") for a, b, kind in differences)
    return Claim(id="c1", story="st1", text="Schafe", state="contradicted", differences=found)


def test_pairs_of_one_reason_are_one_line_by_the_figure_they_share():
    one = claim(("q0", "q1", "conflict"), ("q2", "q0", "conflict"))
    (told,) = differences_told(one, figures(4, 5, 6), full=False)
    assert told.figures == "4 Schafe against 5 Schafe, 6 Schafe"


def test_the_gravest_reason_comes_first():
    one = claim(("q0", "q1", "rounding"), ("q0", "q2", "conflict"))
    assert [told.kind for told in differences_told(one, figures(4, 5, 6), full=False)] == ["conflict", "rounding"]


def test_two_figures_that_read_alike_are_told_by_their_gravest_kind_only():
    one = claim(("q0", "q1", "unknown"), ("q2", "q1", "conflict"))
    assert [told.kind for told in differences_told(one, figures(4, 5, 4), full=True)] == ["conflict"]


def test_what_compares_nothing_is_counted_and_told_in_full_only():
    one, quantities = (
        claim(("q0", "q1", "other_scope"), ("q0", "q2", "unknown"), ("q1", "q2", "unknown")),
        figures(4, 5, 6),
    )
    assert differences_told(one, quantities, full=False) == ()
    assert differences_left(one, quantities) == (
        "not compared: 1 pair of different things, 2 pairs that the texts leave open"
    )
    assert len(differences_told(one, quantities, full=True)) == 2


def test_figures_that_agree_need_no_word():
    one = claim(("q0", "q1", "same"))
    assert differences_told(one, figures(4, 4), full=True) == ()
    assert differences_left(one, figures(4, 4)) == ""


def test_a_reason_that_is_not_sure_is_none():
    sure, unsure = claim(("q0", "q1", "conflict")), claim(("q0", "q1", "conflict"))
    unsure = replace(unsure, differences=(replace(unsure.differences[0], confidence=0.3),))
    assert [told.kind for told in differences_told(sure, figures(4, 5), full=False)] == ["conflict"]
    assert differences_told(unsure, figures(4, 5), full=False) == ()
    assert "leave open" in differences_left(unsure, figures(4, 5))


@pytest.mark.parametrize("kind", sorted(WHY))
def test_each_reason_is_told_as_the_document_tells_it(kind):
    assert of("en")(f"why.{kind}") == WHY[kind]
