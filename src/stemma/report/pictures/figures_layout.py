"""Where everything of the figures lies: a panel a claim, values upwards, the times that figures hold for to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemma.model import Claim, Difference, Story
from stemma.report.differences import differences_told
from stemma.report.pictures.axis import Axis, Piece, axis
from stemma.report.pictures.draw import AXIS, BODY, NAME, NOTE, Word
from stemma.report.pictures.element import clean
from stemma.report.pictures.metrics import shorten, width, wrap
from stemma.report.pictures.spans import Span, span_of
from stemma.report.pictures.values import Scale, scale
from stemma.report.series import Point, clock, series, source_of
from stemma.report.view import SHOWN, View, excerpt, figure
from stemma.report.wording import Wording

#: panels drawn; the gravest differences first
MOST = 6
#: points of a panel: of more, those that most articles carry
POINTS = 9
#: what a reader should see first
GRAVE = ("conflict", "revision", "translation_error", "rounding", "bound")
#: kinds that are shown by a bracket
BRACKETED = ("conflict", "translation_error")
#: pixels of a label's two lines, of the words of the scale on the left, of the space below a panel
LABEL, SCALE, APART = 32.0, 52.0, 22.0
#: share of the picture that the points take, from a desk's width on and on a phone
SHARE, NARROW_SHARE, DESK = 0.52, 0.42, 620.0
#: height of a panel's points at least
LOWEST = 96.0
#: pixels that a dot takes
DOT = 13.0
#: pixels of a line of reasons, and between two brackets
REASON, BRACKET = 16.0, 9.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure of one source at its place."""

    point: Point
    begin: float
    end: float
    y: float
    #: the other end of a range
    upper_y: float | None
    #: whether nobody knows as of when it holds
    undated: bool
    #: where copies that repeat it were printed
    copies: tuple[tuple[str, float], ...]
    label: Word
    note: Word
    #: how far it gives way to another dot at its place
    aside: float = 0.0

    @property
    def x(self) -> float:
        """The middle of its time."""
        return (self.begin + self.end) / 2 + self.aside


@dataclass(frozen=True, slots=True)
class Tie:
    """Two figures that differ, and why."""

    kind: str
    one: Dot
    other: Dot
    #: of a bracket; of an arrow, nothing
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The figures of one claim."""

    claim: Claim
    title: Word
    axis: Axis
    scale: Scale
    #: values with their words on the left
    ticks: tuple[tuple[float, Word], ...]
    dots: tuple[Dot, ...]
    ties: tuple[Tie, ...]
    reasons: tuple[Word, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Series:
    """Figures of one claim that are of one unit."""

    claim: Claim
    points: tuple[Point, ...]
    gravity: int


def panels(view: View, story: Story, wording: Wording, wide: float) -> tuple[tuple[Panel, ...], int]:
    """The panels of a story, and how many claims with figures that differ are left out."""
    found = sorted(_series(view, story), key=lambda one: (one.gravity, -sum(len(p.figures) for p in one.points)))
    made: list[Panel] = []
    top = 0.0
    for one in found[:MOST]:
        panel = _Drafter(view, wording, wide).panel(one, top)
        made.append(panel)
        top = panel.bottom + APART
    return tuple(made), len(found) - len(made)


def _series(view: View, story: Story) -> Iterator[_Series]:
    for claim in view.claims(story):
        units: dict[str | None, list[Point]] = {}
        for point in series(claim, view.quantities, view.statements, view.articles):
            units.setdefault(point.unit, []).append(point)
        for points in units.values():
            if len({(p.value, p.upper, p.bound) for p in points}) > 1:
                carried = sorted(points, key=lambda p: -len(p.figures))[:POINTS]
                shown = tuple(p for p in points if p in carried)
                gravity = _gravity(claim, shown)
                if gravity < len(GRAVE) or len({_giver(view, p) for p in shown}) > 1:
                    yield _Series(claim, shown, gravity)


def _giver(view: View, point: Point) -> str:
    """Whose figure it is; figures of nobody are the article's own."""
    return point.source or view.quantities[point.figures[0]].article


def _gravity(claim: Claim, points: Sequence[Point]) -> int:
    keys = {key for point in points for key in point.figures}
    kinds = [d.kind for d in claim.differences if {*d.figures} <= keys and _sure(d) and d.kind in GRAVE]
    return min(map(GRAVE.index, kinds), default=len(GRAVE))


def _sure(difference: Difference) -> bool:
    return difference.confidence >= SHOWN


