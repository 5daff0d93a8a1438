"""Sentences of invented German, English and French news prose."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.segment import paragraphs, sentences


def split(text, language):
    return [text[span.begin : span.end] for span in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Am 8. Oktober kam die Fähre an.", "Der Hafen war leer."]),
        ("de", ["Er wohnt in Nr. 5 der Dr. Kleist-Straße.", "Sie auch."]),
        ("de", ["Es gab Obst, z. B. Birnen, und Nüsse usw.", "Der Rest blieb."]),
        ("de", ["„Wir gehen.“", "Danach schwieg er."]),
        ("de", ["„Gehen wir?“, fragte sie.", "„Ja!“, rief er."]),
        ("de", ["Das war 2031.", "Heute ist es anders."]),
        ("de", ["Im 19. Jahrhundert war Plan B. kein Thema.", "Das änderte sich."]),
        ("de", ["Sie sagte, „dass es […] Regen gibt“.", "Er nickte."]),
        ("en", ["The U.S. Senate met at 5 p.m. on Tuesday.", "It voted."]),
        ("en", ["He moved to the U.S.", "She stayed."]),
        ("en", ["“It is over.”", "Mr. J. R. Holm left at 9.30 a.m."]),
        ("en", ["“Is it over?” she asked.", "Nobody answered."]),
        ("en", ["Prices rose 3.5 percent.", "Sales fell.", "No. 4 closed."]),
        ("en", ["Acme Inc. shares fell.", "The board met."]),
        ("fr", ["M. Lenoir est parti.", "« C’est fini. »", "Mme Roy aussi."]),
        ("fr", ["« C’est fini ! » a dit M. Roy.", "Le maire s’est tu."]),
        ("fr", ["Il y a du pain, etc.", "Les autres attendent."]),
        ("fr", ["L’art. 5 et le no. 7 restent.", "Voilà."]),
        ("ja", ["火事がありました。", "二人がけがをした。"]),
        (None, ["Z.B. so.", "Et Mme. Roy reste."]),
    ],
)
def test_sentences_split_where_a_reader_would(language, parts):
    assert split(" ".join(parts), language) == parts


def test_sentences_never_run_over_a_paragraph():
    assert split("Ein Titel ohne Punkt\n\nDer Text folgt.", "de") == ["Ein Titel ohne Punkt", "Der Text folgt."]


def test_paragraphs_are_lines_where_no_line_is_blank():
    text = "Eins.\nZwei."
    assert [text[p.begin : p.end] for p in paragraphs(text)] == ["Eins.", "Zwei."]


def test_paragraphs_keep_single_breaks_where_blank_lines_part_them():
    text = "Eins\nzwei.\n \nDrei."
    assert [text[p.begin : p.end] for p in paragraphs(text)] == ["Eins\nzwei.", "Drei."]


@given(st.text(alphabet="aB1 .!?…„“”»«\"'()[]\n\xa0。Mr", max_size=200))
def test_sentences_hold_every_visible_character_once(text):
    covered = "".join(text[s.begin : s.end] for s in sentences(text, "de"))
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("run", [".", " ", "\n", "1", "a", "“", ". ", ".) ", "a.", '."', "\n "])
def test_sentences_take_linear_time_on_long_runs(run):
    started = time.perf_counter()
    sentences("Text. " + run * 20_000 + " Ende.", "de")
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("text", ["boat " * 3_000, "x" * 9_000, "船" * 9_000, "boat, \n" * 2_000, "a" * 2_500 + " b"])
def test_what_runs_on_without_end_is_cut_and_nothing_is_lost(text):
    found = sentences(text, "en")
    assert max(map(len, found)) <= 2_500
    kept = "".join(text[span.begin : span.end] for span in found)
    assert kept.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")
    assert all(text[span.begin : span.end].strip() == text[span.begin : span.end] for span in found)
