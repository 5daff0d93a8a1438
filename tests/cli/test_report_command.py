import re

import pytest
from lxml import etree
from typer.testing import CliRunner

from stemma.cli import app
from stemma.report.document import to_json


def call(*words):
    return CliRunner().invoke(app, ["report", *map(str, words)])


@pytest.fixture
def document(small_trace, tmp_path):
    (made := tmp_path / "trace.json").write_bytes(to_json(small_trace))
    return made


def test_a_document_is_shown_in_the_terminal(document):
    done = call(document)
    assert done.exit_code == 0, done.stderr
    assert "Kühe los" in done.stdout


@pytest.mark.parametrize("interface", ["en", "de", "fr"])
def test_the_page_speaks_the_interface(document, tmp_path, interface):
    done = call(document, "--html", tmp_path / "page.html", "--interface", interface)
    assert (done.exit_code, done.stdout) == (0, "")
    assert re.search(rf'<html[^>]* lang="{interface}"', (tmp_path / "page.html").read_text("utf-8"))


def test_each_picture_is_a_file_of_its_own(document, small_trace, tmp_path):
    done = call(document, "--svg", tmp_path / "new" / "pictures")
    files = sorted((tmp_path / "new" / "pictures").iterdir())
    assert done.exit_code == 0, done.stderr
    assert f"Wrote {len(files)} pictures" in done.stderr
    assert {file.name.split("-")[0] for file in files} == {story.id for story in small_trace.stories}
    assert all(etree.parse(file).getroot().tag.endswith("svg") for file in files)


def test_a_folder_that_cannot_be_written_is_a_wrong_call(document, tmp_path):
    (tmp_path / "taken").write_text("x")
    done = call(document, "--svg", tmp_path / "taken")
    assert done.exit_code == 2
    assert "--svg" in done.stderr


def test_quiet_says_nothing(document, tmp_path):
    assert call(document, "--html", tmp_path / "p.html", "--quiet").stderr == ""


def test_what_is_no_story_is_a_wrong_call(tmp_path):
    assert call(tmp_path / "nothing.json").exit_code == 2
