import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.model import Article, Published

LANGUAGES = ("de", "en", "fr")
#: pieces that rules look for, so that random texts hit many of them
PIECES = st.sampled_from(
    ["am ", "5", ". ", "Mai ", "13.000 ", "2024 ", "vor ", "zwei ", "Jahren ", "and ", "next ", "Friday ", "to ", "10", ":15 ", "%",
     "$", "à ", "lundi ", "dernier ", "de ", "une ", "dizaine ", "million ", "-", "/", "1/2 ", "der ", "Nacht ", "zum ", "ago ", "\n\n", "€ ",
     "99999999999999999999 ", "00 ", "Q3 ", "half ", "31.02.", "9999-12-31 ", "0001-01-01 ", "years "]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))
PUBLISHED = st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()))


def article(text, language, published):
    known = Published(value=published, certainty="given") if published else Published()
    return Article(id="a", uri="x", language=language, text=text, published=known)


@settings(deadline=None, max_examples=150)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES), published=PUBLISHED)
def test_every_finding_names_its_slice(text, language, published):
    one = article(text, language, published)
    found = times(one)
    figures = quantities(one, found)
    for passage in [t.passage for t in found] + [q.passage for q in figures]:
        assert passage.text == text[passage.begin : passage.end] != ""


@settings(deadline=None, max_examples=60)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_times_do_not_overlap_and_run_in_reading_order(text, language):
    found = times(article(text, language, "2031-03-05"))
    assert all(a.passage.end <= b.passage.begin for a, b in pairwise(found))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    ["7", " ", "a", "1 ", "1.", "1-", "einund", "5. Mai ", "ein ", "1/2/", "two and ", "vor zwei Jahren ", "tausend"],
)
def test_no_run_of_anything_runs_away(piece, language):
    size = 10_000
    one = article((piece * size)[:size], language, "2031-03-05")
    begin = time.process_time()
    quantities(one, times(one))
    # a hundred thousand characters are read at most, so a tenth of them may take a tenth of two seconds; five times that
    # is allowed for busy machines, and a pattern that runs away takes minutes
    assert time.process_time() - begin < 1


def test_a_megabyte_is_read_up_to_the_limit():
    begin = time.process_time()
    one = article("ab 12 " * 170_000, "de", "2031-03-05")
    quantities(one, times(one))
    assert time.process_time() - begin < 6
