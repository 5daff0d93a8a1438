"""RSS 0.9 to 2.0, Atom 0.3 and 1.0: each entry that holds its article is a page, each that only announces one is a link.

An entry is known by its guid, else its link, else its title. RSS's `source` names the outlet where a feed passes on what
others wrote; FeedBurner and Google News are transports. Feeds that are no well-formed XML are mended first (`safe_xml`).
"""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page, refused
from stemma.intake.safe_xml import local, mended, words
from stemma.intake.teasers import SHORTEST, count_words, is_whole
from stemma.model import Caption, Credit, Facts, Link, Page, Rejection
from stemma.settings import Limits
from stemma.text.shown import shown

#: entries of one feed that are read; a feed with more is an archive
MOST_ENTRIES = 20_000
#: the elements that a feed stands in
ROOTS = frozenset(("rss", "rdf", "feed", "channel"))
#: characters of an entry's key that its page is named by
LONGEST_KEY = 300

_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.georss.org/georss": "georss",
    "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
    "http://wellformedweb.org/commentapi/": "wfw",
    "http://purl.org/rss/1.0/modules/slash/": "slash",
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
}
#: namespaces of the formats themselves, by what they begin with: their elements need no prefix
_OWN = ("http://www.w3.org/2005/atom", "http://purl.org/atom/", "http://purl.org/rss/1.0", "http://my.netscape.com/", "http://channel.netscape.com/", "http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss", "http://purl.org/net/rss")  # fmt: skip
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, as its fields say it."""

    #: guid, else link, else title
    key: str
    #: HTML; empty where the feed only announces
    markup: str
    facts: Facts
    #: the text stands where the format wants whole texts, not where it wants summaries
    declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's own fields and its entries in its order."""

    title: str | None
    url: str | None
    language: str | None
    entries: tuple[Entry, ...] = ()


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The pages and links of a feed.

    Raises:
        Unreadable: it holds no feed.
    """
    feed = parsed(packed)
    if not feed.entries:
        raise Unreadable("no_entries", "a feed without entries; nothing to read in it yet")
    most = min(MOST_ENTRIES, limits.most_members)
    for number, entry in enumerate(feed.entries[:most], start=1):
        yield item(packed, entry, number)
    if len(feed.entries) > most:
        yield refused(packed.uri, "too_many", f"{len(feed.entries):,} entries; only the first {most:,} were read")


def item(packed: Packed, entry: Entry, number: int) -> Page | Link | Rejection:
    """An entry as a page where it holds its article, else as a link to it. It is named by its key: its number changes as feeds move on."""
    part = shown(" ".join(entry.key.split())[:LONGEST_KEY]) or f"{number}"
    uri = f"{packed.uri}!/{part}"
    if entry.facts.url and not is_whole(entry.markup, declared=entry.declared):
        return Link(uri=uri, url=entry.facts.url, stated=entry.facts.over(packed.stated))
    if count_words(entry.markup) >= SHORTEST:
        return html_page(packed, entry.markup, entry.facts, part=part)
    return refused(uri, "no_text", "an entry with neither a text nor the address of one; nothing to read")


def parsed(packed: Packed) -> Feed:
    """A feed's own fields and its entries.

    Raises:
        Unreadable: no XML, or no feed.
    """
    root = mended(packed, ROOTS)
    channel = next((child for child in root if local(child) == "channel"), root)
    own = _fields(channel)
    base = root.get(_XML_BASE) or channel.get(_XML_BASE) or packed.stated.url
    url = _link(own.get("link", ()), base)
    title = stated.line(_first(own, "title"))
    language = stated.language(_first(own, "language", "dc:language") or root.get(_XML_LANG) or channel.get(_XML_LANG))
    outer = Facts(
        origin="feed",
        publisher=stated.line(_first(own, "dc:publisher")) or stated.publisher_of(title, url),
        language=language,
    )
    found = [element for element in root.iter() if local(element) in {"item", "entry"} and not _within_entry(element)]
    return Feed(
        title=title,
        url=url,
        language=language,
        entries=tuple(_entry(element, base or url, outer) for element in found),
    )


def _within_entry(element: etree._Element) -> bool:
    return any(local(parent) in {"item", "entry"} for parent in element.iterancestors())


def _entry(element: etree._Element, base: str | None, outer: Facts) -> Entry:
    fields = _fields(element)
    base = element.get(_XML_BASE) or base
    url = _first_address(fields, base)
    people, agencies = stated.people_and_agencies(_authors(fields))
    source = _source(fields, outer)
    title = _title(fields, source)
    facts = Facts(
        published=_published(fields),
        origin="feed",
        url=url,
        publisher=source or outer.publisher,
        language=stated.language(_first(fields, "dc:language") or element.get(_XML_LANG)) or outer.language,
        title=title,
        byline=people,
        credits=(*agencies, *_credits(fields)),
        captions=_captions(fields),
    )
    key = _first(fields, "guid", "id") or element.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about")
    markup, declared = _markup(fields)
    return Entry(key=(key or url or title or "").strip(), markup=markup, facts=facts, declared=declared)


def _fields(element: etree._Element) -> dict[str, list[etree._Element]]:
    """The children by name, those of known namespaces with a prefix: "title", "dc:creator"."""
    fields: dict[str, list[etree._Element]] = {}
    for child in element:
        if name := _name(child, element):
            fields.setdefault(name, []).append(child)
            if name == "media:group":
                for inner, found in _fields(child).items():
                    fields.setdefault(inner, []).extend(found)
    return fields


def _name(element: etree._Element, parent: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    name = _prefixed(element.tag)
    # some give the whole feed a namespace of their own
    alike = name.startswith("other:") and element.nsmap.get(element.prefix) == parent.nsmap.get(parent.prefix)
    return name.removeprefix("other:") if alike else name


# a feed repeats a few dozen names thousands of times
@lru_cache(maxsize=2048)
def _prefixed(tag: str) -> str:
    namespace, _, name = tag.lstrip("{").rpartition("}")
    name, known = name.lower(), namespace.strip().lower()
    if not known:
        # mended files may leave a prefix undeclared
        return name.removeprefix("rss:").removeprefix("atom:")
    if known in _PREFIXES:
        return f"{_PREFIXES[known]}:{name}"
    return name if known.startswith(_OWN) else f"other:{name}"


def _first(fields: dict[str, list[etree._Element]], *names: str) -> str | None:
    """The text of the first field of these names that has any."""
    for name in names:
        for element in fields.get(name, ()):
            if text := words(element).strip():
                return text
    return None


def _link(elements: list[etree._Element] | tuple[()], base: str | None) -> str | None:
    """The address of the page that link elements name: Atom's alternate first, then RSS's text."""
    relations = {"alternate": 0, "": 1}
    found = []
    for element in elements:
        href = element.get("href") or words(element)
        relation = (element.get("rel") or "").lower()
        if relation in relations and href.strip():
            found.append((relations[relation] if element.get("href") else 0, href.strip()))
    for _, href in sorted(found, key=lambda pair: pair[0]):
        if url := stated.address(_joined(base, href)):
            return url
    return None


def _joined(base: str | None, href: str) -> str:
    if not base or href.lower().startswith(("http://", "https://")):
        return href
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def _first_address(fields: dict[str, list[etree._Element]], base: str | None) -> str | None:
    """The page's address: where FeedBurner took it from, its link, or a guid that is one."""
    origin = stated.address(_first(fields, "feedburner:origlink"))
    if origin:
        return origin
    if url := _link(fields.get("link", ()), base):
        return url
    for element in fields.get("guid", ()):
        if (element.get("isPermaLink") or "true").lower() != "false" and (url := stated.address(words(element))):
            return url
    return stated.address(_first(fields, "id", "dc:identifier"))


