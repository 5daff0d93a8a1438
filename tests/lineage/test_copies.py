"""However many prints there are of one report, and whatever they look like, they are one text."""

from dataclasses import replace
from itertools import product

import pytest

from eval.generate.prints import Look, prints
from stemma.lineage import trace_lineage
from stemma.lineage.candidates import MOST, candidate_pairs
from stemma.lineage.witness import witnesses
from stemma.model import independent_texts
from stemma.testing import FakeEncoder

LOOKS = [
    Look(dates=dates, one_outlet=one, edited=edited, credited=credited)
    for dates, one, edited, credited in product(
        ("undated", "same_day", "hourly"), (False, True), (False, True), (False, True)
    )
]


def texts(articles):
    return independent_texts([a.id for a in articles], trace_lineage(articles, {}, FakeEncoder()))


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize("count", [2, 6, 20])
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_prints_of_one_report_are_one_text(count, language, look):
    assert texts(prints(count, language, look)) == 1


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize("look", [Look(dates="undated"), Look(dates="hourly", one_outlet=True)], ids=str)
def test_two_hundred_prints_are_one_text(language, look):
    assert texts(prints(200, language, look)) == 1


@pytest.mark.parametrize("count", [100, 400])
def test_pairs_grow_with_the_prints_and_not_with_their_square(count):
    read = witnesses(prints(count, "en", Look(dates="hourly", one_outlet=True)))
    assert len(candidate_pairs(read)) <= MOST * count


def test_a_copy_is_sure_where_its_exemplar_is_not():
    found = trace_lineage(prints(8, "fr", Look(dates="undated", edited=False)), {}, FakeEncoder())
    assert len(found) == 7
    assert all(descent.confidence >= 0.9 and descent.direction < 0.5 for descent in found)


def test_the_first_of_dated_prints_is_the_exemplar_of_all():
    found = trace_lineage(prints(8, "en", Look(dates="hourly", edited=False)), {}, FakeEncoder())
    assert {descent.exemplar for descent in found} == {"p0"}


def test_two_reports_printed_often_are_two_texts():
    both = [*prints(6, "de", Look()), *prints(6, "en", Look())]
    renamed = [replace(article, id=f"q{number}") for number, article in enumerate(both)]
    assert texts(renamed) == 2


def test_what_an_outlet_puts_out_again_with_another_word_is_a_revision():
    first, later = prints(2, "en", Look(dates="hourly", one_outlet=True, edited=False))
    corrected = replace(later, text=later.text.replace("310,000 pounds", "130,000 pounds"))
    (found,) = trace_lineage([first, corrected], {}, FakeEncoder())
    assert (found.copy, found.kind) == (later.id, "revision")


def test_what_another_outlet_prints_with_another_word_is_a_copy():
    first, later = prints(2, "en", Look(dates="hourly", edited=False))
    corrected = replace(later, text=later.text.replace("310,000 pounds", "130,000 pounds"))
    (found,) = trace_lineage([first, corrected], {}, FakeEncoder())
    assert found.kind == "verbatim"
