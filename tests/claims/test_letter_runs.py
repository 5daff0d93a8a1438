import pytest

from stemma.claims.letter_runs import runs, shared_runs


def test_runs_stay_inside_words():
    assert runs("Élan of gates") == ["^ela", "elan", "lan$", "^gat", "gate", "ates", "tes$"]


def test_the_same_words_share_all_runs():
    table = shared_runs(["the gate of Orsetia", "quiche prices doubled", "the gate of Orsetia"])
    assert table[0, 2] == pytest.approx(1)


def test_a_name_in_two_languages_is_shared():
    table = shared_runs(["Elisabeth opened doors", "Les portes d'Élisabeth", "quiche prices doubled"])
    assert table[0, 1] > 0 == table[0, 2]


def test_a_text_without_words_resembles_none():
    assert shared_runs(["", "gate"])[0].tolist() == [0, 0]


def test_no_texts_make_no_table():
    assert shared_runs([]).shape == (0, 0)
