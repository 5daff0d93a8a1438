import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.report.pictures.metrics import shorten, width, wrap

#: in pixels at 12 px, as a browser draws them in the metrics that pictures ask for
DRAWN = {"The harbour authority said": 144.1, "Ällungsstraße 12": 89.4, "新聞社": 36.0}


@pytest.mark.parametrize(("text", "pixels"), DRAWN.items())
def test_text_is_measured_a_little_wide_and_never_narrow(text, pixels):
    assert pixels <= width(text, 12) <= pixels * 1.08


def test_marks_that_combine_take_no_room():
    assert width("e\u0301", 12) == width("é", 12)


@given(st.text(max_size=60), st.floats(20, 300))
def test_shortened_text_fits(text, room):
    assert width(shorten(text, 12, room), 12) <= room


@given(st.text(max_size=120), st.floats(40, 300), st.integers(1, 4))
def test_wrapped_text_fits_and_loses_nothing_unless_it_says_so(text, room, lines):
    made = wrap(text, 12, room, lines=lines)
    assert len(made) <= lines
    assert all(width(line, 12) <= room for line in made)
    if made and not made[-1].endswith("…"):
        assert "".join("".join(made).split()) == "".join(wrap(text, 12, 1e9, lines=1)[0].split())


def test_han_text_breaks_without_spaces():
    assert wrap("新聞社の朝刊", 12, 40, lines=3) == ("新聞社", "の朝刊")
