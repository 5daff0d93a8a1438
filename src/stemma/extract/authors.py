"""Who a page says wrote the article."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from stemma.extract.byline import authors_in, byline_of
from stemma.extract.credit import credit_line
from stemma.extract.tree import text_of

#: code points; a longer element is no byline
_LONGEST = 160
#: names; a list with more is a masthead
_MOST = 12

_META = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "og:article:author",
    "article.author",
    "authors",
)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|autor|autoren|auteur|auteurs|verfasser|writer|contributor|signature)(?:$|[\s_-])|(?:author|byline|autor)[-_]*(?:name|link)s?(?:$|[\s_])",
    re.IGNORECASE,
)


def authors_of(root: HtmlElement, described: tuple[str, ...]) -> tuple[str, ...]:
    """The authors: JSON-LD, then meta elements, then rel=author and byline classes; the first that name anybody."""
    for found in (_described(described), _metas(root), _marked(root)):
        if found:
            return found[:_MOST]
    return ()


def _described(described: tuple[str, ...]) -> tuple[str, ...]:
    names: list[str] = []
    for entry in described:
        if entry.startswith(("http:", "https:", "www.")):
            continue
        several = authors_in(entry) if re.search(r"[,;|/&]|\s(?:and|und|et)\s|^(?:By|Von|Par)\s", entry) else ()
        names.extend(name for name in (several or (entry,)) if name not in names)
    return tuple(names)


def _metas(root: HtmlElement) -> tuple[str, ...]:
    for wanted in _META:
        contents = [
            element.get("content") or ""
            for element in root.iter("meta")
            if (element.get("name") or element.get("property") or "").lower() == wanted
        ]
        names = _described(tuple(content.strip() for content in contents if content.strip()))
        if names:
            return names
    return ()


def _marked(root: HtmlElement) -> tuple[str, ...]:
    names: list[str] = []
    for text in _marked_texts(root):
        found = byline_of(text) or authors_in(text)
        names.extend(name for name in found if name not in names)
        if len(names) >= _MOST:
            break
    return tuple(names)


def _marked_texts(root: HtmlElement) -> Iterator[str]:
    for element in root.iter("a", "span", "p", "div", "address", "li", "cite", "strong"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        if element.get("rel") == "author" or _CLASS.search(marks):
            text = text_of(element)
            # pictures have authors, too, and agencies sign what others wrote
            of_picture = next(element.iterancestors("figure", "figcaption"), None) is not None
            if 0 < len(text) <= _LONGEST and not of_picture and not credit_line(text):
                yield text
