"""Bytes to text: byte order mark, declared encoding, UTF-8, then a guess."""

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress

from stemma.extract.mojibake import unmangled
from stemma.model import Page, Rejection

#: bytes after unpacking; as `Settings.largest_file`, so that a small .gz can't fill the memory
LARGEST = 20_000_000
#: bytes looked at to tell text from anything else
_SAMPLE = 4096
#: share of control bytes beyond which a sample is no text; random bytes have a tenth, text hardly any
_TOO_MANY_CONTROLS = 0.05
#: share of noughts on one side and on the other that UTF-16 has at least and at most
_WIDE, _NARROW = 0.1, 0.02
_UTF_8 = frozenset(("utf-8", "utf_8", "utf-8-sig"))
#: share of letters beyond ASCII in western text, and of those how many must be western
_FEW = 0.4
_NEARLY_ALL = 0.95
_WESTERN = frozenset("äöüÄÖÜßéèêëàâáãçîïíìñôóòõûùúåøæœÿÉÈÀÇÅØÆŒÊÎÔÂÛËÏÙÑÁÍÓÚ£¥¢´¨×½¼¾²³±«»„“”‚‘’‹›–—…€°§©®·•\xa0")
#: share of letters beyond ASCII that UTF-8 may hold by chance in a text that is not UTF-8
_BY_CHANCE = 0.2
#: letters from here on are of scripts that no two letters of Windows-1252 spell by chance
_BEYOND_EUROPE = "\u0800"
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
            return unmangled(content.decode(encoding, "replace").lstrip("\ufeff"))
    wide = _wide(content)
    if wide is None and _is_binary(content[:_SAMPLE]):
        return _binary(page)
    return unmangled(next(_readings(content, wide)))


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
    """UTF-16 without a mark: every other byte of Latin text is zero, and of any text the line ends and spaces are."""
    sample = content[:_SAMPLE]
    half = max(1, len(sample) // 2)
    odd, even = sample[1::2].count(0) / half, sample[::2].count(0) / half
    if odd > _WIDE and even < _NARROW:
        return "utf-16-le"
    return "utf-16-be" if even > _WIDE and odd < _NARROW else None


def _readings(content: bytes, wide: str | None) -> Iterator[str]:
    """Every reading worth a try, best first; the last never fails.

    Bytes that are UTF-8 as a whole are UTF-8, whatever they are declared to be: other encodings hit its pattern by chance
    only in a few letters. Next comes what is declared, where it explains all bytes; then UTF-8 with single letters of
    Windows-1252 in it, as content systems paste them; then one single-byte encoding for all.
    """
    if wide:
        yield content.decode(wide, "replace")
    with suppress(UnicodeDecodeError):
        yield content.decode("utf-8")
    declared = _declared(content)
    if declared and declared not in _UTF_8:
        with suppress(UnicodeDecodeError):
            yield content.decode(declared)
    mixed, letters, strays = _mixed(content)
    if letters >= strays or (letters and _reads_western(mixed)):
        yield mixed
    western = content.decode("cp1252", _AS_LATIN_1)
    if _reads_western(western):
        yield western
    if detected := _detected(content):
        with suppress(UnicodeDecodeError):
            yield content.decode(detected)
    yield western


def _mixed(content: bytes) -> tuple[str, int, int]:
    """UTF-8 with each byte that is none read as Windows-1252; how many letters were UTF-8 beyond ASCII, and how many not."""
    text = content.decode("utf-8", _STRAY)
    strays = sum(character in _STRAYS for character in text)
    letters = [character for character in text if character > "\x7f" and character not in _STRAYS]
    chance = {character for character in letters if character not in _WESTERN and character < _BEYOND_EUROPE}
    if strays and chance and sum(map(chance.__contains__, letters)) <= _BY_CHANCE * (len(letters) + strays):
        # two letters of Windows-1252 that happen to be one of UTF-8 ("É»" is a letter of phonetics)
        for character in chance:
            text = text.replace(character, character.encode("utf-8").decode("cp1252", _AS_LATIN_1))
        letters = [character for character in letters if character not in chance]
    return text.translate(_FROM_STRAY), len(letters), strays


#: strays are kept in a private range while UTF-8 is read, so that they can be counted
_STRAY_BASE = 0xF700
_STRAYS = frozenset(chr(_STRAY_BASE + byte) for byte in range(0x80, 0x100))
_FROM_STRAY = {_STRAY_BASE + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
_STRAY, _AS_LATIN_1 = "stemma-stray", "stemma-latin-1"


def _keep_stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(_STRAY_BASE + byte) for byte in error.object[error.start : error.end]), error.end


def _as_latin_1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that Windows-1252 leaves open are controls in Latin-1, and browsers read them so."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_STRAY, _keep_stray)
codecs.register_error(_AS_LATIN_1, _as_latin_1)


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
