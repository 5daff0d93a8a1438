"""JSON Feed 1 and 1.1 (jsonfeed.org): each item that holds its article is a page, each that only announces one is a link."""

from collections.abc import Iterator
from html import escape

from stemma.intake import stated
from stemma.intake.feeds import Entry, item
from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.intake.safe_json import loaded
from stemma.model import Facts
from stemma.settings import Limits

#: how the field `version` begins
VERSION = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/", "https://www.jsonfeed.org/version/")


def is_jsonfeed(document: object) -> bool:
    """Whether a JSON document says that it is a feed."""
    return isinstance(document, dict) and str(document.get("version", "")).startswith(VERSION)


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The pages and links of a feed.

    Raises:
        Unreadable: it holds no feed.
    """
    feed = loaded(packed.content)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(items, list) or not items:
        raise Unreadable("no_entries", "a feed without items; nothing to read in it yet")
    outer = Facts(
        origin="feed",
        publisher=stated.publisher_of(stated.line(feed.get("title")), stated.address(feed.get("home_page_url"))),
        language=stated.language(feed.get("language")),
        byline=stated.people_and_agencies(_names(feed))[0],
    )
    for number, entry in enumerate(items[: limits.most_members], start=1):
        if isinstance(entry, dict):
            yield item(packed, _entry(entry, outer), number)
        else:
            yield refused(f"{packed.uri}!/{number}", "unreadable", "an item that is no object; ask the feed's maker")


def _entry(entry: dict[str, object], outer: Facts) -> Entry:
    # external_url is the page that a link blog writes about, not the item's own
    url = (
        stated.address(entry.get("url")) or stated.address(entry.get("id")) or stated.address(entry.get("external_url"))
    )
    people, agencies = stated.people_and_agencies(_names(entry))
    title = stated.line(entry.get("title"))
    facts = Facts(
        published=stated.moment(entry.get("date_published")) or stated.moment(entry.get("date_modified")),
        origin="feed",
        url=url,
        language=stated.language(entry.get("language")),
        title=title,
        byline=people,
        credits=agencies,
    )
    key = entry.get("id") or url or title or ""
    markup, declared = _markup(entry)
    return Entry(key=str(key), markup=markup, facts=facts.over(outer), declared=declared)


def _names(holder: dict[str, object]) -> list[object]:
    authors = holder.get("authors") or [holder.get("author")]
    listed = authors if isinstance(authors, list) else [authors]
    return [author.get("name") if isinstance(author, dict) else author for author in listed]


def _markup(entry: dict[str, object]) -> tuple[str, bool]:
    """An item's text as HTML, and whether it stands where whole texts do."""
    if isinstance(html := entry.get("content_html"), str) and html.strip():
        return html, True
    for name in ("content_text", "summary"):
        if isinstance(text := entry.get(name), str) and text.strip():
            paragraphs = filter(None, (paragraph.strip() for paragraph in text.split("\n")))
            return "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs), name != "summary"
    return "", False
