"""Files made to harm: sidecars, lists, exports, mail, documents, archives, and what stands in a folder that is no file.

Each takes a folder and a size, and puts there what it needs.
"""

import gzip
import io
import json
import os
import socket
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.hostile.made import PROSE, TEXT, page

Put = Callable[[Path, int], None]

ITEM = (
    "<item><title>Boat {n}</title><link>https://a.example/{n}</link><description>" + PROSE[0] + "</description></item>"
)


def _file(name: str, content: Callable[[int], str | bytes]) -> Put:
    def put(folder: Path, size: int) -> None:
        made = content(size)
        (folder / name).write_bytes(made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made)

    return put


def _beside(content: Callable[[int], str | bytes]) -> Put:
    """A text with a sidecar."""
    sidecar = _file("a.txt.meta.toml", content)

    def put(folder: Path, size: int) -> None:
        (folder / "a.txt").write_text(TEXT + "\n\nThis is text a.")
        sidecar(folder, size)

    return put


def _named(name: str | bytes) -> Put:
    def put(folder: Path, _size: int) -> None:
        # some systems allow no such name
        with suppress(OSError, ValueError):
            place = os.path.join(os.fsencode(folder), name if isinstance(name, bytes) else os.fsencode(name))  # noqa: PTH118 bytes
            with open(place, "wb") as file:  # noqa: PTH123 bytes
                file.write(page())

    return put


def _zipped(members: dict[str, bytes], **options: int) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


def _nested_zip(levels: int) -> bytes:
    content = _zipped({"a.html": page()})
    for number in range(levels):
        content = _zipped({f"{number}.zip": content})
    return content


def _tar(size: int) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../../a.html"), io.BytesIO(b""))
        large = tarfile.TarInfo("a.html")
        large.size = size
        archive.addfile(large, io.BytesIO(b" " * size))
    return sink.getvalue()


def _links(folder: Path, _size: int) -> None:
    (folder / "self").symlink_to("self")
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("one")
    (folder / "nowhere.html").symlink_to("/nonexistent/page.html")
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "here").symlink_to(".", target_is_directory=True)


def _no_files(folder: Path, _size: int) -> None:
    os.mkfifo(folder / "pipe.html")
    with suppress(OSError):
        held = socket.socket(socket.AF_UNIX)
        held.bind(str(folder / "socket.html")[:100])
        held.close()
    (folder / "zero").symlink_to("/dev/zero")
    (folder / "random.html").symlink_to("/dev/urandom")
    (folder / "terminal").symlink_to("/dev/tty")


def _closed(folder: Path, _size: int) -> None:
    (folder / "closed").mkdir()
    (folder / "closed" / "a.html").write_bytes(page())
    (folder / "mine.html").write_bytes(page())
    (folder / "mine.html").chmod(0)
    (folder / "closed").chmod(0)


def _deep(folder: Path, size: int) -> None:
    place = folder
    for number in range(min(size, 60)):
        place = place / f"d{number}"
        place.mkdir()
    (place / "a.html").write_bytes(page())


def _many(folder: Path, size: int) -> None:
    for number in range(min(size, 300)):
        (folder / f"{number}.css").write_bytes(b"")


def _hidden(folder: Path, _size: int) -> None:
    (folder / ".a.html").write_bytes(page())
    (folder / ".meta.toml").write_bytes(b"title = 'x'")
    (folder / "a.meta.toml").write_bytes(b"title = 'x'")
    (folder / "a.html").mkdir()


