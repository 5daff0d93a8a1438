"""Web archives: WARC, plain or gzipped, and WACZ (extra `archives`, read by fastwarc).

Every answer with status 200 whose content can be an article is unpacked; requests, pictures, styles, scripts and answers
that only say "as before" are passed over. ARC, the format before WARC, is not read.
"""

import json
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.intake.zipped import member, open_zip
from stemma.model import Facts
from stemma.settings import Limits
from stemma.text.shown import shown

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

#: media types that can hold an article or a feed; what names none is looked into
_WANTED = ("text/html", "application/xhtml", "text/plain", "text/xml", "application/xml", "application/rss", "application/atom", "application/rdf", "application/json", "application/feed+json", "application/ld+json", "application/pdf", "application/epub", "application/vnd.openxmlformats-officedocument.wordprocessingml", "message/rfc822", "multipart/related", "text/markdown")  # fmt: skip
_OK = 200
#: records that hold content
_KINDS = frozenset(("response", "resource", "conversion"))


def read_warc(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The contents of a WARC file's answers, each with its address.

    Raises:
        Unreadable: it holds no record, or breaks off.
        ImportError: the extra is not installed.
    """
    yield from _records(packed.uri, packed.stream(), limits, frozenset())


def read_wacz(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The contents of the WARC files in a WACZ package; where it lists its pages, of those pages only.

    Raises:
        Unreadable: it is no zip file, or holds no WARC.
        ImportError: the extra is not installed.
    """
    with open_zip(packed) as package:
        names = sorted(info.filename for info in package.infolist())
        archives = [name for name in names if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))]
        if not archives:
            raise Unreadable("no_text", "a WACZ package without a WARC file; export it again")
        pages = _pages(member(package, "pages/pages.jsonl", limits)) if "pages/pages.jsonl" in names else frozenset()
        for name in archives:
            uri = f"{packed.uri}!/{shown(name)}"
            try:
                with package.open(name) as stream:
                    yield from _records(uri, stream, limits, pages)  # type: ignore[arg-type]  # zipfile's stream is one
            except Unreadable as reason:
                yield refused(uri, reason.reason, reason.cause)


def _pages(content: bytes) -> frozenset[str]:
    """The addresses in a list of pages; its first line describes the list."""
    found = set()
    for line in content.splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and (url := stated.address(page.get("url"))):
            found.add(url)
    return frozenset(found)


def _records(uri: str, stream: BinaryIO, limits: Limits, pages: frozenset[str]) -> Iterator[Item]:
    from fastwarc.warc import ArchiveIterator

    count = 0
    try:
        for record in ArchiveIterator(stream, parse_http=True):
            count += 1
            if count > limits.most_members:
                raise Unreadable("too_many", f"more than {limits.most_members:,} records in one archive; split it")
            item = _item(uri, record, limits, pages)
            if item is not None:
                yield item
    except (OSError, ValueError, EOFError, zlib.error, RuntimeError) as error:
        cause = f"breaks off after {count} records ({shown(str(error)[:100])}); what stands before was read"
        raise Unreadable("unreadable", cause) from None
    finally:
        stream.close()
    if not count:
        raise Unreadable("unreadable", "no record in it can be read; fetch or export it again")


def _item(uri: str, record: "WarcRecord", limits: Limits, pages: frozenset[str]) -> Item | None:
    """What one record holds, None for one that holds no article."""
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    media_type, charset = _type(record)
    if not _can_be_article(record, media_type) or (pages and url not in pages):
        return None
    where = f"{uri}!/{shown(url or record.record_id or '')}"
    try:
        content = _content(record, limits)
    except Unreadable as reason:
        return refused(where, reason.reason, reason.cause)
    return Packed(
        uri=where, content=content, media_type=media_type, charset=charset, stated=Facts(url=stated.address(url))
    )


def _content(record: "WarcRecord", limits: Limits) -> bytes:
    length = record.content_length or 0
    if length > limits.largest_file:
        raise Unreadable("too_large", f"more than {limits.largest_file:,} bytes")
    content = record.reader.read(limits.largest_file + 1)
    if len(content) < length:
        raise Unreadable("unreadable", "the archive ends in the middle of this record; fetch it again")
    return _decoded(record, content, limits)


def _can_be_article(record: "WarcRecord", media_type: str | None) -> bool:
    kind = (record.headers.get("WARC-Type") or "").lower()
    answered = record.http_headers is None or record.http_headers.status_code == _OK
    return kind in _KINDS and answered and (media_type is None or media_type.startswith(_WANTED))


def _type(record: "WarcRecord") -> tuple[str | None, str | None]:
    if record.http_headers is not None:
        kind, charset = record.http_content_type, record.http_charset
    else:
        kind, charset = record.headers.get("Content-Type"), None
    kind = (kind or "").split(";")[0].strip().lower() or None
    return (None if kind in {"application/http", "application/octet-stream"} else kind), charset


def _decoded(record: "WarcRecord", content: bytes, limits: Limits) -> bytes:
    """The content without the encodings in which it was sent; as it is where it never was in them, as some crawlers store it."""
    headers = record.http_headers
    if headers is None:
        return content
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        content = _unchunked(content)
    encoding = (headers.get("Content-Encoding") or "").strip().lower()
    if encoding in {"gzip", "x-gzip"} and content[:2] == b"\x1f\x8b":
        return _unpacked(content, 31, limits)
    if encoding == "deflate":
        try:
            return _unpacked(content, 15, limits)
        except Unreadable:
            return _unpacked(content, -15, limits)
    if encoding in {"br", "zstd"}:
        raise Unreadable("unsupported", f"stored as {encoding}; record it with gzip or without encoding")
    return content


def _unpacked(content: bytes, window: int, limits: Limits) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        text = unpacker.decompress(content, limits.largest_file + 1)
    except zlib.error as error:
        raise Unreadable("unreadable", f"broken encoding in the record ({error})") from None
    if len(text) > limits.largest_file:
        raise Unreadable("too_large", f"more than {limits.largest_file:,} bytes after unpacking")
    return text


def _unchunked(content: bytes) -> bytes:
    """The chunks put together; what is no chunk is taken as it is."""
    pieces: list[bytes] = []
    at = 0
    while at < len(content):
        end = content.find(b"\r\n", at, at + 20)
        try:
            size = int(content[at:end].split(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return content if not pieces else b"".join(pieces) + content[at:]
        if size == 0:
            break
        pieces.append(content[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(pieces)


def opens_warc(head: bytes) -> bool:
    """Whether bytes begin a WARC file, packed or not."""
    if head[:2] == b"\x1f\x8b":
        try:
            head = zlib.decompressobj(31).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")
