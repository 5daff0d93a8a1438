"""Shapes that several pictures share: words, links, the axis, the frame. Numbers in, elements out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stemma.report.pictures.axis import TICK, Axis
from stemma.report.pictures.element import Element, el
from stemma.report.pictures.metrics import width
from stemma.report.pictures.style import STYLE

#: sizes of words in pixels: of the axis and notes, of all others, of names
NOTE, BODY, NAME = 11.0, 12.0, 13.0
_SIZES = {NOTE: "n", BODY: "", NAME: "h"}
_NO_ID = re.compile(r"[^\w-]+")
#: pixels between words and what stands behind them in the same line
SPACE = 7.0
#: height of an axis with its two lines of words
AXIS = 40.0
#: rows of a legend
LEGEND = 19.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A line of text at its place."""

    x: float
    #: of the base line
    y: float
    text: str
    size: float = BODY
    bold: bool = False
    #: further classes of the style sheet
    style: str = ""
    #: lighter words in the same line, behind these, and their class
    after: str = ""
    tone: str = "s"

    @property
    def right(self) -> float:
        """Where it ends."""
        own = width(self.text, self.size, bold=self.bold)
        return self.x + own + (width(" " + self.after, BODY) + SPACE if self.after else 0)


def word(given: Word) -> Element | None:
    """A line of text; None for an empty one."""
    if not given.text:
        return None
    classes = " ".join(part for part in (_SIZES[given.size], "b" if given.bold else "", given.style) if part)
    if not given.after:
        return el("text", given.text, x=given.x, y=given.y, class_=classes or None)
    first = el("tspan", given.text, class_=classes or None)
    after = el("tspan", given.after, dx=SPACE, class_=given.tone)
    return el("text", first, after, x=given.x, y=given.y, class_="w" if "w" in given.style.split() else None)


def link(target: str, *children: Element | None, about: str, **data: str | None) -> Element:
    """Marks that lead to a part of the page, reached by the keyboard as well; `about` is what they say when pointed at."""
    return el("a", el("title", about), *children, href=f"#{target}", tabindex="0", **data)


def identity(*parts: str) -> str:
    """An id that no other picture of a page has."""
    return "-".join(_NO_ID.sub("-", part) for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A picture's outside."""

    #: of the picture, in its page
    key: str
    title: str
    #: what it shows, in a sentence, for who can't see it
    description: str
    width: float
    height: float


def frame(given: Frame, children: Iterable[Element | None]) -> str:
    """The whole picture: its size is fixed, so that words keep theirs; a page lets it scroll where it has less room."""
    return str(
        el(
            "svg",
            el("title", given.title, id=f"{given.key}-title"),
            el("desc", given.description, id=f"{given.key}-desc"),
            el("style", STYLE),
            el("rect", width=given.width, height=given.height, class_="paper"),
            *children,
            xmlns="http://www.w3.org/2000/svg",
            id=given.key,
            class_="sp",
            width=given.width,
            height=given.height,
            viewBox=f"0 0 {given.width:g} {given.height:g}",
            role="group",
            aria_labelledby=f"{given.key}-title {given.key}-desc",
        )
    )


def time_axis(axis: Axis, top: float, bottom: float) -> list[Element | None]:
    """Ticks with their words at the top and their lines down to the bottom, and a sign where time is left out."""
    head = top + AXIS - 6
    made: list[Element | None] = [
        el("line", x1=tick.x, y1=head, x2=tick.x, y2=bottom, class_="strong" if tick.strong else "rule",
           stroke_width=0.6 if tick.strong else 1)
        for tick in axis.ticks
    ]  # fmt: skip
    for tick in axis.ticks:
        wide = width(tick.text, TICK)
        made.append(word(Word(x=tick.x - wide / 2, y=head - 5, text=tick.text, size=NOTE, style="s")))
    made += [word(Word(x=tick.x, y=top + 12, text=tick.text, size=NOTE, bold=True)) for tick in axis.periods]
    made += [el("line", x1=p.left, y1=head, x2=p.right, y2=head, class_="strong") for p in axis.pieces]
    made += [_break(x, head) for x in axis.breaks]
    made += [_left_out(x, head, bottom) for x in axis.breaks]
    return made


def _break(x: float, y: float) -> Element:
    return el(
        "path", d=f"M{x - 7:.1f} {y + 5:.1f}l4 -10M{x + 3:.1f} {y + 5:.1f}l4 -10", class_="strong", stroke_width=1.4
    )


def _left_out(x: float, top: float, bottom: float) -> Element:
    """A strip without ground where nothing is shown, down the whole picture."""
    return el("line", x1=x, y1=top + 8, x2=x, y2=bottom, class_="strong", stroke_dasharray="1 5", stroke_width=1)


#: time left out, as legends show it
BREAK_SIGN = el("path", d="M-6 5l4 -10M2 5l4 -10", class_="strong", stroke_width=1.4)


@dataclass(frozen=True, slots=True)
class Key:
    """One sign of a legend, drawn round the origin, and what it means."""

    sign: Element
    words: str


def legend_height(keys: Sequence[Key], wide: float) -> float:
    """Pixels that a legend takes."""
    return (1 + max((row for _, row in _places(keys, wide)), default=0)) * LEGEND if keys else 0.0


def legend(keys: Sequence[Key], top: float, wide: float) -> list[Element | None]:
    """The signs with their meanings, in rows."""
    made: list[Element | None] = []
    for key, (x, row) in zip(keys, _places(keys, wide), strict=True):
        y = top + row * LEGEND + 10
        made.append(el("g", key.sign, transform=f"translate({x + 13:.1f} {y - 4:.1f})"))
        made.append(word(Word(x=x + 32, y=y, text=key.words, size=NOTE, style="s")))
    return made


def _places(keys: Sequence[Key], wide: float) -> list[tuple[float, int]]:
    made, x, row = [], 0.0, 0
    for key in keys:
        room = 32 + width(key.words, NOTE)
        if x and x + room > wide:
            x, row = 0.0, row + 1
        made.append((x, row))
        x += room + 18
    return made
