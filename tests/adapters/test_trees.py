from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemma.adapters.trees import Scores, best_heads, tree
from stemma.model import Span
from stemma.model.tree import PARTS, RELATIONS


def leads_up(heads):
    for start in range(len(heads)):
        seen, at = set(), start
        while at is not None:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return True


def total(heads, scores):
    return sum(scores[at, 0 if head is None else head + 1] for at, head in enumerate(heads))


@st.composite
def tables(draw):
    count = draw(st.integers(1, 5))
    values = st.integers(-40, 40).map(float)
    return draw(arrays(np.float32, (count, count + 1), elements=values))


@given(tables())
def test_the_best_heads_are_a_tree_with_one_root(scores):
    heads = best_heads(scores)
    assert heads.count(None) == 1
    assert leads_up(heads)


@given(tables())
def test_no_tree_of_the_same_root_scores_higher(scores):
    heads = best_heads(scores)
    count, root = len(heads), heads.index(None)
    options = [[None] if at == root else [p for p in range(count) if p != at] for at in range(count)]
    assert total(heads, scores) == max(total(trial, scores) for trial in product(*options) if leads_up(trial))


def test_two_words_that_point_at_each_other_are_parted_where_it_costs_least():
    assert best_heads(np.array([[0, 0, 9], [3, 8, 0]], dtype=np.float32)) == [1, None]


def test_a_tree_has_the_likeliest_relations_and_a_root_exactly_where_there_is_no_head():
    relations = np.zeros((3, len(RELATIONS), 2), dtype=np.float32)
    relations[:, RELATIONS.index("root")] = 9
    relations[1, RELATIONS.index("obj"), 1] = 5
    parts = np.zeros((2, len(PARTS)), dtype=np.float32)
    parts[[0, 1], [PARTS.index("VERB"), PARTS.index("NOUN")]] = 1
    scores = Scores(
        arcs=np.array([[5, 0, 0], [0, 5, 0]], dtype=np.float32),
        relations=relations,
        parts=parts,
    )
    grown = tree([Span(0, 3), Span(4, 9)], scores)
    assert [(n.head, n.relation, n.part) for n in grown.nodes] == [(None, "root", "VERB"), (0, "obj", "NOUN")]
