import numpy as np

from stemma.lineage.collate import collate, shared_words
from stemma.lineage.describe import kind_of
from stemma.lineage.witness import witness


def both(left, right, vectors=None):
    return collate(witness(left), witness(right), vectors or {})


def test_a_text_and_itself_share_everything(wire):
    found = both(wire, wire)
    assert (found.left_copied, found.right_copied, found.verbatim) == (1.0, 1.0, 1.0)


def test_a_cut_is_contained(wire, short):
    found = both(short, wire)
    assert found.left_copied == 1.0
    assert found.right_copied < 0.8


def test_shared_quotations_do_not_count(wire, independent):
    assert both(independent, wire).left_copied < 0.1


def test_turning_changes_sides(wire, short):
    forth, back = both(short, wire), both(short, wire).turned()
    assert (forth.left_copied, forth.right_copied) == (back.right_copied, back.left_copied)


def test_an_edited_sentence_is_told_from_the_same(wire, make, body, join):
    copy = make("copy", join(body[0].replace("early on", "late on"), *body[1:4]))
    kinds = {m.left: m.kind for m in both(copy, wire).matches}
    assert (kinds[0,], kinds[1,]) == ("edited", "verbatim")


def test_a_moved_paragraph_is_found_where_it_stands(wire, make, body, join):
    copy = make("copy", join(body[0], body[6], body[7], *body[1:6]))
    assert len(both(copy, wire).matches) == len(body)


def test_vectors_match_what_shares_no_word(make):
    left = make("left", "Der Hafen ist seit gestern zu. Niemand weiß etwas.", language="de")
    right = make("right", "The port has been shut. Nobody knows why.")
    rows = np.eye(2, dtype=np.float32)
    found = both(left, right, {"left": rows, "right": rows})
    assert [(m.left, m.right, m.kind) for m in found.matches] == [
        ((0,), (0,), "translated"),
        ((1,), (1,), "translated"),
    ]


def test_without_vectors_languages_share_nothing(make):
    left = make("left", "Der Hafen ist seit gestern zu.", language="de")
    assert both(left, make("right", "The port has been shut.")).matches == ()


def test_figures_are_compared_as_numbers(make):
    left = make("left", "Im Hafen von Kelm lagen 1.840 Boote fest.", language="de")
    right = make("right", "In the port of Kelm 1,840 boats were stuck.")
    row = np.ones((1, 1), np.float32)
    found = both(left, right, {"left": row, "right": row})
    assert (found.figures_agree, found.figures) == (1.0, 1)


def test_a_translation_that_left_much_out_is_also_cut(make):
    left = make("left", "Der Hafen ist zu.", language="de")
    right = make("right", "The port is shut. Nobody knows why. Ships wait outside. It rains on them.")
    rows = np.eye(4, dtype=np.float32)
    found = both(left, right, {"left": rows[:1], "right": rows})
    assert kind_of(found) == ("translation", True)


def test_an_empty_side_matches_nothing(wire, make):
    assert both(wire, make("dash", "–")).matches == ()


def shared(make, left, right):
    return shared_words(witness(make("left", left)), witness(make("right", right)))


def test_runs_are_marked_on_both_sides(make):
    found = shared(make, "a b c d e", "x b c d y")
    assert found.left.tolist() == [False, True, False]
    assert found.right.tolist() == [False, True, False]


def test_a_run_that_stands_twice_is_common_in_both_places(make):
    assert shared(make, "a b c", "a b c x a b c").right.tolist() == [True, False, False, False, True]


def test_a_sentence_is_copied_by_half_of_its_words(make):
    found = shared(
        make, "The ferry was late. It rained all day in Kelm.", "It rained all day in Wexmouth. Nobody came."
    )
    assert list(found.copied) == [(1, 0)]


def test_texts_shorter_than_a_run_share_nothing(make):
    found = shared(make, "a b", "a b c")
    assert (len(found.left), found.right.tolist(), found.copied) == (0, [False], {})
