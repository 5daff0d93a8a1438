"""What holds for every picture of every story."""

import re

import pytest
from hypothesis import given

from stemma.report.pictures import NARROW, STYLE, WIDE, pictures
from stemma.report.view import View
from stemma.report.wording import INTERFACE, of
from tests.report.pictures.drawn import elements, having, outside, overlapping, root
from tests.report.pictures.stories import traces

RUNS = re.compile(
    r"<(script|foreignObject|iframe|image|use|animate)|\son\w+=|javascript:|https?:(?!//www.w3.org/2000/svg)|url\((?!#)"
)


def drawn(trace, wide=WIDE, language="en"):
    return pictures(View(trace), trace.stories[0], of(language), wide=wide)


@given(traces())
def test_no_words_touch_or_are_cut(trace):
    for wide in (WIDE, NARROW):
        for picture in drawn(trace, wide):
            assert overlapping(picture) == [], picture.name
            assert outside(picture) == [], picture.name


@given(traces(most=4))
def test_a_picture_runs_loads_and_embeds_nothing(trace):
    for picture in drawn(trace):
        assert RUNS.search(picture.svg.replace(STYLE, "")) is None
        assert all(element.get("href").startswith("#") for element in having(picture, "href"))
        assert "\u202e" not in picture.svg
        assert "\x07" not in picture.svg


@given(traces(most=4))
def test_the_same_story_gives_the_same_picture(trace):
    assert drawn(trace) == drawn(trace)


@given(traces(most=4))
def test_each_picture_says_what_it_is_and_has_its_list(trace):
    names = [picture.name for picture in drawn(trace)]
    assert len(set(names)) == len(names)
    for picture in drawn(trace):
        top = [element.tag.rpartition("}")[2] for element in root(picture)][:2]
        assert top == ["title", "desc"]
        assert picture.rows
        assert all(len(row) == len(picture.head) for row in picture.rows)


@given(traces(most=4))
def test_ids_are_their_own_over_the_pictures_of_a_page(trace):
    both = [*drawn(trace), *drawn(trace, NARROW)]
    ids = [element.get("id") for picture in both for element in having(picture, "id")]
    assert len(set(ids)) == len(ids)


@given(traces(most=4))
def test_marks_that_lead_somewhere_are_reached_by_the_keyboard(trace):
    for picture in drawn(trace):
        assert all(element.get("tabindex") == "0" for element in elements(picture, "a"))


@pytest.mark.parametrize("language", INTERFACE)
def test_every_language_has_the_words(small_trace, language):
    assert drawn(small_trace, language=language)
