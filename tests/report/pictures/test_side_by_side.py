from dataclasses import replace

import pytest
from hypothesis import given

from stemma.model import Article, Change, Descent, Evidence, Trace
from stemma.report.pictures import NARROW, WIDE, compare
from stemma.report.view import View
from stemma.report.wording import of
from tests.conftest import find
from tests.report.pictures.drawn import having, outside, overlapping, root
from tests.report.pictures.stories import traces

ENGLISH = "Three cows got out on Monday, the mayor said. Some 40 helpers looked for them. Nobody was hurt."
GERMAN = "Drei Kühe sind am Montag ausgebrochen. Rund 14 Helfer suchten sie. Der Stall wird neu gebaut."
TOLD = (
    ("Three cows got out on Monday, the mayor said.", "Drei Kühe sind am Montag ausgebrochen."),
    ("Some 40 helpers looked for them.", "Rund 14 Helfer suchten sie."),
)


def translated():
    """An English text and its German translation, which changed a figure, lost a sentence and added one."""
    one = Article(id="a1", uri="1.txt", text=ENGLISH, language="en", publisher="Valley Post")
    other = Article(id="a2", uri="2.txt", text=GERMAN, language="de", publisher="Talblatt")
    shown = tuple(
        Evidence(copy=other.passage(find(other, de)), exemplar=one.passage(find(one, en)), match="translated")
        for en, de in TOLD
    )
    change = Change(
        kind="changed_number", copy=other.passage(find(other, "Rund 14")), exemplar=one.passage(find(one, "Some 40"))
    )
    edge = Descent(copy="a2", exemplar="a1", kind="translation", confidence=0.9, evidence=shown, changes=(change,))
    return Trace(articles=(one, other), descents=(edge,))


def drawn(trace, left="a1", right="a2", wide=WIDE):
    return compare(View(trace), left, right, of("en"), wide=wide)


def test_a_ribbon_ties_what_lineage_found_across_languages():
    picture = drawn(translated())
    assert len([e for e in having(picture, "data-pair") if e.tag.endswith("path")]) == len(TOLD)
    assert [row[:2] for row in picture.rows[:2]] == list(TOLD)


def test_sentences_without_a_counterpart_are_marked_and_listed():
    picture = drawn(translated())
    assert len(having(picture, "data-alone")) == 2
    assert ("Nobody was hurt.", "", "no counterpart found") in picture.rows
    assert ("", "Der Stall wird neu gebaut.", "no counterpart found") in picture.rows


def test_changed_words_are_framed_on_both_sides():
    framed = [
        e for e in root(drawn(translated())).iter() if e.get("class") == "w-loss k-loss" and float(e.get("y")) > 0
    ]
    assert len(framed) == 2


def test_the_same_words_are_tied_without_any_evidence():
    trace = translated()
    same = replace(trace.articles[1], text=ENGLISH, language="en")
    picture = drawn(replace(trace, articles=(trace.articles[0], same), descents=()))
    assert [row[2] for row in picture.rows] == ["the same words"] * 3


def test_two_copies_are_tied_through_their_exemplar():
    trace = translated()
    german = trace.articles[1]
    french = Article(id="a3", uri="3.txt", text="Trois vaches se sont échappées lundi. Le pré est vide.", language="fr")
    first = Evidence(
        copy=french.passage(find(french, "Trois vaches se sont échappées lundi.")),
        exemplar=trace.descents[0].evidence[0].exemplar,
        match="translated",
    )
    edge = Descent(copy="a3", exemplar="a1", kind="translation", confidence=0.9, evidence=(first,))
    both = replace(trace, articles=(*trace.articles, french), descents=(*trace.descents, edge))
    assert drawn(both, "a2", "a3").rows[0][:2] == (TOLD[0][1], "Trois vaches se sont échappées lundi.")
    assert german.text.startswith(TOLD[0][1])


def test_an_article_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        drawn(translated(), "a1", "a9")


def test_links_lead_to_the_counterpart_in_the_picture():
    picture = drawn(translated())
    ids = {element.get("id") for element in having(picture, "id")}
    targets = [element.get("href").removeprefix("#") for element in having(picture, "href")]
    assert len(targets) == 2 * len(TOLD)
    assert set(targets) <= ids


def test_a_long_text_is_cut_at_a_sentence_and_says_so():
    trace = translated()
    long = replace(trace.articles[0], text=" ".join(f"Cow number {n} got out on Monday." for n in range(2000)))
    picture = drawn(replace(trace, articles=(long, trace.articles[1]), descents=()))
    assert "more sentences" in picture.svg
    assert len(picture.svg) < 300_000


@given(traces())
def test_no_words_touch_or_are_cut(trace):
    first, last = trace.articles[0].id, trace.articles[-1].id
    for wide in (WIDE, NARROW):
        picture = drawn(trace, first, last, wide)
        assert overlapping(picture) == []
        assert outside(picture) == []
