"""OPML 2.0: the feeds that are followed, for readers of feeds."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from stemma.export.xml import document, legal


def to_opml(feeds: Sequence[tuple[str, str | None]]) -> bytes:
    """(address, name) of feeds as a document."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Stemma"
    body = ET.SubElement(root, "body")
    for url, title in feeds:
        ET.SubElement(
            body, "outline", type="rss", text=legal(title or url), title=legal(title or url), xmlUrl=legal(url)
        )
    return document(root)
