"""Lines on pages to paragraphs: columns in order, running heads dropped, words parted at a line's end made whole.

The order of columns follows the recursive XY-cut (Nagy and Seth, 1984), kept to columns of running text: the columns of a
table are read row by row, as its content has them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from stemma.extract.names import words
from stemma.text.normalise import clean, squeezed

#: lines of a page; a page with more is a table or a drawing and keeps its content's order
_MOST_LINES = 400
#: lines in a column, and code points in its middle line: less is a table's column
_COLUMN_LINES, _COLUMN_WIDTH = 3, 18
#: share of a page's height at head and foot in which running heads stand
_MARGIN = 0.12
#: lines at each end of a page that may be one
_MARGIN_LINES = 3
#: share of the pages that a running head stands on
_MOST_PAGES = 0.4
#: times the usual distance of lines that parts paragraphs
_GAP = 1.45
#: times the size of running text, from which on a line is a heading, and a headline
_HEADING, _HEADLINE = 1.12, 1.3
#: words
_LONGEST_HEADLINE = 40

_ENDS = re.compile(r"[.!?:…][\"“”»’)\]]*\Z")
#: PDFium writes U+0002 for a hyphen at the end of a line
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad\x02\ufffe]\Z")
_NUMBER = re.compile(r"[\W\d]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of type and its place: points from the page's left and head."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    #: of the page
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph (p), heading (h2) or headline (h1)."""

    kind: str
    text: str


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document. A sentence that goes on in the next column or page goes on."""
    heads = _running(pages)
    kept = ([line for line in page if not _is_running(line, page, heads)] for page in pages)
    lines = [line for page in kept for line in reading_order(page)]
    if not lines:
        return ()
    letters = Counter[float]()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    usual = letters.most_common(1)[0][0]
    leading = _leading(lines, usual)
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, leading):
            found[-1].append(line)
        else:
            found.append([line])
    first = {id(line) for line in pages[0]} if pages else set()
    largest = max((_size(group) for group in found if id(group[0]) in first), default=usual)
    made = [_paragraph(group, usual, largest) for group in found]
    return tuple(_one_headline(paragraph for paragraph in made if paragraph.text))


def _one_headline(made: Iterable[Paragraph]) -> Iterator[Paragraph]:
    seen = False
    for paragraph in made:
        yield replace(paragraph, kind="h2") if seen and paragraph.kind == "h1" else paragraph
        seen = seen or paragraph.kind == "h1"


def _size(lines: Sequence[Line]) -> float:
    return median(line.size for line in lines)


def _paragraph(lines: Sequence[Line], usual: float, largest: float) -> Paragraph:
    """One paragraph; the headline is set in the largest type of the first page."""
    text = joined(line.text for line in lines)
    size = _size(lines)
    short = len(text.split()) <= _LONGEST_HEADLINE
    kind = (
        "h1"
        if size >= max(largest, _HEADLINE * usual) and short
        else "h2"
        if size >= _HEADING * usual and short
        else "p"
    )
    return Paragraph(kind=kind, text=text)


def joined(lines: Iterable[str]) -> str:
    """Lines as one; a word that is parted at a line's end is one word again."""
    text = ""
    for line in lines:
        line = squeezed(line)  # noqa: PLW2901  # the same line
        if not text:
            text = line
        elif _HYPHEN.search(text) and line:
            text = _mended(text, line)
        else:
            text = f"{text} {line}"
    return squeezed(clean(text.replace("\x02", "-").replace("\ufffe", "-")))


def _mended(text: str, line: str) -> str:
    bare = text[:-1]
    if line.split(maxsplit=1)[0].strip(",").casefold() in words("joiners"):
        return f"{bare}- {line}"  # "Ein- und Ausfuhr"
    if line[0].islower():
        return bare + line
    return f"{bare}-{line}"  # "Baden-Württemberg"