class _Drafter:
    """Lays one panel out."""

    def __init__(self, view: View, wording: Wording, wide: float) -> None:
        self.view, self.wording, self.wide = view, wording, wide
        self.right = wide * (SHARE if wide >= DESK else NARROW_SHARE)
        self.column = self.right + (56 if wide >= DESK else 34)

    def panel(self, given: _Series, top: float) -> Panel:
        """One claim's figures from `top` down."""
        height = max(LOWEST, len(given.points) * LABEL + 6)
        plot = top + 24 + AXIS
        ends = [v for p in given.points for v in (p.value, p.upper) if v is not None]
        values = scale(ends, plot + 10, plot + height - 10)
        clock = self._axis(given.points)
        dots = self._dots(given.points, clock, values, (plot, plot + height))
        reasons = self._reasons(given.claim, plot + height + 18)
        bottom = plot + height + (len(reasons) * REASON + 8 if reasons else 0)
        return Panel(
            claim=given.claim, title=self._title(given.claim, top + 15), axis=clock, scale=values,
            ticks=self._ticks(values), dots=dots, ties=tuple(self._ties(given.claim, dots)), reasons=reasons,
            top=top + 24, bottom=bottom,
        )  # fmt: skip

    def _axis(self, points: Sequence[Point]) -> Axis:
        spans = [span for point in points if (span := span_of(point.when))]
        printed = [span for point in points for key in point.figures[1:] if (span := self._printed(key))]
        found = axis([*spans, *printed], SCALE + 8, self.right, self.wording)
        return found or Axis((Piece(0.0, 1.0, SCALE + 8, self.right),), (), ())

    def _printed(self, key: str) -> Span | None:
        return span_of(self.view.articles[self.view.quantities[key].article].published.value)

    def _title(self, claim: Claim, y: float) -> Word:
        told = self.view.singled_out(claim)
        state = self.wording(f"state.{claim.told_state}")
        room = self.wide - width(state, BODY) - 24
        around = excerpt(clean(claim.text), clean(told), 150)
        words = shorten(f"{clean(told)} · {around}" if told else around, NAME, room, bold=True)
        return Word(x=2, y=y, text=words, size=NAME, bold=True, after=state)

    def _ticks(self, values: Scale) -> tuple[tuple[float, Word], ...]:
        made = []
        for tick in values.ticks:
            words = self.wording.number(int(tick) if tick == int(tick) else tick)
            wide = width(words, NOTE)
            if wide <= SCALE:
                y = values.y(tick)
                made.append((y, Word(x=SCALE - wide, y=y + 4, text=words, size=NOTE, style="s")))
        return tuple(made)

    def _dots(self, points: Sequence[Point], clock: Axis, values: Scale, plot: tuple[float, float]) -> tuple[Dot, ...]:
        """The points with their labels on the right, in the order of their values, each label below the one before."""
        ranked = sorted(points, key=lambda p: (-p.value, p.when or "", p.figures))
        wanted = [values.y(p.value) for p in ranked]
        places = _spread(wanted, plot[0] + LABEL / 2, plot[1] - LABEL / 2)
        placed = zip(ranked, wanted, places, strict=True)
        return _side_by_side([self._dot(p, y, place, clock, values) for p, y, place in placed])

    def _dot(self, point: Point, y: float, place: float, clock: Axis, values: Scale) -> Dot:
        span = span_of(point.when)
        begin, end = (clock.x(span.begin), clock.x(span.end)) if span else (clock.left, clock.right)
        printed = ((key, self._printed(key)) for key in point.figures[1:])
        # by the end of a day it was printed, whenever that was
        copies = tuple((key, clock.x(s.end)) for key, s in printed if s)
        room = self.wide - self.column - 2
        first = self.view.quantities[point.figures[0]]
        label = shorten(figure(first, self.wording), BODY, room, bold=True)
        after = shorten(source_of(self.view, point), BODY, room - width(label, BODY, bold=True) - 12)
        note = shorten(self._note(point), NOTE, room)
        return Dot(
            point, begin, end, y, values.y(point.upper) if point.upper is not None else None, span is None, copies,
            Word(x=self.column, y=place - 2, text=label, bold=True, after=after),
            Word(x=self.column, y=place + 12, text=note, size=NOTE, style="s"),
        )  # fmt: skip

    def _note(self, point: Point) -> str:
        articles = self.view.naming(self.view.quantities[key].article for key in point.figures)
        return self.wording("pictures.event_note", when=clock(self.view, point), articles=articles)

    def _ties(self, claim: Claim, dots: Sequence[Dot]) -> Iterator[Tie]:
        """Brackets and arrows between points, one for each two of them."""
        of = {key: dot for dot in dots for key in dot.point.figures}
        seen: set[frozenset[int]] = set()
        x = self.right + BRACKET
        for difference in sorted(claim.differences, key=lambda d: d.figures):
            one, other = (of.get(key) for key in difference.figures)
            if one is None or other is None or one is other or not _sure(difference):
                continue
            pair = frozenset((id(one), id(other)))
            if pair in seen or difference.kind not in (*BRACKETED, "revision"):
                continue
            seen.add(pair)
            yield Tie(difference.kind, one, other, x)
            x = min(x + (BRACKET if difference.kind in BRACKETED else 0), self.column - 12)

    def _reasons(self, claim: Claim, y: float) -> tuple[Word, ...]:
        made: list[Word] = []
        for told in differences_told(claim, self.view.quantities, full=False, wording=self.wording):
            text = self.wording("pictures.reason", kind=told.name, figures=told.figures, why=told.why)
            for line in wrap(text, NOTE, self.wide - 8, lines=2):
                made.append(Word(x=2, y=y + len(made) * REASON, text=line, size=NOTE, style="s"))
        return tuple(made)


def _side_by_side(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """Dots of which none covers another: of those that would, each stands to the right of the one before."""
    placed: list[Dot] = []
    for dot in dots:
        near = [one.x for one in placed if abs(one.y - dot.y) < DOT]
        steps = (n * DOT for n in range(len(near) + 1))
        free = (aside for aside in steps if all(abs(x - dot.x - aside) >= DOT for x in near))
        placed.append(replace(dot, aside=next(free, len(near) * DOT)))
    return tuple(placed)


def _spread(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """Places for labels as near to where they belong as the height of a label allows; `wanted` goes down."""
    places: list[float] = []
    for want in wanted:
        places.append(max(want, places[-1] + LABEL) if places else max(want, top))
    limit = bottom
    for n in reversed(range(len(places))):
        places[n] = min(places[n], limit)
        limit = places[n] - LABEL
    return places
