import pytest

from stemma.errors import NotFoundError, SettingsError
from stemma.model import Entity, Rejection, Story
from stemma.store import journal, told
from stemma.web import reading, versions
from tests.keeping.conftest import AT, EDITED, OTHER, WIRE, page

LATER = "2031-05-07T10:00:00+00:00"


@pytest.fixture
def db(full):
    with full.store.reading() as connection:
        yield connection


def every(list_, db, **words):
    """All items of a list, asked for one by one."""
    found, cursor = [], None
    while True:
        piece = list_(db, cursor=cursor, limit=1, **words)
        found += piece.items
        if piece.next is None:
            return found
        cursor = piece.next


@pytest.mark.parametrize("list_", [reading.stories, reading.articles, reading.changes])
def test_a_list_read_piece_by_piece_is_the_whole_list(db, list_):
    whole = list_(db, limit=50)
    assert whole.next is None
    assert len(whole.items) > 1
    assert every(list_, db) == list(whole.items)


def test_rejections_of_one_moment_are_all_shown(full):
    with full.store.writing() as db:
        for n in range(4):
            journal.put_rejection(db, Rejection(uri=f"{n}", stage="read", reason="empty", cause="x"), at=AT)
    with full.store.reading() as db:
        assert [one.rejection.uri for one in every(reading.rejections, db)] == ["3", "2", "1", "0"]


def test_stories_that_change_while_a_list_is_read_are_not_skipped(full):
    with full.store.reading() as db:
        first = reading.stories(db, limit=1)
    full.add(page("d.txt", OTHER.replace("Friday", "Sunday"), "2032-01-01"), at="2031-05-09T10:00:00+00:00")
    with full.store.reading() as db:
        rest = reading.stories(db, cursor=first.next, limit=50)
    assert not {one.story.id for one in first.items} & {one.story.id for one in rest.items}


@pytest.mark.parametrize("cursor", ["", "x", "1,", ",st1", "²", "-1", "1" * 40, "st1"])
@pytest.mark.parametrize("list_", [reading.stories, reading.articles, reading.changes, reading.rejections])
def test_a_cursor_that_no_list_gave_is_refused_or_leads_nowhere(db, list_, cursor):
    if list_ in {reading.stories, reading.rejections} and "," in cursor.strip(","):
        return
    with pytest.raises(SettingsError, match="cursor"):
        list_(db, cursor=cursor)


def test_changes_of_one_story_are_its_own(db):
    story = reading.stories(db).items[0].story.id
    assert {one.story for one in reading.changes(db, story=story).items} == {story}


def test_what_changed_since_a_change_is_told_by_story(db):
    keys = [one.story.id for one in reading.stories(db).items]
    newest = reading.newest_change(db)
    assert reading.changes_since(db, newest, keys) == {}
    told = reading.changes_since(db, newest - 1, keys)
    assert [len(texts) for texts in told.values()] == [1]


def test_an_article_comes_with_its_revisions_and_its_story(db):
    keys = [one.id for one in reading.articles(db).items if one.address == "a.txt"]
    second = reading.article(db, max(keys))
    assert [one.text.count("52 Helfer") for one in second.revisions] == [0, 1]
    assert second.trace is not None
    assert {one.id for one in second.trace.articles} >= set(keys)
    first = reading.article(db, min(keys))
    assert len(first.revisions) == 1
    assert len(first.view.revisions) == 2


def test_a_claim_comes_with_its_story(db):
    trace = reading.story(db, reading.stories(db).items[0].story.id)
    found = reading.claim(db, trace.claims[0].id)
    assert found.claim == trace.claims[0]
    assert found.trace == trace


@pytest.mark.parametrize("key", ["", "st1", "st99.c1", "st1.c999", "x" * 500])
def test_a_claim_that_is_not_there_is_not_found(db, key):
    with pytest.raises(NotFoundError):
        reading.claim(db, key)


def test_a_source_has_what_it_said_in_order_of_time(db):
    story = next(one.story for one in reading.stories(db).items if len(one.story.articles) > 1)
    trace = reading.story(db, story.id)
    said = [s for s in trace.statements if s.attribution and s.attribution.root.entity]
    key = said[0].attribution.root.entity
    found = reading.source(db, key)
    mine = [s for s in trace.statements if s.attribution and key in {hop.entity for hop in s.attribution.chain}]
    assert sorted(one.statement.id for one in found.said) == sorted(one.id for one in mine)
    assert [one.when for one in found.said] == sorted(one.when for one in found.said)
    with pytest.raises(NotFoundError):
        reading.source(db, "st1.e999")


@pytest.mark.parametrize(
    ("kind", "name", "one"),
    [
        ("person", "Ada Holt", True),
        ("person", "Holt", False),
        ("organisation", "Holt", True),
        ("unnamed", "a resident", False),
    ],
)
def test_a_name_in_full_is_one_source_over_stories_and_a_surname_is_not(desk, kind, name, one):
    with desk.store.writing() as db:
        for key in ("st1", "st2"):
            entity = Entity(id=f"{key}.e1", type=kind, name=name, names={"en": (name,)})
            story = Story(id=key, title=key, articles=(f"{key}-1",))
            told.put_story(db, told.StoryTold(story=story, entities=(entity,)), at=AT)
    with desk.store.reading() as db:
        assert reading.source(db, "st1.e1").same_name == (("st2.e1",) if one else ())


def test_versions_change_with_what_they_name(full):
    def seen():
        with full.store.reading() as db:
            keys = [one.story.id for one in reading.stories(db).items]
            stories = {key: versions.story_version(db, key) for key in keys}
            articles = {one.id: versions.article_version(db, one.id) for one in reading.articles(db).items}
            return stories, articles, versions.list_version(db)

    before = seen()
    assert seen() == before
    full.add(page("g.txt", WIRE.replace("(TAG)", "(ABC)"), publisher="Uferpost"))
    after = seen()
    grown = {key for key, name in before[0].items() if after[0].get(key) != name}
    assert len(grown) == 1
    assert after[2] != before[2]
    # of the other story nothing is new, of the articles in the grown one their surroundings
    assert any(after[1][key] == name for key, name in before[1].items())
    assert any(after[1][key] != name for key, name in before[1].items())


def test_two_tellings_at_one_moment_have_two_versions(desk):
    desk.add(page("a.txt", WIRE))
    with desk.store.reading() as db:
        before = versions.story_version(db, "st1")
    desk.add(page("a.txt", EDITED))
    with desk.store.reading() as db:
        assert versions.story_version(db, "st1") != before
