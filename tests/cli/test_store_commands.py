"""The commands around the store, end to end with light adapters."""

import json

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from stemma import app as wiring
from stemma.cli import app
from stemma.store import open_store
from stemma.testing import FakeEncoder
from tests.keeping.conftest import EDITED, OTHER, WIRE


@pytest.fixture(autouse=True)
def db(monkeypatch, tmp_path):
    monkeypatch.setattr(wiring, "SentenceEncoder", FakeEncoder)
    monkeypatch.setattr(wiring, "shipped", lambda: False)
    monkeypatch.setenv("STEMMA_DB", str(tmp_path / "s.db"))
    return tmp_path / "s.db"


def call(*words, **how):
    return CliRunner().invoke(app, [str(word) for word in words], **how)


def lines(*words):
    done = call(*words, "--jsonl")
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    (made / "a.txt").write_text(WIRE, "utf-8")
    (made / "b.txt").write_text(OTHER, "utf-8")
    (made / "a.txt.meta.toml").write_text("published = 2031-05-06")
    (made / "b.txt.meta.toml").write_text('published = 2031-09-09\npublisher = "Echo"')
    return made


@pytest.fixture
def filled(folder):
    assert call("add", folder).exit_code == 0
    return folder


def test_add_says_what_is_new_and_the_second_time_that_nothing_is(folder):
    done = call("add", folder)
    assert done.exit_code == 0
    assert done.stdout.count("New story") == 2
    assert "2 new, 0 revised, 0 known, 0 declined" in done.stderr
    again = call("add", folder)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "0 new, 0 revised, 2 known" in again.stderr


def test_add_json_is_one_document(folder):
    told = json.loads(call("add", folder, "--json").stdout)
    assert len(told["new"]) == 2
    assert {change["kind"] for change in told["changes"]} == {"new_story"}


