import json
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from stemma import app as wiring
from stemma.cli import app
from stemma.cli.export import FILES, Format, Table
from stemma.export.tables import TABLES
from stemma.testing import FakeEncoder
from tests.keeping.conftest import WIRE


@pytest.fixture(autouse=True)
def _filled(monkeypatch, tmp_path):
    monkeypatch.setattr(wiring, "SentenceEncoder", FakeEncoder)
    monkeypatch.setattr(wiring, "shipped", lambda: False)
    monkeypatch.setenv("STEMMA_DB", str(tmp_path / "s.db"))
    (tmp_path / "a.txt").write_text(WIRE, "utf-8")
    assert call("add", tmp_path / "a.txt").exit_code == 0


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.mark.parametrize("kind", [kind for kind in Format if kind not in FILES])
def test_each_format_goes_to_standard_output_or_a_file(kind, tmp_path):
    done = call("export", kind.value)
    assert done.exit_code == 0, done.stderr
    assert done.stdout
    assert call("export", kind.value, "-o", tmp_path / "out").exit_code == 0
    # the runner reads line ends as text does
    assert (tmp_path / "out").read_text("utf-8") == done.stdout


def test_a_file_format_needs_a_file(tmp_path):
    assert call("export", "sqlite").exit_code == 2
    assert call("export", "sqlite", "-o", tmp_path / "out.db").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "out.db")) as db:
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    again = call("export", "sqlite", "-o", tmp_path / "out.db")
    assert (again.exit_code, "there is such a file" in again.stderr) == (2, True)


def test_a_missing_extra_exits_2_with_one_line(monkeypatch, tmp_path):
    import sys

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = call("export", "parquet", "-o", tmp_path / "x.parquet")
    assert done.exit_code == 2
    assert "pip install 'stemma-news[parquet]'" in done.stderr


def test_a_story_or_a_table_can_be_chosen():
    assert call("export", "csv", "--of", "articles").stdout.startswith("\ufeffid,story")
    assert json.loads(call("export", "csl", "--story", "st1").stdout)
    assert call("export", "csl", "--story", "st9").exit_code == 2


def test_the_tables_of_the_command_are_those_there_are():
    assert [table.value for table in Table] == list(TABLES)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_feed_of_changes_tells_each_changed_story_in_a_few_sentences(language):
    (entry,) = [
        i for i in json.loads(call("export", "jsonfeed", "--brief", language).stdout)["items"] if "brief" in i["tags"]
    ]
    assert entry["title"]
    assert len(entry["content_text"].splitlines()) > 5
    assert "urn:stemma:change:" in call("export", "atom", "--brief", language).stdout
    assert "brief" not in call("export", "jsonfeed").stdout
