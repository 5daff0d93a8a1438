import re

import pytest

from stemma.report.wording import INTERFACE, Wording, of

ENGLISH = of("en")


def places(entry):
    """The placeholders of each form, and how many words a list has."""
    if isinstance(entry, tuple):
        return len(entry)
    forms = {"": entry} if isinstance(entry, str) else entry
    return {name: set(re.findall(r"\{(\w+)\}", words)) for name, words in forms.items()}


@pytest.mark.parametrize("language", INTERFACE)
def test_each_language_has_the_same_keys_with_the_same_placeholders(language):
    mine, english = of(language).entries, ENGLISH.entries
    assert set(mine) == set(english)
    assert {key for key in english if places(mine[key]) != places(english[key])} == set()


@pytest.mark.parametrize("language", INTERFACE)
def test_no_sentence_is_empty_and_no_brace_is_left_over(language):
    for key, entry in of(language).entries.items():
        for words in (entry,) if isinstance(entry, str) else entry.values() if isinstance(entry, dict) else entry:
            assert words, key
            assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", words)), key


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 0, "0 articles"), ("en", 1, "1 article"), ("en", 1400, "1,400 articles"),
        ("de", 1, "1 Artikel"), ("de", 1400, "1.400 Artikel"),
        ("fr", 0, "0 article"), ("fr", 1, "1 article"), ("fr", 2, "2 articles"),
    ],
)  # fmt: skip
def test_a_count_takes_its_number(language, number, words):
    assert of(language)("count.articles", n=number) == words


def test_a_third_is_written_with_two_decimals():
    assert (of("en").number(1 / 3), of("de").number(1 / 3), of("en").number(0.125)) == ("0.33", "0,33", "0.125")


def test_values_stay_what_they_are_in_parts():
    when = object()
    assert list(ENGLISH.parts("moment.inferred", when=when)) == [when, " (inferred)"]


def test_a_value_with_braces_is_no_placeholder():
    assert ENGLISH("moment.inferred", when="{day}") == "{day} (inferred)"


def test_a_language_that_the_interface_does_not_speak_is_english_with_a_warning():
    with pytest.warns(UserWarning, match="does not speak 'xx'"):
        assert of("xx") is ENGLISH


def test_words_that_a_language_lacks_are_english_with_a_warning():
    poor = Wording("de", {})
    with pytest.warns(UserWarning, match="no de words"):
        assert poor("state.denied") == "denied"


def test_a_key_that_nobody_has_is_an_error():
    with pytest.raises(KeyError):
        ENGLISH("state.unheard")


def test_a_counted_sentence_needs_its_number():
    with pytest.raises(KeyError):
        ENGLISH("count.articles")
