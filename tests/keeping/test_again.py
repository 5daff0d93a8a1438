"""A new version of a stage: what was found before stays, and `analyse --stale` makes anew just what the version changes."""

from dataclasses import replace

import pytest

from stemma.keeping import again, stages
from stemma.keeping.again import read_again
from stemma.keeping.article_view import view_of
from stemma.keeping.relating import relate_all
from stemma.keeping.traces import trace_of_story
from stemma.store import articles, search, told
from stemma.stories.features import vectors_of
from tests.keeping.conftest import AT, OTHER, WIRE, page

COPY = WIRE.replace("(TAG)", "(XYZ)")
LATER = "2031-06-06T10:00:00+00:00"


def held(desk):
    """What each story holds, by addresses."""
    with desk.store.reading() as db:
        return sorted(
            sorted(articles.listed(db, key).address for key in story.articles) for story in told.list_stories(db)
        )


def changed_at(desk):
    with desk.store.reading() as db:
        return {row.id: row.changed_at for row in db.exec_driver_sql("SELECT id, changed_at FROM stories")}


@pytest.fixture
def full(desk):
    desk.add(page("a.txt", WIRE), page("b.txt", OTHER, "2031-09-09"))
    return desk


@pytest.fixture
def work(monkeypatch):
    """How many articles each stage was given while a store is brought to a new version."""
    done = {"extracted": 0, "found": 0, "numbers": 0}
    extracted, find = again.extracted, again.find

    def extracting(pages, tools, **how):
        done["extracted"] += len(pages)
        return extracted(pages, tools, **how)

    def finding(made, tools, **how):
        done["found"] += len(made)
        return find(made, tools, **how)

    def numbering(group, encoder):
        done["numbers"] += len(group)
        return vectors_of(group, encoder)

    monkeypatch.setattr(again, "extracted", extracting)
    monkeypatch.setattr(again, "find", finding)
    monkeypatch.setattr(again, "vectors_of", numbering)
    return done


def settled(desk, at=LATER):
    read = read_again(desk.store, desk.tools, settings=desk.settings, at=at, stale=True)
    return read, relate_all(desk.store, desk.tools, settings=desk.settings, at=at)


STAGES = ("EXTRACT", "FINDINGS", "VECTOR", "TOLD")


@pytest.mark.parametrize("few", [300, 0])
@pytest.mark.parametrize("stage", STAGES)
def test_a_copy_joins_a_story_that_an_earlier_version_read(full, stage, few, monkeypatch):
    monkeypatch.setattr("stemma.keeping.relating.FEW", few)
    monkeypatch.setattr(stages, stage, "2")
    full.add(page("c.txt", COPY))
    assert held(full) == [["a.txt", "c.txt"], ["b.txt"]]


@pytest.mark.parametrize("stage", STAGES)
def test_what_an_earlier_version_found_is_shown(full, stage, monkeypatch):
    with full.store.reading() as db:
        [hit] = search.find(db, "Autobahn")
        before = view_of(db, hit.article.id), trace_of_story(db, hit.article.story)
    assert before[0].findings.statements
    monkeypatch.setattr(stages, stage, "2")
    with full.store.reading() as db:
        assert (view_of(db, hit.article.id), trace_of_story(db, hit.article.story)) == before
        assert [one.article.id for one in search.find(db, "statements:gesehen")] == [hit.article.id]


def test_the_findings_of_another_tagger_are_shown_and_not_those_before(full, tmp_path):
    full.settings = replace(full.settings, tagger=tmp_path / "other")
    settled(full)
    with full.store.reading() as db:
        for one in articles.list_articles(db):
            assert view_of(db, one.id).findings is not None


@pytest.mark.parametrize(
    ("stage", "wanted"),
    [
        ("EXTRACT", {"extracted": 2, "found": 0, "numbers": 0}),
        ("FINDINGS", {"extracted": 0, "found": 2, "numbers": 0}),
        ("VECTOR", {"extracted": 0, "found": 0, "numbers": 2}),
        ("TOLD", {"extracted": 0, "found": 0, "numbers": 0}),
    ],
)
def test_only_what_a_version_changes_is_made_anew_and_only_once(full, stage, wanted, work, monkeypatch):
    monkeypatch.setattr(stages, stage, "2")
    _, changes = settled(full)
    assert work == wanted
    assert changes == []
    assert held(full) == [["a.txt"], ["b.txt"]]
    told_anew = stage != "EXTRACT"
    assert set(changed_at(full).values()) == {LATER if told_anew else AT}
    settled(full, "2031-07-07T10:00:00+00:00")
    assert work == wanted
    assert set(changed_at(full).values()) == {LATER if told_anew else AT}


def test_an_extraction_that_makes_another_article_has_it_read_and_its_story_told(full, work, monkeypatch):
    monkeypatch.setattr(stages, "EXTRACT", "2")
    counted = again.extracted

    def otherwise(pages, tools, **how):
        for one in counted(pages, tools, **how):
            yield replace(one, title="Kühe!") if "Autobahn" in one.text else one

    monkeypatch.setattr(again, "extracted", otherwise)
    read, _ = settled(full)
    assert work == {"extracted": 2, "found": 1, "numbers": 0}
    with full.store.reading() as db:
        assert [articles.article(db, key).title for key in read.revised] == ["Kühe!"]
        [hit] = search.find(db, "Autobahn")
        trace = trace_of_story(db, hit.article.story)
    assert [article.title for article in trace.articles] == ["Kühe!"]
    assert sorted(changed_at(full).values()) == [AT, LATER]


def test_an_article_of_an_earlier_version_costs_an_addition_no_reading(full, work, monkeypatch):
    monkeypatch.setattr(stages, "EXTRACT", "2")
    monkeypatch.setattr(stages, "FINDINGS", "2")
    monkeypatch.setattr(stages, "VECTOR", "2")
    full.add(page("c.txt", COPY))
    # numbers of two versions can't be compared
    assert work == {"extracted": 0, "found": 0, "numbers": 2}
    read, _ = settled(full)
    assert len(read.revised) == 2
    assert work == {"extracted": 2, "found": 2, "numbers": 2}
