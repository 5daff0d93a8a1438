"""Windows of time: one is a batch; several overlap, and what they saw of one story is put together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.archive.windows import UNDATED, joined, windows_of
from stemma.stories.neighbours import WINDOW

DAYS = st.lists(st.one_of(st.floats(0, 400), st.just(float("nan"))), max_size=40)


def days(*values):
    return np.array(values, dtype=np.float64)


def test_what_lies_within_one_window_is_one_batch_undated_and_all():
    assert windows_of(days(1, 30, float("nan"), 41)) == {0: [0, 1, 2, 3]}


def test_nothing_needs_no_window():
    assert windows_of(days()) == {}


def test_articles_without_any_day_are_one_batch():
    assert windows_of(days(float("nan"), float("nan"))) == {UNDATED: [0, 1]}


def test_windows_overlap_by_half():
    assert windows_of(days(0, 22, 43, 64)) == {0: [0, 1], 1: [1, 2], 2: [2, 3]}


def test_an_empty_stretch_has_no_window():
    assert set(windows_of(days(0, 1000, 90_000))) == {0, 47, 4284}


@given(DAYS)
def test_what_is_within_a_rest_of_each_other_stands_in_one_window(found):
    placed = windows_of(days(*found))
    for a, first in enumerate(found):
        assert any(a in inside for inside in placed.values())
        for b, second in enumerate(found):
            if abs(first - second) <= WINDOW:
                assert any({a, b} <= set(inside) for inside in placed.values())


def test_stories_of_one_window_stay_as_they_are():
    assert joined({3: [[0, 2], [1]]}, days(70, 71, 72)) == [[0, 2], [1]]


def test_a_story_that_two_windows_see_is_one():
    assert joined({0: [[0, 1]], 1: [[1, 2]]}, days(0, 22, 43)) == [[0, 1, 2]]


def test_stories_that_share_less_than_half_are_two_and_each_article_stands_once():
    at = days(1, 22, 23, 40, 41, 50)
    found = joined({0: [[0, 1, 2, 3, 4]], 1: [[1, 5], [2], [3], [4]]}, at)
    assert sorted(article for story in found for article in story) == [0, 1, 2, 3, 4, 5]
    assert [0, 1, 2] in found


@given(DAYS, st.randoms(use_true_random=False))
def test_each_article_stands_in_one_story(found, draw):
    at = days(*found)
    groups = {}
    for k, inside in windows_of(at).items():
        groups[k] = []
        for article in inside:
            if groups[k] and draw.random() < 0.7:
                draw.choice(groups[k]).append(article)
            else:
                groups[k].append([article])
    assert sorted(a for story in joined(groups, at) for a in story) == list(range(len(found)))


@pytest.mark.parametrize("split", [[[0, 1, 2, 3]], [[0, 2], [1, 3]]])
def test_windows_that_agree_give_what_each_gives(split):
    at = days(22, 23, 24, 25, 0, 60)
    groups = {0: [*split, [4]], 1: [*split, [5]]}
    assert sorted(joined(groups, at)) == sorted([*split, [4], [5]])
