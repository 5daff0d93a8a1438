"""Sorts the blocks of a page: prose to the body, everything else to its field or, with a reason, to what was dropped."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import get_args

from stemma.extract.byline import byline_of
from stemma.extract.chrome import Furnishing, furnishing
from stemma.extract.credit import credit_line, peel_photo_credit, peel_signature, photo_credit
from stemma.extract.dateline import peel_dateline
from stemma.extract.day import day_line, is_day_row
from stemma.extract.drop import drop
from stemma.extract.names import words
from stemma.extract.notice import notices_in
from stemma.model import Caption, Credit, Dateline, Dropped, DropReason, Notice

#: blocks; a dateline stands at the head of one of the first
_DATELINE_WITHIN = 4
#: words; no caption that a button announces or a mark shows is longer
_LONGEST_CAPTION = 60
#: words; without such a sign a longer block before a picture credit is prose
_LONGEST_BARE_CAPTION = 32
#: words; a block of a list of links
_LONGEST_LINK = 18
#: blocks; a longer list at the end is part of the article
_LONGEST_TAIL = 6
#: words; a paragraph this long that ends a sentence is prose even below a heading like "Related"
_PROSE = 12

#: words; a longer block is prose
_LONGEST_REFERENCE = 40
#: an entry of a list of sources: "dorfpost.example: What the paper wrote (Englisch)", "https://…"
_REFERENCE = re.compile(
    r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|de|at|ch|fr|be|uk|eu|int|gov|edu|news|io|tv)(?:/\S*)?(?:\s*:\s|\s*\Z)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:e-?mail:? ?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
#: stands between the cells of a row
_CELL = " · "
#: words; a tag that stands on every teaser
_LONGEST_TAG = 3
#: times that a tag stands in a text
_REPEATED = 3
#: a place and a dash by themselves: the dateline of what follows
_PLACE_ALONE = re.compile(r"[^\W\d_a-z][\w./'’ -]{2,30} [–—-]")
_ENDS = re.compile(r"[.!?…][\"“”»’)\]]*\Z")
_REASONS = frozenset(get_args(DropReason))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Where every block went."""

    body: tuple[str, ...]
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    captions: tuple[Caption, ...]
    notices: tuple[Notice, ...]
    dropped: tuple[Dropped, ...]


def ends_sentence(block: str) -> bool:
    """Whether a block closes with a full stop or its like."""
    return _ENDS.search(block) is not None


class _Sorting:
    """The state of one pass over the blocks."""

    def __init__(self, blocks: Sequence[str]) -> None:
        self.body: list[str] = []
        self.credits: list[Credit] = []
        self.captions: list[Caption] = []
        self.notices: list[Notice] = []
        self.dropped: list[Dropped] = []
        #: the section of furniture that the pass is in
        self.section: str | None = None
        #: a button has just announced a picture
        self.picture = False
        #: a button announced the picture that the last block of the body may describe
        self.announced = False
        self.agencies = _agencies_shown(blocks)

    def take(self, block: str) -> None:
        """Put one block where it belongs."""
        announced, self.picture = self.picture, False
        furniture = furnishing(block)
        if furniture:
            self._furniture(block, furniture)
        elif _REFERENCE.match(block) and len(block.split()) <= _LONGEST_REFERENCE:
            self._drop("related", block)
        elif is_day_row(block) or (not self.body and day_line(block) is not None):
            self._drop("other", block)
        elif _ADDRESS.fullmatch(block) or (not self.body and byline_of(block)):
            self._drop("byline", block)
        elif self.section == "comments" or (self.section and not _is_prose(block)):
            self._drop(self.section, block)
        elif not (
            self._notice(block)
            or self._photo(block)
            or self._credit(block)
            or self._caption(block, announced=announced)
        ):
            self.section = None
            self.body.append(block)
            self.announced = announced

    def _drop(self, reason: str, text: str) -> None:
        known: DropReason = reason if reason in _REASONS else "interface"  # type: ignore[assignment]
        self.dropped.append(drop(known, text))

    def _furniture(self, block: str, furniture: Furnishing) -> None:
        if furniture.purpose == "paywall":
            self.notices.append(Notice(kind="paywall", text=block))
            self._drop("notice", block)
            return
        if furniture.heads_section and any(map(_is_prose, self.body)):
            self.section = furniture.purpose
        self.picture = furniture.purpose == "interface"
        self._drop(furniture.purpose, block)

    def _notice(self, block: str) -> bool:
        found = notices_in(block)
        self.notices.extend(found)
        if found:
            self._drop("notice", block)
        return bool(found)

    def _credit(self, block: str) -> bool:
        found = credit_line(block, self.agencies)
        self.credits.extend(found)
        if found:
            self._drop("credit", block)
        return bool(found)

    def _photo(self, block: str) -> bool:
        """A picture's credit; the short block before it is the caption."""
        credit = photo_credit(block)
        if credit is None:
            return False
        self._drop("credit", block)
        if (
            self.captions
            and self.captions[-1].credit is None
            and self.dropped[-2:-1]
            and self.dropped[-2].reason == "caption"
        ):
            self.captions[-1] = Caption(text=self.captions[-1].text, credit=credit)
        elif self.body and len(self.body[-1].split()) <= (
            _LONGEST_CAPTION if self.announced else _LONGEST_BARE_CAPTION
        ):
            caption = self.body.pop()
            self._drop("caption", caption)
            self.captions.append(Caption(text=peel_photo_credit(caption)[0], credit=credit))
        else:
            self.captions.append(Caption(text="", credit=credit))
        return True

    def _caption(self, block: str, *, announced: bool) -> bool:
        if len(block.split()) > _LONGEST_CAPTION:
            return False
        text, credit = peel_photo_credit(block)
        lowered = block.casefold()
        marked = any(mark in lowered for mark in words("caption_marks"))
        if not (marked or (credit and (announced or "©" in block or ":" in block[len(text) :]))):
            return False
        self._drop("caption", block)
        self.captions.append(Caption(text=text, credit=credit))
        return True


