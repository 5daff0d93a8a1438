"""A saved, pasted or crawled text to an article."""

from stemma.extract.bounds import cut_blocks, cut_text
from stemma.extract.draft import Draft, finished
from stemma.extract.head import head_of
from stemma.extract.lines import blocks_of
from stemma.extract.sort import sort_blocks
from stemma.model import Article, Page, Published, Rejection
from stemma.settings import Limits
from stemma.text.normalise import clean


def article_of_text(
    page: Page,
    text: str,
    *,
    id: str,  # noqa: A002  # the field's name
    limits: Limits,
) -> Article | Rejection:
    """The article in a decoded text, or the rejection of one that holds none."""
    text, long = cut_text(clean(text), limits)
    blocks, many = cut_blocks(blocks_of(text), limits)
    head = head_of(blocks)
    rest = sort_blocks(blocks[head.length :], title=head.title)
    published = Published(value=head.published, certainty="inferred", origin="visible") if head.published else None
    draft = Draft(
        title=head.title,
        byline=head.byline,
        published=published,
        notices=head.notices,
        dropped=head.dropped,
        sorted=rest,
        cut=(*long, *many),
    )
    return finished(page, draft, id=id, limits=limits)
