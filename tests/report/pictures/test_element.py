from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.report.pictures.element import clean, el


@given(st.text(), st.text())
def test_whatever_goes_in_as_text_comes_out_as_text(words, attribute):
    made = ET.fromstring(str(el("text", words, data_x=attribute)))  # noqa: S314  # our own drawing
    assert (made.text or "") == clean(words)
    assert made.get("data-x") == clean(attribute)
    assert len(made) == 0


@pytest.mark.parametrize("name", ["script", "foreignObject", "image", "use", "animate", "iframe"])
def test_elements_that_run_or_load_are_refused(name):
    with pytest.raises(ValueError, match="picture"):
        el(name)


@pytest.mark.parametrize(
    "attributes", [{"onclick": "x"}, {"style": "x"}, {"href": "javascript:x"}, {"href": "https://x"}]
)
def test_attributes_that_run_or_lead_away_are_refused(attributes):
    with pytest.raises(ValueError, match="picture"):
        el("a", **attributes)


def test_signs_that_turn_a_line_around_are_left_out():
    assert clean("a\u202eb\u2066c\x1b[31m") == "abc\ufffd[31m"
