"""Saved web pages. What a browser or an archiver wrote into the file says where it came from."""

import re
from collections.abc import Iterator

from stemma.intake import stated
from stemma.intake.packed import Item, Packed
from stemma.model import Facts, Page
from stemma.settings import Limits

#: bytes in which savers put their note
_HEAD = 8_192
#: `<!-- saved from url=(0042)https://... -->` by browsers, and SingleFile's note of several lines
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{4}\)(\S+)\s*-->")
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)")


def read(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """The page, with the address that it was saved from."""
    head = packed.content[:_HEAD]
    note = _SINGLE_FILE.search(head) or _SAVED_FROM.search(head)
    url = stated.address(note.group(1).decode("utf-8", "replace")) if note else None
    content = _as_utf8(packed)
    yield Page(uri=packed.uri, content=content, media_type="text/html", stated=Facts(url=url).over(packed.stated))


def _as_utf8(packed: Packed) -> bytes:
    """The content in UTF-8 where its container names another encoding that fits; the page itself need not name it."""
    if packed.charset and packed.charset.lower() not in {"utf-8", "utf8"}:
        try:
            return packed.content.decode(packed.charset).encode("utf-8")
        except (UnicodeError, LookupError, ValueError):
            pass
    return packed.content
