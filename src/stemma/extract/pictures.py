"""The words under the pictures of a page, and who made the pictures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from lxml.html import HtmlElement

from stemma.extract.credit import peel_photo_credit
from stemma.extract.jsonld import Picture
from stemma.extract.names import alternatives, reads_as_name
from stemma.extract.tree import inline_text, text_of
from stemma.model import Caption
from stemma.text.normalise import clean, squeezed

#: words in a credit
_LONGEST_NAME_LIST = 12
#: code points; a longer element is a paragraph
_LONGEST_CAPTION = 700
_LONGEST_CREDIT = 160

_CREDIT_CLASS = re.compile(
    r"credit|copyright|(?:^|[\s_-])rights|photographer|fotograf|urheber|quelle"
    r"|(?:^|[\s_-])(?:source|src|author|byline|agency|attribution|licen[cs]e|provider|owner|autor|creator)(?:$|[\s_-])"
    r"|(?:image|img|photo|figure|picture|media|caption|container)-?_*(?:source|author|byline|agency)",
    re.IGNORECASE,
)
#: a credit by itself, where no caption stands with it
_PICTURE_CREDIT_CLASS = re.compile(
    r"(?:image|img|photo|picture|figure|media|bild|foto|caption)[\w-]*(?:credit|copyright)|(?:photo|image|picture)-?(?:author|source)",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"caption|bildunterschrift|legend|(?:image|img|picture|photo|media|bild|foto|lightbox|gallery)[-_]*_*(?:text|info|description|copy|subtitle|desc|title-text)|(?:^|[\s_-])bu(?:$|[\s_-])|subtitletext|info-?description|figure__text|article__picture",
    re.IGNORECASE,
)
_CLOSING_NAME = re.compile(r"(?P<mark>\s+[|/]\s+|(?<=[.!?\"”“»])\s*\()(?P<credit>[^|\n]{2,110}?)\)?\Z")
#: only the photographer is marked up, the agency stands behind: "A. Holm /AFP via Getty Images"
_CREDIT_GOES_ON = re.compile(r"(?:^|(?<=[.!?])) ?/ ?[A-Z][\w .]{1,40}\Z")
_ASIDE = re.compile(
    r"related|recommend|teaser-list|footer|newsletter|promo|sidebar|most-?read|comments?(?:$|[\s_-])", re.IGNORECASE
)
_INTERFACE = re.compile(r"(?:visually|screen)[-_]?(?:hidden|reader)|sr-only|icon|button|toggle", re.IGNORECASE)


def captions_of(root: HtmlElement, described: tuple[Picture, ...], prose: frozenset[str]) -> tuple[Caption, ...]:
    """The captions of a page's article in reading order.

    figcaption first, then elements that are called captions, then JSON-LD. `prose` holds the article's own paragraphs,
    which are no captions.
    """
    found = [*_figures(root), *_called(root)]
    found += _credited(root, frozenset(caption.credit for caption in found))
    if not any(caption.text for caption in found):
        found += _loose(described)
    known = {_key(picture.caption): picture.credit for picture in described if picture.caption and picture.credit}
    filled = (replace(caption, credit=caption.credit or known.get(_key(caption.text))) for caption in found)
    return _unique(caption for caption in filled if caption.text not in prose)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _figures(root: HtmlElement) -> Iterator[Caption]:
    for element in root.iter("figcaption"):
        if _is_aside(element) or next(element.iterancestors("a"), None) is not None:
            continue
        around = next(element.iterancestors("figure"), element)
        if caption := _read(element, around):
            yield caption


def _called(root: HtmlElement) -> Iterator[Caption]:
    taken: set[HtmlElement] = set()
    for element in root.xpath("descendant-or-self::*[@class]"):
        if not _may_caption(element) or _is_aside(element):
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


def _may_caption(element: HtmlElement) -> bool:
    named = element.tag not in {
        "figure",
        "img",
        "button",
        "picture",
        "a",
        "ul",
        "input",
        "figcaption",
    }
    return named and _captions(element.get("class") or "")


# a page repeats its few classes on thousands of elements
@lru_cache(maxsize=4096)
def _captions(classes: str) -> bool:
    return _CAPTION_CLASS.search(classes) is not None


@lru_cache(maxsize=4096)
def _credits(classes: str) -> bool:
    return _PICTURE_CREDIT_CLASS.search(classes) is not None


def _credited(root: HtmlElement, known: frozenset[str | None]) -> Iterator[Caption]:
    """Credits of pictures that have no caption."""
    for element in root.xpath("descendant-or-self::*[@class or self::footer or self::cite]"):
        if element.tag in {"img", "figure", "figcaption"}:
            continue
        in_figure = element.tag in {"footer", "cite"} and next(element.iterancestors("figure"), None) is not None
        if not in_figure and not _credits(element.get("class") or ""):
            continue
        words_ = text_of(element)
        if (
            0 < len(words_) <= _LONGEST_CREDIT
            and not _is_aside(element)
            and next(element.iterancestors("a"), None) is None
        ):
            credit = bare_credit(words_)
            if credit not in known:
                yield Caption(text="", credit=credit)


def _loose(described: tuple[Picture, ...]) -> Iterator[Caption]:
    for picture in described:
        if picture.caption:
            text, credit = peel_photo_credit(picture.caption)
            yield Caption(text=text, credit=picture.credit or credit)


def _is_aside(element: HtmlElement) -> bool:
    """Whether the element belongs to another article, a footer or a promotion."""
    for ancestor in element.iterancestors("aside", "footer", "nav", "section", "div", "ul"):
        # a frame around the whole page may be called "with-sidebar"; only the article's own frame holds the headline
        if (ancestor.tag in {"footer", "nav"} or _ASIDE.search(ancestor.get("class") or "")) and ancestor.find(
            ".//h1"
        ) is None:
            return True
    return False


def _read(element: HtmlElement, around: HtmlElement) -> Caption | None:
    """The caption in an element; its credit stands inside it, or beside it within `around`, or at its end."""
    marked = _credit_element(element)
    if marked is None:
        marked = _closing_name(element)
    if marked is None and element is not around:
        marked = _credit_element(around)
    credit = text_of(marked) if marked is not None else None
    text = _text_without(element, marked)
    if credit and (rest := _CREDIT_GOES_ON.search(text)):
        text, credit = text[: rest.start()].rstrip(), f"{credit} {rest.group().strip()}"
    if credit is None:
        text, credit = _peeled(text)
    credit = bare_credit(credit) if credit else _attribute_credit(around)
    if not text and not credit:
        return None
    return Caption(text=text, credit=credit)


def _peeled(text: str) -> tuple[str, str | None]:
    """A caption and the credit at its end; under a picture a name after the last full stop or bar is enough."""
    rest, credit = peel_photo_credit(text)
    if credit:
        return rest, credit
    match = _CLOSING_NAME.search(text)
    if match and _reads_as_credit(match["credit"]):
        return text[: match.start("mark")].rstrip(), match["credit"]
    return text, None


def _reads_as_credit(text: str) -> bool:
    parts = [
        part.strip() for part in re.split(r"[/,|;()]|\bvia\b|\bbei\b|\bfor\b|\bpour\b|\bby\b", text) if part.strip()
    ]
    return bool(parts) and len(text.split()) <= _LONGEST_NAME_LIST and all(reads_as_name(part) for part in parts)


def _closing_name(element: HtmlElement) -> HtmlElement | None:
    """The last piece of a caption's markup where it holds nothing but names: sites part credits so, often without a class."""
    whole = inline_text(element)
    for child in element.iterdescendants("span", "strong", "em", "i", "p", "div", "b"):
        words_ = inline_text(child)
        if words_ and words_ != whole and whole.endswith(words_) and _reads_as_credit(bare_credit(words_) or ""):
            return child
    return None


