"""The words under the pictures of a page, and who made the pictures."""

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from stemma.extract.credit import peel_photo_credit
from stemma.extract.jsonld import Picture
from stemma.extract.names import alternatives
from stemma.extract.tree import inline_text, text_of
from stemma.model import Caption
from stemma.text.normalise import clean, squeezed

#: code points; a longer element is a paragraph
_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 160

_CREDIT_CLASS = re.compile(
    r"credit|copyright|rights|photographer|fotograf|urheber|quelle|(?:^|[\s_-])(?:source|author|byline|agency|attribution|licen[cs]e|provider|copy|owner|autor|creator)(?:$|[\s_-])|(?:image|img|photo|figure|picture|media|caption|container)-?_*(?:source|author|byline|agency)",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"caption|bildunterschrift|legend|(?:image|img|picture|photo|media|bild|foto|lightbox|gallery)[-_]*_*(?:text|info|description|subtitle|desc|title-text)|(?:^|[\s_-])bu(?:$|[\s_-])|subtitletext|figure__text|article__picture",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"related|recommend|teaser-list|footer|newsletter|promo|sidebar|most-?read|comments?(?:$|[\s_-])", re.IGNORECASE
)
_INTERFACE = re.compile(r"(?:visually|screen)[-_]?(?:hidden|reader)|sr-only|icon|button|toggle", re.IGNORECASE)


def captions_of(root: HtmlElement, described: tuple[Picture, ...], prose: frozenset[str]) -> tuple[Caption, ...]:
    """The captions of a page's article in reading order.

    figcaption first, then elements that are called captions, then JSON-LD. `prose` holds the article's own paragraphs,
    which are no captions.
    """
    found = [*_figures(root), *_called(root), *_loose(described)]
    return _unique(caption for caption in found if caption.text not in prose)


def _figures(root: HtmlElement) -> Iterator[Caption]:
    for element in root.iter("figcaption"):
        if _is_aside(element):
            continue
        around = next(element.iterancestors("figure"), element)
        if caption := _read(element, around):
            yield caption


def _called(root: HtmlElement) -> Iterator[Caption]:
    taken: set[HtmlElement] = set()
    for element in root.iter("div", "p", "span", "small", "li", "td"):
        if not _CAPTION_CLASS.search(element.get("class") or "") or _is_aside(element):
            continue
        ancestors = list(element.iterancestors())
        if any(ancestor.tag in {"figcaption", "a", "nav", "video"} or ancestor in taken for ancestor in ancestors):
            continue
        if not 0 < len(text_of(element)) <= _LONGEST_CAPTION:
            continue
        taken.add(element)
        around = next((ancestor for ancestor in ancestors[:2] if len(text_of(ancestor)) <= _LONGEST_CAPTION), element)
        if caption := _read(element, around):
            yield caption


def _loose(described: tuple[Picture, ...]) -> Iterator[Caption]:
    for picture in described:
        if picture.caption:
            text, credit = peel_photo_credit(picture.caption)
            yield Caption(text=text, credit=picture.credit or credit)


def _is_aside(element: HtmlElement) -> bool:
    """Whether the element belongs to another article, a footer or a promotion."""
    for ancestor in element.iterancestors("aside", "footer", "nav", "section", "div", "ul"):
        if ancestor.tag in {"footer", "nav"} or _ASIDE.search(ancestor.get("class") or ""):
            return True
    return False


def _read(element: HtmlElement, around: HtmlElement) -> Caption | None:
    """The caption in an element; its credit stands inside it, or beside it within `around`, or at its end."""
    marked = _credit_element(element)
    if marked is None and element is not around:
        marked = _credit_element(around)
    credit = text_of(marked) if marked is not None else None
    text = _text_without(element, marked)
    if credit is None:
        text, credit = peel_photo_credit(text)
    credit = bare_credit(credit) if credit else _attribute_credit(around)
    if not text and not credit:
        return None
    return Caption(text=text, credit=credit)


def _credit_element(element: HtmlElement) -> HtmlElement | None:
    for child in element.iterdescendants("span", "p", "div", "small", "cite", "a", "em", "i", "figcaption"):
        marks = f"{child.get('class') or ''} {child.get('itemprop') or ''} {child.get('data-testid') or ''}"
        if (_CREDIT_CLASS.search(marks) or child.tag in {"small", "cite"}) and 0 < len(
            text_of(child)
        ) <= _LONGEST_CREDIT:
            return child
    return None


def _text_without(element: HtmlElement, marked: HtmlElement | None) -> str:
    text = inline_text(element)
    hidden = [
        child
        for child in element.iterdescendants("span", "button", "label")
        if _INTERFACE.search(child.get("class") or "") or child.tag == "button"
    ]
    for child in [*hidden, *([marked] if marked is not None else [])]:
        words = inline_text(child)
        if words and words != text:
            before, _, after = text.rpartition(words)
            text = f"{before} {after}"
        elif child is marked:
            return ""
    return squeezed(text).strip(" |–—-/")


def bare_credit(text: str) -> str | None:
    """A credit without its label: "Foto: A. Holm" is "A. Holm"."""
    label = rf"\A[(\[|/–— -]*(?:(?:{alternatives('photo')})\s*(?:\([^()]*\))?\s*(?::|©|\bby\b|\bvon\b|\|)\s*|©\s*|\(c\)\s*|copyright:?\s*)+"
    stripped = re.sub(label, "", squeezed(clean(text)), flags=re.IGNORECASE).strip(" |–—")
    return stripped.removesuffix(")").removesuffix("]") if "(" not in stripped else stripped or None


def _attribute_credit(around: HtmlElement) -> str | None:
    for element in around.iter("img", "figure", "a", "div"):
        for name, value in element.attrib.items():
            if (
                re.search(r"credit|copyright|photographer", str(name), re.IGNORECASE)
                and 2 < len(value) <= _LONGEST_CREDIT
            ):
                return bare_credit(str(value))
    return None


def _unique(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Each caption once; a second finding may bring the credit that the first lacks."""
    kept: dict[str, Caption] = {}
    for caption in captions:
        key = re.sub(r"\W+", "", caption.text.casefold()) or f"credit:{caption.credit}"
        if key not in kept or kept[key].credit is None:
            kept[key] = caption if key not in kept else Caption(text=kept[key].text, credit=caption.credit)
    return tuple(kept.values())
