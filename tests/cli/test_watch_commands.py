"""`stemma feed` and `stemma watch`, end to end with light adapters and a server of our own."""

import json
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from stemma import app as wiring
from stemma.cli import app
from stemma.cli.watch import span
from stemma.errors import SettingsError
from stemma.testing import FakeEncoder
from tests.keeping.conftest import WIRE
from tests.keeping.test_watching import html

OPML = """<opml version="2.0"><head/><body><outline text="News"><outline text="Talbote" type="rss"
xmlUrl="https://n.example/feed"/><outline text="Echo" xmlUrl="https://m.example/feed"/></outline></body></opml>"""


@pytest.fixture(autouse=True)
def db(monkeypatch, tmp_path):
    monkeypatch.setattr(wiring, "SentenceEncoder", FakeEncoder)
    monkeypatch.setattr(wiring, "shipped", lambda: False)
    monkeypatch.setattr("stemma.fetch.turns.GAP", 0.0)
    monkeypatch.setenv("STEMMA_DB", str(tmp_path / "s.db"))
    return tmp_path / "s.db"


def call(*words, **how):
    return CliRunner().invoke(app, [str(word) for word in words], **how)


def feeds():
    return [json.loads(line) for line in call("feed", "list", "--jsonl").stdout.splitlines()]


def test_feeds_are_added_listed_and_removed():
    assert "2 new of 2" in call("feed", "add", "https://n.example/feed", "https://m.example/feed").stderr
    assert "0 new of 1" in call("feed", "add", "https://n.example/feed").stderr
    assert [one["url"] for one in feeds()] == ["https://n.example/feed", "https://m.example/feed"]
    assert call("feed", "remove", "https://n.example/feed").exit_code == 0
    assert [one["url"] for one in feeds()] == ["https://m.example/feed"]
    assert call("feed", "remove", "https://n.example/feed").exit_code == 2
    assert call("feed", "add", "ftp://n.example/feed").exit_code == 2


def test_a_list_of_feeds_goes_in_and_out(tmp_path):
    (tmp_path / "mine.opml").write_text(OPML)
    assert "2 new of 2" in call("feed", "import", tmp_path / "mine.opml").stderr
    assert [one["title"] for one in feeds()] == ["Talbote", "Echo"]
    out = call("feed", "export").stdout
    (tmp_path / "again.opml").write_text(out)
    assert "0 new of 2" in call("feed", "import", tmp_path / "again.opml").stderr
    assert call("feed", "import", "-", input="https://o.example/feed\n").exit_code == 0
    assert len(feeds()) == 3


@pytest.fixture
def web(server_of):
    bodies, posted = {}, []
    url = server_of(bodies, posted)
    item = f"<item><title>Drei K\u00fche</title><link>{url}/1</link></item>"
    bodies |= {"/feed": f"<rss version='2.0'><channel><title>N</title>{item}</channel></rss>", "/1": html(WIRE)}
    call("feed", "add", f"{url}/feed")
    return url, bodies, posted


def test_watch_once_reads_tells_and_alerts(web):
    url, _, posted = web
    done = call("watch", "--once", "--allow-private", "--alert", f"{url}/hook")
    assert done.exit_code == 0, done.stderr
    assert "New story" in done.stdout
    assert "1 feeds asked, 1 new" in done.stderr
    [told] = [json.loads(body) for body in posted]
    assert told["changes"][0]["kind"] == "new_story"
    again = call("watch", "--once", "--allow-private", "--alert", f"{url}/hook", "--json")
    assert (again.stdout, len(posted)) == ("", 1)


def test_an_alert_that_cannot_be_told_is_said_and_waits(web):
    url, *_ = web
    done = call("watch", "--once", "--allow-private", "--alert", "http://127.0.0.1:1/")
    assert "could not be told" in done.stderr
    assert "New story" in done.stdout
    assert call("watch", "--once", "--alert", "ftp://x").exit_code == 2
    assert url


def test_check_asks_all_and_names_those_in_trouble(web):
    _, bodies, _ = web
    assert call("feed", "check", "--allow-private").exit_code == 0
    bodies.clear()
    done = call("feed", "check", "--allow-private")
    assert (done.exit_code, "404" in done.stderr) == (1, True)
    assert feeds()[0]["trouble"].startswith("404")


def test_watch_stops_cleanly_when_it_is_told_to(db):
    call("feed", "add", "https://n.example/feed")
    code = (
        "import stemma.app as wiring, stemma.app.watching as w; from stemma.testing import FakeEncoder;"
        "wiring.SentenceEncoder = FakeEncoder; wiring.shipped = lambda: False;"
        "w._round = lambda *a, **k: (print('round', flush=True), w.Told(round=w.Round(asked=0, added=w_added, changes=())))[1];"
        f"from stemma.cli import app; app(['watch', '--quiet', '--db', {str(db)!r}])"
    ).replace("w_added", "__import__('stemma.keeping.adding', fromlist=['Added']).Added()")
    for number in (signal.SIGTERM, signal.SIGINT):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout.readline() == "round\n"
            time.sleep(0.1)
            process.send_signal(number)
            assert process.wait(20) == 0


def test_a_span_is_a_number_and_a_unit():
    assert span("15m").total_seconds() == 900
    with pytest.raises(SettingsError, match="15m"):
        span("often")
