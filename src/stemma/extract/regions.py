"""Which parts of a page belong to its article, and which to other articles, comments, footers and promotions."""

import re

from lxml.html import HtmlElement

_ASIDE = re.compile(
    r"related|recommend|teaser-list|footer|newsletter|promo|sidebar|most-?(?:read|viewed|popular|shared)|trending|popular"
    r"|more-?(?:stories|from|news|articles)|also-?(?:read|like)|read-?(?:more|next|also)|recirc|outbrain|taboola|latest-?news"
    r"|mehr-?zum-?thema|meistgelesen|auch-?interessant|lire-?aussi|a-?lire|plus-?lus|breaking-?bar|ticker-?bar"
    r"|(?:^|[\s_-])comments?(?:$|[\s_-])|comment-?(?:list|section|thread|body|item)|disqus|kommentare?(?:$|[\s_-])|commentaires",
    re.IGNORECASE,
)
_CONTAINERS = ("aside", "footer", "nav", "section", "div", "ul", "ol", "li", "article", "header")
#: elements whose content is never the article's
_ALWAYS = frozenset(("footer", "nav"))


def is_aside(element: HtmlElement) -> bool:
    """Whether the element belongs to another article, a comment, a footer or a promotion.

    A frame around the whole page may be called "with-sidebar"; only the article's own frame holds the headline.
    """
    for ancestor in (element, *element.iterancestors(*_CONTAINERS)):
        if _is_called_so(ancestor) and ancestor.find(".//h1") is None:
            return True
    return False


def _is_called_so(element: HtmlElement) -> bool:
    if element.tag in _ALWAYS:
        return True
    called = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(called) > 1 and _ASIDE.search(called) is not None


def is_beside(element: HtmlElement) -> bool:
    """As `is_aside`, and for elements of a page's margin ("aside") and of a list of links to other articles."""
    if is_aside(element):
        return True
    margin = next(element.iterancestors("aside"), None)
    return margin is not None and margin.find(".//h1") is None
