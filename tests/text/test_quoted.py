import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text.quoted import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagte: „Das reicht.“ Dann ging er.", "„Das reicht.“"),
        ("Sie rief »Halt« und lief.", "»Halt«"),
        ("Il a dit « non » à tous.", "« non »"),
        ("She said “no” twice.", "“no”"),
        ("‘We wait,’ she said.", "‘We wait,’"),
        ('He said "never" again.', '"never"'),
    ],
)
def test_quotations_of_each_style_are_found(text, quoted):
    assert [text[s.begin : s.end] for s in quotations(text)] == [quoted]


def test_an_apostrophe_quotes_nothing():
    assert quotations("The minister's aide didn't know it.") == ()


def test_an_unclosed_mark_does_not_swallow_the_article():
    assert quotations("„Offen " + "und weiter " * 200) == ()


def test_a_quotation_ends_with_its_line():
    assert quotations("“One\ntwo”") == ()


@given(st.text(alphabet='„“”"«»‘’ ab\n', max_size=400))
def test_quotations_never_overlap(text):
    spans = quotations(text)
    assert all(a.end <= b.begin for a, b in itertools.pairwise(spans))
