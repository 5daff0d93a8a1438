"""Inputs of an attacker who has read the program: what one format says in another's name, and shapes that only one stage minds.

Each takes a folder and a size, and puts there what it needs.
"""

import base64
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.hostile.made import BODY, PROSE, TEXT, page, paragraphs

Put = Callable[[Path, int], None]
_MIME = "MIME-Version: 1.0\nFrom: Ada Holt <a@b.example>\nDate: Mon, 5 May 2031 10:00:00 +0000\nSubject: Boats\n"
_MHTML = f'{_MIME}Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTAINER = b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'


def _put(name: str, content: Callable[[int], str | bytes]) -> Put:
    def put(folder: Path, size: int) -> None:
        made = content(size)
        (folder / name).write_bytes(made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made)

    return put


def _page(part: Callable[[int], str], head: str = "") -> Put:
    return _put("a.html", lambda n: page(part(n), head=head))


def _styled(style: Callable[[int], str]) -> Put:
    return _put("a.html", lambda n: page('<p class="c">Boat was raised.</p>', head=f"<style>{style(n)}</style>"))


def _text(piece: str) -> Put:
    return _put("a.txt", lambda n: f"{TEXT}\n\n{piece * (n * 10 // len(piece))}")


def _zipped(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


def _docx(body: Callable[[int], str], **more: bytes) -> Put:
    def made(n: int) -> bytes:
        document = f'<w:document xmlns:w="{_WORDS}"><w:body>{body(n)}</w:body></w:document>'
        return _zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode(), **more})

    return _put("a.docx", made)


def _epub(package: Callable[[int], str], chapter: bytes = BODY.encode()) -> Put:
    def made(n: int) -> bytes:
        return _zipped({
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": _CONTAINER,
            "a.opf": f'<package xmlns="http://www.idpf.org/2007/opf">{package(n)}</package>'.encode(),
            "a.xhtml": b"<html><body>" + chapter + b"</body></html>",
        })  # fmt: skip

    return _put("a.epub", made)


def _pdf(content: Callable[[int], bytes]) -> Put:
    def made(n: int) -> bytes:
        stream = content(n)
        return (
            b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype"
            b"/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF"
            % (len(stream), stream)
        )

    return _put("a.pdf", made)


def _warc(payload: Callable[[int], bytes], head: bytes = b"") -> Put:
    def made(n: int) -> bytes:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + payload(n)
        return (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/a\r\nWARC-Date: 9999-12-31T23:59:59Z\r\n"
            b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(body), body)
        )

    return _put("a.warc", made)


