"""ninjs 1, 2 and 3 (IPTC): an agency's item in JSON, with the associated pictures.

The three generations name one thing three ways: `body_text` or `bodies`, `versioncreated` or `versionCreated`. Names are
compared in small letters. An item whose fields are not of the kind that the standard gives them is refused.
"""

from collections.abc import Iterator

from stemma.intake import nitf, stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page, refused, text_page
from stemma.intake.safe_json import loaded
from stemma.intake.safe_xml import local, strict
from stemma.model import Caption, Credit, Dateline, Facts, Page
from stemma.settings import Limits

#: besides `uri`, one of these shows that a JSON object is an item
_SIGNS = frozenset(("$standard", "standard", "versioncreated", "firstcreated", "contentcreated", "representationtype", "pubstatus", "headline", "headlines", "bodies", "body_text", "body_xhtml", "body_html", "body_html5", "usageterms", "ednote", "slugline", "copyrightholder", "infosource", "infosources", "associations", "altids", "rightsinfo", "digitalsourcetype", "plannedcoverage", "eventdetails", "advice", "linkedrights", "encodedrights", "genre"))  # fmt: skip
#: what other kinds of export call their texts: these are rows, not items
_OTHERS = frozenset(("body", "text", "datetimepub", "source"))
_STATES = frozenset(("usable", "withheld", "canceled"))
_STRINGS = ("title", "type", "version", "versioncreated", "firstcreated", "embargoed", "pubstatus", "language", "byline", "by", "headline", "body_text", "body_xhtml", "body_html", "slugline", "ednote", "copyrightholder", "copyrightnotice", "usageterms", "profile", "located")  # fmt: skip
_LISTS = ("headlines", "bodies", "descriptions", "people", "places", "organisations")
_HTML = ("body_xhtml", "body_html5", "body_html", "body_xhtml5", "body_nitf")
_TEXT = "body_text"
_DESCRIPTIONS = ("description_text", "description_caption")


def is_ninjs(document: object) -> bool:
    """Whether a JSON document is such an item."""
    if not isinstance(document, dict) or not isinstance(document.get("uri"), str):
        return False
    names = {str(name).lower() for name in document}
    signed = bool(names & _SIGNS) or any(name.startswith(("headline", "body_", "description")) for name in names)
    return signed and not (names & _OTHERS)


