"""NITF 3 (IPTC): an agency's text with headline, byline, dateline, distributor and pictures in one XML document."""

from collections.abc import Iterator
from html import escape

from lxml import etree

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page
from stemma.intake.safe_xml import local, strict, words
from stemma.model import Caption, Credit, Dateline, Facts
from stemma.settings import Limits
from stemma.text.normalise import clean, squeezed

#: elements of the body that become HTML, and as what; what stands in others is read as if they were not there
_BLOCKS = {"p": "p", "hl2": "h2", "hl1": "h2", "li": "li", "lede": "p", "pre": "p", "dt": "p", "dd": "p", "note": "", "media": "", "table": "table"}  # fmt: skip


def read(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """The article of a document.

    Raises:
        Unreadable: it is not well-formed, or holds no text.
    """
    root = strict(packed.content)
    found = next((element for element in root.iter() if local(element) == "nitf"), None)
    markup = body_of(found) if found is not None else ""
    if found is None or not markup:
        raise Unreadable("no_text", "an NITF document without text; it may hold a picture or a notice only")
    yield html_page(packed, markup, facts_of(found))


def facts_of(nitf: etree._Element) -> Facts:
    """What head and body.head say."""
    head, body = _child(nitf, "head"), _child(_child(nitf, "body"), "body.head")
    line = words(_child(body, "byline"))
    people, agencies = stated.people_and_agencies(_byline(_child(body, "byline")), text=stated.line(line))
    distributor = stated.line(words(_child(body, "distributor")))
    return Facts(
        published=_published(head, body),
        origin="nitf",
        publisher=_attribute(head, "pubdata", "name") or distributor,
        title=stated.line(words(_find(body, "hl1") if body is not None else None))
        or stated.line(words(_child(head, "title"))),
        byline=people,
        credits=(*agencies, *_agency(distributor), *_agency(_attribute(head, "doc.copyright", "holder"))),
        dateline=dateline_of(_child(body, "dateline")),
        captions=_captions(nitf),
    )


def _byline(element: etree._Element | None) -> list[str]:
    """The persons that a byline marks, else its words without titles ("Staff Reporter")."""
    if element is None:
        return []
    people = [words(person) for person in element.iter() if local(person) == "person"]
    if people:
        return people
    titles = [words(title) for title in element.iter() if local(title) == "byttl"]
    text = words(element)
    for title in titles:
        text = text.replace(title, " ")
    return [squeezed(text).strip(" ,;")]


def _agency(name: str | None) -> tuple[Credit, ...]:
    return tuple(credit for credit in stated.credit(name) if credit.kind == "agency")


def dateline_of(element: etree._Element | None) -> Dateline | None:
    """Place and day of a marked-up or plain dateline."""
    text = stated.line(words(element))
    if element is None or text is None:
        return None
    city = next((found for name in ("city", "location") if (found := stated.line(words(_find(element, name))))), None)
    day = _find(element, "story.date")
    moment = stated.moment(day.get("norm")) if day is not None else None
    return Dateline(place=city or text.split(",")[0].split(" (")[0], date=moment[:10] if moment else None, text=text)


def _published(head: etree._Element | None, body: etree._Element | None) -> str | None:
    for name in ("date.release", "date.issue"):
        if found := stated.moment(_attribute(head, name, "norm")):
            return found
    day = _find(body, "story.date") if body is not None else None
    publication = stated.moment(_attribute(head, "pubdata", "date.publication"))
    return publication or (stated.moment(day.get("norm")) if day is not None else None)


def _captions(nitf: etree._Element) -> tuple[Caption, ...]:
    found = []
    for media in (element for element in nitf.iter() if local(element) == "media"):
        text = stated.line(" ".join(words(e) for e in media.iter() if local(e) == "media-caption"))
        maker = stated.line(words(_find(media, "media-producer")))
        source = next(
            (e.get("source") for e in media.iter() if local(e) == "media-reference" and e.get("source")), None
        )
        if text:
            found.append(Caption(text=text, credit=maker or stated.line(source)))
    return tuple(found)


def body_of(nitf: etree._Element) -> str:
    """The text as HTML; empty where there is none. Pictures, notes and the tagline stay outside."""
    content = _find(nitf, "body.content")
    if content is None:
        content = _child(nitf, "body")
    if content is None:
        return ""
    markup = "".join(_markup(content))
    end = _find(nitf, "tagline")
    tagline = stated.line(words(end))
    return markup + f"<p>{escape(tagline, quote=False)}</p>" if markup and tagline else markup


def _markup(element: etree._Element) -> Iterator[str]:
    if element.text and element.text.strip():
        yield f"<p>{escape(squeezed(clean(element.text)), quote=False)}</p>"
    for child in element:
        name = local(child)
        if name in _BLOCKS:
            yield from _block(child, _BLOCKS[name])
        elif name not in {"body.head", "body.end", ""}:
            yield from _markup(child)
        if child.tail and child.tail.strip():
            yield f"<p>{escape(squeezed(clean(child.tail)), quote=False)}</p>"


def _block(element: etree._Element, tag: str) -> Iterator[str]:
    if tag == "table":
        rows = (row for row in element.iter() if local(row) in {"tr", "nitf-table-row"})
        cells = ("".join(f"<td>{escape(squeezed(words(cell)), quote=False)}</td>" for cell in row) for row in rows)
        yield f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    elif tag and (text := squeezed(clean(words(element)))):
        yield f"<{tag}>{escape(text, quote=False)}</{tag}>"


def _child(parent: etree._Element | None, name: str) -> etree._Element | None:
    return next((child for child in parent if local(child) == name), None) if parent is not None else None


def _find(parent: etree._Element, name: str) -> etree._Element | None:
    return next((element for element in parent.iter() if local(element) == name), None)


def _attribute(parent: etree._Element | None, name: str, attribute: str) -> str | None:
    element = _find(parent, name) if parent is not None else None
    return stated.line(element.get(attribute)) if element is not None else None
