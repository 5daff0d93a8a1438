from datetime import UTC, datetime

import pytest

from stemma.errors import NotFoundError, SettingsError
from stemma.fetch import Validators
from stemma.fetch.feeds import FeedState
from stemma.store import feeds

URL, NEW = "https://n.example/feed", "https://new.example/feed"
STATE = FeedState(url=URL, title="N", validators=Validators(etag='W/"1"'), full_at=datetime(2031, 5, 5, tzinfo=UTC))


def test_a_feed_comes_back_as_it_was(store):
    with store.writing() as db:
        number = feeds.add_feed(db, URL, STATE)
        with pytest.raises(SettingsError, match="followed already"):
            feeds.add_feed(db, URL, STATE)
    with store.reading() as db:
        assert feeds.list_feeds(db, FeedState) == [feeds.Followed(number=number, url=URL, state=STATE)]


def test_due_feeds_are_those_whose_time_has_come(store):
    with store.writing() as db:
        first, _ = feeds.add_feed(db, URL, STATE), feeds.add_feed(db, NEW, STATE)
        feeds.put_feed(db, first, url=URL, state=STATE, due_at="2031-05-05T12:00:00+00:00")
        assert [one.url for one in feeds.list_feeds(db, FeedState, due_by="2031-05-05T11:00:00+00:00")] == [NEW]
        assert len(feeds.list_feeds(db, FeedState, due_by="2031-05-05T12:00:00+00:00")) == 2


def test_a_feed_that_moves_keeps_its_entries(store):
    with store.writing() as db:
        number = feeds.add_feed(db, URL, STATE)
        feeds.add_entry(db, number, ["guid:1", "link:x"])
        feeds.put_feed(db, number, url=NEW, state=STATE, due_at=None)
        assert [one.url for one in feeds.list_feeds(db, FeedState)] == [NEW]
        assert feeds.known_entries(db, number, ["link:x", "guid:2"]) == {"link:x": 1}


def test_a_feed_that_moves_onto_another_becomes_that_one(store):
    with store.writing() as db:
        number, other = feeds.add_feed(db, URL, STATE), feeds.add_feed(db, NEW, STATE)
        feeds.put_feed(db, number, url=NEW, state=STATE, due_at=None)
        assert [one.number for one in feeds.list_feeds(db, FeedState)] == [other]


def test_entries_gather_aliases(store):
    with store.writing() as db:
        number = feeds.add_feed(db, URL, STATE)
        first = feeds.add_entry(db, number, ["guid:1", "link:x"])
        second = feeds.add_entry(db, number, ["guid:2"])
        assert first != second
        assert feeds.add_entry(db, number, ["guid:9", "link:x"], first) == first
        names = [f"guid:{n}" for n in range(1200)] + ["link:x"]
        assert feeds.known_entries(db, number, names) == {
            "guid:1": first,
            "guid:2": second,
            "guid:9": first,
            "link:x": first,
        }


def test_a_feed_can_be_removed(store):
    with store.writing() as db:
        number = feeds.add_feed(db, URL, STATE)
        feeds.add_entry(db, number, ["guid:1"])
        feeds.remove_feed(db, URL)
        assert feeds.list_feeds(db, FeedState) == []
        with pytest.raises(NotFoundError, match="not followed"):
            feeds.remove_feed(db, URL)
