import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.clusters.dense import groups

NONE = np.zeros((3, 3), dtype=bool)


def table(ab, bc, ac):
    return np.array([[1, ab, ac], [ab, 1, bc], [ac, bc, 1]])


def test_likely_pairs_join():
    assert groups(table(0.9, 0.1, 0.1), NONE, 0.5) == [[0, 1], [2]]


def test_a_chain_is_not_pulled_together():
    assert groups(table(0.9, 0.8, 0.0), NONE, 0.5) == [[0, 1], [2]]


def test_what_must_stay_apart_keeps_whole_groups_apart():
    apart = NONE.copy()
    apart[0, 2] = apart[2, 0] = True
    assert groups(table(0.9, 0.9, 0.9), apart, 0.1) == [[0, 1], [2]]


@given(arrays(np.float64, (7, 7), elements=st.floats(0, 1)), st.floats(0.1, 1))
def test_every_unit_is_in_one_group(values, threshold):
    found = groups((values + values.T) / 2, np.zeros((7, 7), dtype=bool), threshold)
    assert sorted(n for group in found for n in group) == list(range(7))
