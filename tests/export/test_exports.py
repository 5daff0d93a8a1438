"""What is written is what the formats' own readers read."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from stemma.errors import SettingsError
from stemma.export import annotations, citations, feeds, graphs, lines, opml, prov
from stemma.export.files import to_parquet, to_sqlite
from stemma.export.tables import COLUMNS, TABLES, columns_of, rows_of
from stemma.model import Descent, Passage

NASTY = 'Zeile\nzwei "quoted" {brace} \\ & <b> =1+1 \x00 \u2028 Ünï'


@pytest.fixture
def trace(small_trace):
    wire, copy = small_trace.articles
    lost = Descent(copy="a1", exemplar="lost:AFP#2", kind="verbatim", confidence=0.5)
    nasty = replace(copy, title=NASTY, publisher=NASTY, byline=("Ada & Co",), uri="https://n.example/a?b=1&c=2")
    return replace(small_trace, articles=(wire, nasty), descents=(lost, *small_trace.descents))


@pytest.mark.parametrize("table", TABLES)
def test_each_table_has_its_columns(trace, table):
    rows = rows_of(trace, table)
    assert rows
    assert all(tuple(row) == COLUMNS[table] for row in rows)
    assert tuple(columns_of(table, [])) == COLUMNS[table]


def test_jsonl_is_one_object_a_line(trace):
    rows = [json.loads(line) for line in lines.to_jsonl(trace).splitlines()]
    assert {row["table"] for row in rows} == set(TABLES)
    assert next(r for r in rows if r["table"] == "articles" and r["id"] == "a2")["title"] == NASTY


def test_csv_is_read_back_and_holds_no_formula(trace):
    made = lines.to_csv(
        replace(trace, articles=(replace(trace.articles[0], title="=HYPERLINK(1)"), trace.articles[1])), "articles"
    )
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig").replace("\x00", ""), newline="")))
    assert rows[0]["title"] == "'=HYPERLINK(1)"
    assert rows[1]["title"] == NASTY.replace("\x00", "")
    assert rows[0]["text"] == trace.articles[0].text


def test_sqlite_has_keys_and_can_be_searched(trace, tmp_path):
    to_sqlite(trace, tmp_path / "out.db")
    with closing(sqlite3.connect(tmp_path / "out.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = db.execute(
            "SELECT s.id FROM articles_fts f JOIN articles s ON s.rowid = f.rowid WHERE articles_fts MATCH 'helfer'"
        )
        assert [row[0] for row in found] == ["a1", "a2"]
        assert db.execute("SELECT value, counted FROM quantities").fetchall() == [(40, "Helfer"), (14, "Helfer")]
        assert {row[0] for row in db.execute("SELECT name FROM about")} == set(TABLES)
        assert db.execute("PRAGMA foreign_key_list(statements)").fetchall()
    with pytest.raises(SettingsError, match="there is such a file"):
        to_sqlite(trace, tmp_path / "out.db")


@pytest.mark.parametrize("table", TABLES)
def test_parquet_is_read_back(trace, tmp_path, table):
    pq = pytest.importorskip("pyarrow.parquet")
    to_parquet(trace, table, tmp_path / "out.parquet")
    read = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [row.keys() for row in read] == [row.keys() for row in rows_of(trace, table)]
    if table == "articles":
        assert read[1]["title"] == NASTY
    to_parquet(replace(trace, quantities=(), times=()), table, tmp_path / "empty.parquet")


def test_annotations_select_exactly_their_words(trace):
    passage = trace.quantities[0].passage
    note = (1, "2031-05-06", "me", "correction", "it was 52", passage, "before", "after")
    gone = (2, "2031-05-06", "me", "note", "?", Passage(article="gone", begin=0, end=2, text="no"), "", "")
    made = json.loads(annotations.to_annotations(trace, [note, gone]))
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = made["first"]["items"]
    assert made["total"] == len(items) == len(trace.statements) + len(trace.quantities) + 2
    texts = {a.uri: a.text for a in trace.articles}
    for item in items[:-2]:
        for target in item["target"]:
            quote, place = target["selector"]
            text = texts[target["source"]]
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in text
    assert [item["motivation"] for item in items[-2:]] == ["editing", "commenting"]
    assert len({item["id"] for item in items}) == len(items)


def test_prov_json_is_what_the_prov_package_reads(trace):
    package = pytest.importorskip("prov.model")
    document = package.ProvDocument.deserialize(content=prov.to_prov_json(trace).decode(), format="json")
    kinds = [type(record).__name__ for record in document.get_records()]
    assert (kinds.count("ProvEntity"), kinds.count("ProvAgent"), kinds.count("ProvDerivation")) == (3, 2, 2)


def test_prov_n_says_the_same_as_the_prov_package(trace):
    package = pytest.importorskip("prov.model")
    plain = replace(trace, articles=tuple(replace(a, title="T", publisher="P Q") for a in trace.articles))
    document = package.ProvDocument.deserialize(content=prov.to_prov_json(plain).decode(), format="json")

    def said(text):
        return sorted(line.strip().split(", [")[0] for line in text.splitlines() if "(" in line)

    assert said(prov.to_prov_n(plain).decode()) == said(document.get_provn())


def test_graphs_know_what_is_lost(trace):
    dot = graphs.to_dot(trace).decode()
    assert '"lost:AFP#2" [class=hypothetical' in dot
    assert '"a1" [class=extant' in dot
    assert '"a1" -> "a2" [kind="cut", confidence=0.930];' in dot
    assert dot.count("\n") == 1 + 3 + 2 + 1


def test_graphml_and_gexf_are_xml_with_all_nodes_and_edges(trace):
    for made, nodes, edges in ((graphs.to_graphml(trace), "node", "edge"), (graphs.to_gexf(trace), "node", "edge")):
        root = ET.fromstring(made)  # noqa: S314 we wrote it
        tags = [element.tag.rpartition("}")[2] for element in root.iter()]
        assert (tags.count(nodes), tags.count(edges)) == (3, 2)


def test_bibtex_is_balanced_and_escaped(trace):
    made = citations.to_bibtex(trace).decode()
    assert made.count("@article{") == 2
    unescaped = made.replace(r"\{", "").replace(r"\}", "")
    assert unescaped.count("{") == unescaped.count("}")
    assert "author = {{Ada \\& Co}}" in made
    assert "date = {2031-05-05}" in made
    assert "url = {https://n.example/a?b=1&c=2}" in made


def test_csl_says_day_and_container(trace):
    first, second = json.loads(citations.to_csl(trace))
    assert first["issued"] == {"date-parts": [[2031, 5, 5]]}
    assert first["container-title"] == "Tal-Agentur"
    assert second["author"] == [{"literal": "Ada & Co"}]


def test_changes_are_feeds_that_our_own_reader_reads(tmp_path):
    from stemma.intake import find_files, read_inputs
    from stemma.model import Rejection
    from stemma.settings import Settings

    words = "A statement of the harbour office was denied today by the union of the dockers in the port of Corrowby"
    items = [
        feeds.Item(subject=f"s{n}", at=f"2031-05-0{n}T10:00:00+00:00", kind="denial", text=f"{words} {n} \x00 <b>")
        for n in (2, 1)
    ]
    for name, made in (("atom.xml", feeds.to_atom(items)), ("feed.json", feeds.to_json_feed(items))):
        (tmp_path / name).write_bytes(made)
        found = list(read_inputs(find_files([tmp_path / name]), given={}, language=None, limits=Settings()))
        assert len(found) == 2
        assert not any(isinstance(one, Rejection) for one in found), found
    assert len({item.id for item in items}) == 2
    assert b"1970" in feeds.to_atom([])


def test_opml_is_xml(trace):
    root = ET.fromstring(opml.to_opml([("https://n.example/?a=1&b=2", NASTY), ("https://m.example/", None)]))  # noqa: S314 we wrote it
    assert [o.get("xmlUrl") for o in root.iter("outline")] == ["https://n.example/?a=1&b=2", "https://m.example/"]
    assert trace


def test_everything_is_the_same_bytes_each_time(trace):
    for write in (lines.to_jsonl, prov.to_prov_json, prov.to_prov_n, graphs.to_dot, graphs.to_graphml, graphs.to_gexf,
                  citations.to_bibtex, citations.to_csl, annotations.to_annotations):  # fmt: skip
        assert write(trace) == write(trace)
