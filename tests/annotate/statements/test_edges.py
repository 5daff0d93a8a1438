import pytest

from stemma import lang
from stemma.annotate.statements.edges import exact
from stemma.model import Span
from stemma.text.quotation import quotations


def edges(text, words, kind, language):
    begin = text.index(words)
    span, kind = exact(text, Span(begin, begin + len(words)), kind, quotations(text), lang.of(language))
    return text[span.begin : span.end], kind


def test_content_that_covers_most_of_a_quotation_becomes_the_quotation():
    assert edges("„Wir bauen die Brücke neu“, sagte sie.", "bauen die Brücke neu“", "indirect", "de") == (
        "Wir bauen die Brücke neu",
        "direct",
    )


@pytest.mark.parametrize(
    ("language", "text", "words", "content"),
    [
        ("de", "Sie sagte, dass die Brücke hält.", "dass die Brücke hält.", "die Brücke hält"),
        ("en", "She said that the bridge holds.", "that the bridge holds.", "the bridge holds"),
        ("fr", "Elle dit que le pont tient.", "que le pont tient.", "le pont tient"),
        ("fr", "Elle dit qu'il tient.", "qu'il tient.", "il tient"),
    ],
)
def test_introducing_word_and_stop_stay_outside(language, text, words, content):
    assert edges(text, words, "indirect", language)[0] == content


def test_quoted_words_inside_make_content_mixed():
    text = "Sie sagte, die Brücke sei „absolut sicher“ gebaut."
    assert edges(text, "die Brücke sei „absolut sicher“ gebaut", "indirect", "de")[1] == "mixed"


def test_content_that_ends_in_a_quotation_takes_its_closing_mark():
    text = "Sie sagte, die Brücke sei „absolut sicher“."
    assert edges(text, "die Brücke sei „absolut sicher", "mixed", "de")[0] == "die Brücke sei „absolut sicher“"
