"""Weights of named signs."""

from stemma.clusters.weights import likelihood, shipped


def test_a_sign_without_a_weight_says_nothing():
    assert likelihood({"known": 2.0}, [("unknown", 1.0)]) == 0.5


def test_signs_for_and_against_add_up():
    assert likelihood({"for": 2.0, "against": -1.0}, [("for", 1.0), ("against", 1.0)]) == 0.73


def test_shipped_weights_are_numbers_by_name():
    assert shipped("stemma.entities", "links.toml")["always"] != 0
