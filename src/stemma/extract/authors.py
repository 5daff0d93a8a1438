"""Who a page says wrote the article."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from stemma.extract.byline import authors_in, byline_of, is_button, names_somebody
from stemma.extract.credit import credit_line
from stemma.extract.regions import is_beside
from stemma.extract.tree import inline_text, text_of

#: code points; a longer element is no byline
_LONGEST = 160
#: words in the signature of a newsroom
_LONGEST_HOUSE = 5
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
#: parts of an author's box that hold no name
_NO_NAME = re.compile(
    r"title|role|job|position|designation|bio|description|email|mail|follow|social|twitter|share|avatar|image|date|time|more",
    re.IGNORECASE,
)


def authors_of(root: HtmlElement, described: tuple[str, ...], publisher: str | None = None) -> tuple[str, ...]:
    """The authors: JSON-LD, then meta elements, then rel=author and byline classes; the first that name anybody.

    Where nobody is named, the newsroom counts that signs with the outlet's name in JSON-LD ("Example Daily staff").
    """
    houses = _houses(root, publisher)
    people = tuple(entry for entry in described if _key(entry) not in houses)
    for found in (_described(people), _metas(root), _marked(root)):
        if named := tuple(name for name in found if _key(name) not in houses):
            return named[:_MOST]
    return tuple(entry for entry in described if _key(entry) in houses or _of_house(entry, publisher))[:1]


def _houses(root: HtmlElement, publisher: str | None) -> frozenset[str]:
    """The outlet's own names: many systems put them where an author should stand."""
    sites = (
        element.get("content") or ""
        for element in root.iter("meta")
        if {element.get("property"), element.get("name")} & _SITE_NAMES
    )
    return frozenset(filter(None, map(_key, (publisher or "", *sites))))


_SITE_NAMES = frozenset(("og:site_name", "application-name", "publisher", "article:publisher"))


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name.casefold())


def _of_house(entry: str, publisher: str | None) -> bool:
    """Whether an entry bears the outlet's name or its initials."""
    words = entry.replace("-", " ").split()
    initials = "".join(word[0] for word in (publisher or "").split() if word[0].isupper())
    named = (publisher or "").casefold()
    known = (
        word.casefold() in named or word in {initials, initials[:2]}
        for word in words
        if len(word) > 1 and word[0].isupper()
    )
    return len(words) <= _LONGEST_HOUSE and not is_button(entry) and any(known)


def _described(described: tuple[str, ...]) -> tuple[str, ...]:
    """The names in fields that a machine filled: run-together lists are parted, offices and buttons left out."""
    names: list[str] = []
    for entry in described:
        if entry.startswith(("http:", "https:", "www.")) or is_button(entry) or not _may_be_a_name(entry):
            continue
        listed = re.search(r"[,;|/&(]|\s(?:and|und|et|y|e|og|och|en)\s|\s[–—-]\s|^(?:By|Von|Par)\s|@", entry)
        several = authors_in(entry) if listed else ()
        single = (entry,) if not listed and names_somebody(entry) else ()
        names.extend(name for name in (several or single) if name not in names)
    return tuple(names)


#: "lrt.lt", "chuck-ross", "105092": addresses, parts of addresses and keys
_NO_PERSON = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}|[a-z]+(?:[-_][a-z]+)+|[\W\d_]*", re.IGNORECASE)


def _may_be_a_name(entry: str) -> bool:
    return _NO_PERSON.fullmatch(entry.strip()) is None or (
        not entry.islower() and "." not in entry and any(map(str.isalpha, entry))
    )


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
    headed: dict[HtmlElement, HtmlElement | None] = {}
    for element in root.iter("a", "span", "p", "div", "address", "li", "cite", "strong"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        if element.get("rel") != "author" and not _may_name(marks):
            continue
        # pictures have authors, too, and agencies sign what others wrote
        if next(element.iterancestors("figure", "figcaption"), None) is not None or is_beside(element):
            continue
        text = _without_parts(element)
        if _on_card(element, text, headed):
            continue
        if 0 < len(text) <= _LONGEST and not is_button(text) and not credit_line(text):
            yield text


#: elements above an author in which the headline of a teaser stands
_CARD = 4
_HEADINGS = ("h2", "h3", "h4", "h5")


def _on_card(element: HtmlElement, text: str, headed: dict[HtmlElement, HtmlElement | None]) -> bool:
    """Whether the author stands on the teaser of another article: beside a heading that leads there.

    `headed` holds the heading that was found in an element before.
    """
    for above in islice(element.iterancestors(), _CARD):
        if above not in headed:
            headed[above] = next(above.iter("h1", *_HEADINGS), None)
        heading = headed[above]
        if above.tag in {"body", "main"} or (heading is not None and heading.tag == "h1"):
            return False
        if heading is not None:
            linked = next(heading.iter("a"), None) is not None or next(heading.iterancestors("a"), None) is not None
            named = text_of(heading)
            # an author's box has the name for its heading, which leads to the author's page
            return linked and bool(named) and named not in text and text not in named
    return False


# a page repeats its few classes on thousands of elements
@lru_cache(maxsize=4096)
def _may_name(marks: str) -> bool:
    return _CLASS.search(marks) is not None and _NO_NAME.search(marks) is None


def _without_parts(element: HtmlElement) -> str:
    """The element's text without the job, the address and the buttons that stand in it."""
    text = text_of(element)
    for child in element.iterdescendants("span", "a", "div", "p", "button", "time", "small"):
        words = inline_text(child)
        marks = f"{child.get('class') or ''} {child.get('itemprop') or ''}"
        named = child.tag in {"button", "time"} or _NO_NAME.search(marks) or is_button(words)
        if words and named and words != text:
            text = text.replace(words, " | ", 1)
    return text.strip(" |")
