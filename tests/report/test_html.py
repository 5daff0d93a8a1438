import re
from dataclasses import replace

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


def test_the_times_of_the_timeline_are_links_to_their_words(small_trace):
    assert 'href="#a1-15-24"' in to_html(small_trace)
    assert '<a id="a1-15-24">' in to_html(small_trace)


def test_the_page_names_who_leaves_a_denial_out(small_trace):
    claim = replace(small_trace.claims[0], asserts=(), denies=("a1.s1",), figures=("a2.q1",), state="denied")
    page = to_html(replace(small_trace, claims=(claim,)))
    assert "carried without the denial by" in page
    assert 'Disputed: <a href="#c1">' in page
