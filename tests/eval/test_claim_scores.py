import pytest

from eval.claims import bcubed
from eval.stories import bcubed as plain_bcubed
from eval.stories import pairwise_f1
from eval.system_claims import matches


def sets(**groups):
    return {item: frozenset(names.split()) for item, names in groups.items()}


def test_equal_groups_score_one():
    gold = sets(a="1", b="1", c="2")
    assert bcubed(sets(a="x", b="x", c="y"), gold) == (1, 1, 1)


def test_one_group_for_all_loses_precision_only():
    precision, recall, _ = bcubed(sets(a="x", b="x", c="x"), sets(a="1", b="1", c="2"))
    assert (round(precision, 3), recall) == (round(5 / 9, 3), 1)


def test_an_item_in_two_groups_needs_both():
    gold = sets(a="1 2", b="1 2", c="2")
    assert bcubed(sets(a="x", b="x", c="x"), gold)[1] < 1
    assert bcubed(gold, gold) == (1, 1, 1)


def test_an_item_not_found_costs_recall():
    assert bcubed(sets(a="x", b="x"), sets(a="1", b="1", c="1"))[1] < 1


def test_plain_bcubed_agrees_where_groups_do_not_overlap():
    found, gold = {"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "1", "c": "1"}
    several = bcubed(sets(**found), sets(**gold))
    assert plain_bcubed(found, gold) == pytest.approx(several)


def test_pairwise_f1_counts_pairs():
    assert pairwise_f1({"a": "x", "b": "x", "c": "y"}, {"a": "1", "b": "1", "c": "1"}) == pytest.approx(0.5)


def test_marks_match_one_to_one_by_overlap():
    ours = {"s1": frozenset(range(10)), "s2": frozenset(range(8))}
    assert matches(ours, {"g": frozenset(range(10))}, 0.5) == {"s1": "g"}
