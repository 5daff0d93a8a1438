"""A page that is too large is read up to a limit, and says so."""

import pytest

from stemma.extract import extract
from stemma.model import Article, Page
from stemma.settings import Limits

SENTENCE = "Boat {} was raised on Monday, said the office of the harbour."
LIMITS = Limits(most_tags=400, most_paragraphs=50, most_characters=2_000)


def read(content, media_type="text/html", limits=LIMITS, **more):
    page = Page(uri="a", content=content.encode(), media_type=media_type, **more)
    made = extract(page, id="a1", limits=limits)
    assert isinstance(made, Article)
    return made


def page(count):
    return (
        "<html><body><article>"
        + "".join(f"<p>{SENTENCE.format(n)}</p>" for n in range(count))
        + "</article></body></html>"
    )


def text(count):
    return "\n\n".join(SENTENCE.format(n) for n in range(count))


def test_what_is_small_is_whole():
    assert read(page(20)).cut == ()
    assert "Boat 19 " in read(page(20)).text


@pytest.mark.parametrize(
    ("made", "setting"),
    [
        (lambda: read(page(1_000), limits=Limits(most_tags=400)), "most_tags"),
        (lambda: read(page(1_000), limits=Limits(most_paragraphs=50)), "most_paragraphs"),
        (lambda: read(page(1_000), limits=Limits(most_characters=2_000)), "most_characters"),
        (lambda: read(text(1_000), "text/plain", Limits(most_paragraphs=50)), "most_paragraphs"),
        (lambda: read(text(1_000), "text/plain", Limits(most_characters=2_000)), "most_characters"),
        (lambda: read(page(1_000), limits=Limits(most_tags=400), bare=True), "most_tags"),
        (lambda: read(text(1_000), "text/plain", Limits(most_characters=2_000), bare=True), "most_characters"),
    ],
)
def test_past_a_limit_the_beginning_is_read_and_the_setting_named(made, setting):
    article = made()
    assert [setting in cut for cut in article.cut] == [True]
    assert article.text.startswith("Boat 0 was raised")
    assert article.text.endswith("harbour.")
    assert "Boat 900 " not in article.text


def test_a_text_without_paragraphs_is_cut_between_words():
    article = read("boat and ship " * 1_000, "text/plain")
    assert len(article.text) <= 2_000
    assert article.text.endswith(("boat", "and", "ship"))


def test_a_word_without_end_is_cut():
    assert len(read(text(3) + " " + "x" * 9_000, "text/plain").text) <= 2_000
