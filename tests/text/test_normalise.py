"""What is invisible goes, what is visible stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.normalise import clean, squeezed

ANY_TEXT = st.text(alphabet=st.characters(codec=None), max_size=300)


@pytest.mark.parametrize(
    ("found", "cleaned"),
    [
        ("Ha\u00adfen", "Hafen"),
        ("Ha\u200bfen\ufe0f", "Hafen"),
        ("a\x00b\x07c", "abc"),
        ("eins\r\nzwei\rdrei\u2028vier", "eins\nzwei\ndrei\nvier"),
        ("10\u202f000\u00a0km", "10 000 km"),
        ("e\u0301te\u0301", "été"),
        ("a\n \n\n\nb", "a\n\nb"),
        ("\ud800x", "\ufffdx"),
        ("می\u200cروم", "می\u200cروم"),
        ("a\u200db", "ab"),
        ("a" + "\u0301" * 50, "á" + "\u0301" * 4),
    ],
)
def test_clean_maps_what_is_not_plain_text(found, cleaned):
    assert clean(found) == cleaned


@given(ANY_TEXT)
def test_clean_is_idempotent(text):
    once = clean(text)
    assert clean(once) == once


@given(ANY_TEXT)
def test_clean_text_can_be_encoded(text):
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


def test_squeezed_puts_everything_on_one_line():
    assert squeezed("  a \n\n b\tc ") == "a b c"
