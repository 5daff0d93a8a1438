from hypothesis import given
from hypothesis import strategies as st

from stemma.clusters.linkage import cut, merges

CHAIN = {(0, 1): 0.9, (1, 2): 0.9}


def test_near_nodes_join():
    assert cut(3, merges(3, {(0, 2): 0.9}), 0.5) == [[0, 2], [1]]


def test_a_chain_without_its_third_side_is_not_pulled_together():
    assert cut(3, merges(3, CHAIN), 0.6) == [[0, 1], [2]]


def test_a_pair_unknown_because_both_are_crowded_does_not_count_against_them():
    assert cut(3, merges(3, CHAIN, crowded=[0, 2]), 0.6) == [[0, 1, 2]]


def test_nothing_joins_below_the_lowest():
    assert merges(2, {(0, 1): 0.04}, lowest=0.05) == ()


edges = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]), st.floats(0.01, 1), max_size=20
)


@given(edges)
def test_a_higher_threshold_only_splits(found):
    joins = merges(9, found)
    coarse = {node: n for n, group in enumerate(cut(9, joins, 0.3)) for node in group}
    assert all(len({coarse[node] for node in group}) == 1 for group in cut(9, joins, 0.6))


@given(edges, st.floats(0.05, 1))
def test_every_node_is_in_one_group(found, threshold):
    groups = cut(9, merges(9, found), threshold)
    assert sorted(node for group in groups for node in group) == list(range(9))


@given(edges)
def test_the_order_of_edges_changes_nothing(found):
    assert merges(9, found) == merges(9, dict(reversed(found.items())))
