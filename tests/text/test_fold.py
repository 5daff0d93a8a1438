from hypothesis import given
from hypothesis import strategies as st

from stemma.text.fold import folded


def test_letters_lose_case_and_accents():
    assert folded("Évêque Ångström, Straße, ﬁn") == "eveque angstrom, strasse, fin"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
