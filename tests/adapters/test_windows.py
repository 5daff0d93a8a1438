from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.adapters.windows import CONTEXT, WINDOW, layout, windows


def offsets(text):
    """Every character a piece: the worst case."""
    return [(i, i + 1) for i in range(len(text))]


def test_layout_parts_words_at_hyphens_and_apostrophes():
    text = "a-t-elle dit"
    assert [text[w.begin : w.end] for w in layout(text, offsets(text)).words] == ["a", "-", "t", "-", "elle", "dit"]


def test_layout_numbers_sentences_and_paragraphs():
    text = "One came. Two left.\n\nThree stayed."
    plan = layout(text, offsets(text))
    assert sorted(set(plan.sentence)) == [0, 1, 2]
    assert sorted(set(plan.paragraph)) == [0, 1]


def test_layout_of_nothing_is_empty():
    plan = layout("", [])
    assert plan.words == ()
    assert plan.windows == ()


@given(st.lists(st.integers(1, 400), min_size=1, max_size=20))
def test_windows_own_every_piece_once(lengths):
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    count = sum(lengths)
    found = windows(starts, count)
    assert found[0].owned == 0
    assert found[-1].end == count
    for one, other in pairwise(found):
        assert one.end == other.owned
    for window in found:
        assert window.begin <= window.owned < window.end
        assert window.end - window.begin <= WINDOW
        assert window.owned - window.begin <= CONTEXT


@pytest.mark.parametrize("text", ["word " * 300, "x" * 2000, "A b. " * 200])
def test_layout_gives_every_word_a_piece_inside_a_window(text):
    plan = layout(text, offsets(text))
    owned = [i for w in plan.windows for i, p in enumerate(plan.piece) if w.owned <= p < w.end]
    assert owned == list(range(len(plan.words)))
