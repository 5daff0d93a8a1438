"""Every format that Stemma reads: how its content is recognised, and who reads it. The first that fits is it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from stemma.intake import (
    addresses,
    archives,
    docx,
    epub,
    feeds,
    jsonfeed,
    mail,
    newsml,
    ninjs,
    nitf,
    opml,
    pdf,
    sitemaps,
    tables,
    texts,
    web_pages,
    zipped,
)
from stemma.intake.packed import Packed, Reader
from stemma.intake.sample import Sample

_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|article|main|section|title|meta|link|div|p|h[1-6]|table|ul|span|a|br|img|font|center)\b[^>]*>",
    re.IGNORECASE,
)
_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t].*\n(?:[ \t].*\n)*){2}")
_MAIL_FIELDS = re.compile(r"^(?:from|date|subject|mime-version|received|message-id|to|return-path):", re.IGNORECASE | re.MULTILINE)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format."""

    #: whether a file is of it
    fits: Callable[[Sample], bool]
    read: Reader
    #: the extra of the package that it needs
    extra: str | None = None
    #: its parser is given files by strangers, so it works in a process that can be killed
    apart: bool = True
    #: it is read piece by piece and may be larger than a page
    large: bool = False


def _is_feed(sample: Sample) -> bool:
    if sample.root in feeds.ROOTS:
        return True
    # some begin with a remark, a blank line or a warning of the server's
    return not sample.root and sample.has_element("rss", "rdf:rdf", "feed")


def _is_html(sample: Sample) -> bool:
    return sample.root == "html" or sample.start[:14].lower() == "<!doctype html"


def _is_mail(sample: Sample) -> bool:
    head = sample.start[:HEADERS].replace("\r\n", "\n").replace("\r", "\n")
    head = head.split("\n\n", 1)[0] + "\n"
    return _HEADER.match(head) is not None and len(set(map(str.lower, _MAIL_FIELDS.findall(head)))) > 1


def _is_mhtml(sample: Sample) -> bool:
    head = sample.start[:HEADERS].lower()
    return _is_mail(sample) and "multipart/related" in head and ("text/html" in head or "content-location" in head)


def _is_markup(sample: Sample) -> bool:
    return _is_html(sample) or _MARKUP.search(sample.text[:4096]) is not None


#: code points in which the fields of a message stand
HEADERS = 16_384

FORMATS: dict[str, Format] = {
    "warc": Format(
        fits=lambda s: archives.opens_warc(s.head), read=archives.read_warc, extra="archives", apart=False, large=True
    ),
    "gzip": Format(fits=lambda s: s.head.startswith(b"\x1f\x8b"), read=zipped.read_gzip, apart=False),
    "docx": Format(fits=lambda s: "word/document.xml" in s.members, read=docx.read),
    "epub": Format(fits=lambda s: "META-INF/container.xml" in s.members, read=epub.read),
    "wacz": Format(
        fits=lambda s: "datapackage.json" in s.members and any(name.startswith("archive/") for name in s.members),
        read=archives.read_wacz,
        extra="archives",
        apart=False,
        large=True,
    ),
    "zip": Format(
        fits=lambda s: s.head.startswith((b"PK\x03\x04", b"PK\x05\x06")), read=zipped.read_zip, apart=False, large=True
    ),
    "pdf": Format(fits=lambda s: b"%PDF-" in s.head[:1024], read=pdf.read, extra="pdf"),
    "opml": Format(fits=lambda s: s.root == "opml", read=opml.read),
    "sitemap": Format(fits=lambda s: s.root in sitemaps.ROOTS, read=sitemaps.read),
    "newsml": Format(fits=lambda s: s.root in newsml.ROOTS, read=newsml.read),
    "nitf": Format(fits=lambda s: s.root == "nitf", read=nitf.read),
    "feed": Format(fits=_is_feed, read=feeds.read),
    "jsonfeed": Format(fits=lambda s: jsonfeed.is_jsonfeed(s.json), read=jsonfeed.read),
    "ninjs": Format(fits=lambda s: ninjs.is_ninjs(s.json), read=ninjs.read),
    "json": Format(fits=lambda s: bool(tables.rows_of(s.json)), read=tables.read_json),
    "jsonl": Format(
        fits=lambda s: isinstance(s.first_row, dict) and tables.is_export(s.first_row),
        read=tables.read_lines,
        apart=False,
        large=True,
    ),
    "mhtml": Format(fits=_is_mhtml, read=mail.read_web_page),
    "eml": Format(fits=_is_mail, read=mail.read_message),
    "csv": Format(fits=lambda s: tables.is_export(tables.header_of(s.text)), read=tables.read_csv),
    "markdown": Format(fits=lambda s: texts.has_front_matter(s.text), read=texts.read_markdown, apart=False),
    "html": Format(fits=_is_markup, read=web_pages.read, apart=False),
    "urls": Format(fits=lambda s: addresses.is_list(s.text), read=addresses.read, apart=False),
    "text": Format(fits=lambda s: bool(s.text.strip()) and not _is_other(s), read=texts.read, apart=False),
}

