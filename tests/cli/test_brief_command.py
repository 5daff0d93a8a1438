import json

import pytest
from typer.testing import CliRunner

from stemma.cli import app
from stemma.report.document import to_json


def call(*words):
    return CliRunner().invoke(app, ["brief", *map(str, words)])


@pytest.fixture
def document(small_trace, tmp_path):
    (made := tmp_path / "trace.json").write_bytes(to_json(small_trace))
    return made


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Compiled automatically"), ("de", "Automatisch zusammengestellt"), ("fr", "Rassemblé automatiquement")],
)
def test_a_document_is_told_in_each_language(document, language, words):
    done = call(document, "--language", language)
    assert done.exit_code == 0, done.stderr
    assert words in done.stdout


def test_markdown_begins_with_the_title(document):
    assert call(document, "--markdown").stdout.startswith("# Kühe los\n")


@pytest.mark.parametrize(("content", "words"), [(None, "neither a story"), ("[1]", "no document of")])
def test_what_is_no_story_is_a_wrong_call(tmp_path, content, words):
    path = tmp_path / "x.json"
    if content is not None:
        path.write_text(content)
    done = call(path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_document_without_stories_has_nothing_to_tell(document):
    empty = {
        name: value if name == "schema_version" else [] for name, value in json.loads(document.read_text()).items()
    }
    document.write_text(json.dumps(empty))
    assert call(document).exit_code == 1
