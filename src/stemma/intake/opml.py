"""OPML 1 and 2: lists of feeds, as readers of feeds export them."""

from collections.abc import Iterator

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable
from stemma.intake.safe_xml import local, mended
from stemma.model import Facts, Link
from stemma.settings import Limits

ROOTS = frozenset(("opml",))


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The feeds, and the pages of outlines that only link, each once.

    Raises:
        Unreadable: no outline names an address.
    """
    root = mended(packed, ROOTS)
    seen: set[str] = set()
    outlines = (element for element in root.iter() if local(element) == "outline")
    for number, outline in enumerate(outlines, start=1):
        attributes = {name.lower(): value for name, value in outline.attrib.items()}
        feed = stated.address(attributes.get("xmlurl"))
        url = feed or stated.address(attributes.get("url") or attributes.get("htmlurl"))
        if url is None or url in seen or len(seen) >= limits.most_members:
            continue
        seen.add(url)
        title = stated.line(attributes.get("title") or attributes.get("text"))
        yield Link(
            uri=f"{packed.uri}!/{number}",
            url=url,
            kind="feed" if feed else "page",
            # the title of a feed is the outlet's name more or less, that of a page its headline
            stated=Facts(publisher=stated.publisher_of(title, url)) if feed else Facts(title=title, url=url),
        )
    if not seen:
        raise Unreadable("no_entries", "a list without addresses of feeds; nothing to read in it")
