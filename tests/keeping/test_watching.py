"""Rounds over feeds of a made-up web: no network, a clock that tests move."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from stemma.fetch import Failure, Fetched, Unchanged, Validators
from stemma.fetch.feeds import BROKEN_AFTER, FeedState
from stemma.intake.worker import Worker
from stemma.keeping.watching import Watcher
from stemma.store import articles, feeds, journal, visits
from tests.keeping.conftest import EDITED, OTHER, WIRE

NOW = datetime(2031, 5, 6, 10, tzinfo=UTC)
FEED = "https://n.example/feed"


def entry(number, title="Kühe", guid=None):
    return (
        f"<item><title>{title}</title><link>https://n.example/{number}</link>"
        f"<guid>{guid or number}</guid><pubDate>Tue, 06 May 2031 08:00:00 GMT</pubDate></item>"
    )


def rss(*entries, title="Talbote"):
    return f"<rss version='2.0'><channel><title>{title}</title><ttl>60</ttl>{''.join(entries)}</channel></rss>"


def html(text):
    head, *rest = text.split("\n\n")
    body = "".join(f"<p>{part}</p>" for part in rest)
    return f"<html lang='de'><head><title>{head}</title></head><body><article><h1>{head}</h1>{body}</article></body></html>"


@dataclass
class Web:
    """Addresses and what stands there: text, or a failure."""

    at: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)

    def answer(self, url):
        self.asked.append(url)
        found = self.at.get(url, 404)
        if isinstance(found, int):
            return Failure(asked=url, kind="status", cause=f"{found} it said", status=found)
        body = found.encode()
        return Fetched(asked=url, url=url, content=body, digest=sha256(body).hexdigest(), content_type="text/html",
                       validators=Validators(etag=f'"{len(body)}"'))  # fmt: skip

    def feed(self, url, validators=None):
        answer = self.answer(url)
        if isinstance(answer, Fetched) and validators == answer.validators:
            return Unchanged(asked=url, url=url)
        return answer

    def page(self, url):
        return self.answer(url)


@pytest.fixture
def web():
    return Web({FEED: rss(entry(1)), "https://n.example/1": html(WIRE)})


@pytest.fixture
def watcher(desk, web):
    with desk.store.writing() as db:
        feeds.add_feed(db, FEED, FeedState(url=FEED))
    with Worker(desk.settings) as worker:
        yield Watcher(
            store=desk.store, polite=web, worker=worker, tools=desk.tools, settings=desk.settings, chance=lambda: 0
        )


def state(watcher):
    with watcher.store.reading() as db:
        return feeds.list_feeds(db, FeedState)[0].state


def kinds(made):
    return [change.kind for change in made.changes]


def test_a_round_reads_what_is_new_and_the_next_nothing(watcher, web):
    made = watcher.round(NOW)
    assert (made.asked, len(made.added.new), kinds(made)) == (1, 1, ["new_story"])
    with watcher.store.reading() as db:
        [article] = articles.list_articles(db)
    assert (article.address, article.publisher) == ("https://n.example/1", "Talbote")
    web.asked.clear()
    assert watcher.round(NOW + timedelta(minutes=5)).asked == 0
    assert web.asked == []
    again = watcher.round(NOW + timedelta(minutes=61))
    assert (again.asked, again.added.fresh, again.changes) == (1, (), ())


def test_a_feed_says_how_often_it_wants_to_be_asked(watcher):
    watcher.round(NOW)
    assert state(watcher).due_at == NOW + timedelta(minutes=60)


def test_a_new_entry_is_fetched_and_an_old_one_with_a_new_guid_is_not(watcher, web):
    watcher.round(NOW)
    web.at |= {FEED: rss(entry(2, "Rat"), entry(1, guid="changed")), "https://n.example/2": html(OTHER)}
    web.asked.clear()
    made = watcher.round(NOW + timedelta(minutes=60), every=True)
    assert len(made.added.new) == 1
    # the first page is looked at again since an hour has passed, and not because its guid is new
    assert sorted(web.asked) == ["https://n.example/1", "https://n.example/2", FEED]


def test_an_edit_that_nobody_announces_is_seen_when_the_page_is_looked_at_again(watcher, web):
    watcher.round(NOW)
    web.at["https://n.example/1"] = html(EDITED)
    made = watcher.round(NOW + timedelta(hours=1))
    assert len(made.added.revised) == 1
    [edit] = [change for change in made.changes if change.kind == "silent_edit"]
    assert "Rund 52 Helfer" in edit.text
    looks = [NOW + timedelta(hours=hours) for hours in (6, 24, 72, 100, 200)]
    web.asked.clear()
    for moment in looks:
        assert watcher.round(moment).changes == ()
    assert web.asked.count("https://n.example/1") == 3
    with watcher.store.reading() as db:
        assert visits.next_visit(db) is None


def test_an_edit_and_its_taking_back_are_two_edits(watcher, web):
    watcher.round(NOW)
    for number, text in enumerate((EDITED, WIRE)):
        web.at["https://n.example/1"] = html(text)
        made = watcher.round(NOW + timedelta(hours=1 + 6 * number))
        assert "silent_edit" in kinds(made)


def test_a_page_that_cannot_be_had_is_tried_again(watcher, web):
    page = web.at.pop("https://n.example/1")
    made = watcher.round(NOW)
    assert [one.uri for one in made.added.rejections] == ["https://n.example/1"]
    web.at["https://n.example/1"] = page
    assert len(watcher.round(NOW + timedelta(hours=1)).added.new) == 1


def test_a_text_in_the_feed_is_taken_and_a_teaser_is_not(watcher, web):
    long = "".join(f"<p>{WIRE}</p>" for _ in range(4))
    whole = f"<item><title>Whole</title><guid isPermaLink='false'>w</guid><link>https://n.example/w</link><description><![CDATA[{long}]]></description></item>"
    teaser = "<item><title>T</title><link>https://n.example/2</link><description>Three cows went for a walk on the motorway on Monday morning, police said, and were caught.</description></item>"
    web.at |= {FEED: rss(whole, teaser), "https://n.example/2": html(OTHER)}
    made = watcher.round(NOW)
    assert len(made.added.new) == 2
    assert "https://n.example/w" not in web.asked
    with watcher.store.reading() as db:
        assert any("Fishermen fear" in article.text for _, article in articles.every_article(db))


def test_a_feed_that_breaks_is_told_once_and_again_when_it_recovers(watcher, web):
    whole = web.at[FEED]
    web.at[FEED] = 503
    now, told = NOW, []
    for _ in range(BROKEN_AFTER + 3):
        told += kinds(watcher.round(now))
        now = state(watcher).due_at
    assert told == ["feed_broken"]
    with watcher.store.reading() as db:
        assert journal.list_rejections(db)[0].times == BROKEN_AFTER + 3
    web.at[FEED] = whole
    assert "feed_recovered" in kinds(watcher.round(now))


def test_a_body_that_is_no_feed_is_a_failure_and_an_empty_feed_is_none(watcher, web):
    web.at[FEED] = "\x00\x01\x02 no feed at all" * 20
    watcher.round(NOW)
    assert state(watcher).failures == 1
    web.at[FEED] = rss()
    watcher.round(NOW + timedelta(hours=2))
    assert state(watcher).failures == 0


def test_a_round_that_breaks_off_is_taken_up_by_the_next(watcher, monkeypatch):
    def broken(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("stemma.keeping.watching.add", broken)
        with pytest.raises(KeyboardInterrupt):
            watcher.round(NOW)
    with monkeypatch.context() as patch:
        patch.setattr("stemma.keeping.watching.relate_new", broken)
        with pytest.raises(KeyboardInterrupt):
            watcher.round(NOW)
    assert kinds(watcher.round(NOW)) == ["new_story"]


def test_two_feeds_that_name_one_page_fetch_it_once(watcher, web):
    other = "https://n.example/other"
    web.at[other] = rss(entry(1, guid="else"))
    with watcher.store.writing() as db:
        feeds.add_feed(db, other, FeedState(url=other))
    made = watcher.round(NOW)
    assert (made.asked, len(made.added.new)) == (2, 1)
    assert web.asked.count("https://n.example/1") == 1


def test_entries_beyond_the_most_are_told(watcher, web, monkeypatch):
    monkeypatch.setattr("stemma.keeping.watching.MOST", 1)
    items = [f"<item><title>T{n}</title><link>https://n.example/{n}</link></item>" for n in (2, 3)]
    web.at |= {FEED: rss(*items), "https://n.example/2": html(OTHER), "https://n.example/3": html(OTHER)}
    made = watcher.round(NOW)
    told = [one for one in made.added.rejections if one.reason == "too_many"]
    assert [one.uri for one in told] == [FEED]
    assert "2 entries; only the first 1" in told[0].cause
