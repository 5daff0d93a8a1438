import pytest

from stemma.grammar.names.people import firms_in, people_in


def names(text, language):
    return [text[span.begin : span.end] for span in people_in(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norway's Ingrid Velmo had crossed the line.", "en", ["Ingrid Velmo"]),
        ("Auch Ursula von der Marl und Anna Reh kamen.", "de", ["Ursula von der Marl", "Anna Reh"]),
        ("Anna Reh Reportern gegenüber", "de", ["Anna Reh"]),
        ("selon Jean-Pierre Odin du syndicat", "fr", ["Jean-Pierre Odin"]),
        ("the Robert Kell Institute said", "en", []),
        ("Graham Kell KC spoke", "en", ["Graham Kell"]),
        ("nobody here", "en", []),
    ],
)
def test_people_in_finds_given_name_and_surname(text, language, expected):
    assert names(text, language) == expected


@pytest.mark.parametrize("unit", ["A", "Ab ", "Anna ", " ", "A a ", "Anna de ", "Anna Be "])
def test_people_in_reads_long_runs_in_time(unit):
    assert len(list(people_in(unit * 20_000, "de"))) <= 20_000


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the supplier Velmo Systems closed", "en", ["Velmo Systems"]),
        ("Le fabricant de pneus Velmo va fermer", "fr", ["Velmo"]),
        ("the operator of the line", "en", []),
        ("Der Hersteller Velmo schließt", "de", []),
    ],
)
def test_firms_in_finds_the_name_behind_the_noun(text, language, expected):
    assert [text[span.begin : span.end] for span in firms_in(text, language)] == expected


@pytest.mark.parametrize("unit", ["A", "Ab ", "firm ", "firm de pneus ", " "])
def test_firms_in_reads_long_runs_in_time(unit):
    assert len(list(firms_in(unit * 20_000, "fr"))) <= 20_000
