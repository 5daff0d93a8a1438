"""Sitemaps and news sitemaps (sitemaps.org, Google's news extension): addresses with title, day and outlet."""

from collections.abc import Iterator

from lxml import etree

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.intake.safe_xml import local, mended, words
from stemma.model import Facts, Link
from stemma.settings import Limits

#: the elements that a sitemap stands in
ROOTS = frozenset(("urlset", "sitemapindex"))
#: addresses; the protocol allows no more in one file
MOST = 50_000


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The pages that a sitemap names, or the sitemaps that an index names, as links.

    Raises:
        Unreadable: it holds no sitemap.
    """
    root = mended(packed, ROOTS)
    kind = "sitemap" if local(root) == "sitemapindex" else "page"
    places = [element for element in root if local(element) in {"url", "sitemap"}]
    if not places:
        raise Unreadable("no_entries", "a sitemap without addresses; nothing to read in it yet")
    most = min(MOST, limits.most_members)
    for number, place in enumerate(places[:most], start=1):
        url = stated.address(_text(place, "loc"))
        uri = f"{packed.uri}!/{number}"
        if url is None:
            yield refused(uri, "no_text", "an entry without an address; ask the site's maker")
        else:
            yield Link(uri=uri, url=url, kind="sitemap" if kind == "sitemap" else "page", stated=_facts(place, url))
    if len(places) > most:
        yield refused(packed.uri, "too_many", f"{len(places):,} addresses; only the first {most:,} were read")


def _facts(place: etree._Element, url: str) -> Facts:
    news = next((child for child in place if local(child) == "news"), None)
    if news is None:
        # lastmod is when the page's template changed as often as its text
        return Facts(url=url)
    outlet = next((child for child in news if local(child) == "publication"), None)
    return Facts(
        published=stated.moment(_text(news, "publication_date").strip()),
        origin="sitemap",
        url=url,
        publisher=stated.line(_text(outlet, "name")) if outlet is not None else None,
        language=stated.language(_text(outlet, "language")) if outlet is not None else None,
        title=stated.line(_text(news, "title")),
    )


def _text(parent: etree._Element, name: str) -> str:
    return words(next((child for child in parent if local(child) == name), None))
