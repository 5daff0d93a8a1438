from stemma.lineage.shared import shared_words
from stemma.lineage.witness import witness


def both(make, left, right):
    return shared_words(witness(make("left", left)), witness(make("right", right)))


def test_runs_are_marked_on_both_sides(make):
    found = both(make, "a b c d e", "x b c d y")
    assert found.left.tolist() == [False, True, False]
    assert found.right.tolist() == [False, True, False]


def test_a_run_that_stands_twice_is_common_in_both_places(make):
    assert both(make, "a b c", "a b c x a b c").right.tolist() == [True, False, False, False, True]


def test_a_sentence_is_copied_by_half_of_its_words(make):
    found = both(make, "The ferry was late. It rained all day in Kelm.", "It rained all day in Wexmouth. Nobody came.")
    assert list(found.copied) == [(1, 0)]


def test_texts_shorter_than_a_run_share_nothing(make):
    found = both(make, "a b", "a b c")
    assert (len(found.left), found.right.tolist(), found.copied) == (0, [False], {})
