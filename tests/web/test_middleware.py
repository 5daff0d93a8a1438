"""Requests that want too much or come from elsewhere, against the whole desk."""

import asyncio

import pytest

from stemma.web.guards import Gate
from stemma.web.middleware import HEADERS, Bounds
from tests.web.conftest import HOST, TOKEN, Client


def test_every_answer_has_the_headers_of_safety(client):
    for path in ("/", "/nothing", "/static/desk.css", "/api/v1/stories", "/openapi.json", "/api/v1/claims/x"):
        answer = client.get(path)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example"}, {"Host": "evil.example:8765", "Origin": "http://evil.example:8765"}]
)
def test_a_name_that_was_rebound_gets_nothing(client, headers):
    for path in ("/", "/api/v1/stories", f"/enter?token={TOKEN}"):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 421
        assert "Kühe" not in answer.text
        assert "set-cookie" not in answer.headers


def test_a_forged_form_changes_nothing(client):
    client.get("/enter", params={"token": TOKEN})
    form = {"article": "x", "quote": "x", "text": "x", "author": "x"}
    for origin in ("http://evil.example", "null", None):
        headers = {} if origin is None else {"Origin": origin}
        assert client.post("/notes", data=form, headers=headers).status_code == 403
    assert (
        client.post(
            "/add", data={"urls": "https://example.org/"}, headers={"Origin": "https://evil.example"}
        ).status_code
        == 403
    )


def test_without_the_token_nothing_is_written_and_the_page_says_how_to_get_in(client):
    answer = client.post("/add", data={"text_1": "x"}, headers={"Origin": f"http://{HOST}"})
    assert answer.status_code == 403
    assert 'action="/enter"' in answer.text
    assert client.post("/api/v1/add", json={}).json()["status"] == 403
    assert client.get("/enter?token=wrong").status_code == 403


def test_the_token_is_taken_once_and_becomes_a_cookie_that_no_script_reads(client):
    answer = client.get("/enter", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{Gate(token=TOKEN).cookie}={TOKEN};")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_who_is_open_to_others_shows_nothing_without_the_token(full, app_of):
    with Client(app_of(full, public=True)) as client:
        for path in ("/", "/api/v1/stories", "/static/desk.css", "/changes.atom"):
            assert client.get(path).status_code == 403
        assert client.get("/api/v1/stories", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.entered().get("/").status_code == 200


@pytest.mark.parametrize("told", [True, False])
def test_a_body_that_is_too_large_is_refused_before_it_is_whole(full, app_of, told):
    sent = []

    def pieces():
        for _ in range(1_000):
            sent.append(1)
            yield b"x" * 1_000

    with Client(app_of(full, bounds=Bounds(largest_body=5_000, largest_addition=9_000))) as client:
        client.entered()
        for path, limit in (("/notes", "5,000"), ("/add", "9,000")):
            body = b"x" * 20_000 if told else pieces()
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = client.post(path, content=body, headers=headers)
            assert answer.status_code == 413
            assert limit in answer.text


def test_heads_and_addresses_have_a_limit(client):
    assert client.get("/", headers={"X-Long": "x" * 20_000}).status_code == 431
    assert client.get("/", headers={f"X-{n}": "x" for n in range(100)}).status_code == 431
    assert client.get("/search", params={"q": "x" * 3_000}).status_code == 414


def test_a_body_that_comes_too_slowly_is_given_up(full, app_of):
    app = app_of(full, bounds=Bounds(piece_seconds=0.05))
    scope = {
        "type": "http", "method": "POST", "path": "/api/v1/notes", "raw_path": b"/api/v1/notes", "query_string": b"",
        "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("127.0.0.1", 8765), "client": ("127.0.0.1", 1),
        "headers": [(b"host", HOST.encode()), (b"authorization", f"Bearer {TOKEN}".encode()), (b"content-type", b"application/json")],
    }  # fmt: skip
    answers, pieces = [], [{"type": "http.request", "body": b"{", "more_body": True}]

    async def receive():
        return pieces.pop() if pieces else await asyncio.Event().wait()

    async def send(message):
        answers.append(message)

    asyncio.run(app(scope, receive, send))
    assert answers[0]["status"] == 408
