from itertools import pairwise

import numpy as np
import pytest

from stemma.adapters.heads import BEGIN, CHANNELS, INSIDE, OUT, RELATIONS, Heads, pooled, relations, spans
from stemma.adapters.windows import layout


def heads(**arrays):
    plain = {"chains.transitions": np.zeros((len(CHANNELS), 3, 3)), "chains.start": np.zeros((len(CHANNELS), 3))}
    return Heads(arrays={k: np.asarray(v, dtype=np.float32) for k, v in {**plain, **arrays}.items()})


def emissions(*labels):
    """All channels prefer the given labels."""
    found = np.zeros((len(labels), len(CHANNELS), 3), dtype=np.float32)
    for row, label in enumerate(labels):
        found[row, :, label] = 2
    return found


def test_labels_follow_the_emissions():
    (found,) = heads().labels([emissions(OUT, BEGIN, INSIDE, OUT)])
    assert found[:, 0].tolist() == [OUT, BEGIN, INSIDE, OUT]


def test_labels_never_go_inside_without_a_begin():
    for first in (emissions(INSIDE, INSIDE), emissions(OUT, INSIDE)):
        (found,) = heads().labels([first])
        for column in range(len(CHANNELS)):
            chain = [OUT, *found[:, column].tolist()]
            assert all(not (a == OUT and b == INSIDE) for a, b in pairwise(chain))


def test_labels_of_texts_do_not_depend_on_their_company():
    one, other = emissions(BEGIN, INSIDE), emissions(OUT, BEGIN, INSIDE, OUT, BEGIN)
    together = heads().labels([one, other, one[:0]])
    assert np.array_equal(together[0], heads().labels([one])[0])
    assert np.array_equal(together[1], heads().labels([other])[0])
    assert together[2].shape == (0, len(CHANNELS))


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ([OUT, BEGIN, INSIDE, OUT], [(1, 3)]),
        ([BEGIN, BEGIN, INSIDE], [(0, 1), (1, 3)]),
        ([OUT, INSIDE], []),
        ([], []),
    ],
)
def test_spans_are_runs_from_a_begin(labels, found):
    assert spans(np.array(labels, dtype=np.int64)) == found


def test_pooled_is_mean_first_and_last():
    features = np.array([[0.0], [2.0], [4.0]], dtype=np.float32)
    assert pooled(features, [(0, 3)]).tolist() == [[2.0, 0.0, 4.0]]


def test_relations_say_where_a_candidate_stands():
    text = "Anna spoke. It rains, Otto said."
    plan = layout(text, [(i, i + 1) for i in range(len(text))])
    found = relations(plan, [(3, 5)], [(0, 1), (6, 7), (4, 5)])
    assert found.shape == (1, 3, RELATIONS)
    assert found[0, :, -1].tolist() == [1, 0, 0]
    assert found[0, :, -3].tolist() == [0, 0, 1]
