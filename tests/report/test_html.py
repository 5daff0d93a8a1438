import re

from stemma.report.html import pieces, to_html


def test_the_page_needs_nothing_from_elsewhere(small_trace):
    page = to_html(small_trace)
    assert not re.search(r"(src|href)=[\"']?(https?:)?//", page)
    assert "<script" not in page


def test_words_of_an_article_are_escaped(small_trace):
    assert "Kühe los &lt;b&gt;" in to_html(small_trace)


def test_pieces_joined_are_the_text(small_trace):
    for article in small_trace.articles:
        assert "".join(piece.text for piece in pieces(small_trace, article)) == article.text


def test_each_link_to_a_statement_has_its_anchor(small_trace):
    page = to_html(small_trace)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    anchors = set(re.findall(r'id="([^"]+)"', page))
    assert targets <= anchors
