"""The figures of a story over the times they hold for: who gave which, what it may mean, and where two can't both be true."""

from collections.abc import Iterator, Sequence

from stemma.model import Story
from stemma.report.anchors import anchor
from stemma.report.pictures.draw import (
    BREAK_SIGN,
    Frame,
    Key,
    frame,
    identity,
    legend,
    legend_height,
    link,
    time_axis,
    word,
)
from stemma.report.pictures.element import Element, el
from stemma.report.pictures.figures_layout import BRACKETED, Dot, Panel, Tie, panels
from stemma.report.pictures.picture import Picture
from stemma.report.view import View
from stemma.report.wording import Wording

NAME = "figures"
#: radius of a mark and of a copy of it, half of a cap's width, an arrow's length
RADIUS, SMALL, CAP, ARROW = 5.5, 3.0, 6.0, 20.0
#: pixels from which a time is drawn as a bar
BAR = 3.0
UPWARDS, DOWNWARDS = ("at_least", "more_than"), ("at_most", "less_than")


def figures_picture(view: View, story: Story, wording: Wording, wide: float) -> Picture | None:
    """The claims whose figures differ, the gravest first; None where none do."""
    found, left = panels(view, story, wording, wide)
    if not found:
        return None
    keys = list(_keys(found, wording))
    foot = found[-1].bottom + 14
    drawn: list[Element | None] = []
    for panel in found:
        drawn += _panel(panel, view)
    drawn += legend(keys, foot, wide)
    says = wording("pictures.figures_says", n=len(found))
    if left:
        says = f"{says} {wording('pictures.more_figures', n=left)}"
    given = Frame(
        key=identity(story.id, NAME, f"{wide:g}"), title=wording("pictures.figures"), description=says, width=wide,
        height=foot + legend_height(keys, wide) + 4,
    )  # fmt: skip
    head = tuple(wording(f"pictures.{name}") for name in ("claim", "figure", "who", "where"))
    rows = tuple(
        (panel.title.text, dot.label.text, dot.label.after, dot.note.text) for panel in found for dot in panel.dots
    )
    return Picture(name=NAME, title=given.title, svg=frame(given, drawn), head=head, rows=rows)


def _panel(panel: Panel, view: View) -> Iterator[Element | None]:
    bottom = max(panel.scale.bottom + 10, *(dot.note.y + 4 for dot in panel.dots))
    yield el("g", word(panel.title), data_claim=panel.claim.id)
    yield from time_axis(panel.axis, panel.top, bottom)
    for y, words in panel.ticks:
        yield el("line", x1=panel.axis.left, y1=y, x2=panel.axis.right, y2=y, class_="rule", stroke_width=0.8)
        yield word(words)
    yield from (_tie(tie) for tie in panel.ties)
    yield from (_dot(dot, panel, view) for dot in panel.dots)
    yield from map(word, panel.reasons)


def _dot(dot: Dot, panel: Panel, view: View) -> Element:
    first = view.quantities[dot.point.figures[0]]
    turn = panel.axis.right + 4
    leader = el(
        "path", d=f"M{max(dot.x + RADIUS + 2, dot.begin):.1f} {dot.y:.1f}H{turn:.1f}L{dot.label.x - 6:.1f} {dot.label.y + 2:.1f}",
        class_="rule", stroke_width=0.9,
    )  # fmt: skip
    bar = None
    if dot.end - dot.begin >= BAR:
        style = "open" if dot.undated else "span"
        bar = el("rect", x=dot.begin, y=dot.y - 3.5, width=dot.end - dot.begin, height=7, rx=3.5, class_=style)
    parts = [leader, bar, *_copies(dot, view), *_sign(dot), word(dot.label), word(dot.note)]
    data = {"data_passage": anchor(first.passage), "data_statement": first.statement}
    return link(first.id, *parts, about=f"{dot.label.text} {dot.label.after} ({dot.note.text})", **data)


