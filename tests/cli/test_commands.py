import json

import pytest
from typer.testing import CliRunner

from stemma import app as wiring
from stemma.cli import app
from stemma.testing import FakeEncoder

TEXT = """Drei Kühe auf der Autobahn

TALSTADT (TAG) - Drei Kühe sind am Montag auf die Autobahn 99 gelaufen, teilte die Polizei am Dienstag mit. „Wir haben so etwas noch nie gesehen“, sagte Einsatzleiterin Ada Holt.

Rund 40 Helfer fingen die Tiere nach zwei Stunden ein. Verletzt wurde nach Angaben der Feuerwehr niemand.
"""


@pytest.fixture(autouse=True)
def _light_adapters(monkeypatch):
    monkeypatch.setattr(wiring, "SentenceEncoder", FakeEncoder)
    monkeypatch.setattr(wiring, "shipped", lambda: False)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "kuehe.txt"
    path.write_text(TEXT, "utf-8")
    return path


def call(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_trace_prints_a_report(file):
    done = call("trace", file)
    assert done.exit_code == 0
    assert "1 article, 1 story" in done.stdout
    assert "Ada Holt" in done.stdout


def test_trace_json_is_one_document(file):
    document = json.loads(call("trace", file, "--json").stdout)
    assert document["articles"][0]["title"] == "Drei Kühe auf der Autobahn"


def test_published_dates_a_file(file):
    document = json.loads(call("trace", file, "--json", "--published", f"{file}=2031-05-06").stdout)
    assert document["articles"][0]["published"]["value"] == "2031-05-06"
    assert {"2031-05-05", "2031-05-06"} <= {time["value"] for time in document["times"]}


def test_html_writes_the_page_and_quiet_prints_nothing(file, tmp_path):
    page = tmp_path / "out.html"
    done = call("trace", file, "--html", page, "--quiet")
    assert done.stdout == ""
    assert "Drei Kühe auf der Autobahn" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["gone.txt"], "no such file"),
        (["{file}", "--published", "{file}=soon"], "is no date"),
        (["{file}", "--published", "2031-05-06"], "FILE=DATE"),
        (["{file}", "--published", "gone.txt=2031-05-06"], "no file gone.txt"),
        (["{file}", "--language", "german"], "two letters"),
        (["{file}", "--html", "/nowhere/at/all.html"], "--html"),
    ],
)
def test_a_wrong_call_exits_2_with_one_line_that_says_what_to_do(file, words, told):
    done = call("trace", *(word.format(file=file) for word in words))
    assert done.exit_code == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_nothing_usable_exits_1_and_says_why(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = call("trace", tmp_path)
    assert done.exit_code == 1
    assert "empty" in done.stdout


def test_an_empty_folder_exits_1_and_says_what_is_read(tmp_path):
    done = call("trace", tmp_path)
    assert done.exit_code == 1
    assert ".html" in done.stdout


def test_a_link_that_leads_nowhere_does_not_stop_the_rest(file):
    (file.parent / "gone.txt").symlink_to(file.parent / "nothing")
    done = call("trace", file.parent)
    assert done.exit_code == 0
    assert "unreadable" in done.stdout


def test_one_bad_file_does_not_stop_the_rest(file):
    (file.parent / "bad.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
    done = call("trace", file.parent)
    assert done.exit_code == 0
    assert "1 input not used" in done.stdout


def test_schema_prints_the_schema():
    assert json.loads(call("schema").stdout)["title"].startswith("Stemma trace")


def test_version_is_printed():
    assert call("--version").stdout.startswith("stemma ")


def test_a_tagger_folder_without_its_files_is_a_wrong_call(file, tmp_path):
    done = call("trace", file, "--tagger", tmp_path / "nothing")
    assert done.exit_code == 2
    assert "encoder.onnx is missing" in done.stderr


def test_a_setting_of_the_environment_reaches_the_run(file, monkeypatch):
    monkeypatch.setenv("STEMMA_LANGUAGE", "not a code")
    done = call("trace", file)
    assert done.exit_code == 2
    assert "not a code" in done.output


def test_config_tells_each_setting_and_its_place(monkeypatch):
    monkeypatch.setenv("STEMMA_STORY_THRESHOLD", "0.7")
    done = call("config")
    assert "story_threshold = 0.7    # environment" in done.output
    assert "strict = False    # default" in done.output


def page_of(text):
    return f"<html><title>T</title><article><h1>Drei Kühe</h1><p>{text}</p></article></html>"


def test_trace_fetches_what_is_named_listed_or_stands_in_a_row_without_a_text(server_of, tmp_path):
    url = server_of({f"/{name}.html": page_of(f"{TEXT} {name}") for name in "abc"})
    listed, rows = tmp_path / "list.txt", tmp_path / "rows.csv"
    listed.write_text(f"# mine\n{url}/b.html\n")
    rows.write_text(f"url,title,publish_date\n{url}/c.html,Kühe,2031-05-06\n")
    done = call("trace", f"{url}/a.html", rows, "-a", listed, "--allow-private", "--json", "--no-cache")
    assert done.exit_code == 0, done.stderr
    document = json.loads(done.stdout)
    assert {one["uri"] for one in document["articles"]} == {f"{url}/{name}.html" for name in "abc"}
    assert document["rejections"] == []


def test_trace_asks_no_address_offline_and_none_that_is_private(server_of, file):
    url = server_of({"/a.html": page_of(TEXT)})
    offline = json.loads(call("trace", file, f"{url}/a.html", "--offline", "--json").stdout)
    assert [one["reason"] for one in offline["rejections"]] == ["not_fetched"]
    refused = json.loads(call("trace", file, f"{url}/a.html", "--json").stdout)
    assert [one["reason"] for one in refused["rejections"]] == ["refused"]
    assert len(refused["articles"]) == 1


def test_trace_of_a_file_alone_asks_nobody_for_the_addresses_in_it(server_of, file, tmp_path):
    url = server_of({"/a.html": page_of(TEXT)})
    rows = tmp_path / "rows.csv"
    rows.write_text(f"url,title,publish_date\n{url}/a.html,Kühe,2031-05-06\n")
    document = json.loads(call("trace", file, rows, "--allow-private", "--json", "--no-cache").stdout)
    assert [one["reason"] for one in document["rejections"]] == ["not_fetched"]
