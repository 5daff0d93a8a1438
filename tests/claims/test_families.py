from stemma.claims.families import kin_of
from stemma.model import Descent


def edge(copy, exemplar, kind="cut"):
    return Descent(copy=copy, exemplar=exemplar, kind=kind, confidence=0.9)


def test_copies_of_one_lost_text_are_one_family():
    kin = kin_of([edge("a1", "lost:NPA"), edge("a2", "lost:NPA")], ["a1", "a2", "a3"])
    assert kin.family["a1"] == kin.family["a2"] != kin.family["a3"]


def test_a_copy_adds_no_origin():
    assert kin_of([edge("a2", "a1")], ["a1", "a2"]).origins(["a1", "a2"]) == {"a1"}


def test_a_copy_alone_is_its_own_origin():
    assert kin_of([edge("a2", "a1")], ["a1", "a2"]).origins(["a2"]) == {"a2"}


def test_copies_of_a_lost_text_count_as_that_text():
    kin = kin_of([edge("a1", "lost:NPA"), edge("a2", "lost:NPA")], ["a1", "a2"])
    assert kin.origins(["a1", "a2"]) == {"lost:NPA"}


def test_a_merged_text_adds_nothing_to_its_two_sources():
    kin = kin_of([edge("a3", "a1", "merged"), edge("a3", "a2", "merged")], ["a1", "a2", "a3"])
    assert kin.origins(["a1", "a2", "a3"]) == {"a1", "a2"}


def test_a_circle_of_descents_ends():
    assert kin_of([edge("a1", "a2"), edge("a2", "a1")], ["a1", "a2"]).ancestors("a1") == {"a2"}


def test_a_translation_is_retold_unchanged():
    assert kin_of([edge("a2", "a1", "translation")], ["a1", "a2"]).retold("a1", "a2")


def test_a_rewrite_is_not():
    assert not kin_of([edge("a2", "a1", "rewrite")], ["a1", "a2"]).retold("a1", "a2")


def test_siblings_are_retold_through_their_exemplar():
    kin = kin_of([edge("a2", "a1", "translation"), edge("a3", "a1", "extended")], ["a1", "a2", "a3"])
    assert kin.retold("a2", "a3")


def test_strangers_are_not_retold():
    assert not kin_of([], ["a1", "a2"]).retold("a1", "a2")