def _copies(dot: Dot, view: View) -> Iterator[Element]:
    """The same figure in other articles, faint, when they were printed."""
    for key, x in dot.copies:
        where = anchor(view.quantities[key].passage)
        yield el("circle", cx=x, cy=dot.y, r=SMALL, class_="ring faint", data_passage=where)


def _sign(dot: Dot) -> Iterator[Element]:
    """A dot for a figure, a ring for about, an arrow for a bound, a line with caps for a range."""
    x, y = dot.x, dot.y
    if dot.upper_y is not None:
        caps = f"M{x - CAP:.1f} {y:.1f}h{2 * CAP}M{x:.1f} {y:.1f}V{dot.upper_y:.1f}M{x - CAP:.1f} {dot.upper_y:.1f}h{2 * CAP}"
        yield el("path", d=caps, class_="edge k-ink", stroke_width=2.2)
    if dot.point.bound in (*UPWARDS, *DOWNWARDS):
        sign = -1 if dot.point.bound in UPWARDS else 1
        yield el("path", d=_arrow(x, y, sign), class_="edge k-ink", stroke_width=2)
    style = "own" if dot.point.bound == "exactly" else "ring"
    yield el("circle", cx=x, cy=y, r=RADIUS, class_=f"mark {style}")


def _arrow(x: float, y: float, sign: int) -> str:
    tip = y + sign * ARROW
    return f"M{x:.1f} {y:.1f}V{tip:.1f}M{x - 4:.1f} {tip - sign * 5:.1f}L{x:.1f} {tip:.1f}L{x + 4:.1f} {tip - sign * 5:.1f}"


def _tie(tie: Tie) -> Element:
    if tie.kind in BRACKETED:
        top, bottom = sorted((tie.one.y, tie.other.y))
        d = f"M{tie.x - 4:.1f} {top:.1f}H{tie.x:.1f}V{bottom:.1f}H{tie.x - 4:.1f}"
        return el("path", d=d, class_="edge k-loss", stroke_width=2.4, data_difference=tie.kind)
    first, second = sorted((tie.one, tie.other), key=lambda dot: (dot.x, dot.y))
    d = f"M{first.x:.1f} {first.y:.1f}L{second.x:.1f} {second.y:.1f}"
    return el("path", d=d, class_="edge k-moved", stroke_width=1.6, stroke_dasharray="5 3", data_difference=tie.kind)


def _keys(found: Sequence[Panel], wording: Wording) -> Iterator[Key]:
    """What is drawn, explained."""
    dots = [dot for panel in found for dot in panel.dots]
    bounds = {dot.point.bound for dot in dots}
    kinds = {tie.kind for panel in found for tie in panel.ties}
    there = {
        "exact": "exactly" in bounds,
        "about": bool(bounds - {"exactly"}),
        "bound": bool(bounds & {*UPWARDS, *DOWNWARDS}),
        "range": any(dot.upper_y is not None for dot in dots),
        "repeat": any(dot.copies for dot in dots),
        "conflict": bool(kinds & {*BRACKETED}),
        "revision": "revision" in kinds,
    }
    yield from (Key(_SIGNS[name], wording(f"pictures.key_{name}")) for name, shown in there.items() if shown)
    if any(panel.axis.breaks for panel in found):
        yield Key(BREAK_SIGN, wording("pictures.key_break"))


_SIGNS = {
    "exact": el("circle", cx=0, cy=0, r=RADIUS, class_="own"),
    "about": el("circle", cx=0, cy=0, r=RADIUS, class_="ring"),
    "bound": el("path", d="M0 7V-7M-4 -2L0 -7L4 -2", class_="edge k-ink", stroke_width=2),
    "range": el("path", d="M-5 7H5M0 7V-7M-5 -7H5", class_="edge k-ink", stroke_width=2),
    "repeat": el("circle", cx=0, cy=0, r=SMALL, class_="ring faint"),
    "conflict": el("path", d="M-3 -7H2V7H-3", class_="edge k-loss", stroke_width=2.4),
    "revision": el("path", d="M-12 0H13", class_="edge k-moved", stroke_width=1.6, stroke_dasharray="5 3"),
}
