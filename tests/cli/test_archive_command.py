import json

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from tests.archive.archives import reports, warc


@pytest.fixture
def call(monkeypatch):
    # models are not what is tested here
    monkeypatch.setattr("stemma.app.archiving._WORK", "tests.archive.answering:answer")

    def run(*words):
        return CliRunner().invoke(app, ["archive", *map(str, words)])

    return run


def test_archive_says_what_it_made(call, tmp_path):
    made = call(warc(reports(), tmp_path / "a.warc.gz"), "-o", tmp_path / "out", "--workers", 0)
    assert made.exit_code == 0
    assert "8 articles in 4 stories, 4 copies" in made.stderr
    assert made.stdout == ""


def test_archive_summarises_for_programs(call, tmp_path):
    made = call(warc(reports(), tmp_path / "a.warc.gz"), "-o", tmp_path / "out", "--workers", 0, "--json", "--part", 3)
    assert json.loads(made.stdout) == {
        "read": 3, "parts": 3, "articles": 8, "rejections": 0, "copies": 4, "stories": 4,
    }  # fmt: skip


def test_an_archive_without_articles_is_told_by_the_exit_code(call, tmp_path):
    (tmp_path / "empty.warc").write_bytes(b"WARC/1.1\r\n")
    assert call(tmp_path / "empty.warc", "-o", tmp_path / "out", "--workers", 0).exit_code == 1


@pytest.mark.parametrize("where", ["out", "out/below"])
def test_a_folder_that_is_a_file_is_one_line(call, tmp_path, where):
    (tmp_path / "out").write_text("mine")
    made = call(warc(reports(), tmp_path / "a.warc.gz"), "-o", tmp_path / where)
    assert made.exit_code == 2
    assert made.stderr.startswith("stemma: -o ")
    assert made.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_one_line(call, tmp_path):
    made = call(tmp_path / "no.warc", "-o", tmp_path / "out")
    assert (made.exit_code, made.stderr.count("\n")) == (2, 1)


def test_an_extra_that_is_not_installed_is_named(call, tmp_path, monkeypatch):
    monkeypatch.setattr("stemma.app.archiving.find_spec", lambda _: None)
    made = call(warc(reports(), tmp_path / "a.warc.gz"), "-o", tmp_path / "out")
    assert made.exit_code == 2
    assert "stemma-news[parquet]" in made.stderr
