import pytest

from stemma.web.guards import Asked, Gate, host_name, refusal

GATE = Gate(token="secret", names=frozenset({"desk.example"}))
OPEN = Gate(token="secret", names=frozenset({"desk.example"}), public=True)
HERE = "127.0.0.1:8765"
COOKIE = {GATE.cookie: "secret"}


def asked(method="GET", path="/", host=HERE, **head):
    return Asked(method=method, path=path, hosts=(host,) if isinstance(host, str) else host, **head)


@pytest.mark.parametrize("host", [HERE, "localhost", "LOCALHOST:1", "[::1]:8765", "localhost.:80", "desk.example"])
def test_this_machine_and_names_that_were_told_are_known(host):
    assert refusal(GATE, asked(host=host)) is None


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.0.7:8765",
        "",
        "a b",
        "user@localhost",
        "::1",
        (),
        (HERE, HERE),
    ],
)
def test_other_names_are_refused(host):
    assert refusal(GATE, asked(host=host)) == "host"


def test_who_is_open_to_others_is_asked_by_number_but_not_by_a_strangers_name():
    assert refusal(OPEN, asked(host="192.168.0.7:8765", bearer="secret")) is None
    assert refusal(OPEN, asked(host="evil.example", bearer="secret")) == "host"


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8765", "file://"]
)
def test_another_origin_is_refused_even_with_the_token(origin):
    assert refusal(GATE, asked("POST", "/add", origin=origin, cookies=COOKIE)) == "origin"
    assert refusal(GATE, asked(origin=origin)) == "origin"


def test_writing_needs_the_token_and_reading_does_not():
    own = f"http://{HERE}"
    assert refusal(GATE, asked()) is None
    assert refusal(GATE, asked("POST", "/add", origin=own)) == "token"
    assert refusal(GATE, asked("POST", "/add", origin=own, cookies={GATE.cookie: "wrong"})) == "token"
    assert refusal(GATE, asked("DELETE", "/add", origin=own)) == "token"
    assert refusal(GATE, asked("POST", "/add", origin=own, cookies=COOKIE)) is None
    assert refusal(GATE, asked("POST", "/add", bearer="secret")) is None
    assert refusal(GATE, asked("POST", "/add", bearer="sécret")) == "token"


def test_a_cookie_alone_does_not_write():
    assert refusal(GATE, asked("POST", "/add", cookies=COOKIE)) == "origin"
    assert refusal(GATE, asked("POST", "/add", cookies=COOKIE, site="cross-site")) == "origin"
    assert refusal(GATE, asked("POST", "/add", cookies=COOKIE, site="same-origin")) is None


def test_once_others_can_ask_reading_needs_the_token():
    assert refusal(OPEN, asked()) == "token"
    assert refusal(OPEN, asked(cookies={OPEN.cookie: "secret"})) is None


def test_a_post_that_only_reads_needs_no_token():
    gate = Gate(token="secret", reading_paths=("/mcp",))
    assert refusal(gate, asked("POST", "/mcp")) is None
    assert refusal(gate, asked("POST", "/add")) == "token"
    assert refusal(gate, asked("POST", "/mcp", origin="http://evil.example")) == "origin"


def test_the_name_in_a_host_header():
    assert [host_name(one) for one in ("A.b:80", "[::1]", "a:99999999", "a b")] == ["a.b", "::1", None, None]
