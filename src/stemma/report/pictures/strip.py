"""A strip chart: marks on one time axis, a row each, and what they stand for in words beside them.

Marks and words have columns of their own (on a phone, the words stand below the mark), so that none can touch another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stemma.report.pictures.axis import Axis, axis
from stemma.report.pictures.draw import AXIS, BODY, NAME, NOTE, SPACE, Word, link, time_axis, word
from stemma.report.pictures.element import Element, el
from stemma.report.pictures.metrics import shorten, width, wrap
from stemma.report.pictures.spans import Span
from stemma.report.wording import Wording

#: pixels from which words stand beside the strip, and the strip's share of the picture
BESIDE, STRIP = 620.0, 0.44
#: heights of a line, of the space round a row, of a heading
LINE, PAD, HEADING = 15.0, 5.0, 28.0
#: lines of a text at most
LINES = 2
#: half the size of a mark
RADIUS = 6.0
#: pixels from which a span is drawn as a bar
BAR = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that has a time."""

    #: none where nobody knows when
    span: Span | None
    #: shape: "dot", "ring", "diamond", "barred" (a denial), "triangle"
    shape: str
    #: what it is, in a line or two
    text: str
    #: who, where, how: a line in a lighter tone
    note: str
    #: where it leads in the page; empty for nowhere
    target: str
    #: attributes that tie it to the page: data_passage, data_statement, data_article
    data: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Marks under one heading."""

    title: str
    note: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mark at its place."""

    mark: Mark
    begin: float | None
    end: float | None
    y: float
    words: tuple[Word, ...]
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StripLayout:
    """A strip chart with everything at its place."""

    axis: Axis | None
    width: float
    bottom: float
    headings: tuple[Word, ...]
    #: top and bottom of each lane
    lanes: tuple[tuple[float, float], ...]
    placed: tuple[Placed, ...] = field(default=())


def strip_layout(lanes: Sequence[Lane], wide: float, wording: Wording) -> StripLayout:
    """Place lanes below each other."""
    beside = wide >= BESIDE
    right = wide * STRIP if beside else wide - 16
    spans = [mark.span for lane in lanes for mark in lane.marks if mark.span]
    clock = axis(spans, 16, right, wording)
    column = right + 34 if beside and clock else 14.0
    y = AXIS + 6 if clock else 2.0
    headings, bounds, placed = [], [], []
    for lane in lanes:
        top = y
        headings.append(_heading(lane, y, wide))
        y += HEADING
        for mark in lane.marks:
            one = _placed(mark, clock, (column, wide), y, beside=beside)
            placed.append(one)
            y = one.bottom
        bounds.append((top, y + 4))
        y += 12
    return StripLayout(
        axis=clock, width=wide, bottom=y, headings=tuple(headings), lanes=tuple(bounds), placed=tuple(placed)
    )


def _heading(lane: Lane, y: float, wide: float) -> Word:
    title = shorten(lane.title, NAME, wide * 0.6, bold=True)
    note = shorten(lane.note, BODY, wide - 30 - width(title, NAME, bold=True))
    return Word(x=8, y=y + 18, text=title, size=NAME, bold=True, after=note, style="w")


def _placed(mark: Mark, clock: Axis | None, column: tuple[float, float], top: float, *, beside: bool) -> Placed:
    left, right = column
    lines = wrap(mark.text, BODY, right - left - 4, lines=LINES)
    drawn = mark.span is not None and clock is not None
    first = top + (0 if beside or not drawn else 2 * RADIUS + 4)
    note = shorten(mark.note, NOTE, right - left - 4)
    halo = "" if beside else "w"
    behind = note if len(lines) == 1 and left + width(f"{lines[0]} {note}", BODY) + SPACE + 4 <= right else ""
    words = [
        Word(x=left, y=first + PAD + 11 + n * LINE, text=line, after=behind, style=halo) for n, line in enumerate(lines)
    ]
    height = len(lines) * LINE
    if note and not behind:
        words.append(Word(x=left, y=first + PAD + 11 + height, text=note, size=NOTE, style=f"s {halo}".strip()))
        height += LINE
    ends = (clock.x(mark.span.begin), clock.x(mark.span.end)) if mark.span is not None and clock else (None, None)
    y = top + PAD + RADIUS + 1
    bottom = first + max(height, 2 * RADIUS) + 2 * PAD
    return Placed(mark=mark, begin=ends[0], end=ends[1], y=y, words=tuple(words), bottom=bottom)


def strip_elements(laid: StripLayout) -> Iterator[Element | None]:
    """Everything of a strip chart."""
    for top, bottom in laid.lanes:
        yield el("rect", x=0, y=top, width=laid.width, height=bottom - top, rx=5, class_="band")
    if laid.axis:
        yield from time_axis(laid.axis, 0, laid.bottom - 8)
    yield from map(word, laid.headings)
    for one in laid.placed:
        yield _one(one, laid)


def _one(placed: Placed, laid: StripLayout) -> Element:
    mark = placed.mark
    parts: list[Element | None] = []
    if placed.begin is not None and placed.end is not None:
        words = placed.words[0].x if placed.words else laid.width
        end = max(placed.begin, placed.end)
        if words > end:
            parts.append(
                el("line", x1=end + RADIUS + 3, y1=placed.y, x2=words - 8, y2=placed.y, class_="rule", stroke_width=0.8)
            )
        if placed.end - placed.begin >= BAR:
            wide = placed.end - placed.begin
            parts.append(el("rect", x=placed.begin, y=placed.y - 4, width=wide, height=8, rx=4, class_="span"))
            parts.append(shape(mark.shape, (placed.begin + placed.end) / 2, placed.y))
        else:
            parts.append(shape(mark.shape, placed.begin, placed.y))
    parts += map(word, placed.words)
    data = dict(mark.data)
    if not mark.target:
        return el("g", *parts, **data)
    return link(mark.target, *parts, about=f"{mark.text} ({mark.note})" if mark.note else mark.text, **data)


def shape(name: str, x: float, y: float) -> Element:
    """A sign that is told apart without its colour."""
    if name == "diamond":
        return el("path", d=f"M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z", class_="mark ring")
    if name == "triangle":
        return el("path", d=f"M{x:.1f} {y - 6:.1f}l6.5 11h-13z", class_="mark ring")
    if name == "barred":
        ring = el("circle", cx=x, cy=y, r=RADIUS, class_="mark ring k-loss")
        return el("g", ring, el("line", x1=x - 4, y1=y + 4, x2=x + 4, y2=y - 4, class_="k-loss", stroke_width=2))
    return el("circle", cx=x, cy=y, r=RADIUS, class_="mark ring" if name == "ring" else "mark own")


def any_break(laid: StripLayout) -> bool:
    """Whether time is left out."""
    return bool(laid.axis and laid.axis.breaks)


def any_bar(laid: StripLayout) -> bool:
    """Whether a span is drawn."""
    return any(p.begin is not None and p.end is not None and p.end - p.begin >= BAR for p in laid.placed)


def shapes_of(lanes: Iterable[Lane]) -> set[str]:
    """The shapes that some lanes use."""
    return {mark.shape for lane in lanes for mark in lane.marks}