#: what is known and not read, with the way out
_BINARY = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or mail file; save it as DOCX, CSV or EML"),
    (b"filedesc://", "a web archive of the old kind (ARC); convert it to WARC, for example with warcio recompress"),
    (b"{\\rtf", "a rich text file; save it as DOCX or text"),
    (b"\x89PNG", "a picture; run a text recognition over it first"),
    (b"\xff\xd8\xff", "a picture; run a text recognition over it first"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"SQLite format 3\x00", "a database; export its articles as CSV or JSON Lines"),
    (b"PAR1", "a Parquet file; export it as CSV or JSON Lines"),
    (b"Rar!", "a RAR archive; pack it as zip"),
    (b"7z\xbc\xaf", "a 7z archive; pack it as zip"),
    (b"\xfd7zXZ", "an xz archive; unpack it"),
    (b"BZh", "a bzip2 archive; unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive; unpack it"),
)
_NO_TEXT = "no text, and of no kind that is known; save the article as HTML, text or PDF"
_IN_ZIP = {
    "xl/workbook.xml": "an Excel workbook; export the sheet as CSV",
    "ppt/presentation.xml": "a presentation; save it as PDF",
    "content.xml": "an OpenDocument file; save it as DOCX or PDF",
}
#: endings of text that no article is written in: what is recognised by nothing else is told by its name
_NO_PROSE = frozenset(("css", "js", "mjs", "ts", "py", "java", "c", "h", "cpp", "rs", "go", "rb", "php", "sh", "bat", "sql", "toml", "yaml", "yml", "ini", "cfg", "conf", "lock", "svg", "map", "log", "xsd", "dtd", "xsl", "json", "jsonl", "ndjson", "xml", "csv", "tsv", "ics", "vcf", "srt", "vtt", "tex", "bib", "ipynb", "webmanifest", "woff", "woff2", "ttf", "ico"))  # fmt: skip


def _is_other(sample: Sample) -> bool:
    return unread(sample) is not None


def unread(sample: Sample) -> str | None:
    """What a file is that Stemma does not read, in words with the way out; None for anything that may be text."""
    return _known_binary(sample) or _known_text(sample)


def _known_binary(sample: Sample) -> str | None:
    marked = (what for mark, what in _BINARY if sample.head.startswith(mark))
    nothing = not sample.text and not sample.members and sample.head.strip()
    return next(marked, None) or _known_package(sample) or (_NO_TEXT if nothing else None)


def _known_package(sample: Sample) -> str | None:
    return next((what for name, what in _IN_ZIP.items() if name in sample.members), None)


def _known_text(sample: Sample) -> str | None:
    ending = sample.packed.name.removesuffix(".gz").rsplit(".", 1)[-1].lower()
    if sample.start[:1] == "<" and sample.root and not _is_markup(sample):
        return f"XML of a kind that is not known (<{sample.root[:40]}>); export it as a feed, NewsML-G2 or HTML"
    if sample.json is not None or ending in {"json", "jsonl", "ndjson"}:
        return "JSON without articles in fields that are known: url, title, text, date"
    if ending in {"csv", "tsv"}:
        return "a table without columns that are known: url, title, text, date; name them in its first line"
    return f"a .{ending} file, which holds no article" if ending in _NO_PROSE else None


def format_of(packed: Packed) -> str | None:
    """The name of the format that bytes are in; None for what is not read."""
    sample = Sample(packed)
    if _known_package(sample):
        return None
    return next((name for name, format_ in FORMATS.items() if format_.fits(sample)), None)
