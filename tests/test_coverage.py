from dataclasses import replace

from stemma.coverage import coverage
from stemma.grammar.times.read import LONGEST
from stemma.model import Article, Published

DATED = Article(id="a1", uri="a", text="Kuh", language="de", published=Published(value="2031-05-05", certainty="given"))


def test_an_article_with_all_it_needs_has_nothing_to_tell():
    assert coverage([DATED], tagger=True) == ()


def test_an_unknown_language_is_named_with_its_articles():
    (entry,) = coverage([replace(DATED, language="ja")], tagger=True)
    assert "ja" in entry.lacks
    assert entry.articles == ("a1",)


def test_an_unknown_date_is_told_and_an_inferred_one_too():
    unknown = replace(DATED, published=Published())
    inferred = replace(DATED, id="a2", published=Published(value="2031-05-05", certainty="inferred"))
    assert [e.articles for e in coverage([unknown, inferred], tagger=True)] == [("a1",), ("a2",)]


def test_a_text_read_in_part_is_told():
    (entry,) = coverage([replace(DATED, text="x" * (LONGEST + 1))], tagger=True)
    assert f"first {LONGEST:,} characters" in entry.lacks


def test_a_missing_tagger_is_told():
    assert coverage([DATED], tagger=False)[0].stage == "statements"
