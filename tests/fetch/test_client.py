"""All that a server can do is refused or survived."""

import tracemalloc

import pytest

from stemma.fetch import Failure, Fetched, Fetcher, Limits, Unchanged, Validators
from tests.fetch.conftest import FEED

#: short enough for tests, and long enough for a busy machine to answer
QUICK = Limits(connect=2, total=2)


@pytest.fixture
def fetcher():
    with Fetcher(allow_private=True) as made:
        yield made


def strict(**more):
    return Fetcher(QUICK, **more)


def test_a_body_comes_with_its_validators_verbatim(fetcher, server):
    got = fetcher.feed(f"{server.url}/good")
    assert isinstance(got, Fetched)
    assert got.content == FEED
    assert got.validators == Validators(etag='W/"a, b"', last_modified="Sun, 4 May 2031 10:00:00 GMT")
    assert got.content_type == "application/rss+xml"


def test_validators_are_sent_back_verbatim_and_304_is_unchanged(fetcher, server):
    given = Validators(etag='W/"a, b"', last_modified="Sun, 4 May 2031 10:00:00 GMT")
    got = fetcher.feed(f"{server.url}/good", given)
    assert isinstance(got, Unchanged)
    assert got.freshness.max_age == 60
    sent = server.seen[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (given.etag, given.last_modified)


def test_validators_do_not_follow_a_redirect(fetcher, server):
    got = fetcher.feed(f"{server.url}/moved", Validators(etag='W/"a, b"'))
    assert isinstance(got, Fetched)
    assert [(hop.status, hop.url) for hop in got.hops] == [(301, f"{server.url}/good")]
    assert got.url == f"{server.url}/good"


@pytest.mark.parametrize("path", ["gzipped", "deflated"])
def test_compressed_bodies_are_unpacked(fetcher, server, path):
    assert fetcher.feed(f"{server.url}/{path}").content == FEED


@pytest.mark.parametrize(
    ("path", "kind", "cause"),
    [
        ("half-gzip", "broken", "breaks off"),
        ("brotli", "broken", "not asked for"),
        ("short", "broken", ""),
        ("rubbish", "broken", ""),
        ("loop", "broken", "redirects"),
        ("to?file:///etc/passwd", "refused", "only http"),
        ("to?gopher://x/", "refused", "only http"),
        ("to?http://[", "refused", ""),
        ("nowhere", "status", "404"),
        ("busy", "status", "429"),
    ],
)
def test_what_goes_wrong_is_a_failure_with_its_reason(fetcher, server, path, kind, cause):
    got = fetcher.feed(f"{server.url}/{path}")
    assert isinstance(got, Failure)
    assert (got.kind, cause in got.cause) == (kind, True), got


def test_a_server_in_trouble_answers_the_next_time(fetcher, server):
    first = fetcher.feed(f"{server.url}/sometimes")
    assert (first.kind, first.status) == ("status", 500)
    assert fetcher.feed(f"{server.url}/sometimes").content == FEED


def test_retry_after_is_told(fetcher, server):
    assert fetcher.feed(f"{server.url}/busy").freshness.retry_after == 7200


def test_a_bomb_never_unfolds(fetcher, server):
    tracemalloc.start()
    got = fetcher.feed(f"{server.url}/bomb")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert got.kind == "too_large"
    assert "10,485,760 bytes" in got.cause
    assert most < 30 * 1024 * 1024


def test_an_endless_body_is_cut_off(fetcher, server):
    assert fetcher.page(f"{server.url}/endless").kind == "too_large"


@pytest.mark.parametrize("path", ["drip", "drip-headers", "silent"])
def test_a_drip_ends_with_the_time(server, path):
    with Fetcher(QUICK, allow_private=True) as fetcher:
        got = fetcher.page(f"{server.url}/{path}")
    assert got.kind == "timeout"


def test_a_huge_header_is_survived(server):
    with Fetcher(QUICK, allow_private=True) as fetcher:
        assert isinstance(fetcher.page(f"{server.url}/huge-header"), Failure)
        assert isinstance(fetcher.page(f"{server.url}/good"), Fetched)


@pytest.mark.usefixtures("socket_enabled")
def test_nobody_listens():
    with Fetcher(QUICK, allow_private=True) as fetcher:
        got = fetcher.page("http://127.0.0.1:1/")
    assert got.kind == "unreachable"


def test_cookies_of_one_answer_are_not_shown_to_the_next(fetcher, server):
    assert fetcher.page(f"{server.url}/cookie").content == b"none"
    assert fetcher.page(f"{server.url}/cookie").content == b"none"


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1:{port}/secret", "http://169.254.169.254/latest/meta-data/", "http://[::1]:{port}/secret",
     "http://[::ffff:127.0.0.1]:{port}/secret", "http://0.0.0.0:{port}/secret", "http://2130706433:{port}/secret",
     "http://127.1:{port}/secret", "http://10.0.0.1/", "http://public.example:22/"],
)  # fmt: skip
def test_a_redirect_into_the_inside_is_refused(server, target):
    # the first address passes for public; the connection to it is led to our server
    import socket

    def resolver(host, port):
        if host == "public.example":
            return ["93.184.215.14"]
        return [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

    with strict(resolver=resolver) as fetcher:
        leads(fetcher, server, {"93.184.215.14"})
        got = fetcher.page(f"http://public.example/to?{target.format(port=server.server_port)}")
    assert got.kind == "refused", got
    assert all("secret" not in path.split("?")[0] for path, _ in server.seen)
    assert len(server.seen) == 1


def leads(fetcher, server, public):
    """Connections to public addresses end at our server, all others where they want to."""
    backend = fetcher._client._transport._pool._network_backend  # noqa: SLF001 there is no internet in a test
    inner = backend._inner  # noqa: SLF001 as above

    class Led(type(inner)):
        def connect_tcp(self, host, port, *more):
            if host in public:
                host, port = "127.0.0.1", server.server_port
            return inner.connect_tcp(host, port, *more)

    backend._inner = Led()  # noqa: SLF001 as above


def test_a_name_that_answers_otherwise_a_moment_later_is_of_no_use(server):
    asked = []

    def rebinding(host, _port):
        asked.append(host)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    with strict(resolver=rebinding) as fetcher:
        leads(fetcher, server, {"93.184.215.14"})
        # one connection, one look-up: what was vetted is what was connected to
        assert fetcher.page("http://rebind.example/good").content == FEED
        assert asked == ["rebind.example"]
        fetcher.close()
    with strict(resolver=rebinding) as fetcher:
        got = fetcher.page("http://rebind.example/good")
    assert (got.kind, "not public" in got.cause) == ("refused", True)


def test_a_name_with_one_private_address_is_refused(server):
    with strict(resolver=lambda *_: ["93.184.215.14", "127.0.0.1"]) as fetcher:
        assert fetcher.page(f"http://two.example:{server.server_port}/good").kind == "refused"
    assert server.seen == []


def test_a_look_up_that_hangs_ends_with_the_time(server):
    with Fetcher(Limits(connect=0.3, total=1), resolver=lambda *_: server.over.wait(5)) as fetcher:
        assert fetcher.page("http://slow.example/").kind == "timeout"


def test_a_name_that_leads_nowhere_is_unreachable():
    def unknown(*_):
        raise OSError("no such name")

    with strict(resolver=unknown) as fetcher:
        got = fetcher.page("http://none.example/")
    assert (got.kind, got.cause) == ("unreachable", "none.example: no such name")


def test_the_environments_proxy_is_not_used(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with Fetcher(QUICK, allow_private=True) as fetcher:
        assert isinstance(fetcher.page(f"{server.url}/good"), Fetched)
