"""EPUB 2 and 3: each chapter in reading order that holds a text is a page, as news readers make of one issue."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page, refused
from stemma.intake.safe_xml import local, strict, words
from stemma.intake.zipped import member, open_zip
from stemma.model import Facts
from stemma.settings import Limits
from stemma.text.shown import shown

#: words; a shorter chapter is a cover, a table of contents or a title page
_SHORTEST = 12
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))
#: programs that make books of feeds and write themselves in as the author
_MAKERS = frozenset(("calibre", "unknown", "unbekannt", "inconnu"))


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The chapters of a book.

    Raises:
        Unreadable: its contents can't be found.
    """
    with open_zip(packed) as book:
        place = _package_place(book, limits)
        package = strict(member(book, place, limits))
        facts = _facts(package)
        found = False
        for href in _reading_order(package, posixpath.dirname(place)):
            try:
                chapter = _chapter(packed, href, member(book, href, limits), facts)
            except Unreadable as reason:
                found = True
                yield refused(f"{packed.uri}!/{shown(href)}", reason.reason, reason.cause)
                continue
            if chapter is not None:
                found = True
                yield chapter
    if not found:
        raise Unreadable("no_text", "a book without chapters of text; it may hold pictures only")


def _package_place(book: ZipFile, limits: Limits) -> str:
    container = strict(member(book, "META-INF/container.xml", limits))
    for element in container.iter():
        if local(element) == "rootfile" and (place := element.get("full-path")):
            return place
    raise Unreadable("unreadable", "a book without a table of its files; export it again")


def _reading_order(package: etree._Element, folder: str) -> Iterator[str]:
    items = {item.get("id"): item for item in package.iter() if local(item) == "item"}
    for reference in (element for element in package.iter() if local(element) == "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or "nav" in (item.get("properties") or "").split():
            continue
        if (item.get("media-type") or "").lower() in _PAGES and (href := item.get("href")):
            yield posixpath.normpath(posixpath.join(folder, unquote(href.split("#")[0])))


def _facts(package: etree._Element) -> Facts:
    said: dict[str, list[str]] = {}
    for element in package.iter():
        if isinstance(element.tag, str) and "purl.org/dc" in element.tag:
            said.setdefault(local(element), []).append(words(element))
    makers = [name for name in said.get("creator", []) if name.strip().lower() not in _MAKERS]
    publisher = next((name for name in said.get("publisher", []) if name.strip().lower() not in _MAKERS), None)
    return Facts(
        published=next(filter(None, map(stated.moment, said.get("date", []))), None),
        origin="epub",
        publisher=stated.line(publisher),
        language=next(filter(None, map(stated.language, said.get("language", []))), None),
        byline=stated.people_and_agencies(makers)[0],
    )


def _chapter(packed: Packed, href: str, content: bytes, facts: Facts) -> Item | None:
    root = strict(content)
    body = next((element for element in root.iter() if local(element) == "body"), None)
    if body is None or len(words(body).split()) < _SHORTEST:
        return None
    for element in list(body.iter()):
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(body)
    heading = next(
        (element for element in body.iter() if local(element) in {"h1", "h2"} and words(element).strip()), None
    )
    title = stated.line(words(heading)) if heading is not None else None
    markup = "".join(etree.tostring(child, encoding="unicode") for child in body)
    return html_page(packed, markup, Facts(title=title).over(facts), part=shown(href))