def _published(fields: dict[str, list[etree._Element]]) -> str | None:
    names = (
        "published",
        "pubdate",
        "dc:date",
        "dcterms:issued",
        "issued",
        "dcterms:created",
        "created",
        "updated",
        "modified",
    )
    return next(
        (moment for name in names for element in fields.get(name, ()) if (moment := stated.moment(words(element)))),
        None,
    )


def _authors(fields: dict[str, list[etree._Element]]) -> list[str]:
    found = []
    for name in ("author", "dc:creator", "itunes:author"):
        for element in fields.get(name, ()):
            inner = [child for child in element if local(child) == "name"]
            found.append(words(inner[0]) if inner else words(element))
        if found:
            break
    return found


def _source(fields: dict[str, list[etree._Element]], outer: Facts) -> str | None:
    """The outlet that wrote the entry where the feed passes on what others wrote."""
    for element in fields.get("source", ()):
        inner = next((child for child in element if local(child) == "title"), None)
        named = stated.line(words(inner) if inner is not None else words(element))
        if named:
            link = next((child.get("href") for child in element if local(child) == "link"), None)
            return stated.publisher_of(named, element.get("url") or link)
    return stated.line(_first(fields, "dc:publisher")) if outer.publisher is None else None


def _title(fields: dict[str, list[etree._Element]], source: str | None) -> str | None:
    title = stated.line(_first(fields, "title", "media:title", "dc:title"))
    if title and source and title.endswith(f" - {source}"):
        # Google News writes the outlet behind the headline
        return title.removesuffix(f" - {source}")
    return title