def _leading(lines: Sequence[Line], usual: float) -> float:
    """The usual distance from one line's head to the next one's."""
    steps = [
        step
        for one, two in pairwise(lines)
        if 0 < (step := two.top - one.top) < 3 * usual and abs(one.size - two.size) < 0.5
    ]
    return median(steps) if steps else 1.2 * usual


def _goes_on(paragraph: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether a line belongs to the paragraph before it."""
    last = paragraph[-1]
    if abs(last.size - line.size) > 0.12 * max(last.size, line.size):
        return False
    step = line.top - last.top
    if step <= 0 or step > 4 * leading:
        # the next column or page
        return not _ENDS.search(last.text) and (line.text[:1].islower() or bool(_HYPHEN.search(last.text)))
    if step > _GAP * leading * max(1.0, line.size / max(last.size, 1.0)):
        return False
    left, right = min(one.left for one in paragraph), max(one.right for one in paragraph)
    indented = line.left - left > 0.6 * line.size
    ended = bool(_ENDS.search(last.text))
    ragged = len(paragraph) > 1 and last.right < right - 0.15 * (right - left)
    return not (ended and (indented or ragged))


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """What stands at the head or foot of many pages, its numbers apart."""
    seen = Counter[str]()
    for page in pages:
        seen.update({_key(line.text) for line in _edges(page)})
    least = max(2, round(_MOST_PAGES * len(pages)))
    return frozenset(key for key, count in seen.items() if count >= least)


def _edges(page: Sequence[Line]) -> Iterator[Line]:
    inner = sorted(page, key=lambda line: line.top)
    for line in (*inner[:_MARGIN_LINES], *inner[-_MARGIN_LINES:]):
        if _in_margin(line):
            yield line


def _in_margin(line: Line) -> bool:
    return line.bottom < _MARGIN * line.height or line.top > (1 - _MARGIN) * line.height


def _is_running(line: Line, page: Sequence[Line], heads: frozenset[str]) -> bool:
    if not _in_margin(line):
        return False
    return _key(line.text) in heads or (len(page) > 1 and _NUMBER.match(line.text) is not None)


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", squeezed(text).casefold())


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as one reads them: columns from left to right, each from its head to its foot."""
    if len(lines) > _MOST_LINES:
        return list(lines)
    columns = _columns(lines)
    if len(columns) > 1:
        return [line for column in columns for line in reading_order(column)]
    bands = _bands(lines)
    if len(bands) > 1:
        return [line for band in bands for line in reading_order(band)]
    return list(lines)


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted where white runs from head to foot between columns of running text; one group where none does."""
    groups: list[list[Line]] = []
    reach = 0.0
    for line in sorted(lines, key=lambda line: line.left):
        if groups and line.left < reach + 0.5 * line.size:
            groups[-1].append(line)
            reach = max(reach, line.right)
        else:
            groups.append([line])
            reach = line.right
    if len(groups) < 2 or not all(map(_is_text, groups)):
        return [list(lines)]
    order = {id(line): index for index, line in enumerate(lines)}
    return [sorted(group, key=lambda line: order[id(line)]) for group in groups]


def _is_text(lines: Sequence[Line]) -> bool:
    return len(lines) >= _COLUMN_LINES and median(len(line.text) for line in lines) >= _COLUMN_WIDTH


def _bands(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines parted below a heading, or above a foot, that spans columns; one group where that makes no columns."""
    down = sorted(lines, key=lambda line: (line.top, line.left))
    foot = 0.0
    for index in range(1, len(down)):
        foot = max(foot, down[index - 1].bottom)
        if down[index].top < foot - 0.2 * down[index].size:
            continue
        above, below = down[:index], down[index:]
        if len(_columns(below)) > 1 or (len(below) < len(above) and len(_columns(above)) > 1):
            order = {id(line): place for place, line in enumerate(lines)}
            return [sorted(part, key=lambda line: order[id(line)]) for part in (above, below)]
    return [list(lines)]
