"""What a terminal would obey stands raw nowhere: planted in every field of every format, it is gone or written out."""

import io
import json
import zipfile
from dataclasses import fields, is_dataclass

import pytest

from stemma.intake.packed import Packed
from stemma.intake.reading import read_packed
from stemma.intake.worker import Worker
from stemma.model import Page
from stemma.settings import Limits
from tests.intake.samples import SAMPLES, zipped

#: bidi override, zero-width space and mark, C1 control; then what XML can't hold but JSON, CSV and names can
IN_XML = "\u202e\u200b\u2066\u009b31m"
ANYWHERE = IN_XML + "\x1b[2J\x07"
WORDS = (
    "Crane falls on barges",
    "Only announced",
    "Ada Holm",
    "Quay Post",
    "Quay Wire",
    "qp-1",
    "The crane in the basin",
    "Ostmark",
)
BINARY = {"docx", "epub", "wacz", "zip", "warcgz", "gz"}


def texts(value):
    """Every string in a value, outside of contents."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def planted(kind: str) -> bytes:
    text = SAMPLES[kind].decode()
    escape = IN_XML if text.lstrip().startswith("<") else ANYWHERE
    if text.lstrip().startswith("{"):
        escape = json.dumps(escape + "\ud83d")[1:-1]
    for word in WORDS:
        text = text.replace(word, f"{word[:2]}{escape}{word[2:]}")
    return text.encode()


@pytest.fixture(scope="module")
def worker():
    with Worker(Limits()) as one:
        yield one


@pytest.mark.parametrize("kind", sorted(set(SAMPLES) - BINARY))
def test_what_a_format_says_holds_nothing_that_a_terminal_obeys(kind, worker):
    items = list(read_packed(Packed(uri="a", content=planted(kind)), Limits(), worker))
    assert items
    found = [text for item in items for text in texts(item)]
    assert [text for text in found if not text.isprintable()] == []
    assert all(text.encode() for text in found if text)


def test_names_in_archives_are_written_out(worker):
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr(f"a{ANYWHERE}/{ANYWHERE}.html", SAMPLES["html"])
        archive.writestr(f"b{ANYWHERE}", b"\xff\xd8\xff")
    package = SAMPLES["epub"]
    with zipfile.ZipFile(io.BytesIO(package)) as book:
        chapters = {name: book.read(name) for name in book.namelist()}
    chapters["OEBPS/book.opf"] = chapters["OEBPS/book.opf"].replace(b"one.xhtml", f"o{IN_XML}ne.xhtml".encode())
    for content in (sink.getvalue(), zipped(chapters)):
        items = list(read_packed(Packed(uri="a", content=content), Limits(), worker))
        assert items
        assert [text for item in items for text in texts(item) if not text.isprintable()] == []


def test_an_address_loses_hidden_marks(worker):
    content = "url,title\nhttps://a.example/\u202egpj.exe,A title\n".encode()
    (item,) = read_packed(Packed(uri="a", content=content), Limits(), worker)
    assert item.url == "https://a.example/gpj.exe"


def test_one_entry_twice_in_a_feed_is_a_duplicate(tmp_path, read):
    text = SAMPLES["rss"].decode()
    begin, end = text.index("<item>"), text.index("</item>") + len("</item>")
    (tmp_path / "a").write_text(text[:end] + text[begin:end] + text[end:])
    items = read(tmp_path)
    assert [getattr(item, "reason", type(item).__name__) for item in items] == ["Page", "duplicate", "Link"]
    assert isinstance(items[0], Page)
