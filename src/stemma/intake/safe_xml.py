"""XML from strangers: no entities of its own, no network, no tree larger than libxml2's limits."""

import codecs
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from html.entities import html5

from lxml import etree

from stemma.extract.decode import decoded
from stemma.intake.packed import Packed, Unreadable
from stemma.model import Page, Rejection
from stemma.text.shown import shown

_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.:-]+)""")
_TYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_UNQUOTED = re.compile(r"""(\s[\w:.-]+=)([^\s"'<>]+)(?=[\s>])""")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"&(#x?[0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{0,30};)?")
_OWN = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_LAST_CODE_POINT = 0x10FFFF


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8" if recover else None,
    )


def strict(content: bytes) -> etree._Element:
    """The root of a well-formed document.

    Raises:
        Unreadable: it is not well-formed.
    """
    try:
        return etree.fromstring(content, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        said = shown(str(error).split("\n", 1)[0][:160])
        raise Unreadable("unreadable", f"broken XML ({said}); fetch it again or ask its maker") from None


def mended(packed: Packed, wanted: frozenset[str]) -> etree._Element:
    """The first element of a wanted name in a document of which as much as possible is to be read.

    Mended are bare &, undefined entities, wrong encodings, attributes without quotation marks, what stands before the
    declaration, and ends that are missing.

    Raises:
        Unreadable: there is no such element in it.
    """
    with suppress(etree.XMLSyntaxError, ValueError, LookupError):
        if (found := _named(etree.fromstring(packed.content, _parser(recover=False)), wanted)) is not None:
            return found
    text = _text(packed)
    plain = _without_type(text)
    # what is mended too little is cut off at its first fault: the fullest is the best, and of two as full the more mended
    mended_ = (_named(_recovered(one), wanted) for one in dict.fromkeys((_quoted(plain), plain, text)))
    roots = [root for root in mended_ if root is not None]
    if not roots:
        raise Unreadable("unreadable", f"no <{min(wanted)}> or its like in it; fetch it again")
    return max(roots, key=lambda root: sum(1 for _ in root.iter()))


def _text(packed: Packed) -> str:
    """The characters of a document. Single bytes that are no UTF-8 in one that otherwise is are read as western ones."""
    text = decoded(Page(uri=packed.uri, content=packed.content, media_type="text/html"))
    if isinstance(text, Rejection):
        raise Unreadable(text.reason, text.cause)
    declared = _ENCODING.search(packed.content[:200])
    is_utf8 = declared is None or declared.group(1).lower() in {b"utf-8", b"utf8"}
    mixed = "\ufffd" in text and is_utf8 and b"\x00" not in packed.content[:200]
    return packed.content.decode("utf-8", _WESTERN) if mixed else text


_WESTERN = "stemma-western"


def _as_western(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WESTERN, _as_western)


def _named(root: etree._Element | None, wanted: frozenset[str]) -> etree._Element | None:
    return next((element for element in root.iter() if local(element) in wanted), None) if root is not None else None


def _recovered(text: str) -> etree._Element | None:
    data = _escaped(_FORBIDDEN.sub("", _DECLARATION.sub("", text.lstrip("\ufeff"), count=1))).encode("utf-8")
    start = data.find(b"<")
    try:
        root = etree.fromstring(data[max(0, start) :], _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
    return root if root is not None and isinstance(root.tag, str) else None


def _without_type(text: str) -> str:
    """The text without a document type, whose internal part may be broken."""
    begin = text.upper().find("<!DOCTYPE")
    match = _TYPE.match(text, begin) if begin >= 0 else None
    return text[:begin] + text[match.end() :] if match else text


def _quoted(text: str) -> str:
    """The text with attributes in quotation marks, outside CDATA."""
    return _outside_cdata(text, lambda part: _TAG.sub(lambda tag: _UNQUOTED.sub(r'\1"\2"', tag.group()), part))


def _escaped(text: str) -> str:
    """The text with every & that begins no character of XML's own made one, outside CDATA."""
    return _outside_cdata(text, lambda part: _ENTITY.sub(_character, part))


def _outside_cdata(text: str, change: Callable[[str], str]) -> str:
    """The text with every stretch outside CDATA changed; in time that grows with the text, also where CDATA never ends."""
    pieces: list[str] = []
    at = 0
    while (begin := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", begin)) >= 0:
        pieces += (change(text[at:begin]), text[begin : end + 3])
        at = end + 3
    return "".join((*pieces, change(text[at:])))


def _character(match: re.Match[str]) -> str:
    name = match.group(1)
    if name is None:
        return "&amp;"
    if name in _OWN:
        return match.group()
    if name.startswith("#"):
        return match.group() if _exists(name[1:-1]) else "\ufffd"
    return html5.get(name) or f"&amp;{name}"


def _exists(number: str) -> bool:
    """Whether a character reference names a character that XML may hold."""
    try:
        code = int(number[1:], 16) if number[:1] in "xX" else int(number)
    except ValueError:
        return False
    return (
        code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= _LAST_CODE_POINT
    )


def local(element: etree._Element) -> str:
    """An element's name in small letters without its namespace; empty for anything that is no element."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


# a feed repeats a few dozen names thousands of times
@lru_cache(maxsize=2048)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def words(element: etree._Element | None) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext())) if element is not None else ""
