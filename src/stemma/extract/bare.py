"""A text that comes without a site around it, from a feed, an agency or a document: all of it is the article.

No main text has to be found, so nothing is lost to the search for it; blocks are sorted as everywhere.
"""

from dataclasses import replace

from lxml.html import HtmlElement

from stemma.extract.bounds import cut_blocks, cut_tags, cut_text
from stemma.extract.draft import Draft, finished
from stemma.extract.drop import drop
from stemma.extract.head import Head, head_of
from stemma.extract.lines import blocks_of
from stemma.extract.pictures import captions_of
from stemma.extract.sort import sort_blocks
from stemma.extract.tree import parse, text_of, visible_blocks
from stemma.model import Article, Page, Published, Rejection
from stemma.settings import Limits
from stemma.text.normalise import clean

#: words around the headline: "The post ... appeared first on Example Post Online."
_LONGEST_CLOSING = 15
#: what holds pictures and their words
_PICTURES = ("figure", "figcaption", "picture")


def article_of_bare(
    page: Page,
    text: str,
    *,
    id: str,  # noqa: A002  # the field's name
    limits: Limits,
) -> Article | Rejection:
    """The article in a decoded text or fragment of HTML, or the rejection of one that holds none."""
    text, long = cut_tags(text, limits) if page.media_type == "text/html" else cut_text(clean(text), limits)
    root = parse(text) if page.media_type == "text/html" else None
    closing = _closing(root, page.stated.title) if root is not None else None
    captions = captions_of(root, (), prose=frozenset()) if root is not None else ()
    blocks, many = cut_blocks(_blocks(root) if root is not None else blocks_of(clean(text)), limits)
    # who hands over a headline hands over no head; where none was handed over, the text may begin with one
    head = Head() if page.stated.title or page.given.title else head_of(blocks)
    rest = sort_blocks(blocks[head.length :], title=page.stated.title or head.title, extracted=True)
    draft = Draft(
        title=head.title,
        byline=head.byline,
        published=Published(value=head.published, certainty="inferred", origin="visible") if head.published else None,
        notices=head.notices,
        dropped=(*head.dropped, drop("related", closing)) if closing else head.dropped,
        sorted=replace(rest, captions=captions or rest.captions),
        cut=(*long, *many),
    )
    return finished(page, draft, id=id, limits=limits)


def _closing(root: HtmlElement, title: str | None) -> str | None:
    """Takes out the last paragraph where it only links the article itself by its headline; its words.

    Many sites close what they hand over so: "The post <headline> appeared first on <site>", in any language.
    """
    last = next(iter(root.xpath("(//p)[last()]")), None)
    if last is None or not title or last.getparent() is None:
        return None
    linked = any(text_of(link) == title for link in last.iter("a"))
    words = text_of(last)
    if not linked or len(words.split()) > len(title.split()) + _LONGEST_CLOSING:
        return None
    last.drop_tree()
    return words


def _blocks(root: HtmlElement) -> tuple[str, ...]:
    """The blocks of a fragment in reading order, without pictures; a row of a table is one block."""
    for picture in list(root.iter(*_PICTURES)):
        if picture.getparent() is not None:
            picture.drop_tree()
    for row in list(root.iter("tr")):
        cells = filter(None, (text_of(cell) for cell in row.iter("td", "th")))
        text = " | ".join(cells)
        for child in list(row):
            row.remove(child)
        row.text = text
    return visible_blocks(root, longest=None)
