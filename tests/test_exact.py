import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.exact import cosines, exp, exp_of, log, log_of, product, standardised, stepped, tanh, unit

SIZE = st.floats(-1e3, 1e3, width=32)


def shuffled(seed, width):
    return np.random.default_rng(seed).permutation(width)


@given(arrays(np.float32, (3, 97), elements=SIZE), st.integers(0, 9))
def test_lengths_products_and_spreads_do_not_depend_on_the_order_of_their_sums(rows, seed):
    order = shuffled(seed, rows.shape[1])
    weights = np.random.default_rng(seed).standard_normal((97, 5))
    assert np.array_equal(product(rows, weights), product(rows[:, order], weights[order]))
    assert np.array_equal(unit(rows)[:, order], unit(rows[:, order]))
    assert np.array_equal(standardised(rows, 1e-12)[:, order], standardised(rows[:, order], 1e-12))


@given(arrays(np.float32, (4, 512), elements=st.floats(-1, 1, width=32)), st.integers(0, 9))
def test_dot_products_of_stepped_vectors_are_exact_in_float32(rows, seed):
    vectors = stepped(unit(rows))
    exactly = vectors.astype(np.float64) @ vectors.astype(np.float64).T
    order = shuffled(seed, 512)
    assert np.array_equal(vectors @ vectors.T, exactly.astype(np.float32))
    assert np.array_equal(vectors[:, order] @ vectors[:, order].T, exactly.astype(np.float32))


def test_products_are_near_the_usual_ones():
    rng = np.random.default_rng(1)
    rows, weights = rng.standard_normal((7, 300)), rng.standard_normal((300, 11))
    assert np.allclose(product(rows, weights), rows @ weights, atol=2e-4)


def test_standardised_rows_have_mean_zero_and_variance_one():
    rows = np.random.default_rng(2).normal(3, 5, (4, 200))
    found = standardised(rows, 0.0)
    assert np.allclose(found.mean(axis=1), 0, atol=1e-5)
    assert np.allclose(found.std(axis=1), 1, atol=1e-5)


def test_a_row_of_zeros_stays():
    assert not unit(np.zeros((1, 4))).any()
    assert not product(np.zeros((1, 4)), np.ones((4, 2))).any()


@pytest.mark.parametrize("number", [-800.0, -30.0, -1.0, -1e-9, 0.0, 0.3, 5.0, 300.0])
def test_the_exponential_is_right_to_the_last_bits(number):
    assert exp(number) == pytest.approx(np.exp(max(-700.0, number)), rel=1e-15)


def test_tanh():
    numbers = np.linspace(-20, 20, 101)
    assert np.allclose(tanh(numbers), np.tanh(numbers), atol=1e-15)


@given(st.floats(-650, 650))
def test_one_exponential_is_that_of_many(number):
    assert exp_of(number) == exp(np.array([0.0, number]))[1]


@pytest.mark.parametrize("number", [1e-300, 0.4, 0.70710678, 1.0, 1.0000001, 2.0, 3.7, 1e9])
def test_logarithms_are_right_to_the_last_bits(number):
    assert log_of(number) == pytest.approx(np.log(number), rel=4e-16, abs=1e-22)
    assert log(np.array([number, 5.0]))[0] == log_of(number)


@given(arrays(np.float32, (4, 60), elements=SIZE), st.integers(0, 9))
def test_cosines_are_symmetric_and_need_no_order(rows, seed):
    found = cosines(rows)
    assert np.array_equal(found, found.T)
    assert np.array_equal(found, cosines(rows[:, shuffled(seed, 60)]))
    assert np.allclose(found, unit(rows) @ unit(rows).T, atol=1e-4)
