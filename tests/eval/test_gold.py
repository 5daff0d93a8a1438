from pathlib import Path

import pytest

from eval.check_gold import faults
from eval.corpora import GOLD
from eval.gold import read_article

ARTICLE = """<article sigil="A" lang="de" published="2031-05-05T10:00+02:00" publisher="Talbote" uri="https://talbote.example/1" title="Kühe">
<headline>Kühe</headline>
<p><dateline>TAL (TAG)</dateline> - <content s="s1" kind="indirect"><num id="n1" value="3" bound="exactly" counted="cows">Drei
   Kühe</num> sind los</content>, <cue s="s1">so</cue> <speaker s="s1" ref="holt">Ada Holt</speaker>.</p>
<caption credit="TAG/M. Ohm">Eine Kuh.</caption>
<p>Zweiter Absatz.</p>
<junk kind="share">Teilen</junk>
</article>"""


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "A.xml"
    path.write_text(ARTICLE, "utf-8")
    return read_article(path, "cows")


def test_the_body_is_the_paragraphs_with_white_space_collapsed(gold):
    assert gold.article.text == "TAL (TAG) - Drei Kühe sind los, so Ada Holt.\n\nZweiter Absatz."


def test_every_mark_is_the_slice_it_names(gold):
    marks = [*gold.numbers.values(), *gold.datelines, *(c for s in gold.statements.values() for c in s.content)]
    assert len(marks) == 3
    for mark in marks:
        assert gold.article.text[mark.span.begin : mark.span.end] == mark.text


def test_a_statement_gathers_its_elements(gold):
    statement = gold.statements["s1"]
    assert (statement.kind, statement.speaker, statement.root) == ("indirect", "holt", "holt")
    assert [cue.text for cue in statement.cues] == ["so"]


def test_chrome_and_captions_are_no_body(gold):
    assert [c.credit for c in gold.article.captions] == ["TAG/M. Ohm"]
    assert [d.text for d in gold.article.dropped] == ["Teilen"]


@pytest.mark.parametrize("folder", sorted(p.parent for p in GOLD.glob("*/*/story.toml")), ids=lambda p: p.name)
def test_each_gold_story_keeps_the_format(folder: Path):
    assert list(faults(folder)) == []


def test_a_broken_reference_is_a_fault(tmp_path):
    (tmp_path / "A.xml").write_text(ARTICLE, "utf-8")
    (tmp_path / "story.toml").write_text('title = "Cows"\n[[claim]]\nid = "c"\nstate = "denied"\nasserts = ["A.s9"]\n')
    found = "\n".join(faults(tmp_path))
    assert "claim c: no A.s9" in found
    assert "no entity holt" in found
    assert "words, not 120 to 280" in found
