"""What stands above the first paragraph of a saved text: labels, headline, byline, day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.extract.byline import byline_of
from stemma.extract.chrome import furnishing
from stemma.extract.credit import is_photo_credit
from stemma.extract.dateline import peel_dateline
from stemma.extract.day import day_line
from stemma.extract.notice import notices_in
from stemma.model import Dropped, Notice

#: blocks; no page has more above its first paragraph
_MOST = 10
#: words; a longer block is a paragraph
_LONGEST_HEADLINE = 30
#: words; a shorter block above a headline is the name of a section
_LONGEST_LABEL = 3

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
        following = blocks[index + 1] if index + 1 < len(blocks) else ""
        grown = _grown(head, block, following)
        if grown is None:
            return head
        head = replace(grown, length=index + 1)
    return head


def _grown(head: Head, block: str, following: str) -> Head | None:
    """The head with one more block; None where the article begins."""
    if furniture := furnishing(block):
        # a lone word can be a button or a section: above the text both go
        reason = "navigation" if furniture.purpose == "paywall" else furniture.purpose
        return replace(head, dropped=(*head.dropped, Dropped(reason=reason, text=block)))  # type: ignore[arg-type]
    if authors := byline_of(block):
        return replace(
            head, byline=(*head.byline, *authors), dropped=(*head.dropped, Dropped(reason="byline", text=block))
        )
    if (day := day_line(block)) and head.published is None:
        return replace(head, published=day, dropped=(*head.dropped, Dropped(reason="interface", text=block)))
    if (notices := notices_in(block)) and head.title is None:
        dropped = (*head.dropped, Dropped(reason="notice", text=block))
        return replace(head, notices=(*head.notices, *notices), dropped=dropped)
    return _titled(head, block, following) if head.title is None else None


def _titled(head: Head, block: str, following: str) -> Head | None:
    bare = _MARKDOWN.sub("", block)
    if not _reads_as_headline(bare) or not following:
        return None
    marked = bare != block
    if (
        not marked
        and len(bare.split()) <= _LONGEST_LABEL
        and _reads_as_headline(following)
        and not byline_of(following)
        and not day_line(following)
    ):
        return replace(head, dropped=(*head.dropped, Dropped(reason="navigation", text=block)))
    return replace(head, title=bare, dropped=(*head.dropped, Dropped(reason="headline", text=block)))


def _reads_as_headline(block: str) -> bool:
    if len(block.split()) > _LONGEST_HEADLINE or is_photo_credit(block) or notices_in(block):
        return False
    return not block.endswith((".", ",", ";")) and peel_dateline(block)[0] is None
