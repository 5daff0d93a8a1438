import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.errors import SettingsError
from stemma.store.query import fold, for_server, for_sqlite, parse


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée", "elysee"),
        ("STRASSE Straße", "strasse strasse"),
        ("Œuvre – cœur", "oeuvre coeur"),
        ("Ærø, Łódź", "aero lodz"),
        ("l’État: 8.000 €", "l etat 8 000"),
        ("snake_case", "snake case"),
        ("ﬁn", "fin"),
    ],
)
def test_fold_leaves_letters_and_digits(text, folded):
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_a_query_in_the_words_of_each_engine():
    query = parse('Genève ferry* OR boat "crew of nine" statements:storm -calm')
    assert for_sqlite(query) == (
        '(("geneve") AND ("ferry"* OR "boat") AND ("crew of nine") AND (statements : "storm")) NOT ("calm")'
    )
    assert for_server(query) == "((geneve)) & ((ferry:*) | (boat)) & ((crew <-> of <-> nine)) & ((storm:C)) & !(calm)"


def test_a_colon_after_another_word_is_no_column():
    assert for_sqlite(parse("16:30")) == '("16 30")'


def test_a_query_without_a_word_is_refused():
    with pytest.raises(SettingsError):
        parse("-only")
