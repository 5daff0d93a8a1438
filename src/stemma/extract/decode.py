"""Bytes to text: byte order mark, declared encoding, UTF-8, then a guess."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

from stemma.model import Page, Rejection

#: bytes after unpacking; as `Settings.largest_file`, so that a small .gz can't fill the memory
LARGEST = 20_000_000
#: bytes looked at to tell text from anything else
_SAMPLE = 4096
#: share of control bytes beyond which a sample is no text; random bytes have a tenth, text hardly any
_TOO_MANY_CONTROLS = 0.05
#: share of replaced characters beyond which an encoding is wrong
_TOO_MANY_REPLACED = 0.02
#: share of letters beyond ASCII in western text, and of those how many must be western
_FEW = 0.15
_NEARLY_ALL = 0.95
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáãçîïíìñôóòõûùúåøæœÉÈÀÇÅØÆŒÊÎ«»„“”‚‘’‹›–—…€°§©®·•\xa0")
#: bytes given to the detector; more takes long and changes nothing
_DETECTED = 60_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"\x7fELF",
    b"MZ\x90",
    b"Rar!",
    b"7z\xbc\xaf",
    b"RIFF",
    b"OggS",
    b"ID3",
    b"SQLite format 3\x00",
    b"\xd0\xcf\x11\xe0",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"wOF",
)
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]{0,80}encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


def decoded(page: Page) -> str | Rejection:
    """The page's text; bytes that no encoding fits whole are replaced, bytes that are no text at all rejected."""
    content = _unpacked(page)
    if isinstance(content, Rejection):
        return content
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return Rejection(uri=page.uri, stage="decode", reason="empty", cause="the file holds nothing; save it again")
    if content.startswith(_MAGIC):
        return _binary(page)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").lstrip("\ufeff")
    wide = _wide(content)
    if wide is None and _is_binary(content[:_SAMPLE]):
        return _binary(page)
    return next(_readings(content, wide))


def _binary(page: Page) -> Rejection:
    return Rejection(
        uri=page.uri, stage="decode", reason="binary", cause="the file is no text; save the article as HTML or text"
    )


def _unpacked(page: Page) -> bytes | Rejection:
    if not page.content.startswith(b"\x1f\x8b"):
        return page.content
    try:
        with gzip.open(io.BytesIO(page.content)) as packed:
            content = packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error):
        return Rejection(
            uri=page.uri, stage="decode", reason="unreadable", cause="the gzip data is broken; fetch it again"
        )
    if len(content) > LARGEST:
        cause = f"the file unpacks to more than {LARGEST:,} bytes; give the page it was made of"
        return Rejection(uri=page.uri, stage="decode", reason="too_large", cause=cause)
    return content


def _is_binary(sample: bytes) -> bool:
    controls = sum(byte in _CONTROLS for byte in sample)
    return controls > _TOO_MANY_CONTROLS * len(sample)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = content[:_SAMPLE]
    half = max(1, len(sample) // 2)
    odd, even = sample[1::2].count(0) / half, sample[::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _readings(content: bytes, wide: str | None) -> Iterator[str]:
    """Every reading worth a try, best first; the last never fails."""
    if wide:
        yield content.decode(wide, "replace")
    with suppress(UnicodeDecodeError):
        yield content.decode("utf-8")
    for encoding in filter(None, (_declared(content), "utf-8")):
        text = content.decode(encoding, "replace")
        if text.count("\ufffd") <= _TOO_MANY_REPLACED * len(text):
            yield text
    western = content.decode("cp1252", "replace")
    if _reads_western(western):
        yield western
    if detected := _detected(content):
        yield content.decode(detected, "replace")
    yield content.decode("cp1252", "replace")


def _reads_western(text: str) -> bool:
    """Whether the letters beyond ASCII are few and those of western Europe: detectors guess badly on a dozen umlauts."""
    beyond = [character for character in text if character > "\x7f"]
    western = sum(character in _WESTERN for character in beyond)
    return len(beyond) <= _FEW * len(text) and western >= _NEARLY_ALL * len(beyond)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_SAMPLE])
    name = match.group(1).decode("ascii") if match else ""
    try:
        # browsers read Latin-1 as its superset, Windows-1252
        found = codecs.lookup(name).name if name else None
    except LookupError:
        return None
    return "cp1252" if found in {"iso8859-1", "ascii"} else _text_codec(found)


def _text_codec(name: str | None) -> str | None:
    """The codec if it turns bytes into text: Python also knows some that do not ("hex", "rot13")."""
    try:
        return name if name and isinstance(b"a".decode(name, "replace"), str) else None
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(content: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_DETECTED]).best()
    return _text_codec(best.encoding) if best else None
