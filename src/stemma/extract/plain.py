"""A saved, pasted or crawled text to an article."""

from stemma.extract.draft import Draft, finished
from stemma.extract.head import head_of
from stemma.extract.lines import blocks_of
from stemma.extract.sort import sort_blocks
from stemma.model import Article, Page, Published, Rejection
from stemma.text.normalise import clean


def article_of_text(page: Page, text: str, *, id: str) -> Article | Rejection:  # noqa: A002  # the field's name
    """The article in a decoded text, or the rejection of one that holds none."""
    blocks = blocks_of(clean(text))
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
    )
    return finished(page, draft, id=id)