def read(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """The article of an item.

    Raises:
        Unreadable: it is no item, breaks the standard, or holds no text.
    """
    document = loaded(packed.content)
    if not isinstance(document, dict):
        raise Unreadable("unsupported", "JSON, but no ninjs item")
    item = {str(name).lower(): value for name, value in document.items()}
    fault = _fault(item)
    if fault:
        raise Unreadable("unreadable", f"no valid ninjs: {fault}; ask its maker for a valid item")
    facts = _facts(item)
    yield _article(packed, item, facts) or refused(
        packed.uri,
        "no_text",
        f"an item without text ({stated.line(item.get('type')) or 'of no type'}); nothing to read in it",
    )


def _fault(item: dict[str, object]) -> str | None:
    for name in _STRINGS:
        if name in item and not isinstance(item[name], str):
            return f"{name} is no text"
    for name in _LISTS:
        if name in item and not isinstance(item[name], list):
            return f"{name} is no list"
    if "pubstatus" in item and str(item["pubstatus"]).lower() not in _STATES:
        return f"pubstatus is {stated.line(item['pubstatus'])}"
    return None


def _facts(item: dict[str, object]) -> Facts:
    people, agencies = stated.people_and_agencies(item.get("byline") or item.get("by"))
    holder = stated.line(item.get("copyrightholder"))
    named = [
        *stated.credit(item.get("creditline")),
        *(credit for credit in stated.credit(holder) if credit.kind == "agency"),
    ]
    return Facts(
        published=stated.moment(item.get("versioncreated")) or stated.moment(item.get("firstcreated")),
        origin="ninjs",
        url=stated.address(item.get("uri")) if item.get("type") in {None, "text"} else None,
        publisher=holder,
        language=stated.language(item.get("language")),
        title=_headline(item),
        byline=people,
        credits=(*agencies, *named, *_sources(item)),
        dateline=_dateline(item),
        captions=tuple(_captions(item)),
    )


def _sources(item: dict[str, object]) -> Iterator[Credit]:
    for source in _objects(item.get("infosources") or item.get("infosource")):
        yield from (credit for credit in stated.credit(source.get("name")) if credit.kind == "agency")


def _dateline(item: dict[str, object]) -> Dateline | None:
    place = stated.line(item.get("located"))
    return Dateline(place=place.split(",")[0], text=place) if place else None


def _headline(item: dict[str, object]) -> str | None:
    listed = _objects(item.get("headlines"))
    main = [entry for entry in listed if str(entry.get("role", "main")).lower() == "main"]
    values = [item.get("headline"), *(entry.get("value") for entry in main or listed), item.get("title")]
    values += [value for name, value in item.items() if name.startswith("headline_")]
    return next((found for value in values if (found := stated.line(value))), None)


def _article(packed: Packed, item: dict[str, object], facts: Facts) -> Page | None:
    """The fullest text of an item: its HTML, else its plain text, else what describes it."""
    for kind, text in _texts(item):
        if kind == "nitf" and (page := _from_nitf(packed, text, facts)):
            return page
        if kind != "nitf" and text:
            return (
                html_page(packed, text, facts) if kind == "html" or text[:1] == "<" else text_page(packed, text, facts)
            )
    return None


def _texts(item: dict[str, object]) -> Iterator[tuple[str, str]]:
    """(kind, text) of every text that can stand for the article, the fullest first."""
    for body in sorted(_objects(item.get("bodies")), key=_rank):
        yield _kind(_media_type(body)), _string(body.get("value"))
    for name in (*_HTML, _TEXT):
        yield _kind(name), _string(item.get(name))
    # generations 1 and 2 let their users add bodies of their own
    for name in (name for name in item if name.startswith("body_") and name not in {*_HTML, _TEXT}):
        yield _kind(name), _string(item.get(name))
    # a picture's description is its caption and no article
    if item.get("type") in {None, "text", "composite"}:
        yield from (("text", _string(item.get(name))) for name in _DESCRIPTIONS)
        yield from (
            (_kind(_media_type(entry)), _string(entry.get("value"))) for entry in _objects(item.get("descriptions"))
        )


def _kind(name: str) -> str:
    return "nitf" if "nitf" in name else "html" if "html" in name else "text"


def _media_type(entry: dict[str, object]) -> str:
    return f"{entry.get('contenttype') or entry.get('contentType') or ''}".lower()


def _rank(body: dict[str, object]) -> tuple[bool, bool]:
    return (str(body.get("role", "main")).lower() in {"summary", "teaser", "short"}, "html" not in _media_type(body))


def _from_nitf(packed: Packed, text: str, facts: Facts) -> Page | None:
    try:
        root = strict(text.encode())
    except Unreadable:
        return None
    found = next((element for element in root.iter() if local(element) == "nitf"), None)
    markup = nitf.body_of(found) if found is not None else ""
    return html_page(packed, markup, facts.over(nitf.facts_of(found))) if markup and found is not None else None


def _captions(item: dict[str, object]) -> Iterator[Caption]:
    listed = item.get("associations")
    pictures = list(listed.values()) if isinstance(listed, dict) else listed
    for raw in _objects(pictures):
        picture = {str(name).lower(): value for name, value in raw.items()}
        inner = [picture, *(entry for entry in picture.values() if isinstance(entry, dict) and "type" in entry)]
        for found in inner:
            if found.get("type") in {"picture", "graphic"} and (text := _description(found)):
                credit = stated.line(found.get("creditline")) or stated.line(found.get("byline") or found.get("by"))
                yield Caption(text=text, credit=credit or stated.line(found.get("copyrightholder")))


def _description(picture: dict[str, object]) -> str | None:
    listed = [entry.get("value") for entry in _objects(picture.get("descriptions"))]
    values = [picture.get("description_text"), picture.get("description_caption"), *listed]
    return next((found for value in values if (found := stated.line(value))), None)


def _objects(value: object) -> list[dict[str, object]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