def _likenesses(folder: Path, size: int) -> None:
    """Articles that all tell the same in other words: each pair of their statements is compared."""
    for number in range(6):
        said = "\n\n".join(
            f"Ada Holt said on Monday that boat {n} of {number} had sunk with {n + number} people."
            for n in range(size // 12)
        )
        (folder / f"{number}.txt").write_text(f"{TEXT}\n\n{said}")


def _prints(folder: Path, size: int) -> None:
    """Prints of one text of which each has other sentences changed."""
    for number in range(8):
        rows = paragraphs(size // 10).split("\n\n")
        rows[number::9] = [f"{row} It was the {number} of them." for row in rows[number::9]]
        (folder / f"{number}.txt").write_text("\n\n".join(rows))


def _names_alike(folder: Path, _size: int) -> None:
    for name in ("a.html", "A.html", "a.HTML", "a\u0301.html", "á.html", "a .html", "a.html ", "a.html."):
        (folder / name).write_bytes(page(f"<p>This is {name!a}.</p>"))


def _sidecars_alike(folder: Path, _size: int) -> None:
    (folder / "a.txt").write_text(TEXT)
    for name in ("a.txt.meta.toml", "a.meta.toml", "meta.toml", ".meta.toml"):
        (folder / name).write_text('url = "file:///etc/passwd"\npublisher = "../../x"\n')


TRICKS: dict[str, Put] = {
    # styles and scripts
    "selectors": _styled(lambda n: "a>" * n + "b{c:d}"),
    "selectors that nest": _styled(lambda n: ":not(" * n + ")" * n),
    "braces in a style": _styled(lambda n: "{" * n),
    "comments in a style": _styled(lambda n: "/*" * n),
    "a style that imports": _styled(lambda _: "@import url(file:///etc/passwd);"),
    "a style of each block": _page(lambda n: "".join(f'<p style="{"a:b;" * 20}">Boat {i}</p>' for i in range(n // 10))),
    "classes": _page(lambda n: f'<p class="{" ".join(f"c{i}" for i in range(n))}">Boat was raised.</p>'),
    "a class on each word of furniture": _page(lambda n: "".join(f'<i class="share-{i} ad-{i} promo">x</i>' for i in range(n // 4))),
    # shapes of a page
    "a list in a list in a table": _page(lambda n: "<ul><li><table><tr><td>" * (n // 10) + "x"),
    "items of a deep list": _page(lambda n: "<ol><li>Boat was raised. " * (n // 4)),
    "rows of many widths": _page(lambda n: "<table>" + "".join("<tr>" + "<td>5" * (i % 40) + "</tr>" for i in range(n // 10)) + "</table>"),
    "heads of a table": _page(lambda n: "<table><tr>" + "<th scope=col>Boats" * (n // 2) + "</tr><tr>" + "<td>5" * (n // 2) + "</tr></table>"),
    "a caption of a table": _page(lambda n: f"<table><caption>{'Boat 5 ' * n}</caption><tr><td>5</td></tr></table>"),
    "a pre in a pre": _page(lambda n: "<pre>boat\n" * (n // 4)),
    "a quote of a megabyte": _page(lambda n: f"<blockquote>{'“' * n}{'boat ' * n}{'”' * n}</blockquote>"),
    "one word of a megabyte": _page(lambda n: f"<p>{'b' * n * 50}</p>"),
    "one number of a megabyte": _page(lambda n: f"<p>{'7' * n * 50}</p>"),
    "one address of a megabyte": _page(lambda n: f"<p>https://a.example/{'%41' * n * 10}</p>"),
    "a title of a megabyte": _put("a.html", lambda n: page(head=f"<title>{'Boat ' * n * 10}</title>")),
    "emoji joined without end": _page(lambda n: f"<p>{chr(0x1F468)}{(chr(0x200D) + chr(0x1F469)) * n}</p>"),
    "ideographs without end": _page(lambda n: f"<p>{'船沉' * n}</p>"),
    "tatweel and marks": _page(lambda n: f"<p>{'ـَ' * n}</p>"),
    "a page in a page of text": _put("a.txt", lambda n: page().decode() * max(2, n // 400)),
    "a page of frames of itself": _page(lambda n: "".join('<iframe srcdoc="&lt;p&gt;boat"></iframe>' for _ in range(n // 4))),
    "templates of shadows": _page(lambda n: '<div><template shadowrootmode="open"><slot>' * (n // 10)),
    "dates beside each word": _page(lambda n: "<p>" + '<time datetime="2031-05-05">boat</time> ' * (n // 4) + "</p>"),
    "canonical that is script": _page(lambda _: "", '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="data:text/html,x">'),
    "two character sets": _put("a.html", lambda n: page("é" * n).replace(b'"utf-8">', b'"utf-16"><meta charset="koi8-r">')),
    "letters of two sets in turns": _put("a.html", lambda n: page().replace(b"</article>", ("é".encode() + b"\xe9\xa4") * n + b"</article>")),
    "escapes of surrogates": _page(lambda n: "<p>" + "\\ud800&#xD83D;&#xDE00;" * n + "</p>"),
    # patterns of figures, dates and quotations
    "figures that nearly end": _text("1,234,567,89"),
    "figures and hyphens": _text("twenty-"),
    "German figures that nearly end": _text("siebenhundertsiebenundsiebzig"),
    "French figures that nearly end": _text("quatre-vingt-dix-"),
    "dates that nearly end": _text("Monday, 5 May 203"),
    "dates in brackets": _text("(5 May 2031("),
    "zones that nearly end": _text("10:00 GMT+"),
    "quotations that close first": _text("” said he. “"),
    "quotations in letters": _text("l'“a”'“b”"),
    "an apostrophe a word": _text("'tis o'the "),
    "initials": _text("A.B.C.D. "),
    "abbreviations": _text("Dr. Gov. St. e.g. "),
    "a dateline again and again": _text("ORRIN, May 5 (dpa) — "),
    "agencies in brackets": _text("(Reuters/AFP/dpa/"),
    "hedges": _text("reportedly allegedly might have been said to "),
    "negations": _text("not denied that it was not untrue that "),
    # mail, saved pages, documents, books, archives
    "a saved page of many parts": _put("a.mhtml", lambda n: _MHTML + "".join(f"--b\nContent-Type: image/png\nContent-Location: https://a.example/{i}\n\nx\n" for i in range(n // 4)) + "--b--\n"),
    "a saved page with its text last": _put("a.mhtml", lambda n: _MHTML + "--b\nContent-Type: text/css\n\nx\n" * (n // 10) + f"--b\nContent-Type: text/html\n\n{page().decode()}\n--b--\n"),
    "a boundary that is all": _put("a.eml", lambda n: f'{_MIME}Content-Type: multipart/mixed; boundary="{"-" * 60}"\n\n' + f"{'-' * 62}\n" * (n // 4)),
    "parts within parts within parts": _put("a.eml", lambda n: _MIME + "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\nContent-Type: multipart/mixed; boundary=x\n\n" * (n // 100)),
    "base64 of a page of base64": _put("a.eml", lambda n: f"{_MIME}Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n{base64.encodebytes(page('<p>x</p>' * n)).decode()}"),
    "a character set of mail": _put("a.eml", lambda n: f"{_MIME}Content-Type: text/plain; charset={'x' * min(n, 5000)}\n\n{TEXT}"),
    "runs of a document": _docx(lambda n: "<w:p>" + "<w:r><w:t>boat </w:t></w:r>" * (n // 2) + "</w:p>"),
    "tables of a document": _docx(lambda n: "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" * (n // 10)),
    "tables in tables of a document": _docx(lambda n: "<w:tbl><w:tr><w:tc>" * (n // 10) + "</w:tc></w:tr></w:tbl>" * (n // 10)),
    "a document of another's parts": _docx(lambda _: "<w:p><w:r><w:t>x</w:t></w:r></w:p>", **{"word/_rels/document.xml.rels": b'<Relationships><Relationship Target="file:///etc/passwd" TargetMode="External"/></Relationships>'}),
    "chapters of a book": _epub(lambda n: "<manifest>" + "".join(f'<item id="i{i}" href="a.xhtml" media-type="application/xhtml+xml"/>' for i in range(n // 4)) + "</manifest><spine>" + "".join(f'<itemref idref="i{i}"/>' for i in range(n // 4)) + "</spine>"),
    "one chapter again and again": _epub(lambda n: '<manifest><item id="i" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>' + '<itemref idref="i"/>' * (n // 4) + "</spine>"),
    "words of a PDF": _pdf(lambda n: b"BT /F 9 Tf 10 700 Td " + b"(boat ) Tj " * n + b"ET"),
    "words of a PDF on one spot": _pdf(lambda n: b"BT /F 9 Tf " + b"1 0 0 1 10 10 Tm (b) Tj " * n + b"ET"),
    "states of a PDF": _pdf(lambda n: b"q " * n),
    "a WARC that says gzip": _warc(lambda n: b"x" * n, b"Content-Encoding: gzip\r\n"),
    "a WARC in chunks": _warc(lambda n: b"1\r\nx\r\n" * n + b"0\r\n\r\n", b"Transfer-Encoding: chunked\r\n"),
    "a WARC of a chunk without end": _warc(lambda _: b"ffffffffffffffff\r\n" + page(), b"Transfer-Encoding: chunked\r\n"),
    "a table of quoted tables": _put("a.csv", lambda n: "url,title,text\n" + 'https://a.example/,"' + '""a"",' * n + '"\n'),
    "a table of two dialects": _put("a.csv", lambda n: "url;title;text\n" + "https://a.example/\tx\t" + f"{PROSE[0]}\n" * (n // 50)),
    "NewsML with a page in it": _put("a.xml", lambda n: '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="x"><contentSet><inlineXML><html><body>' + "<p>Boat was raised.</p>" * (n // 10) + "</body></html></inlineXML></contentSet></newsItem>"),
    "a feed with articles in articles": _put("a.json", lambda n: json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": "x", "content_html": page().decode() * max(2, n // 400)}]})),
    # several files
    "articles whose statements are all compared": _likenesses,
    "prints of one text": _prints,
    "names that look alike": _names_alike,
    "sidecars that look alike": _sidecars_alike,
}  # fmt: skip
