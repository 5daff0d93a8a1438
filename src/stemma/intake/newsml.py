"""NewsML-G2 and NewsML 1 (IPTC): agencies' items with provider, credit line, byline, dateline and the hops they took.

An item whose content is text, XHTML or NITF is a page. Packages, pictures, plans and concepts hold no article and say so.
The whole schema is not checked: a reader of news needs an item's identity, its management metadata and its content.
"""

from collections.abc import Iterator
from html import escape

from lxml import etree

from stemma.intake import nitf, stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page, refused, text_page
from stemma.intake.safe_xml import local, strict, words
from stemma.model import Caption, Credit, Dateline, Facts, Page, Rejection
from stemma.settings import Limits

#: the elements that such a document begins with
ROOTS = frozenset(("newsitem", "newsmessage", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem", "newsml"))  # fmt: skip
#: items that hold no article, and what they are
_OTHERS = {
    "packageitem": "a package of references to other items",
    "conceptitem": "a concept",
    "knowledgeitem": "a list of concepts",
    "planningitem": "a plan of coverage",
    "catalogitem": "a catalogue",
}
#: roles of a headline that is not the one to print
_HEADLINE_ROLES = frozenset(("hldrole:sub", "hld:subhed", "hlrole:sub"))
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ITEMS = ROOTS - {"newsmessage", "newsml"}


def read(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """The articles of an item or a message of items.

    Raises:
        Unreadable: it is not well-formed, or holds no item.
    """
    root = strict(packed.content)
    items = [element for element in root.iter() if local(element) in _ITEMS]
    if not items:
        raise Unreadable("no_text", "a message without items; nothing to read in it")
    for number, element in enumerate(items, start=1):
        part = str(number) if len(items) > 1 else ""
        yield _item(packed, element, part)


def _item(packed: Packed, element: etree._Element, part: str) -> Page | Rejection:
    uri = f"{packed.uri}!/{part}" if part else packed.uri
    name = local(element)
    if name in _OTHERS:
        return refused(uri, "no_text", f"{_OTHERS[name]}; it holds no article")
    first = _find(element, "newsmanagement", "itemmeta")
    if first is None:
        return refused(uri, "unreadable", "an item without management metadata; ask its maker for a whole one")
    if local(first) == "newsmanagement":
        return _first_generation(packed, element, part)
    if not element.get("guid"):
        return refused(uri, "unreadable", "an item without guid; ask its maker for a whole one")
    return _second_generation(packed, element, part)


def _second_generation(packed: Packed, item: etree._Element, part: str) -> Page | Rejection:
    stated_ = _facts(item)
    content = _find(item, "contentset")
    for holder in content if content is not None else ():
        inner = _find(holder, "nitf")
        if inner is not None and (markup := nitf.body_of(inner)):
            return html_page(packed, markup, stated_.over(nitf.facts_of(inner)), part=part)
        if (
            local(holder) == "inlinexml"
            and words(_find(holder, "body") if _find(holder, "body") is not None else holder).strip()
        ):
            return html_page(packed, _inside(holder), stated_, part=part)
        if local(holder) == "inlinedata" and words(holder).strip():
            return _inline(packed, holder, stated_, part)
    kind = _attribute(item, "itemclass", "qcode") or "item"
    uri = f"{packed.uri}!/{part}" if part else packed.uri
    return refused(uri, "no_text", f"an item without text of its own ({kind}); it refers to files elsewhere")


def _inline(packed: Packed, holder: etree._Element, facts: Facts, part: str) -> Page:
    text = words(holder).strip()
    if "html" in (holder.get("contenttype") or "").lower() or text[:1] == "<":
        return html_page(packed, text, facts, part=part)
    return text_page(packed, text, facts, part=part)


def _inside(holder: etree._Element) -> str:
    """Inline XHTML with plain names."""
    inner = _find(holder, "body")
    root = inner if inner is not None else holder
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(root)
    return (escape(root.text, quote=False) if root.text else "") + "".join(
        etree.tostring(child, encoding="unicode", with_tail=True) for child in root
    )


def _facts(item: etree._Element) -> Facts:
    meta, content = _find(item, "itemmeta"), _find(item, "contentmeta")
    provider = _named(_child(meta, "provider"))
    people, agencies = _authors(content)
    return Facts(
        published=_moment(meta, "versioncreated")
        or _moment(meta, "firstcreated")
        or _moment(content, "contentcreated"),
        origin="newsml-g2",
        publisher=provider,
        language=stated.language(_attribute(content, "language", "tag") if content is not None else None)
        or stated.language(item.get(_XML_LANG)),
        title=_headline(content) or stated.line(words(_child(meta, "title"))),
        byline=people,
        credits=(*agencies, *_provenance(item, meta, content)),
        dateline=_dateline(content),
        captions=_captions(item),
    )


def _authors(content: etree._Element | None) -> tuple[tuple[str, ...], tuple[Credit, ...]]:
    if content is None:
        return (), ()
    lines = [words(element) for element in content if local(element) == "by"]
    creators = [_named(element) for element in content if local(element) == "creator"]
    return stated.people_and_agencies(lines or creators)


def _provenance(
    item: etree._Element, meta: etree._Element | None, content: etree._Element | None
) -> tuple[Credit, ...]:
    """Whose material it is: the credit line, the sources named, and the parties of all hops but the provider's own."""
    line = (
        next((words(child) for child in content if local(child) == "creditline"), None) if content is not None else None
    )
    found = list(stated.credit(line))
    for element in content if content is not None else ():
        if local(element) == "infosource":
            found += stated.credit(_named(element))
    provider = _named(_child(meta, "provider"))
    hops = _find(item, "hophistory")
    for hop in sorted((h for h in hops if local(h) == "hop"), key=_sequence) if hops is not None else ():
        party = _named(_child(hop, "party"))
        if party and party != provider:
            found += stated.credit(party, text=f"hop {hop.get('seq') or '?'}: {party}")
    unique = {(credit.kind, credit.agency or credit.name): credit for credit in reversed(found)}
    return tuple(reversed(unique.values()))


def _sequence(hop: etree._Element) -> int:
    number = hop.get("seq") or ""
    return int(number) if number.isdecimal() and len(number) < 9 else 0


def _named(element: etree._Element | None) -> str | None:
    """The name of a party; where only a code stands, the code without its scheme ("nprov:AFP" is AFP)."""
    if element is None:
        return None
    name = stated.line(words(_child(element, "name")))
    if name or (name := stated.line(element.get("literal"))):
        return name
    code = (element.get("qcode") or "").partition(":")[2]
    return stated.line(code.upper() if code.islower() and len(code) <= 4 else code)


def _headline(content: etree._Element | None) -> str | None:
    headlines = [element for element in content if local(element) == "headline"] if content is not None else []
    main = [element for element in headlines if element.get("role") not in _HEADLINE_ROLES]
    return next((line for element in main or headlines if (line := stated.line(words(element)))), None)


def _dateline(content: etree._Element | None) -> Dateline | None:
    if content is None:
        return None
    if found := nitf.dateline_of(_child(content, "dateline")):
        return found
    located = _child(content, "located")
    place = _named(located) if located is not None and _child(located, "name") is not None else None
    return Dateline(place=place.split(",")[0]) if place else None


def _captions(item: etree._Element) -> tuple[Caption, ...]:
    """The words of the pictures that the item carries beside its text."""
    roles = {"drol:caption", "descrole:caption"}
    described = (e for e in item.iter() if local(e) == "description" and e.get("role") in roles)
    return tuple(Caption(text=text) for element in described if (text := stated.line(words(element))))


def _first_generation(packed: Packed, item: etree._Element, part: str) -> Page | Rejection:
    """An item of NewsML 1: lines, management and a content item of NITF, XHTML or text."""
    lines, management = _find(item, "newslines"), _find(item, "newsmanagement")
    people, agencies = stated.people_and_agencies(words(_child(lines, "byline")), text=None)
    provider = _attribute(item, "provider", "formalname", inner="party") or _attribute(
        item.getparent(), "newsservice", "formalname"
    )
    facts = Facts(
        published=_moment(management, "thisrevisioncreated") or _moment(management, "firstcreated"),
        origin="newsml",
        publisher=stated.line(provider),
        language=stated.language(_attribute(item, "language", "formalname")),
        title=stated.line(words(_child(lines, "headline"))),
        byline=people,
        credits=(*agencies, *stated.credit(words(_child(lines, "creditline")))),
        dateline=nitf.dateline_of(_child(lines, "dateline")),
    )
    content = _find(item, "datacontent")
    if content is not None:
        inner = _find(content, "nitf")
        if inner is not None and (markup := nitf.body_of(inner)):
            return html_page(packed, markup, facts.over(nitf.facts_of(inner)), part=part)
        if len(content):
            return html_page(packed, _inside(content), facts, part=part)
        if words(content).strip():
            return _inline(packed, content, facts, part)
    return refused(packed.uri, "no_text", "an item without text of its own; it refers to files elsewhere")


def _moment(parent: etree._Element | None, name: str) -> str | None:
    return stated.moment(words(_child(parent, name)).strip())


def _child(parent: etree._Element | None, name: str) -> etree._Element | None:
    return next((child for child in parent if local(child) == name), None) if parent is not None else None


def _find(parent: etree._Element, *names: str) -> etree._Element | None:
    return next((element for element in parent.iter() if local(element) in names), None)


def _attribute(parent: etree._Element | None, name: str, attribute: str, inner: str | None = None) -> str | None:
    element = _find(parent, name) if parent is not None else None
    if element is not None and inner:
        element = _find(element, inner)
    if element is None:
        return None
    return next((str(value) for key, value in element.attrib.items() if str(key).lower() == attribute), None)
