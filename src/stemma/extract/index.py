"""Whether the text of a page is a list of other articles: headlines that lead away, each with a line or two."""

from collections.abc import Sequence

from stemma.extract.blocks import Block

#: headlines; a shorter list is an article's own
_LEAST = 5
#: words below a headline, on average: more is a piece of an article that gathers several
_MOST_BELOW = 40
#: share of the blocks that are such headlines
_SHARE = 0.2
_HEADINGS = ("h2", "h3", "h4", "h5")

CAUSE = "an index page, not an article; give the pages that it leads to"


def is_index(blocks: Sequence[Block], body: Sequence[str]) -> bool:
    """Whether the blocks that were chosen for the body are teasers."""
    chosen = frozenset(body)
    taken = [block for block in blocks if block.text in chosen]
    heads = sum(_leads_away(block) for block in taken)
    below = sum(len(block.text.split()) for block in taken if not _leads_away(block))
    return heads >= _LEAST and heads >= _SHARE * len(taken) and below <= _MOST_BELOW * heads


def _leads_away(block: Block) -> bool:
    """Whether a block is a headline that is a link to another page."""
    titled = block.owner.tag in _HEADINGS or next(block.owner.iterancestors(*_HEADINGS), None) is not None
    return titled and block.linked >= len(block.text) and not block.jumps
