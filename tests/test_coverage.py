from dataclasses import replace

from stemma.coverage import coverage
from stemma.model import Article, Findings, Published

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
    cut = "only its first 9 tags are read"
    entries = coverage(
        [replace(DATED, cut=(cut,)), replace(DATED, id="a2", cut=(cut,))],
        tagger=True,
        findings={"a1": Findings(article="a1", cut=("only its first 5 figures are told",))},
    )
    assert [(e.stage, e.lacks, e.articles) for e in entries] == [
        ("extract", cut, ("a1", "a2")),
        ("annotate", "only its first 5 figures are told", ("a1",)),
    ]


def test_a_missing_tagger_is_told():
    assert coverage([DATED], tagger=False)[0].stage == "statements"
