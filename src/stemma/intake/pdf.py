"""PDF by PDFium (extra `pdf`): words and where they stand on the page; `layout` makes paragraphs of them."""

import re
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from stemma.intake import stated
from stemma.intake.layout import Line, paragraphs
from stemma.intake.packed import Item, Packed, Unreadable, html_page
from stemma.model import Facts
from stemma.settings import Limits

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

#: pages read; a longer document is a book
_MOST_PAGES = 500
#: code points on one page; more is a drawing made of letters
_MOST_ON_PAGE = 60_000
#: sizes of type between two letters that no word space is as wide as
_GUTTER = 2.0
#: PDFium ends a line with a line feed, or with U+FFFE (U+0002 in older versions) where a hyphen parts a word
_ROW = re.compile("[^\r\n\x02\ufffe]+[\x02\ufffe]?")
#: words in a document's title field; fewer name a file ("report_final.docx")
_TITLE = range(3, 30)


def read(packed: Packed, _limits: Limits) -> Iterator[Item]:
    """The document's text as a bare page.

    Raises:
        Unreadable: it is broken, protected, or holds pictures of text only.
        ImportError: the extra is not installed.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(packed.content)
    except PdfiumError as error:
        said = str(error).lower()
        cause = "protected by a password; save it without one" if "password" in said else f"broken PDF ({said[:100]})"
        raise Unreadable("unreadable", cause) from None
    try:
        pages = [_lines(document, number) for number in range(min(len(document), _MOST_PAGES))]
        named = stated.line(document.get_metadata_value("Title"))
    except PdfiumError as error:
        raise Unreadable("unreadable", f"broken PDF ({str(error)[:100]})") from None
    finally:
        document.close()
    found = paragraphs(pages)
    if not found:
        raise Unreadable("no_text", "a PDF without text: scanned pages; run a text recognition over it first")
    shown_title = next((paragraph.text for paragraph in found[:20] if paragraph.kind == "h1"), None)
    fit = named if named and len(named.split()) in _TITLE and "." not in named.rsplit(" ", 1)[-1][:-1] else None
    markup = "".join(f"<{p.kind}>{escape(p.text, quote=False)}</{p.kind}>" for p in found)
    yield html_page(packed, markup, Facts(title=shown_title or fit))


def _lines(document: "PdfDocument", number: int) -> tuple[Line, ...]:
    """The lines of a page in the order of its content, cut where a gutter runs through."""
    page = document[number]
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range(0, min(text_page.count_chars(), _MOST_ON_PAGE))
        height = page.get_height()
        found: list[Line] = []
        for row in _ROW.finditer(text):
            found.extend(_pieces(text_page, row.group(), row.start(), height))
        return tuple(found)
    finally:
        text_page.close()
        page.close()


def _pieces(text_page: "PdfTextPage", row: str, start: int, height: float) -> Iterator[Line]:
    """One line, or several where a gutter between columns runs through it."""
    boxes = [(at, *text_page.get_charbox(start + at)) for at, sign in enumerate(row) if not sign.isspace()]
    begin = 0
    for index in range(1, len(boxes) + 1):
        ends = index == len(boxes)
        if not ends:
            size = max(boxes[index][4] - boxes[index][2], boxes[index - 1][4] - boxes[index - 1][2], 4.0)
            ends = boxes[index][1] - boxes[index - 1][3] > _GUTTER * size
        if ends and boxes[begin:index]:
            yield _line(text_page, row, start, boxes[begin:index], height)
            begin = index


def _line(
    text_page: "PdfTextPage", row: str, start: int, boxes: list[tuple[int, float, float, float, float]], height: float
) -> Line:
    from pypdfium2.raw import FPDFText_GetFontSize

    middle = boxes[len(boxes) // 2]
    size = float(FPDFText_GetFontSize(text_page.raw, start + middle[0]))
    tall = max(box[4] for box in boxes) - min(box[2] for box in boxes)
    return Line(
        text=row[boxes[0][0] : boxes[-1][0] + 1],
        left=min(box[1] for box in boxes),
        right=max(box[3] for box in boxes),
        # down from the page's head, as one reads
        top=height - max(box[4] for box in boxes),
        bottom=height - min(box[2] for box in boxes),
        # some programs set type of size 1 and scale the page
        size=size if tall / 3 < size < tall * 3 else tall,
        height=height,
    )