def test_add_reads_lists_and_standard_input(folder, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text(f"# mine\n{folder / 'a.txt'}\n\n")
    assert "1 new" in call("add", "-a", listed).stderr
    assert "1 new" in call("add", "-", input=OTHER).stderr


def test_add_fetches_an_address_and_offline_lists_it(server_of):
    url = server_of({"/a.html": f"<html><title>T</title><article><h1>Drei Kühe</h1><p>{WIRE}</p></article></html>"})
    offline = call("add", f"{url}/a.html", "--offline")
    assert offline.exit_code == 1
    assert "not_fetched" in offline.stderr
    refused = call("add", f"{url}/a.html")
    assert (refused.exit_code, "is no public address" in refused.stderr) == (1, True)
    done = call("add", f"{url}/a.html", "--allow-private")
    assert "1 new" in done.stderr, done.stderr
    [article] = lines("list", "articles")
    assert article["address"] == f"{url}/a.html"


@pytest.mark.usefixtures("filled")
def test_lists_are_tables_for_people_and_lines_for_programs():
    assert sorted(story["title"] for story in lines("list", "stories")) == [
        "Council votes on the harbour",
        "Drei Kühe auf der Autobahn",
    ]
    table = call("list", "articles").stdout
    assert table.splitlines()[0].split() == ["id", "story", "published", "language", "publisher", "title"]
    assert "Echo" in table
    assert len(json.loads(call("list", "articles", "--json").stdout)) == 2
    assert lines("list", "claims")
    assert {one["kind"] for one in lines("list", "changes")} == {"new_story"}
    assert lines("list", "changes", "--since", "2999-01-01") == []
    assert len(lines("list", "stories", "--since", "1h", "--limit", "1")) == 1
    assert lines("list", "rejections") == []


@pytest.mark.usefixtures("filled")
def test_search_finds_with_words_around():
    [hit] = lines("search", "nach zwei Stunden")
    assert "fingen die Tiere nach zwei Stunden" in hit["excerpt"]
    assert "Drei Kühe" in call("search", "kuhe").stdout
    assert lines("search", "nowhere") == []
    assert call("search", "-x").exit_code == 2


@pytest.mark.usefixtures("filled")
def test_show_a_story_and_an_article():
    [article] = lines("search", "kühe")
    [hit] = [article["article"]]
    assert "Ada Holt" in call("show", hit["story"]).stdout
    assert json.loads(call("show", hit["story"], "--json").stdout)["stories"][0]["id"] == hit["story"]
    shown = call("show", hit["id"]).stdout
    assert "Rund 40 Helfer" in shown
    assert "address:" in shown
    assert json.loads(call("show", hit["id"], "--json").stdout)["article"]["title"] == "Drei Kühe auf der Autobahn"
    for key in ("st99", "none-1"):
        missing = call("show", key)
        assert (missing.exit_code, "in the store" in missing.stderr) == (2, True)


def test_compare_two_revisions(filled):
    (filled / "a.txt").write_text(EDITED, "utf-8")
    done = call("add", filled)
    assert "Edited:" in done.stdout
    first, second = sorted(one["id"] for one in lines("list", "articles") if one["address"].endswith("a.txt"))
    told = call("compare", first, second).stdout
    assert "- Rund 40 Helfer" in told
    assert "+ Rund 52 Helfer" in told
    assert json.loads(call("compare", first, second, "--json").stdout)["only_second"]
    assert "the same sentences" in call("compare", first, first).stdout


@pytest.mark.usefixtures("filled")
def test_notes_stay_and_become_orphans():
    key = lines("search", "kühe")[0]["article"]["id"]
    assert (
        call("note", "add", key, "Rund 40 Helfer", "it was 52", "--kind", "correction", "--author", "me").stdout
        == "1\n"
    )
    [note] = lines("note", "list")
    assert (note["orphan"], note["note"]["kind"]) == (False, "correction")
    assert "it was 52" in call("show", key).stdout
    wrong = call("note", "add", key, "no such words", "?")
    assert (wrong.exit_code, "do not stand" in wrong.stderr) == (2, True)


@pytest.mark.usefixtures("filled")
def test_db_status_check_backup_and_migrate(db, tmp_path):
    assert json.loads(call("db", "status", "--json").stdout)["rows"]["articles"] == 2
    assert "articles" in call("db", "status").stdout
    assert call("db", "check").stdout == "whole\n"
    assert call("db", "backup", tmp_path / "copy.db").exit_code == 0
    assert call("list", "stories", "--db", tmp_path / "copy.db").stdout == call("list", "stories").stdout
    assert call("db", "migrate").stdout == "nothing to do\n"
    with open_store(db, write=True) as store, store.writing() as connection:
        connection.execute(text("DELETE FROM search"))
    broken = call("db", "check")
    assert (broken.exit_code, "full-text index" in broken.stdout) == (1, True)


def test_an_older_store_is_brought_up_with_a_copy_beside_it(tmp_path):
    from stemma.store.engine import sqlite_engine
    from stemma.store.migrate import migrate

    old = tmp_path / "old.db"
    engine = sqlite_engine(old, write=True)
    migrate(engine, upto=1)
    engine.dispose()
    refused = call("list", "stories", "--db", old)
    assert (refused.exit_code, "stemma db migrate" in refused.stderr) == (3, True)
    done = call("db", "migrate", "--db", old)
    assert done.stdout == "steps taken: 2, 3, 4, 5\n"
    assert (tmp_path / "old.db.version1").exists()
    assert call("list", "stories", "--db", old).exit_code == 0


def test_a_store_that_cannot_be_used_exits_3_with_one_line(filled, db):
    with open_store(db, write=True) as store, store.writing() as connection:
        connection.execute(text("INSERT INTO migrations VALUES (9999, 'later', '2031-01-01')"))
    for words in (["list", "stories"], ["add", filled], ["db", "check"]):
        done = call(*words)
        assert (done.exit_code, len(done.stderr.strip().splitlines())) == (3, 1)
        assert "newer stemma-news" in done.stderr


def test_a_second_writer_is_told(filled, db):
    with open_store(db, write=True):
        done = call("add", filled)
    assert (done.exit_code, "is writing it" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add"], "nothing to read"),
        (["add", "gone.txt"], "no such file"),
        (["add", "-a", "gone.list"], "name a list"),
        (["list", "stories"], "no store here"),
        (["list", "stories", "--since", "soon"], "write 2024-10-21"),
        (["db", "migrate"], "no store here"),
    ],
)
def test_a_wrong_call_exits_2_with_one_line(words, told):
    done = call(*words)
    assert (done.exit_code, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
    assert told in done.stderr


@pytest.mark.usefixtures("filled")
def test_analyse_stale_reads_only_what_is_stale(monkeypatch):
    assert "0 new, 0 revised" in call("analyse", "--stale").stderr
    monkeypatch.setattr("stemma.keeping.stages.FINDINGS", "9")
    assert "2 revised" in call("analyse", "--stale").stderr
    assert "0 revised" in call("analyse", "--stale").stderr
    assert call("db", "check").stdout == "whole\n"


def test_an_interrupt_exits_130(filled, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("stemma.app.desk.add_paths", interrupted)
    assert call("add", filled).exit_code == 130
