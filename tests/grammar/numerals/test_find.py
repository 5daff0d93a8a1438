import pytest

from stemma import lang
from stemma.grammar.numerals.find import numerals, signed
from stemma.grammar.numerals.words import digits
from stemma.text.tokens import tokens


def read(text, code):
    parts = tokens(text)
    found = signed(numerals(parts, code), parts, code)
    return [(text[parts[n.begin].begin : parts[n.end - 1].end], n.value) for n in found if n.kind != "article"]


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("13.000", "de", 13000),
        ("13,000", "en", 13000),
        ("13 000", "fr", 13000),
        ("1,5", "de", 1.5),
        ("4.8", "de", 4.8),
        ("2.000,35", "de", 2000.35),
        ("1,234,567.5", "en", 1234567.5),
        ("12,34,567", "en", 1234567),
        ("½", "fr", 0.5),
        ("3e4", "en", 30000),
        (".25", "en", 0.25),
        ("192.168.1.2", "de", None),
        ("7" * 30, "en", None),
    ],
)
def test_digits_follow_the_marks_of_a_language(text, code, value):
    assert digits(text, lang.of(code).numbers) == value


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("dreihundertfünfzigtausend", "de", 350000),
        ("einundzwanzig", "de", 21),
        ("anderthalb", "de", 1.5),
        ("ein Dutzend", "de", 12),
        ("1,5 Millionen", "de", 1500000),
        ("eine halbe Million", "de", 500000),
        ("zwei Komma drei", "de", 2.3),
        ("neunundzwanzigsten", "de", 29),
        ("two hundred and five", "en", 205),
        ("a hundred and two", "en", 102),
        ("half a million", "en", 500000),
        ("two and a half million", "en", 2500000),
        ("3 hundred and 21", "en", 321),
        ("twenty and three fifths", "en", 20.6),
        ("10k", "en", 10000),
        ("twenty-fifth", "en", 25),
        ("minus five", "en", -5),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("soixante et onze", "fr", 71),
        ("dix-huit", "fr", 18),
        ("une dizaine", "fr", 10),
        ("deux millions et demi", "fr", 2500000),
        ("cent vingt-cinquième", "fr", 125),
        ("1er", "fr", 1),
        ("a hundredth", "en", 0.01),
        ("a millionth", "en", 0.000001),
        ("one twenty-fifth", "en", 0.04),
        ("three forty-seconds", "en", 0.0714285714),
        ("two and fifty-four hundredths", "en", 2.54),
        ("two thirds", "en", 0.6666666667),
        ("one out of four", "en", 0.25),
        ("1 in 20", "en", 0.05),
        ("three in ten", "en", 0.3),
        ("4 thousand 3 hundred and 21", "en", 4321),
        ("two thousand billion", "en", 2_000_000_000_000),
        ("3 lakh crore", "en", 3_000_000_000_000),
        ("one billion and a quarter million", "en", 1_000_250_000),
        ("one and a half billion", "en", 1_500_000_000),
    ],
)
def test_numeral_is_read_whole(text, code, value):
    assert read(text, code) == [(text, value)]


def test_years_in_words_stay_two_numbers():
    assert read("nineteen ninety-six", "en") == [("nineteen", 19), ("ninety-six", 96)]


def test_two_quarters_are_no_half():
    assert read("the past two quarters", "en") == [("two", 2)]


def test_percent_sign_word_is_no_hundred():
    assert ("cents", 100) not in read("15 cents", "fr")


@pytest.mark.parametrize("text", ["two in five games", "one a7", "x9"])
def test_share_needs_one_of_some_or_a_round_whole(text):
    assert all(value >= 1 for _, value in read(text, "en"))


def test_the_first_is_an_ordinal():
    assert read("the first", "en") == [("first", 1)]
