"""Pages that stand before an article or in its place, and offers that stand in the middle of one.

A consent form, a login, an error and a check for robots speak to their reader ("your device", "Ihre Einwilligung"); an article
about them does not. So a page is one of them when most of its words stand in blocks that speak so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stemma import lang

#: words; a longer page holds an article as well
_LONGEST = 450
#: share of the words that stand in such blocks
_MOST = 0.5
#: words; so short a page is judged by its title as well
_SHORT = 120
#: words; a longer block is prose, whatever it offers
_LONGEST_OFFER = 60
#: signs of an offer in all its blocks; one alone may be prose about subscriptions
_OFFER_SIGNS = 2
_KINDS = ("consent", "login", "error", "robot")
_CAUSES = {
    "consent": "a consent page, not an article; agree in a browser and save the page behind it",
    "login": "a login page, not an article; sign in and save the page behind it",
    "error": "an error page, not an article; look for the article at another address",
    "robot": "a check for robots, not an article; open the page in a browser and save it",
}


@dataclass(frozen=True, slots=True)
class Wall:
    """What kind of page it is instead of an article."""

    kind: str

    @property
    def cause(self) -> str:
        """In words, with what to do."""
        return _CAUSES[self.kind]


def wall_of(title: str | None, blocks: Sequence[str]) -> Wall | None:
    """The wall that the blocks of a page's text are; None for an article."""
    length = sum(len(block.split()) for block in blocks)
    if not 0 < length <= _LONGEST:
        return None
    lowered = [_plain(block) for block in blocks]
    shares = {kind: _share(kind, lowered, length) for kind in _KINDS}
    kind = max(_KINDS, key=lambda one: shares[one])
    if shares[kind] >= _MOST:
        return Wall(kind)
    if title and length <= _SHORT and shares[kind] > 0 and _signs(kind).search(_plain(title)):
        return Wall(kind)
    return None


def _share(kind: str, blocks: Sequence[str], length: int) -> float:
    """The share of words in blocks that speak so; one block alone must do it twice."""
    pattern = _signs(kind)
    found = [(block, len({match.group() for match in pattern.finditer(block)})) for block in blocks]
    if sum(count for _, count in found) < 2:
        return 0.0
    return sum(len(block.split()) for block, count in found if count) / length


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


@cache
def _signs(kind: str) -> re.Pattern[str]:
    # pages of one language have walls in another
    return re.compile(rf"(?<!\w)(?:{'|'.join(getattr(lang.of(None).walls, kind))})")


def without_offers(blocks: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The blocks without the offer to buy the rest of the text, and the blocks of that offer."""
    lowered = [_plain(block) if len(block.split()) <= _LONGEST_OFFER else "" for block in blocks]
    signs = [len({match.group() for match in _signs("offer").finditer(block)}) for block in lowered]
    if sum(signs) < _OFFER_SIGNS:
        return tuple(blocks), ()
    offers = [bool(count) for count in signs]
    for i, block in enumerate(lowered[:-1]):
        heads = _signs("offer_heads").match(block) is not None and len(block.split()) <= _LONGEST_HEAD
        offers[i] = offers[i] or (heads and offers[i + 1])
    kept = tuple(block for block, offer in zip(blocks, offers, strict=True) if not offer)
    return kept, tuple(block for block, offer in zip(blocks, offers, strict=True) if offer)


#: words; a longer block is no heading
_LONGEST_HEAD = 12
