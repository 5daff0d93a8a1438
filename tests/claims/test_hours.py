import pytest

from stemma.claims.hours import is_hour
from stemma.claims.propositions import units_of
from stemma.model import Span


def hour(newsroom, text, words, *, value=11, language="en", **fields):
    newsroom.article("a1", text, language=language).counts("a1", words, value, **fields)
    return is_hour(newsroom.findings["a1"].quantities[0], newsroom.articles["a1"], Span(0, len(text)))


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "They closed the gate at eleven.", "eleven"),
        ("de", "Um elf schlossen sie das Tor.", "elf"),
        ("de", "Gegen elf kam Rauch auf.", "Gegen elf"),
        ("fr", "On a fermé la porte à onze.", "onze"),
    ],
)
def test_a_bare_number_after_a_preposition_of_time_is_an_hour(newsroom, language, text, words):
    assert hour(newsroom, text, words, language=language)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "The toll stood at eleven.", "eleven"),
        ("en", "They put it at eleven.", "eleven"),
        ("de", "Die Zahl stieg um elf.", "elf"),
        ("fr", "Le bilan est passé à onze.", "onze"),
    ],
)
def test_a_tally_at_a_number_is_a_count(newsroom, language, text, words):
    assert not hour(newsroom, text, words, language=language)


def test_a_part_of_a_whole_is_no_hour(newsroom):
    assert not hour(newsroom, "Le test échoue à trois sur quatre essais.", "trois", value=3, language="fr")


def test_what_counts_something_is_no_hour(newsroom):
    assert not hour(newsroom, "They looked at eleven cranes.", "eleven cranes", counted="cranes")


def test_there_are_no_hours_beyond_midnight(newsroom):
    assert not hour(newsroom, "They looked at 140.", "140", value=140)


def test_an_unknown_language_has_no_hours(newsroom):
    assert not hour(newsroom, "They left at eleven.", "eleven", language=None)


def test_an_hour_makes_no_unit(newsroom):
    newsroom.article("a1", "They asked for a halt at eleven, she said.").says(
        "a1", "e1", "They asked for a halt at eleven"
    )
    newsroom.counts("a1", "eleven", 11)
    assert [unit.id for unit in units_of(["a1"], newsroom.articles, newsroom.findings)] == ["a1.s1"]


@pytest.mark.parametrize("run", ["9" * 20_000, " " * 20_000, "a" * 20_000])
def test_long_runs_are_read_at_once(newsroom, run):
    assert hour(newsroom, f"{run} at 9", "at 9", value=9)