def _credit_element(element: HtmlElement) -> HtmlElement | None:
    for child in element.iterdescendants():
        if not isinstance(child.tag, str):
            continue
        marks = f"{child.get('class') or ''} {child.get('itemprop') or ''} {child.get('data-testid') or ''}"
        if (child.tag in {"small", "cite", "footer"} or _CREDIT_CLASS.search(marks)) and 0 < len(
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


@cache
def _label() -> re.Pattern[str]:
    marks = r"(?::|©|\bby\b|\bvon\b|\||=)"
    labels = rf"(?:{alternatives('photo')}|quelle|source|sources|fuente|fonte|фото|rechte|credits|courtesy of|mit freundlicher genehmigung von)"
    return re.compile(
        rf"\A[(\[|/–— -]*(?:{labels}\s*(?:\([^()]*\))?\s*{marks}\s*|©\s*|\(c\)\s*|copyright:?\s+|courtesy of\s+)+",
        re.IGNORECASE,
    )


def bare_credit(text: str) -> str | None:
    """A credit without its label and brackets: "(Foto: A. Holm)" is "A. Holm"."""
    stripped = _label().sub("", squeezed(clean(text))).strip(" |–—/;")
    if stripped.startswith("(") and stripped.endswith(")"):
        stripped = stripped[1:-1]
    if "(" not in stripped:
        stripped = stripped.rstrip(")]")
    return stripped or None


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
        key = _key(caption.text) or f"credit:{caption.credit}"
        if key not in kept or kept[key].credit is None:
            kept[key] = caption if key not in kept else Caption(text=kept[key].text, credit=caption.credit)
    return tuple(kept.values())
