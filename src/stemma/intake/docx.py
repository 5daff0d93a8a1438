"""DOCX (Office Open XML, ECMA-376): paragraphs and tables in their order, headings, without what was deleted."""

from collections.abc import Iterator
from html import escape

from lxml import etree

from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, html_page
from stemma.intake.safe_xml import strict
from stemma.intake.zipped import member, open_zip
from stemma.model import Facts
from stemma.settings import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: styles of the headline; Word writes their English names into every language's files
_TITLES = frozenset(("title", "titel", "titre"))
_HEADINGS = ("heading", "berschrift", "titre")


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The document's text as a bare page.

    Raises:
        Unreadable: it is broken, protected or empty.
    """
    with open_zip(packed) as archive:
        content = member(archive, "word/document.xml", limits)
    # the strict form of the standard has other names for the same elements
    root = strict(content.replace(_STRICT[1:-1].encode(), _W[1:-1].encode()))
    body = root.find(f"{_W}body")
    blocks = list(_blocks(body)) if body is not None else []
    if not blocks:
        raise Unreadable("no_text", "a document without text; it may hold pictures only")
    title = next((text for kind, text in blocks[:10] if kind == "h1"), None)
    markup = "".join(
        text if kind == "table" else f"<{kind}>{escape(text, quote=False)}</{kind}>" for kind, text in blocks
    )
    yield html_page(packed, markup, Facts(title=stated.line(title)))


def _blocks(parent: etree._Element) -> Iterator[tuple[str, str]]:
    """(element of HTML, text) of each paragraph, ("table", markup) of each table."""
    for child in parent:
        if child.tag == f"{_W}p":
            if text := _text(child).strip():
                yield _kind(child), text
        elif child.tag == f"{_W}tbl":
            yield "table", _table(child)
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"}:
            yield from _blocks(child)


def _kind(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    if name in _TITLES or name in {"heading1", "berschrift1", "titre1"}:
        return "h1"
    return "h2" if any(heading in name for heading in _HEADINGS) else "p"


def _text(paragraph: etree._Element) -> str:
    """The words that a reader sees: insertions, not deletions; a tab or break is a space."""
    pieces = []
    skipped: etree._Element | None = None
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if skipped is not None:
            skipped = None if event == "end" and node is skipped else skipped
        elif event == "start" and node.tag in {f"{_W}del", f"{_W}moveFrom", _FALLBACK, f"{_W}instrText"}:
            skipped = node
        elif event == "start" and node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif event == "start" and node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            pieces.append(" ")
        elif event == "start" and node.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _table(table: etree._Element) -> str:
    rows = []
    for row in table.iter(f"{_W}tr"):
        cells = (
            " ".join(filter(None, (_text(p).strip() for p in cell.iter(f"{_W}p")))) for cell in row.iter(f"{_W}tc")
        )
        rows.append("".join(f"<td>{escape(cell, quote=False)}</td>" for cell in cells))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