SIDECARS: dict[str, Put] = {
    "arrays": _beside(lambda n: "a = " + "[" * n + "]" * n),
    "tables": _beside(lambda n: "[" + ".".join(["a"] * n) + "]\n"),
    "dotted keys": _beside(lambda n: ".".join(["a"] * n) + " = 1"),
    "inline tables": _beside(lambda n: "a = " + "{b=" * n + "1" + "}" * n),
    "a huge integer": _beside(lambda n: "published = " + "9" * n),
    "a huge number": _beside(lambda n: "published = 1e" + "9" * n),
    "keys": _beside(lambda n: "\n".join(f"k{i} = {i}" for i in range(n))),
    "a long title": _beside(lambda n: f'title = "{"boat " * n}"'),
    "a long language": _beside(lambda n: f'language = "{"e" * n}"'),
    "a language of NUL": _beside(lambda _: 'language = "\\u0000"'),
    "a language of path": _beside(lambda _: 'language = "../../../etc/passwd"'),
    "a date of year one": _beside(lambda _: "published = 0001-01-01T00:00:00+14:00"),
    "a date of year 9999": _beside(lambda _: "published = 9999-12-31T23:59:59-14:00"),
    "a time without a day": _beside(lambda _: "published = 10:00:00"),
    "a date that is none": _beside(lambda _: 'published = "2031-13-45"'),
    "no UTF-8": _beside(lambda _: b'title = "\xff\xfe\x9b31m"'),
    "controls": _beside(lambda _: 'title = "a\\u001b[2J\\u009b\\u202e"\npublisher = "b\\u0007"\nurl = "c\\r\\n\\u2028"'),
    "controls in keys": _beside(lambda _: '"a\\u001b[2J" = 1'),
    "raw controls": _beside(lambda _: 'title = "\x1b[2J\x07"'),
    "all of another kind": _beside(lambda _: "title = 5\npublisher = [1]\nurl = true\nlanguage = {a=1}\npublished = 1.5"),
    "an address of script": _beside(lambda _: 'url = "javascript:alert(1)"'),
    "an address of many parts": _beside(lambda n: f'url = "https://[{":" * n}"'),
    "backslashes": _beside(lambda n: 'title = "' + "\\\\" * n + '"'),
    "quotation marks": _beside(lambda n: "title = '''" + "'" * n),
    "nothing": _beside(lambda _: ""),
    "lines of nothing": _beside(lambda n: "\n" * n),
    "one key again": _beside(lambda n: 'title = "a"\n' * n),
}  # fmt: skip

