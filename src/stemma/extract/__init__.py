"""A page to an article, or to a rejection with its reason."""

import re

from stemma.extract.bare import article_of_bare
from stemma.extract.bounds import DEFAULT
from stemma.extract.decode import decoded
from stemma.extract.html import article_of_page
from stemma.extract.plain import article_of_text
from stemma.model import Article, Page, Rejection
from stemma.settings import Limits

__all__ = ["extract"]

#: code points in which a page shows that it is HTML
_OPENING = 2000
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article|div|p)\b[^>]*>", re.IGNORECASE)


def extract(page: Page, *, id: str, limits: Limits = DEFAULT) -> Article | Rejection:  # noqa: A002  # the field's name
    """The article in a page. Never raises on any bytes: what can't be used is a rejection that says why."""
    text = decoded(page)
    if isinstance(text, Rejection):
        return text
    if page.bare:
        return article_of_bare(page, text, id=id, limits=limits)
    if page.media_type == "text/html" or _MARKUP.search(text[:_OPENING]):
        return article_of_page(page, text, id=id, limits=limits)
    return article_of_text(page, text, id=id, limits=limits)
