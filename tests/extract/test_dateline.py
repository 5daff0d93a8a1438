"""Datelines in their many shapes; the reports are invented."""

import pytest

from stemma.extract.dateline import day_value, peel_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "day", "agencies"),
    [
        ("OSLO: The council met.", "OSLO", None, []),
        ("OSLO (Reuters) – The council met.", "OSLO", None, ["Reuters"]),
        ("KIEL (dpa) - Der Rat tagte.", "KIEL", None, ["dpa"]),
        ("LYON, 3 mai (AFP) - Le conseil.", "LYON", "XXXX-05-03", ["AFP"]),
        ("Kiel, 14. Oktober 2031 (dpa) – Der Rat.", "Kiel", "2031-10-14", ["dpa"]),
        ("HARSUND, Fla., Sept. 26 (UPI) — The board.", "HARSUND", "XXXX-09-26", ["UPI"]),
        ("Harsund (Nordpress) – Der Rat tagte.", "Harsund", None, ["Nordpress"]),
        ("Kiel/Oslo (dpa/AFP) - Der Rat.", "Kiel/Oslo", None, ["dpa", "AFP"]),
        ("SAINT-DENIS (Nord), 5 mars (ADX) -- Le conseil.", "SAINT-DENIS", "XXXX-03-05", ["ADX"]),
    ],
)
def test_peel_dateline_reads_place_day_and_agency(paragraph, place, day, agencies):
    dateline, credits_, _ = peel_dateline(paragraph, "Later in Oslo it rained.")
    assert (dateline.place, dateline.date, [credit.agency for credit in credits_]) == (place, day, agencies)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO: Wir gehen.",
        "EXKLUSIV – Der Rat tagte.",
        "LE POINT DE LA JOURNÉE - Le conseil a siégé.",
        "FAKTENCHECK – Der Rat tagte.",
        "WHAT WE KNOW - The council met.",
        "Anna Holm (CDU) – die Ministerin – kam.",
        "Der Hafen. Am Montag.",
        "Die Polizei (Nord) – sie kam.",
    ],
)
def test_peel_dateline_leaves_prose_alone(paragraph):
    assert peel_dateline(paragraph) == (None, (), paragraph)


def test_bare_place_counts_where_the_report_names_it_again():
    assert peel_dateline("Harsund. Der Rat tagte.", "In Harsund regnete es.")[0].place == "Harsund"
    assert peel_dateline("Endlich. Der Rat tagte.", "Es regnete.")[0] is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3 mai 2031", "2031-05-03"),
        ("May 12", "XXXX-05-12"),
        ("1er mars", "XXXX-03-01"),
        ("35 mai", None),
        ("England", None),
    ],
)
def test_day_value_reads_three_languages(words, value):
    assert day_value(words) == value
