import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.claims.figures import bounded, comparable, grain, reading, rounded, same_number
from stemma.model import Passage, Quantity

PASSAGE = Passage(article="a", begin=0, end=1, text="x")


def figure(value, bound="exactly", unit=None, upper=None):
    return reading(
        Quantity(id="q", article="a", value=value, upper=upper, bound=bound, unit=unit, passage=PASSAGE, rule="test")
    )


@pytest.mark.parametrize(
    ("value", "step"), [(1850, 50), (7000, 1000), (317, 1), (2_300_000, 100_000), (0.5, 0.5), (12, 2)]
)
def test_grain_is_the_coarsest_round_step(value, step):
    assert grain(value) == pytest.approx(step)


@pytest.mark.parametrize(
    ("fine", "coarse"),
    [
        (figure(2_317_408), figure(2_300_000, "about")),
        (figure(118), figure(120)),
        (figure(312), figure(300, "more_than")),
    ],
)
def test_a_rounder_number_near_by_may_be_the_other_rounded(fine, coarse):
    assert rounded(fine, coarse)
    assert rounded(coarse, fine)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(17), figure(16)),
        (figure(9), figure(10)),
        (figure(300), figure(500)),
        (figure(2300, "about"), figure(2600, "about")),
        (figure(50, "about"), figure(40, "about")),
        (figure(1_940_000), figure(1_900_000, "at_most")),
    ],
)
def test_other_numbers_are_not_roundings(a, b):
    assert not rounded(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (figure(100_502), figure(80_000, "more_than")),
        (figure(14), figure(12, "more_than")),
        (figure(40, "at_most"), figure(38)),
        (figure(57), figure(55, upper=60)),
    ],
)
def test_a_figure_that_keeps_the_others_bound_is_bounded(a, b):
    assert bounded(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [(figure(10), figure(12, "more_than")), (figure(310), figure(20, "at_least")), (figure(12), figure(14))]
)
def test_a_broken_or_distant_bound_bounds_nothing(a, b):
    assert not bounded(a, b)


def test_units_of_one_dimension_compare():
    assert same_number(figure(110, unit="cm"), figure(1.1, unit="m"))


def test_money_and_length_do_not_compare():
    assert not comparable(figure(3, unit="EUR"), figure(3, unit="m"))


numbers = st.builds(
    figure,
    st.integers(0, 10**9),
    st.sampled_from(["exactly", "about", "at_least", "more_than", "at_most", "less_than"]),
)


@given(numbers, numbers)
def test_judgements_do_not_depend_on_the_order(a, b):
    assert (rounded(a, b), bounded(a, b)) == (rounded(b, a), bounded(b, a))


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_grain_takes_any_number(value):
    assert grain(value) >= 0
