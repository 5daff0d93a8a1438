import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.quotation import quotations


def inner(text):
    return [text[q.inner.begin : q.inner.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Er sagte: „Wir bleiben.“", ["Wir bleiben."]),
        ("Er sagte: „Wir bleiben.”", ["Wir bleiben."]),
        ("»Wir bleiben«, sagte er.", ["Wir bleiben"]),
        ("Il a dit : « Nous restons ».", ["Nous restons"]),
        ("Il a dit : «\u202fNous restons\u202f».", ["Nous restons"]),
        ('He said "we stay" and "we wait".', ["we stay", "we wait"]),
        ("“We stay,” she said. “We wait.”", ["We stay,", "We wait."]),
        ("‹Wir bleiben›, sagte er.", ["Wir bleiben"]),
        ("‘We stay,’ she said.", ["We stay,"]),
        ("‘The drivers’ pay isn’t enough,’ she said. ‘We wait.’", ["The drivers’ pay isn’t enough,", "We wait."]),
    ],
)
def test_quotations_read_every_style(text, words):
    assert inner(text) == words


def test_quotations_inside_quotations_stay_inside():
    assert inner("Elle dit : « Il a crié “non” hier ».") == ["Il a crié “non” hier"]


def test_quotation_without_an_end_runs_to_the_end_of_its_paragraph():
    found = quotations("„Wir bleiben\n\nDer Rest folgt.")
    assert [q.closed for q in found] == [False]
    assert found[0].inner.end == len("„Wir bleiben")


@pytest.mark.parametrize("text", ["the minister’s aide didn’t know", "in the ‘90s, the drivers’ pay", "rock ‘n’ roll"])
def test_an_apostrophe_quotes_nothing(text):
    assert not [words for words in inner(text) if len(words) > 1]


@given(st.text(alphabet='„“”"«»‘’ ab\n', max_size=400))
def test_quotations_never_overlap(text):
    found = [quote.outer for quote in quotations(text)]
    assert all(a.end <= b.begin for a, b in itertools.pairwise(found))


def test_a_last_odd_straight_mark_opens_nothing():
    assert inner('It is 5" wide, "so what" and 6" high') == ["so what"] or inner('a "b" c "d') == ["b"]


def test_an_inch_mark_after_a_digit_opens_nothing():
    assert inner('a 19" screen') == []


@pytest.mark.parametrize("mark", ['"', "»", "“", "„", "«", "›", "‘"])
def test_quotations_take_linear_time_over_long_runs_of_marks(mark):
    begun = time.process_time()
    quotations(mark * 100_000)
    assert time.process_time() - begun < 2
