from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from stemma.clusters.arborescence import best_parents


def descends_from_itself(parents):
    for start in range(len(parents)):
        seen, at = set(), start
        while at is not None:
            if at in seen:
                return True
            seen.add(at)
            at = parents[at]
    return False


def total(parents, scores):
    return sum(scores[child, parent] for child, parent in enumerate(parents))


@st.composite
def score_tables(draw):
    count = draw(st.integers(1, 5))
    value = st.integers(-5, 9).map(float)
    scores = {(n, None): draw(value) for n in range(count)}
    for child, parent in product(range(count), repeat=2):
        if child != parent and draw(st.booleans()):
            scores[child, parent] = draw(value)
    return count, scores


def test_a_lone_node_has_no_parent():
    assert best_parents(1, {(0, None): -3.0}) == [None]


def test_of_two_that_point_at_each_other_one_is_the_root():
    scores = {(0, None): 0.0, (1, None): 0.0, (0, 1): 5.0, (1, 0): 6.0}
    assert best_parents(2, scores) == [None, 0]


def test_a_cycle_is_opened_where_it_costs_least():
    scores = {(n, None): 0.0 for n in range(3)} | {(0, 1): 5.0, (1, 2): 5.0, (2, 0): 3.0}
    assert best_parents(3, scores) == [1, 2, None]


@given(score_tables())
def test_nobody_descends_from_themselves(table):
    count, scores = table
    assert not descends_from_itself(best_parents(count, scores))


@given(score_tables())
def test_no_tree_scores_higher(table):
    count, scores = table
    options = [[p for c, p in scores if c == child] for child in range(count)]
    best = max(total(ps, scores) for ps in product(*options) if not descends_from_itself(ps))
    assert total(best_parents(count, scores), scores) == best


def test_a_thousand_that_nobody_can_tell_apart_hang_together():
    count, near = 1000, 12
    scores = {(n, None): 0.0 for n in range(count)}
    scores |= {(a, b): 5.0 for n in range(count) for m in range(min(n, near)) for a, b in ((n, m), (m, n))}
    parents = best_parents(count, scores)
    assert parents.count(None) == 1
    assert not descends_from_itself(parents)
