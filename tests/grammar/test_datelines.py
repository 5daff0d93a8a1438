"""Datelines that open a paragraph in a text's midst, and what only looks like one."""

import pytest

from stemma.grammar.datelines import report_begin
from stemma.grammar.prose import prose
from stemma.model import Span


def rest(text):
    """The text behind its dateline."""
    return text[report_begin(text, Span(0, len(text))) :]


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Port Selby (TAG) - Die Fähre ist gesunken.", "Die Fähre ist gesunken."),
        ("HELLENAU (dpa/lno) - Nach einem Brand wird ermittelt.", "Nach einem Brand wird ermittelt."),
        ("LONDON, March 3 (Reuters) — The ferry sank.", "The ferry sank."),
        ("Port Selby, May 4 (TAG) - Two men were hurt.", "Two men were hurt."),
        ("San Rico, Norl. (AP) -- The ferry sank.", "The ferry sank."),
        ("NEW HARSUND — The ferry sank.", "The ferry sank."),
        ("PARIS, 3 mars (AFP) - Le bac a coulé.", "Le bac a coulé."),
        ("Sainte-Anne-du-Lac (TAG) – Le bac a coulé.", "Le bac a coulé."),
        ("Berlin (dpa) - Der Rat - das Gremium - tagt.", "Der Rat - das Gremium - tagt."),
    ],
)
def test_a_report_begins_behind_place_day_and_agency(text, report):
    assert rest(text) == report


@pytest.mark.parametrize(
    "text",
    [
        "Ann Reh (SPD) – die Bürgermeisterin – sagte, das Wehr halte.",
        "BMW – der Konzern – sagte, das Wehr halte.",
        "Otto Reh – seit 2019 im Amt.",
        "The weir (built in 1900) - it is old - will hold.",
    ],
)
def test_an_aside_between_dashes_is_no_dateline(text):
    assert rest(text) == text


def test_a_dateline_stands_only_at_the_begin_of_a_paragraph():
    text = "Es regnet. Harsund (TAG) - Die Fähre ist gesunken."
    assert report_begin(text, Span(11, len(text))) == 11


def test_the_dateline_is_no_part_of_its_sentence():
    text = "Es regnet.\n\nHarsund (TAG) - Die Fähre ist gesunken. Niemand starb."
    cut = prose(text, "de")
    assert [cut.slice(one.span) for one in cut.sentences] == ["Es regnet.", "Die Fähre ist gesunken.", "Niemand starb."]
