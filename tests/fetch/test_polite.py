import threading

import pytest

from stemma.fetch import Failure, Fetched, Fetcher
from stemma.fetch.polite import Polite
from stemma.fetch.robots import KEPT, RETRY, Robots
from stemma.fetch.turns import GAP, LONGEST_GAP, Turns, domain_of


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def clock(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def polite(time):
    with Fetcher(allow_private=True) as fetcher:
        yield Polite(fetcher, Turns(clock=time.clock, sleep=time.sleep), clock=time.clock)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.news.example.co.uk/x", "example.co.uk"),
        ("http://feeds.example.com:8080/", "example.com"),
        ("https://example.de", "example.de"),
        ("http://127.0.0.1:81/", "127.0.0.1"),
        ("http://localhost/", "localhost"),
    ],
)
def test_the_registrable_domain_counts(url, domain):
    assert domain_of(url) == domain


def test_one_domain_is_asked_with_a_gap_and_others_at_once(time):
    turns = Turns(clock=time.clock, sleep=time.sleep)
    for url in (
        "https://a.example.com/1",
        "https://other.org/",
        "https://b.example.com/2",
        "https://www.example.com/3",
    ):
        with turns.at(url):
            pass
    assert time.slept == [GAP, GAP]


def test_two_threads_never_ask_one_domain_together(time):
    turns = Turns(clock=time.clock, sleep=time.sleep)
    within, most = [], []

    def ask():
        with turns.at("https://example.com/"):
            within.append(1)
            most.append(len(within))
            within.pop()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 1


def test_a_gap_is_stretched_within_reason(time):
    turns = Turns(clock=time.clock, sleep=time.sleep)
    for wanted in (10, 100_000, None, 0.1):
        turns.stretch("https://example.com/", wanted)
        with turns.at("https://example.com/"):
            pass
        with turns.at("https://example.com/"):
            pass
        time.now += 1000
    assert time.slept == [10, LONGEST_GAP, LONGEST_GAP, GAP]


def test_pages_ask_robots_once_and_feeds_never(polite, server):
    server.robots = (200, b"User-agent: *\nDisallow: /secret\nCrawl-delay: 7\n")
    assert isinstance(polite.feed(f"{server.url}/good"), Fetched)
    assert [path for path, _ in server.seen] == ["/good"]
    refused = polite.page(f"{server.url}/secret/x")
    assert (refused.kind, "robots.txt" in refused.cause) == ("robots", True)
    assert isinstance(polite.page(f"{server.url}/good"), Fetched)
    assert [path for path, _ in server.seen] == ["/good", "/robots.txt", "/good"]


def test_robots_may_name_us(polite, server):
    server.robots = (200, b"User-agent: stemma-news\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert polite.page(f"{server.url}/good").kind == "robots"


def test_a_redirect_to_a_forbidden_page_is_not_followed(polite, server):
    server.robots = (200, b"User-agent: *\nDisallow: /secret\n")
    got = polite.page(f"{server.url}/to?/secret")
    assert got.kind == "robots"
    assert "/secret" not in [path for path, _ in server.seen]


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (401, True), (500, False), (503, False), (429, False)]
)
def test_without_rules_all_may_be_read_and_of_a_server_in_trouble_nothing(polite, server, status, allowed):
    server.robots = (status, b"User-agent: *\nDisallow: /")
    assert isinstance(polite.page(f"{server.url}/good"), Fetched if allowed else Failure)


def test_rules_are_asked_for_again_in_time(time):
    asked = []

    def ask(url):
        asked.append(url)
        return Failure(asked=url, kind="status", status=404 if len(asked) > 1 else 503, cause="")

    robots = Robots(ask, time.clock)
    assert "can't be had" in robots.objection("https://user:pass@n.example/a")
    assert asked == ["https://n.example/robots.txt"]
    time.now += RETRY
    assert robots.objection("https://n.example/a") is None
    time.now += KEPT - 1
    assert robots.objection("https://n.example/b") is None
    assert len(asked) == 2
    time.now += 1
    robots.objection("https://n.example/b")
    assert len(asked) == 3
