"""Files made to harm: each costs itself and nothing else, in time, memory and on the disk."""

import gzip
import io
import json
import time
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.extract import extract
from stemma.intake.formats import FORMATS
from stemma.intake.packed import Packed
from stemma.intake.reading import read_packed
from stemma.intake.worker import Worker
from stemma.model import Link, Page, Rejection
from stemma.settings import Limits
from tests.intake.drawing import Words, pdf
from tests.intake.samples import NEWSML, NITF, PAGE, RSS, SAMPLES, zipped

#: seconds of processor time here; the work of a parser is done elsewhere, under a limit of its own
QUICK = 5.0


@pytest.fixture(scope="module")
def worker():
    with Worker(Limits(reading_seconds=10)) as one:
        yield one


def bomb(levels: int) -> bytes:
    content = b"x" * 100_000
    for _ in range(levels):
        content = zipped({"a": content})
    return content


def billion(root: str) -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><{root}><channel><item><title>&e9;</title></item></channel></{root}>'.encode()


def evil_zip() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("../../outside.html", PAGE)
        archive.writestr("/absolute.html", PAGE)
        link = zipfile.ZipInfo("link.html")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("\x1b[2J\u202egood.html", PAGE)
    return sink.getvalue()


DEEP = 100_000
HOSTILE = {
    "two hundred thousand attributes": b"<rss "
    + b" ".join(b'a%d="1"' % n for n in range(200_000))
    + b"><channel><item/></channel></rss>",
    "an attribute of a million letters": b'<rss a="' + b"x" * 1_000_000 + b'"><channel><item/></channel></rss>',
    "unquoted attributes": b"<rss><channel><item " + b"a=b " * 200_000 + b"><title>x</title></item></channel>",
    "a reference past the last character": RSS.replace("Short.", "&#1114112; &#0; &#xD800; &#99999999999999;").encode(),
    "deep elements": b"<rss>" + b"<channel>" * DEEP,
    "deep closed elements": b"<feed>" + b"<a>" * DEEP + b"</a>" * DEEP + b"</feed>",
    "an entity bomb": billion("rss"),
    "an entity bomb in an item": billion("newsItem"),
    "an entity from a file": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>&f;</p></body.content></body></nitf>',
    "entities by parameter": b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:1/"> %a;]><rss><channel><item><title>x</title></item></channel></rss>',
    "a document type without end": b"<!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * 100_000 + b"<rss>",
    "half a million ampersands": b"<rss><channel><item><title>" + b"& " * 500_000 + b"</title></item></channel></rss>",
    "open CDATA": b"<rss><channel><item><title>" + b"<![CDATA[" * 100_000,
    "open remarks": b"<rss>" + b"<!--" * 200_000,
    "angle brackets": b"<rss>" + b"<" * 500_000,
    "ten thousand entries": RSS.replace("</channel>", "<item><title>a</title></item>" * 10_000 + "</channel>").encode(),
    "nested items": b"<rss><channel>" + b"<item><title>a</title>" * 20_000,
    "nested outlines": b"<opml><body>" + b"<outline>" * 50_000,
    "a sitemap of spaces": b"<urlset><url><loc>" + b" " * 2_000_000 + b"</loc></url></urlset>",
    "deep JSON": b"[" * DEEP + b"]" * DEEP,
    "deep JSON in an item": b'{"uri":"a","headline":' + b"[" * DEEP + b"]" * DEEP + b"}",
    "deep rows": b'{"url":"https://a.example/","title":"x","body":' + b'{"a":' * 900 + b'"x"' + b"}" * 900 + b"}\n",
    "a huge number": b'{"url":"https://a.example/","title":"x","date":' + b"9" * 10_000 + b"}\n",
    "numbers that are none": b'{"url":"https://a.example/","title":"x","date":1e999}\n{"url":"https://b.example/","title":"x","date":NaN}\n',
    "a lone surrogate": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"https://a.example/\\ud800","title":"\\udfff","content_text":"'
    + b"word \\ud800 " * 20
    + b'"}]}',
    "a table of one field": b'url,title,text\nhttps://a.example/,x,"' + b"a" * 3_000_000,
    "a table of quotes": b"url,title,text\n" + b'"' * 1_000_000,
    "a table of separators": b"url,title,text" + b"," * 500_000 + b"\n" + b"," * 500_000,
    "NUL in a table": b"url,title,text\nhttps://a.example/\x00,x\x00,y\x00\n",
    "a zip in itself": bomb(5),
    "names that lead out": evil_zip(),
    "a zip of sixty thousand": zipped({f"{n}.css": "" for n in range(6_000)}),
    "a zip bomb": zipped({"bomb.html": b"0" * 30_000_000}),
    "a gzip bomb": gzip.compress(b"0" * 30_000_000),
    "a bomb in DOCX": zipped({"word/document.xml": b"<w>" + b" " * 30_000_000 + b"</w>"}),
    "a broken zip": zipped({"a.html": PAGE})[:-30],
    "a truncated archive": SAMPLES["warc"][:-200],
    "an archive of one header": b"WARC/1.1\r\n" + b"A: b\r\n" * 100_000,
    "a record of any length": b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999999999\r\n\r\nx",
    "headers without end": b"From: a\r\nDate: b\r\n" + b"Subject: x\r\n" * 100_000,
    "parts without end": b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    + b"--x\r\n\r\na\r\n" * 20_000,
    "parts in parts": b"From: a\r\nDate: b\r\nMIME-Version: 1.0\r\n"
    + b"".join(b"Content-Type: multipart/mixed; boundary=x%d\r\n\r\n--x%d\r\n" % (n, n) for n in range(400)),
    "an encoded header": b"From: a\r\nDate: b\r\nSubject: " + b"=?utf-8?q?=41?= " * 50_000 + b"\r\n\r\nx",
    "a page of letters": pdf([Words("x" * 300, 10, 10 + n / 10) for n in range(2_000)]),
    "a PDF that is cut off": pdf([Words("word " * 9, 50, 700)])[:300],
    "front matter without end": b"---\ntitle: " + b"a: b\n" * 200_000,
    "marks of Markdown": b"---\ntitle: a\n---\n" + b"*_`[" * 100_000,
    "UTF-16 of half": "\ufeff".join(RSS).encode("utf-16")[:-1],
    "UTF-7": b"+ADw-rss+AD4-" * 1000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_made_to_harm_costs_only_itself(kind, worker):
    started = time.process_time()
    items = list(read_packed(Packed(uri="hostile", content=HOSTILE[kind]), Limits(), worker))
    assert items
    for item in items:
        assert isinstance(item, Page | Link | Rejection)
        assert isinstance(item, Page) or printable(item)
    assert time.process_time() - started < QUICK
    good = list(read_packed(Packed(uri="good", content=RSS.encode()), Limits(), worker))
    assert [type(item) for item in good] == [Page, Link]


def printable(item: Link | Rejection) -> bool:
    texts = (
        (item.uri, item.reason, item.cause)
        if isinstance(item, Rejection)
        else (item.uri, item.url, item.stated.title or "")
    )
    return all(json.dumps(text) and text.isprintable() and text.encode() for text in texts)


def test_nothing_of_another_file_is_read(worker):
    for kind in ("an entity from a file", "entities by parameter", "names that lead out"):
        for item in read_packed(Packed(uri="a", content=HOSTILE[kind]), Limits(), worker):
            assert b"root:" not in getattr(item, "content", b"")


def test_a_reader_that_never_ends_is_ended_and_the_next_file_is_read(monkeypatch):
    def never(*_):
        while True:
            pass

    with Worker(Limits(reading_seconds=1)) as worker:
        with monkeypatch.context() as patched:
            # the process is a fork of this one
            patched.setitem(FORMATS, "feed", replace(FORMATS["feed"], read=never))
            items, refusal = worker.read("feed", Packed(uri="a", content=RSS.encode()))
            assert (items, refusal.reason) == ((), "too_costly")
        items, refusal = worker.read("feed", Packed(uri="a", content=RSS.encode()))
        assert (len(items), refusal) == (2, None)


def test_a_reader_that_eats_memory_is_refused():
    content = b"<rss><channel>" + b"<item><title>a</title></item>" * 300_000 + b"</channel></rss>"
    with Worker(Limits(reading_memory=150_000_000)) as worker:
        _, refusal = worker.read("feed", Packed(uri="a", content=content))
        # what libxml2 lacks memory for, it calls broken
        assert refusal.reason in {"too_costly", "unreadable"}
        items, refusal = worker.read("feed", Packed(uri="a", content=RSS.encode()))
        assert (len(items), refusal) == (2, None)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_change_of_a_sample_raises(data, worker):
    """A law: bytes cut, doubled or replaced anywhere in any sample are read or refused."""
    content = bytearray(SAMPLES[data.draw(st.sampled_from(sorted(SAMPLES)))])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(at, min(len(content), at + 40)))
        content[at:end] = data.draw(
            st.sampled_from(
                [b"", b"\x00", b"<", b'"', b"&", b"\xff\xfe", b"]]>", b"\r\n\r\n", bytes(content[at:end]) * 3]
            )
        )
    for item in read_packed(Packed(uri="mutated", content=bytes(content)), Limits(), worker):
        made = extract(item, id="a1") if isinstance(item, Page) else item
        json.dumps(made.uri).encode()


@given(content=st.binary(max_size=400))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(content, worker):
    items = list(read_packed(Packed(uri="any", content=content), Limits(), worker))
    assert items


def test_nitf_and_newsml_of_strangers_hold_no_entities(worker):
    for text in (NITF, NEWSML):
        content = text.replace("<nitf>", "<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>").encode()
        assert list(read_packed(Packed(uri="a", content=content), Limits(), worker))
