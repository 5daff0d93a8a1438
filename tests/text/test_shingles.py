import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.shingles import covered, sampled, shingles, stretched, word_hashes, words

TEXT = "The harbour was closed on Monday, and 1,200 boats waited. Nobody said why."


def test_words_are_numbered_alike_whatever_their_case():
    assert word_hashes("Harbour CLOSED").tolist() == word_hashes("harbour closed").tolist()


def test_words_know_where_they_stand():
    found = words(TEXT)
    assert [TEXT[b:e] for b, e in zip(found.begins, found.ends, strict=True)][:3] == ["The", "harbour", "was"]


def test_a_figure_with_groups_is_one_word():
    assert len(words("1,200 boats")) == 2


def test_shingles_of_fewer_words_than_a_run_are_none():
    assert len(shingles(word_hashes("two words"), 3)) == 0


def test_a_shared_passage_leaves_the_same_fingerprints_wherever_it_stands():
    passage = " ".join(f"word{n}" for n in range(60)).replace("word", "w o r d ")
    alone = set(sampled(shingles(word_hashes(passage), 4), 6).tolist())
    inside = set(sampled(shingles(word_hashes(f"Something before. {passage} Something after."), 4), 6).tolist())
    assert alone
    assert alone <= inside


def test_covered_marks_the_words_of_common_runs():
    starts = np.array([False, True, False], np.bool_)
    assert covered(starts, 3, 5).tolist() == [False, True, True, True, False]


def test_covered_marks_nothing_in_a_text_shorter_than_a_run():
    assert covered(np.zeros(0, np.bool_), 3, 2).tolist() == [False, False]


@given(st.text(max_size=300))
def test_there_are_as_many_runs_as_places_for_them(text):
    hashes = word_hashes(text)
    assert len(shingles(hashes, 3)) == max(0, len(hashes) - 2)


@given(st.sampled_from(["1", "a", " ", "1,", "a "]), st.integers(1, 20_000))
def test_long_runs_of_one_character_are_read_in_linear_time(piece, count):
    assert len(words(piece * count)) <= count


def test_starts_that_follow_one_another_make_a_long_run():
    starts = np.isin(np.arange(15), [2, 3, 4, 9, 12, 13])
    assert np.flatnonzero(stretched(starts, 3, 5)).tolist() == [2, 3, 4]


def test_no_starts_make_no_run():
    assert not len(stretched(np.zeros(0, np.bool_), 3, 5))