def _is_prose(block: str) -> bool:
    return len(block.split()) >= _PROSE and ends_sentence(block)


def _agencies_shown(blocks: Sequence[str]) -> frozenset[str]:
    """Names that the dateline shows to be agencies, in small letters."""
    names: set[str] = set()
    for block in blocks[: _DATELINE_WITHIN * 4]:
        names.update(credit.name.casefold() for credit in peel_dateline(block)[1])
    return frozenset(names)


def sort_blocks(blocks: Sequence[str], title: str | None = None, *, extracted: bool = False) -> Sorted:
    """Sort the blocks of one article, in reading order; its headline has been taken out.

    `extracted` says that an extractor has chosen the blocks: then a short block at the end is a list, not furniture.
    """
    kept, tags = _without_tags(blocks)
    blocks = _with_places(kept)
    sorting = _Sorting(blocks)
    sorting.dropped.extend(drop("navigation", tag) for tag in tags)
    for block in blocks:
        if title is not None and block == title:
            sorting.dropped.append(drop("headline", block))
        else:
            sorting.take(block)
    dateline = _take_dateline(sorting, title or "")
    _take_signatures(sorting)
    if not extracted:
        _drop_tail(sorting)
    return Sorted(
        body=tuple(sorting.body),
        dateline=dateline,
        credits=unique_credits(sorting.credits),
        captions=_unique_captions(sorting.captions),
        notices=_unique_notices(sorting.notices),
        dropped=tuple(sorting.dropped),
    )


def _with_places(blocks: Sequence[str]) -> list[str]:
    """The blocks, each place that stands alone with its dash put before the paragraph that it dates: "Velburg -"."""
    joined: list[str] = []
    for block in blocks:
        if joined and len(joined) <= _DATELINE_WITHIN and _PLACE_ALONE.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1]} {block}"
        else:
            joined.append(block)
    return joined


def _without_tags(blocks: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The blocks without words that come again and again by themselves: the section on each teaser of a list."""
    counts = Counter(block for block in blocks if _is_tag(block))
    tags = {tag: None for tag, count in counts.items() if count >= _REPEATED}
    return [block for block in blocks if block not in tags], tuple(tags)


def _is_tag(block: str) -> bool:
    return len(block.split()) <= _LONGEST_TAG and block[-1:].isalpha() and ":" not in block and _CELL not in block


def _take_dateline(sorting: _Sorting, title: str) -> Dateline | None:
    for index, block in enumerate(sorting.body[:_DATELINE_WITHIN]):
        rest = "\n".join([title, *sorting.body[:index], *sorting.body[index + 1 :]])
        dateline, credits_, without = peel_dateline(block, rest)
        if without != block and without:
            sorting.body[index] = without
            sorting.credits[:0] = credits_
            sorting.dropped.append(drop("dateline", block[: len(block) - len(without)].strip()))
            return dateline
    return None


def _take_signatures(sorting: _Sorting) -> None:
    kept: list[str] = []
    for block in sorting.body:
        credits_, without = peel_signature(block, sorting.agencies)
        if credits_:
            sorting.credits.extend(credits_)
            sorting.dropped.append(drop("credit", credits_[0].text))
        if without:
            kept.append(without)
    sorting.body[:] = kept


def _drop_tail(sorting: _Sorting) -> None:
    """After the last sentence there is no subheading: a few short blocks there are tags and links."""
    if not any(map(_is_prose, sorting.body)):
        return
    tail = list(
        takewhile(
            lambda block: not ends_sentence(block) and len(block.split()) <= _LONGEST_LINK, reversed(sorting.body)
        )
    )
    if len(tail) <= _LONGEST_TAIL:
        del sorting.body[len(sorting.body) - len(tail) :]
        sorting.dropped.extend(drop("related", block) for block in reversed(tail))


def unique_credits(credits_: Sequence[Credit]) -> tuple[Credit, ...]:
    """The first credit to each agency, person or outlet."""
    unique: dict[tuple[str, str], Credit] = {}
    for credit in credits_:
        unique.setdefault((credit.kind, credit.agency or credit.name), credit)
    return tuple(unique.values())


def _unique_captions(captions: list[Caption]) -> tuple[Caption, ...]:
    return tuple(dict.fromkeys(captions))


def _unique_notices(notices: list[Notice]) -> tuple[Notice, ...]:
    unique: dict[str, Notice] = {}
    for notice in notices:
        unique.setdefault(notice.kind, notice)
    return tuple(unique.values())