LISTS: dict[str, Put] = {
    "a feed of items": _file("a.xml", lambda n: "<rss version='2.0'><channel>" + "".join(ITEM.replace("{n}", str(i)) for i in range(n // 50)) + "</channel></rss>"),
    "a feed in a feed": _file("a.xml", lambda n: "<rss><channel>" * n + "<item><title>x</title></item>"),
    "a feed of entities": _file("a.xml", lambda n: '<!DOCTYPE rss [<!ENTITY a "' + "x" * n + '"><!ENTITY b "' + "&a;" * 100 + '">]><rss><channel><item><title>&b;&b;</title></item></channel></rss>'),
    "a feed from a file": _file("a.xml", lambda _: '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>'),
    "a feed of attributes": _file("a.xml", lambda n: "<rss " + " ".join(f'a{i}="1"' for i in range(n)) + "><channel><item><title>x</title></item></channel></rss>"),
    "a feed of escaped HTML": _file("a.xml", lambda n: "<rss><channel><item><title>x</title><description>" + "&lt;p&gt;boat" * n + "</description></item></channel></rss>"),
    "a feed of controls": _file("a.xml", lambda _: "<rss><channel><title>p\x9b\u202e</title>" + ITEM.replace("{n}", "\x9b\u202e\x1b[2J&#x9b;&#8238;") + "</channel></rss>"),
    "dates of a feed": _file("a.xml", lambda _: "<rss><channel>" + "".join(f"<item><title>x</title><link>https://a.example/{i}</link><pubDate>{d}</pubDate><description>{PROSE[1]}</description></item>" for i, d in enumerate(["Mon, 01 Jan 0001 00:00:00 +1400", "Fri, 31 Dec 9999 23:59:59 -1200", "x" * 9999, "9" * 5000, "Mon, 99 Jan 2031 99:99:99 +9999"])) + "</channel></rss>"),
    "Atom": _file("a.atom", lambda n: '<feed xmlns="http://www.w3.org/2005/Atom">' + "".join(f"<entry><id>{i}</id><title type='xhtml'><div>Boat {i}</div></title><content type='html'>{PROSE[0]}</content></entry>" for i in range(n // 50)) + "</feed>"),
    "RDF": _file("a.rdf", lambda n: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' + "<item><title>x</title></item>" * n),
    "JSON Feed": _file("a.json", lambda n: json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": str(i), "content_text": f"{PROSE[0]} {i}"} for i in range(n // 50)]})),
    "JSON Feed of other kinds": _file("a.json", lambda _: '{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"title":{},"content_text":["x"],"authors":5,"date_published":1e400},5,null,[]]}'),
    "JSON in depth": _file("a.json", lambda n: '{"a":' * n + "1" + "}" * n),
    "JSON of surrogates": _file("a.json", lambda _: '{"version":"https://jsonfeed.org/version/1","title":"\\ud800","items":[{"id":"\\udfff","title":"\\ud800\\u001b[2J","content_text":"' + PROSE[0] + ' \\ud800\\u009b"}]}'),
    "a huge number in JSON": _file("a.json", lambda n: '{"version":"https://jsonfeed.org/version/1","items":[{"id":' + "9" * n + "}]}"),
    "a sitemap": _file("sitemap.xml", lambda n: "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>" + "".join(f"<url><loc>https://a.example/{i}</loc></url>" for i in range(n // 10)) + "</urlset>"),
    "a sitemap of itself": _file("sitemap.xml", lambda _: "<sitemapindex><sitemap><loc>sitemap.xml</loc></sitemap></sitemapindex>"),
    "OPML": _file("a.opml", lambda n: "<opml><body>" + "<outline text='x' xmlUrl='https://a.example/f'>" * (n // 10) + "</body></opml>"),
    "OPML of controls": _file("a.opml", lambda _: "<opml><body><outline text='\x9b\u202e' xmlUrl='https://a.example/\x9b\u202e'/></body></opml>"),
    "NewsML": _file("a.xml", lambda n: '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentMeta>' + "<headline>Boat</headline>" * n + "</contentMeta></newsItem>"),
    "NITF": _file("a.xml", lambda n: "<nitf><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content>" + "<p>boat " * n),
    "ninjs": _file("a.json", lambda n: json.dumps({"uri": "x", "headline": "boat", "body_text": TEXT, "associations": {str(i): {"uri": str(i)} for i in range(n)}})),
    "ninjs of controls": _file("a.json", lambda _: json.dumps({"uri": "x\x1b[2J", "headline": "\x9b\u202e", "byline": "\x07", "body_text": TEXT, "language": "\x00"})),
}  # fmt: skip

TABLES: dict[str, Put] = {
    "rows": _file("a.csv", lambda n: "url,title,text\n" + "".join(f'https://a.example/{i},Boat {i},"{PROSE[0]} {i}"\n' for i in range(n // 50))),
    "columns": _file("a.csv", lambda n: ",".join(f"c{i}" for i in range(n)) + "\n" + "," * n),
    "one field": _file("a.csv", lambda n: 'url,title,text\nhttps://a.example/,x,"' + "a" * n),
    "quotation marks": _file("a.csv", lambda n: "url,title,text\n" + '"' * n),
    "formulas": _file("a.csv", lambda _: f'url,title,text\nhttps://a.example/,"=cmd|x!A1","@SUM(1) {PROSE[0]} {PROSE[1]}"\n'),
    "controls": _file("a.csv", lambda _: f'url,title,text,author,date\nhttps://a.example/\x9b,"\x1b[2J\u202e","{TEXT}","\x07\x9b","\x1b"\n'),
    "NUL": _file("a.csv", lambda n: "url,title,text\n" + "\x00" * n),
    "line ends": _file("a.csv", lambda n: "url,title,text\n" + "\r" * n),
    "JSON Lines": _file("a.jsonl", lambda n: "".join(json.dumps({"url": f"https://a.example/{i}", "title": "x", "text": f"{PROSE[0]} {i}"}) + "\n" for i in range(n // 50))),
    "JSON Lines in depth": _file("a.jsonl", lambda n: '{"url":"x","text":' + "[" * n + "]" * n + "}\n"),
    "JSON Lines of other kinds": _file("a.jsonl", lambda _: '{"url":1,"title":[],"text":{}}\nnull\n[]\n5\n"x"\n{"url":"x","text":null,"date":-1e999}\n'),
    "JSON Lines cut off": _file("a.jsonl", lambda n: '{"url":"https://a.example/","title":"x","text":"' + "x" * n),
    "one line of JSON Lines": _file("a.jsonl", lambda n: json.dumps({"url": "https://a.example/", "title": "x", "text": "boat " * n}) + "\n"),
    "keys of JSON Lines": _file("a.jsonl", lambda n: json.dumps({"url": "https://a.example/", "title": "x", "text": TEXT, **{f"k{i}": i for i in range(n)}}) + "\n"),
}  # fmt: skip

MAIL: dict[str, Put] = {
    "headers": _file("a.eml", lambda n: "From: a@b.example\nDate: x\n" + "X-A: b\n" * n + f"\n{TEXT}"),
    "a long header": _file("a.eml", lambda n: "From: a@b.example\nSubject: " + "boat " * n + f"\nDate: x\n\n{TEXT}"),
    "folded headers": _file("a.eml", lambda n: "From: a@b.example\nDate: x\nSubject: a\n" + " b\n" * n + f"\n{TEXT}"),
    "encoded words": _file("a.eml", lambda n: "From: a@b.example\nDate: x\nSubject: " + "=?utf-8?b?G1sySg==?= " * n + f"\n\n{TEXT}"),
    "addresses": _file("a.eml", lambda n: "From: " + "a@b.example, " * n + f"\nDate: x\nSubject: x\n\n{TEXT}"),
    "brackets in addresses": _file("a.eml", lambda n: "From: " + "(" * n + f"\nDate: x\nSubject: x\n\n{TEXT}"),
    "parts": _file("a.eml", lambda n: "From: a\nDate: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + "--x\n\na\n" * (n // 10)),
    "parts in parts": _file("a.eml", lambda n: "From: a\nDate: b\nMIME-Version: 1.0\n" + "".join(f"Content-Type: multipart/mixed; boundary=x{i}\n\n--x{i}\n" for i in range(n // 40))),
    "parameters": _file("a.eml", lambda n: "From: a\nDate: b\nMIME-Version: 1.0\nContent-Type: text/plain" + "; a=b" * n + f"\n\n{TEXT}"),
    "base64": _file("a.eml", lambda n: "From: a\nDate: b\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n" + "====" * n),
    "quoted printable": _file("a.eml", lambda n: "From: a\nDate: b\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n" + "=E9" * n),
    "a message in a message": _file("a.eml", lambda n: "From: a\nDate: b\nContent-Type: message/rfc822\n\n" * (n // 100)),
    "controls": _file("a.eml", lambda _: f"From: \x1b[2JAda\x9b <a@b.example>\nDate: Mon, 5 May 2031 10:00:00 +0000\nSubject: \x07\u202eboat\n\n{TEXT}"),
    "MHTML": _file("a.mhtml", lambda n: 'From: <Saved by x>\nSubject: x\nDate: y\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n' + "--b\nContent-Type: text/html\nContent-Location: https://a.example/\n\n<p>boat</p>\n" * (n // 50)),
    "front matter": _file("a.md", lambda n: "---\n" + "a: b\n" * n + f"---\n{TEXT}"),
    "front matter in depth": _file("a.md", lambda n: "---\na: " + "[" * n + f"\n---\n{TEXT}"),
    "front matter that repeats itself": _file("a.md", lambda n: "---\na: &a [x]\nb: [" + "*a, " * n + f"]\n---\n{TEXT}"),
    "front matter of code": _file("a.md", lambda _: f"---\na: !!python/object/apply:os.system ['true']\ntitle: \x1b[2J\x9b\n---\n{TEXT}"),
    "front matter without end": _file("a.md", lambda n: "---\ntitle: " + "x" * n),
    "front matter in TOML": _file("a.md", lambda n: "+++\na = " + "[" * n + f"\n+++\n{TEXT}"),
}  # fmt: skip

ARCHIVES: dict[str, Put] = {
    "a zip of zeros": _file("a.zip", lambda n: _zipped({"a.html": b"0" * (n * 500)})),
    "a zip of zips": _file("a.zip", lambda _: _nested_zip(8)),
    "a zip of pages": _file("a.zip", lambda n: _zipped({f"{i}.html": page(f"<p>Page {i}</p>") for i in range(min(n, 12))})),
    "a zip of names": _file("a.zip", lambda n: _zipped({f"{i}.css": b"" for i in range(n // 10)})),
    "a zip that leads out": _file("a.zip", lambda _: _zipped({"../../a.html": page(), "/etc/b.html": page("<p>b</p>"), "c\\..\\d.html": page("<p>d</p>")})),
    "a zip of controls": _file("a.zip", lambda _: _zipped({"\x1b[2J\u202e\x9b.html": page(), "x" * 4000 + ".html": page("<p>x</p>")})),
    "a zip cut off": _file("a.zip", lambda _: _zipped({"a.html": page()})[:-30]),
    "a zip with other bytes": _file("a.zip", lambda _: bytes(b ^ (i % 97 == 5) for i, b in enumerate(_zipped({"a.html": page()})))),
    "a zip behind bytes": _file("a.zip", lambda n: b"x" * n + _zipped({"a.html": page()})),
    "one name twice": _file("a.zip", lambda _: _zipped({"a.html": page()}) + _zipped({"a.html": page("<p>x</p>")})),
    "a gzip of zeros": _file("a.html.gz", lambda n: gzip.compress(b"0" * (n * 500))),
    "a gzip of gzips": _file("a.html.gz", lambda _: gzip.compress(gzip.compress(gzip.compress(gzip.compress(page()))))),
    "a gzip of members": _file("a.html.gz", lambda n: gzip.compress(b"<p>x") * (n // 10)),
    "a gzip cut off": _file("a.html.gz", lambda _: gzip.compress(page() * 50)[:-9]),
    "a gzip with bytes behind": _file("a.html.gz", lambda n: gzip.compress(page()) + b"x" * n),
    "a gzip named so": _file("a.html.gz", lambda _: page()),
    "a tar": _file("a.tar.gz", _tar),
    "a WARC": _file("a.warc", lambda n: b"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\nx\r\n\r\n" * (n // 10)),
    "a WARC of headers": _file("a.warc", lambda n: b"WARC/1.1\r\n" + b"A: b\r\n" * n),
    "a WARC of any length": _file("a.warc", lambda _: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"),
    "a WARC of less than none": _file("a.warc", lambda _: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nx"),
    "a WARC of controls": _file("a.warc", lambda _: b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\x1b[2J\xc2\x9b\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>" + b"x" * 18 + b"\r\n\r\n"),
    "a document of spaces": _file("a.docx", lambda n: _zipped({"word/document.xml": b"<w:document>" + b" " * (n * 500) + b"</w:document>"})),
    "a document in depth": _file("a.docx", lambda n: _zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:p>" * n})),
    "a document of entities": _file("a.docx", lambda n: _zipped({"word/document.xml": b'<!DOCTYPE a [<!ENTITY a "' + b"x" * n + b'">]><a>&a;&a;</a>'})),
    "a document of paragraphs": _file("a.docx", lambda n: _zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + b"<w:p><w:r><w:t>Boat was raised.</w:t></w:r></w:p>" * (n // 10) + b"</w:body></w:document>"})),
    "a book": _file("a.epub", lambda n: _zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b'<container><rootfiles><rootfile full-path="../../a.opf"/></rootfiles></container>', "a.opf": b"<package>" + b"<item/>" * n})),
    "a book of itself": _file("a.epub", lambda _: _zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b'<container><rootfiles><rootfile full-path="META-INF/container.xml"/></rootfiles></container>'})),
    "a PDF of nothing": _file("a.pdf", lambda _: b"%PDF-1.7\n%%EOF"),
    "a PDF of marks": _file("a.pdf", lambda n: b"%PDF-1.7\n" + b"[" * n + b"<<" * n),
    "a PDF of objects": _file("a.pdf", lambda n: b"%PDF-1.7\n" + b"".join(b"%d 0 obj<</A %d 0 R>>endobj\n" % (i, i + 1) for i in range(n)) + b"trailer<</Root 1 0 R>>"),
    "a PDF of itself": _file("a.pdf", lambda _: b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
    "a picture": _file("a.png", lambda n: b"\x89PNG\r\n\x1a\n" + b"\x00" * n),
    "a program": _file("a", lambda n: b"\x7fELF" + bytes(range(256)) * (n // 256)),
    "a database": _file("a.sqlite", lambda n: b"SQLite format 3\x00" + b"\x00" * n),
    "a page called a zip": _file("a.zip", lambda _: page()),
    "a zip called a page": _file("a.html", lambda _: _zipped({"x.html": page()})),
    "a file of nothing": _file("a.html", lambda _: b""),
    "a file of spaces": _file("a.txt", lambda n: b" \n" * n),
    "a file of NUL": _file("a.txt", lambda n: b"\x00" * n),
}  # fmt: skip

NAMES: dict[str, Put] = {
    "a name of 255 bytes": _named("x" * 250 + ".html"),
    "a name of 255 bytes in letters of four": _named("🚤" * 62 + ".html"),
    "no UTF-8": _named(b"caf\xe9\xff\xfe.html"),
    "escapes": _named("\x1b[2J\x1b]0;x\x07.html"),
    "controls of the second set": _named("a\x9b31m\x85.html"),
    "overrides of direction": _named("a\u202elmth.\u2066x\u2069.html"),
    "spaces of no width": _named("a\u200b\ufeff\xad.html"),
    "line ends": _named("a\nb\rc\u2028d.html"),
    "spaces": _named("   .html"),
    "a dash": _named("-h.html"),
    "an option": _named("--json"),
    "markup": _named("<script>alert(1)<"),
    "markup of Rich": _named("[bold red]x[link=https:] .html"),
    "quotation marks": _named("a\"'`$(true).html"),
    "marks on letters": _named("a" + "\u0301" * 60 + ".html"),
    "a name that is an address": _named("https:example"),
    "a name of equals signs": _named("a=2031-05-05.html"),
    "reserved names": _named("CON"),
    "links": _links,
    "what is no file": _no_files,
    "what is closed": _closed,
    "folders in depth": _deep,
    "a folder of files": _many,
    "hidden files and sidecars alone": _hidden,
}

#: all files, by group
FILES: dict[str, dict[str, Put]] = {
    "sidecars": SIDECARS,
    "lists": LISTS,
    "tables": TABLES,
    "mail": MAIL,
    "archives": ARCHIVES,
    "names": NAMES,
}
