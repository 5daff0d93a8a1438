"""What stands above the first paragraph of a saved text: labels, headline, byline, day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.extract.byline import byline_of, is_byline
from stemma.extract.chrome import furnishing
from stemma.extract.credit import is_photo_credit
from stemma.extract.dateline import peel_dateline
from stemma.extract.day import day_line
from stemma.extract.drop import drop
from stemma.extract.notice import notices_in
from stemma.model import Dropped, Notice

#: blocks; no page has more above its first paragraph
_MOST = 10
#: words; a longer block is a paragraph
_LONGEST_HEADLINE = 30
#: words; a shorter block above a headline is the name of a section
_LONGEST_LABEL = 3

_LONGEST_SECTION = 5
#: words; agencies file under "TRAFFIC/ACCIDENT (new: figures)"
_LONGEST_SLUG = 10
#: blocks; between a section's name and the headline stands at most a byline
_LOOK_AHEAD = 4

#: marks that close a quotation behind the stop of its sentence, and spaces before them
_CLOSING = "\"'”“’»› \xa0\u202f"
_SLUG = re.compile(r"\A[^\s/]+/[^\s/]+|\A[A-ZÀ-Þ]{3,}-[A-ZÀ-Þ]{3,}")
_MARKDOWN = re.compile(r"\A#{1,3}\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a text, and how many blocks it took."""

    title: str | None = None
    byline: tuple[str, ...] = ()
    #: ISO 8601 day or moment
    published: str | None = None
    notices: tuple[Notice, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    #: blocks taken
    length: int = 0


def head_of(blocks: Sequence[str]) -> Head:
    """The head of a text in blocks. Without a headline the title is None: a first sentence is no headline."""
    head = Head()
    for index, block in enumerate(blocks[:_MOST]):
        grown = _grown(head, block, blocks[index + 1 : index + 1 + _LOOK_AHEAD])
        if grown is None:
            return head
        head = replace(grown, length=index + 1)
    return head


def _grown(head: Head, block: str, following: Sequence[str]) -> Head | None:
    """The head with one more block; None where the article begins."""
    if furniture := furnishing(block):
        # a lone word can be a button or a section: above the text both go
        return _dropping(head, "navigation" if furniture.purpose == "paywall" else furniture.purpose, block)
    if is_byline(block):
        return _dropping(replace(head, byline=(*head.byline, *byline_of(block))), "byline", block)
    if (day := day_line(block)) and head.published is None:
        return _dropping(replace(head, published=day), "interface", block)
    if (notices := notices_in(block)) and head.title is None:
        return _dropping(replace(head, notices=(*head.notices, *notices)), "notice", block)
    return _titled(head, block, following) if head.title is None else None


def _dropping(head: Head, reason: str, block: str) -> Head:
    return replace(head, dropped=(*head.dropped, drop(reason, block)))  # type: ignore[arg-type]


def _titled(head: Head, block: str, following: Sequence[str]) -> Head | None:
    bare = _MARKDOWN.sub("", block)
    if not _reads_as_headline(bare) or not following:
        return None
    if bare == block and _is_label(block, following):
        return _dropping(head, "navigation", block)
    return _dropping(replace(head, title=bare), "headline", block)


def _is_label(block: str, following: Sequence[str]) -> bool:
    """Whether a block names a section: it is short, and the true headline comes after it, before the day or the text."""
    rest = [other for other in following if not is_byline(other)]
    if not rest or day_line(rest[0]) or not _reads_as_headline(rest[0]):
        return False
    words = len(block.split())
    if words <= _LONGEST_LABEL or (_SLUG.search(block) and words <= _LONGEST_SLUG):
        return True
    return words <= _LONGEST_SECTION and len(rest) > 1 and day_line(rest[1]) is not None


def _reads_as_headline(block: str) -> bool:
    if len(block.split()) > _LONGEST_HEADLINE or is_photo_credit(block) or notices_in(block):
        return False
    return not block.rstrip(_CLOSING).endswith((".", ",", ";")) and peel_dateline(block)[0] is None
