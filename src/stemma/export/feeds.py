"""Changes as feeds: Atom (RFC 4287) and JSON Feed 1.1."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from xml.etree import ElementTree as ET

import msgspec

from stemma.export.xml import document, legal

TITLE = "Stemma: what has changed"
ID = "urn:stemma:changes"
#: of a feed without entries
NEVER = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A change, as a reader of feeds shows it."""

    subject: str
    #: ISO 8601 moment
    at: str
    kind: str
    text: str
    story: str | None = None
    #: where `text` is longer than a line
    title: str | None = None

    @property
    def id(self) -> str:
        """Its name for good."""
        return f"urn:stemma:change:{sha256(self.subject.encode('utf-8', 'replace')).hexdigest()[:32]}"


def to_atom(items: Sequence[Item]) -> bytes:
    """The newest first, as they come."""
    root = ET.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    ET.SubElement(root, "id").text = ID
    ET.SubElement(root, "title").text = TITLE
    ET.SubElement(root, "updated").text = max((item.at for item in items), default=NEVER)
    ET.SubElement(ET.SubElement(root, "author"), "name").text = "Stemma"
    for item in items:
        entry = ET.SubElement(root, "entry")
        ET.SubElement(entry, "id").text = item.id
        ET.SubElement(entry, "title").text = legal(item.title or item.text)
        ET.SubElement(entry, "updated").text = item.at
        ET.SubElement(entry, "category", term=item.kind)
        ET.SubElement(entry, "content", type="text").text = legal(item.text)
    return document(root)


def to_json_feed(items: Sequence[Item]) -> bytes:
    """The newest first, as they come."""
    listed = [
        {"id": item.id, **({"title": item.title} if item.title else {}), "content_text": item.text,
         "date_published": item.at, "tags": [item.kind, *([item.story] if item.story else [])]}
        for item in items
    ]  # fmt: skip
    made = {"version": "https://jsonfeed.org/version/1.1", "title": TITLE, "items": listed}
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