def _credits(fields: dict[str, list[etree._Element]]) -> tuple[Credit, ...]:
    """Agencies that the entry names as contributors or sources; an outlet's own rights line is none."""
    found = [words(element) for name in ("dc:source", "dc:contributor") for element in fields.get(name, ())]
    return tuple(credit for name in found for credit in stated.credit(name) if credit.kind == "agency")


def _captions(fields: dict[str, list[etree._Element]]) -> tuple[Caption, ...]:
    """The words of the entry's pictures."""
    found: dict[Caption, None] = {}
    holders = [
        element for name in ("media:content", "media:group", "media:thumbnail") for element in fields.get(name, ())
    ]
    for holder in holders:
        inner = _fields(holder)
        text = stated.line(_first(inner, "media:description", "media:text"))
        if text:
            found.setdefault(Caption(text=text, credit=stated.line(_first(inner, "media:credit"))))
    return tuple(found)


def _markup(fields: dict[str, list[etree._Element]]) -> tuple[str, bool]:
    """The entry's text as HTML, and whether it stands where whole texts do: its content, else its fullest summary."""
    contents = [
        _html(element)
        for name in ("content:encoded", "content", "xhtml:body", "xhtml:div")
        for element in fields.get(name, ())
    ]
    summaries = [
        _html(element)
        for name in ("description", "summary", "dc:description", "media:description")
        for element in fields.get(name, ())
    ]
    best = max(contents, key=len, default="")
    return (best, True) if best.strip() else (max(summaries, key=len, default=""), False)


def _html(element: etree._Element) -> str:
    """A field's content as HTML: markup inside it, markup that it holds as text, or plain text."""
    kind = (element.get("type") or "").lower()
    if len(element):
        inner = (element.text or "") + "".join(
            etree.tostring(child, encoding="unicode", with_tail=True) for child in element
        )
        return _without_prefixes(inner)
    text = element.text or ""
    if element.get("mode") == "base64" or (kind and "/" in kind and not kind.startswith("text/") and "xml" not in kind):
        return _from_base64(text)
    if kind in {"text", "text/plain"}:
        return text.replace("&", "&amp;").replace("<", "&lt;")
    return text


def _from_base64(text: str) -> str:
    try:
        return b64decode(text, validate=False).decode("utf-8")
    except ValueError:
        return ""


def _without_prefixes(markup: str) -> str:
    """Inline XHTML with plain names: `<xhtml:p>` is `<p>`."""
    return markup.replace("<xhtml:", "<").replace("</xhtml:", "</").replace("<html:", "<").replace("</html:", "</")
