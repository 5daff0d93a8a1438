from stemma.keeping import adding
from stemma.keeping.relating import relate_all, unrelated
from stemma.keeping.traces import trace_of_story
from stemma.model import Page, Rejection
from stemma.store import articles, journal, pages, search, told, upkeep
from tests.keeping.conftest import AT, EDITED, OTHER, WIRE, page


def kinds(changes):
    return [change.kind for change in changes]


def test_what_is_added_can_be_listed_searched_and_shown(desk):
    added, changes = desk.add(page("a.txt", WIRE, publisher="Talbote"), page("b.txt", OTHER, "2031-09-09"))
    assert (len(added.new), added.revised, added.known) == (2, (), 0)
    assert kinds(changes) == ["new_story", "new_story"]
    with desk.store.reading() as db:
        assert {one.address for one in articles.list_articles(db)} == {"a.txt", "b.txt"}
        [hit] = search.find(db, "statements:gesehen")
        assert hit.article.publisher == "Talbote"
        assert len(told.list_stories(db)) == 2
        trace = trace_of_story(db, hit.article.story)
        assert trace.statements
        assert trace.claims
    assert upkeep.troubles(desk.store) == []


def test_the_same_again_computes_nothing(desk, monkeypatch):
    desk.add(page("a.txt", WIRE), page("b.txt", OTHER, "2031-09-09"))

    def never(*_, **__):
        raise AssertionError("nothing was to be computed")

    monkeypatch.setattr(adding, "find", never)
    monkeypatch.setattr("stemma.keeping.relating.Desk.of", never)
    monkeypatch.setattr("stemma.pipeline.apart.extract", never)
    added, changes = desk.add(page("a.txt", WIRE), page("b.txt", OTHER, "2031-09-09"))
    assert (added.fresh, added.known, changes) == ((), 2, [])


def test_other_bytes_with_the_same_words_are_no_revision(desk):
    desk.add(page("a.txt", WIRE))
    added, changes = desk.add(page("a.txt", WIRE.replace("\n\n", "\n\n\n")))
    assert (added.fresh, added.known, changes) == ((), 1, [])
    # and now that these bytes are known, they cost a look only
    assert desk.add(page("a.txt", WIRE.replace("\n\n", "\n\n\n")))[0].known == 1


def test_an_edit_is_a_revision_and_told_with_what_it_dropped_and_added(desk):
    desk.add(page("a.txt", WIRE, publisher="Talbote"))
    added, changes = desk.add(page("a.txt", EDITED, publisher="Talbote"))
    assert len(added.revised) == 1
    [edit] = [change for change in changes if change.kind == "silent_edit"]
    assert "dropped “Rund 40 Helfer" in edit.text
    assert "gesperrt" in edit.text
    assert "added “Rund 52 Helfer" in edit.text
    assert "(Talbote)" in edit.text
    with desk.store.reading() as db:
        assert [one.revision for one in articles.revisions(db, "a.txt")] == [1, 2]
        [story] = told.list_stories(db)
        assert len(story.articles) == 2
    # back again: a third revision
    added, changes = desk.add(page("a.txt", WIRE, publisher="Talbote"))
    assert len(added.revised) == 1
    assert "silent_edit" in kinds(changes)


def test_two_revisions_in_one_run_are_read_in_order(desk):
    added, _ = desk.add(page("a.txt", WIRE), page("a.txt", EDITED))
    assert (len(added.new), len(added.revised)) == (1, 1)


def test_a_copy_joins_its_story_and_is_no_independent_text(desk):
    desk.add(page("a.txt", WIRE), page("b.txt", OTHER, "2031-09-09"))
    _, changes = desk.add(page("c.txt", WIRE.replace("(TAG)", "(XYZ)")))
    assert "new_story" not in kinds(changes)
    assert "new_independent_text" not in kinds(changes)
    with desk.store.reading() as db:
        assert sorted(len(story.articles) for story in told.list_stories(db)) == [1, 2]


def test_what_is_declined_is_kept_and_forgotten_once_it_can_be_read(desk):
    added, _ = desk.add(page("a.txt", "too short"), Rejection(uri="x.bin", stage="read", reason="binary", cause="no"))
    assert len(added.rejections) == 2
    with desk.store.reading() as db:
        assert {one.rejection.uri for one in journal.list_rejections(db)} == {"a.txt", "x.bin"}
    desk.add(page("a.txt", WIRE))
    with desk.store.reading() as db:
        assert [one.rejection.uri for one in journal.list_rejections(db)] == ["x.bin"]


def test_a_run_that_broke_off_before_telling_is_taken_up(desk):
    adding.add(desk.store, [page("a.txt", WIRE)], desk.tools, settings=desk.settings, at=AT)
    with desk.store.reading() as db:
        [key] = unrelated(db)
    changes = relate_all(desk.store, desk.tools, settings=desk.settings, at=AT)
    assert kinds(changes) == ["new_story"]
    with desk.store.reading() as db:
        assert unrelated(db) == []
        assert told.story_of(db, key)


def test_story_ids_stay_and_are_not_given_twice(desk):
    desk.add(page("a.txt", WIRE))
    with desk.store.reading() as db:
        [first] = told.list_stories(db)
    desk.add(page("b.txt", OTHER, "2031-09-09"))
    desk.add(page("c.txt", WIRE.replace("(TAG)", "(XYZ)")))
    relate_all(desk.store, desk.tools, settings=desk.settings, at=AT)
    with desk.store.reading() as db:
        stories = {story.id: story for story in told.list_stories(db)}
    assert first.id in stories
    assert set(first.articles) < set(stories[first.id].articles)
    assert len(stories) == 2


def test_near_articles_are_enough_for_a_large_store(desk, monkeypatch):
    monkeypatch.setattr("stemma.keeping.relating.FEW", 0)
    desk.add(page("a.txt", WIRE), page("b.txt", OTHER, "2031-09-09"))
    desk.add(page("c.txt", WIRE.replace("(TAG)", "(XYZ)")))
    desk.add(page("b.txt", OTHER.replace("Friday", "Monday"), "2031-09-09"))
    with desk.store.reading() as db:
        stories = told.list_stories(db)
        assert sorted(len(story.articles) for story in stories) == [2, 2]
        assert [len(set(story.articles)) for story in stories] == [2, 2]


def test_pages_come_back_as_they_were(desk):
    asked = page("a.txt", WIRE)
    desk.add(asked)
    with desk.store.reading() as db:
        [one] = articles.list_articles(db)
        assert pages.page_of(db, one.id) == asked
        assert isinstance(pages.page_of(db, one.id), Page)
