import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.text.align import Bead, Likeness, chain, moved

EYE = np.eye(3, dtype=np.float32)


def test_equal_sequences_align_one_to_one():
    assert [(b.left, b.right) for b in chain(Likeness(single=EYE))] == [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]


def test_what_has_no_counterpart_stands_alone():
    scores = np.array([[1, 0], [0, 0], [0, 1]], np.float32)
    assert [(b.left, b.right) for b in chain(Likeness(single=scores))] == [((0,), (0,)), ((2,), (1,))]


def test_the_chain_keeps_the_order_that_wins_more():
    scores = np.array([[0, 2], [1, 0]], np.float32)
    assert [(b.left, b.right) for b in chain(Likeness(single=scores))] == [((0,), (1,))]


def test_two_items_may_stand_for_one():
    single = np.array([[0.1], [0.1]], np.float32)
    beads = chain(Likeness(single=single, left_pair=np.array([[0.9]], np.float32)))
    assert [(b.left, b.right) for b in beads] == [((0, 1), (0,))]


def test_one_item_may_stand_for_two():
    single = np.array([[0.1, 0.1]], np.float32)
    beads = chain(Likeness(single=single, right_pair=np.array([[0.9]], np.float32)))
    assert [(b.left, b.right) for b in beads] == [((0,), (0, 1))]


def test_nothing_aligns_with_nothing():
    assert chain(Likeness(single=np.zeros((0, 4), np.float32))) == []


def test_a_moved_item_is_found_outside_the_chain():
    likeness = Likeness(single=np.array([[0, 2], [1, 0]], np.float32))
    assert moved(likeness, chain(likeness), 0.5) == [Bead((1,), (0,), 1.0)]


def test_a_moved_item_needs_the_higher_score():
    likeness = Likeness(single=np.array([[0, 2], [0.4, 0]], np.float32))
    assert moved(likeness, chain(likeness), 0.5) == []


@given(arrays(np.float32, (6, 5), elements=st.floats(-1, 1, width=32)))
def test_a_chain_rises_on_both_sides(scores):
    beads = chain(Likeness(single=scores))
    assert all(a.left < b.left and a.right < b.right for a, b in itertools.pairwise(beads))


@given(arrays(np.float32, (4, 4), elements=st.floats(-1, 1, width=32)))
def test_a_chain_wins_at_least_as_much_as_any_single_bead(scores):
    assert sum(b.score for b in chain(Likeness(single=scores))) >= max(0.0, float(scores.max())) - 1e-6
