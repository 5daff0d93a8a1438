"""The headline of a page, without the site's name."""

import html
import re
from itertools import islice

from lxml.html import HtmlElement

from stemma.extract.tree import inline_text
from stemma.text.normalise import clean, squeezed

_SEPARATOR = re.compile(r"\s+(?:[|–—·•»«:-]|::|\|\|)\s+|\s*｜\s*")
#: the site in brackets behind a headline
_BRACKET = re.compile(r"\s*\([^()]{2,40}\)\s*\Z")
#: words; a shorter piece before a separator is the site, not the headline
_SHORTEST = 3


def title_of(root: HtmlElement, headline: str | None, publisher: str | None) -> str | None:
    """The headline, from og:title, h1, JSON-LD, twitter:title and title; None where nothing names it.

    og:title is the editors' own wording on most sites. But where it only repeats the title element, whose words are meant for
    search engines, while h1 and JSON-LD agree on others, those are what readers see.
    """
    document, social = _document_title(root), _meta(root, "og:title")
    headline = _unescaped(headline) if headline else None
    heading = _heading(root, headline or social or document or "")
    site = publisher or _meta(root, "og:site_name")
    social, document = (text and without_site(text, site, heading or headline) for text in (social, document))
    if social and document and document.startswith(social) and document[len(social) :].lstrip()[:1] == '"':
        social = document  # a quotation mark inside ended the attribute
    shown = heading or headline
    if social is None:
        told = headline if heading is None or (headline and _key(headline) == _key(document or "")) else shown
        return told or _meta(root, "twitter:title") or document
    if heading and headline and _key(heading) == _key(headline) != _key(social) == _key(document or ""):
        return shown
    if heading and headline is None and _key(social) != _key(document or "") and not _alike(heading, social):
        return heading  # made for a network, and nothing on the page repeats it
    return social


#: share of words in common from which on two titles are one
_SAME = 0.5


def _alike(one: str, other: str) -> bool:
    first, second = set(_key(one).split()), set(_key(other).split())
    return len(first & second) >= _SAME * max(1, min(len(first), len(second)))


def _heading(root: HtmlElement, known: str) -> str | None:
    """The h1 that shares most words with the title known from elsewhere; the first where nothing is known.

    Without an h1 it is the element that is called the headline and begins the title known from elsewhere.
    """
    told = [
        (_unescaped(inline_text(element)), next(element.iterancestors(*_MARGINS), None)) for element in root.iter("h1")
    ]
    headings = [text for text, margin in told if text and (margin is None or (known and _alike(text, known)))]
    wanted = set(_key(known).split())
    if not headings:
        return _called_headline(root, _key(known))
    return max(headings, key=lambda text: len(wanted & set(_key(text).split())) / (1 + len(text.split())), default=None)


#: a heading there is a menu's, whatever its rank, unless the title known from elsewhere says the same
_MARGINS = ("nav", "footer")
_HEADLINE = re.compile(r"headline|(?:article|post|entry|story|page|content)[-_]{0,2}title", re.IGNORECASE)


def _called_headline(root: HtmlElement, known: str) -> str | None:
    if not known:
        return None
    called = (
        element
        for element in root.xpath("descendant-or-self::*[@class or @itemprop]")
        if element.tag in _TITLED and _HEADLINE.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}")
    )
    texts = (_unescaped(inline_text(element)) for element in islice(called, _MOST_CALLED))
    return next((text for text in texts if text and known.startswith(_key(text))), None)


#: elements that are called headlines and are looked at
_MOST_CALLED = 20
_TITLED = frozenset(("h2", "h3", "div", "p", "span"))


def _meta(root: HtmlElement, name: str) -> str | None:
    for element in root.iter("meta"):
        if name in {element.get("property"), element.get("name")} and (content := element.get("content")):
            return _unescaped(squeezed(clean(content))) or None
    return None


def _document_title(root: HtmlElement) -> str | None:
    element = root.find(".//title")
    return _unescaped(squeezed(clean(element.text or ""))) or None if element is not None else None


#: rounds; some systems escape three times
_MOST_ESCAPED = 3


def _unescaped(text: str) -> str:
    """The text without what was escaped once too often: "Fish &amp;amp; chips" is "Fish & chips"."""
    for _ in range(_MOST_ESCAPED):
        plain = html.unescape(text) if _ENTITY.search(text) else text
        if plain == text:
            break
        text = plain
    return text


_ENTITY = re.compile(
    r"&(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|euro|szlig|[a-zA-Z]{1,5}(?:uml|acute|grave|circ|cedil|lig)|#\d{2,5}|#[xX][\da-fA-F]{2,5});"
)


def without_site(title: str, site: str | None, shown: str | None = None) -> str:
    """A title without the site's name at its end or head: "Ferry aground | Example Post"."""
    pieces = _SEPARATOR.split(title)
    if (closing := _BRACKET.search(title)) and shown and _key(title[: closing.start()]) == _key(shown):
        return title[: closing.start()]
    if len(pieces) == 1:
        return title
    if shown and _key(title) != _key(shown) and _key(title).startswith(_key(shown)):
        return title[: len(shown)] if _key(title[: len(shown)]) == _key(shown) else shown
    names = _key(site) if site else ""
    last = _key(pieces[-1])
    if names and (last in names or names in last) and len(pieces) > 1:
        cut = title[: title.rindex(pieces[-1])]
        return cut[:-3] if _SEPARATOR.fullmatch(cut[-3:]) else cut.rstrip(" |–—·•»«:-")
    if names and _key(pieces[0]) in names and len(pieces[0].split()) < _SHORTEST:
        return title[len(pieces[0]) :].lstrip(" |–—·•»«:-")
    return title


def _key(title: str) -> str:
    """Letters and digits only: sites differ in quotation marks and dashes."""
    return " ".join(re.findall(r"\w+", title.casefold()))
