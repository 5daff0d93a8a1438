import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from stemma.text.fold import folded


def test_letters_lose_case_and_accents():
    assert folded("Évêque Ångström, Straße, ﬁn") == "eveque angstrom, strasse, fin"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)


def defined(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


@given(st.text())
def test_no_mark_of_any_script_is_left(text):
    assert folded(text) == defined(text)


def test_the_blocks_looked_at_hold_all_combining_characters():
    marks = [chr(n) for n in range(0x110000) if unicodedata.combining(chr(n))]
    assert all(folded(f"a{mark}b") == defined(f"a{mark}b") for mark in marks)
