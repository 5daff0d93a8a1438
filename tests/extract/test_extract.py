"""From bytes to an article or a rejection; all pages here are invented."""

import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.extract import decode, extract
from stemma.model import Article, Facts, Page, Rejection
from tests.growth import faster_than_input, spent

PROSE = (
    "Die Hafenbehörde von Norderwiek hat am Montag zwei Anleger gesperrt, nachdem Taucher Risse in den Pfählen gefunden hatten. "
    "Die Schäden seien größer als erwartet, sagte die Sprecherin."
)


def page(content, media_type="text/plain", **given):
    return Page(
        uri="page",
        content=content if isinstance(content, bytes) else content.encode(),
        media_type=media_type,
        given=Facts(**given),
    )


def article(content, media_type="text/plain", **given):
    found = extract(page(content, media_type, **given), id="a1")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("content", [b"", b"  \n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_extract_rejects_an_empty_page(content):
    found = extract(page(content), id="a1")
    assert isinstance(found, Rejection)
    assert found.reason == "empty"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 abc", b"\x89PNG\r\n", bytes(range(32)) * 40, bytes(range(256)) * 12, b"PK\x03\x04rest"]
)
def test_extract_rejects_binary_content(content):
    found = extract(page(content), id="a1")
    assert isinstance(found, Rejection)
    assert found.reason == "binary"


def test_extract_rejects_a_page_without_an_article():
    found = extract(page("<html><body><nav><a href='/'>Start</a></nav></body></html>", "text/html"), id="a1")
    assert isinstance(found, Rejection)
    assert found.reason == "no_article"


def test_extract_rejects_what_unpacks_to_too_much(monkeypatch):
    monkeypatch.setattr(decode, "LARGEST", 1000)
    found = extract(page(gzip.compress(b"a" * 2000)), id="a1")
    assert isinstance(found, Rejection)
    assert found.reason == "too_large"


def test_extract_rejects_broken_gzip():
    found = extract(page(b"\x1f\x8bnonsense"), id="a1")
    assert isinstance(found, Rejection)
    assert found.reason == "unreadable"


def test_extract_reads_gzipped_text():
    assert article(gzip.compress(PROSE.encode())).text == PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_extract_reads_any_encoding(encoding):
    assert article(PROSE.encode(encoding)).text == PROSE


def test_extract_trusts_a_declared_encoding():
    markup = f'<html><head><meta charset="iso-8859-2"></head><body><article><p>{PROSE}</p><p>{PROSE} Žáček.</p></article></body></html>'
    assert "Žáček" in article(markup.encode("iso-8859-2"), "text/html").text


def test_extract_lets_the_users_word_win():
    found = article(
        PROSE, published="2031-05-12", publisher="Beispielblatt", language="nl", url="https://example.org/1"
    )
    assert (found.published.value, found.published.certainty) == ("2031-05-12", "given")
    assert (found.publisher, found.language, found.uri) == ("Beispielblatt", "nl", "https://example.org/1")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=600), st.text(max_size=300).map(str.encode)))
def test_extract_never_raises_on_text(content):
    assert extract(page(content), id="a1") is not None


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class='caption'>",
            "<figure>",
            "<figcaption>",
            "</",
            "<!--",
            "-->",
            "</script>",
            "<script type='application/ld+json'>",
            '{"@type":"NewsArticle","headline":["a"],"author":{"name":[1]}}',
            "[[[",
            "&#1114112;",
            "\x00",
            "\ud800",
            "<h1>",
            "Foto: ",
            "© ",
            PROSE,
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MARKUP)
def test_extract_never_raises_on_markup(markup):
    assert extract(page(markup.encode("utf-8", "surrogatepass"), "text/html"), id="a1") is not None


@pytest.mark.parametrize(
    "piece", ["<div>", "<p class='caption'>", "((((", "Foto: ", "12. ", "a ", "A", "1", ". ", "– ", "[[", "<b "]
)
def test_extract_takes_linear_time_on_long_runs(piece):
    def measured(times):
        return {"extract": spent(lambda: extract(page((PROSE + "\n\n" + piece * times).encode()), id="a1"))}

    measured(1000)
    assert faster_than_input(measured, 2000) == {}


def test_extract_never_repeats_the_text_when_given_its_own():
    once = article(f"Anleger gesperrt\n\n{PROSE}\n\n{PROSE}")
    assert article(once.text).text == once.text
