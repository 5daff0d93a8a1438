"""Where everything of a stemma on a clock lies: rows down, time to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.model import Descent, Story
from stemma.report.descents import TOLD, kind_words, root_words
from stemma.report.pictures.axis import Axis, axis
from stemma.report.pictures.draw import AXIS, BODY, NAME, NOTE, Word
from stemma.report.pictures.families import Text, published, texts
from stemma.report.pictures.kinds import LINES, Badge, badges
from stemma.report.pictures.metrics import shorten, width
from stemma.report.view import View
from stemma.report.wording import Wording

#: radius of a mark
RADIUS = 7.0
#: pixels between a mark or bar and its words, between badges, and between families
GAP, BADGE_GAP, FAMILY_GAP = 10.0, 4.0, 12.0
#: heights of a row with its words beside the mark, of a line of words, and of a row of badges
ROW, LINE, PILL = 30.0, 16.0, 19.0
#: room kept for words to the right of the clock, at most, and its share of a narrow picture
WORDS, SHARE = 270.0, 0.12
#: pixels of the sign that nobody knows the day
UNDATED = 44.0
#: pixels that an arrow needs to be seen
ARROW = 24.0
#: pixels for lines that leave an exemplar on its left
BOWED = 20.0
#: pixels from a lost text to its first copy
BEFORE = 44.0


@dataclass(frozen=True, slots=True)
class Pill:
    """A badge at its place."""

    badge: Badge
    x: float
    y: float
    wide: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One text, or several folded, at its place."""

    text: Text
    x: float
    y: float
    #: from where to where it may have been put out; equal where the moment is known
    begin: float
    end: float
    #: whether not even the day is known
    undated: bool
    #: where each of several folded texts lies
    marks: tuple[float, ...]
    title: Word
    pills: tuple[Pill, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A descent from one row to another."""

    descent: Descent
    exemplar: Row
    copy: Row

    @property
    def directed(self) -> bool:
        """Whether it is told which of the two came first."""
        return self.descent.direction >= TOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class StemmaLayout:
    """All of it."""

    axis: Axis | None
    rows: tuple[Row, ...]
    edges: tuple[Edge, ...]
    width: float
    #: where the rows begin and end
    top: float
    bottom: float


def stemma_layout(view: View, story: Story, wording: Wording, wide: float) -> StemmaLayout:
    """Lay a story's stemma out in some width."""
    given = texts(view, story)
    times = [span for text in given for key in text.keys if (span := published(view, key))]
    words = WORDS if wide > 2 * WORDS else wide * SHARE
    left = 16 + (BEFORE if any(text.lost for text in given) else BOWED if any(text.descents for text in given) else 0)
    clock = axis(times, left, wide - words, wording)
    placer = _Placer(view, wording, clock, wide)
    y = AXIS + 8 if clock else 8.0
    for before, text in zip([None, *given], given, strict=False):
        y += FAMILY_GAP if before and before.family != text.family and (before.depth or _has_copies(given, text)) else 0
        y = placer.place(text, y)
    rows = tuple(placer.rows.values())
    return StemmaLayout(
        axis=clock, rows=rows, edges=tuple(_edges(rows)), width=wide, top=AXIS if clock else 0, bottom=y
    )


def _has_copies(given: Sequence[Text], text: Text) -> bool:
    return any(one.family == text.family and one.depth for one in given)


def _edges(rows: Sequence[Row]) -> Iterator[Edge]:
    by_key = {key: row for row in rows for key in row.text.keys}
    for row in rows:
        for descent in row.text.descents:
            if descent.exemplar in by_key:
                yield Edge(descent, by_key[descent.exemplar], row)


class _Placer:
    """Puts one row below the other; a copy lies where its time says, and never before what it was made from."""

    def __init__(self, view: View, wording: Wording, clock: Axis | None, wide: float) -> None:
        self.view, self.wording, self.clock, self.wide = view, wording, clock, wide
        self.rows: dict[str, Row] = {}

    def place(self, text: Text, top: float) -> float:
        """Where the next row begins."""
        begin, end, undated = self._reach(text)
        x = self._x(text, begin, end)
        marks = tuple(self._own(key, x)[0] for key in text.keys) if len(text.keys) > 1 else ()
        last = max([x, end, *marks])
        tone = f"f-{LINES[text.descents[0].kind][0]}" if text.descents else "s"
        block = _Block(self._title(text), tone, self._pills(text), self.wide)
        title, pills, height, y = block.placed(x, last, top)
        self.rows[text.key] = Row(
            text=text, x=x, y=y, begin=x if not undated else begin, end=max(end, x), undated=undated, marks=marks,
            title=title, pills=pills, top=top, bottom=top + height,
        )  # fmt: skip
        return top + height

    def _own(self, key: str, otherwise: float) -> tuple[float, float]:
        """From where to where a text's own time lies on the clock."""
        span = published(self.view, key)
        if span is None or self.clock is None:
            return otherwise, otherwise
        return self.clock.x(span.begin), self.clock.x(span.end)

    def _reach(self, text: Text) -> tuple[float, float, bool]:
        exemplars = [self.rows[d.exemplar].x for d in text.descents if d.exemplar in self.rows]
        least = max(exemplars, default=None)
        if self.clock is None:
            at = 16.0 + text.depth * 2 * ARROW
            return at, at, False
        if text.lost:
            first = min(
                (self._own(key, self.clock.right)[0] for key in self._copies(text.key)), default=self.clock.right
            )
            return first - BEFORE, first - BEFORE, False
        span = published(self.view, text.key)
        if span is None:
            begin = self.clock.left if least is None else least + ARROW
            return begin, begin + UNDATED, True
        begin, end = self._own(text.key, 0)
        if least is not None and begin < least + ARROW < end and not span.exact:
            begin = least + ARROW
        return begin, end, False

    def _x(self, text: Text, begin: float, end: float) -> float:
        if len(text.keys) == 1:
            return begin
        return min([begin, *(self._own(key, begin)[0] for key in text.keys)]) if text.depth == 0 else min(begin, end)

    def _copies(self, exemplar: str) -> list[str]:
        return [copy for copy, found in self.view.descents_of.items() if any(d.exemplar == exemplar for d in found)]

    def _title(self, text: Text) -> tuple[str, str]:
        """Its name and what it is."""
        if len(text.keys) > 1:
            kinds = dict.fromkeys(d.kind for copy in text.keys for d in self.view.descents_of.get(copy, ()))
            one = ", ".join(self.wording(f"descent.{kind}") for kind in kinds or ("independent",))
            key = "pictures.more_copies" if text.descents else "pictures.more_texts"
            return self.wording(key, n=len(text.keys)), one
        article = self.view.articles.get(text.key)
        name = self.view.name(text.key)
        language = f" · {article.language}" if article and article.language else ""
        undated = article is not None and self.clock is not None and published(self.view, text.key) is None
        kind = self._kind(text)
        return f"{name}{language}", f"{kind}, {self.wording('pictures.undated')}" if undated else kind

    def _kind(self, text: Text) -> str:
        if text.lost:
            return self.wording("pictures.proven")
        if text.descents:
            kinds = dict.fromkeys(kind_words(descent, self.wording) for descent in text.descents)
            return " + ".join(kinds)
        made = [d for copy in self._copies(text.key) for d in self.view.descents_of[copy] if d.exemplar == text.key]
        return root_words(made, self.wording)

    def _pills(self, text: Text) -> list[tuple[Badge, str]]:
        found = [d for key in text.keys for d in self.view.descents_of.get(key, ())]
        return [(badge, badge.words(self.wording)) for badge in badges(found)]


class _Block:
    """The words of a row: beside its mark where they have room, else above it."""

    def __init__(self, title: tuple[str, str], tone: str, pills: Sequence[tuple[Badge, str]], wide: float) -> None:
        self.name = shorten(title[0], NAME, min(wide * 0.6, 340), bold=True)
        self.kind = shorten(title[1], BODY, wide - width(self.name, NAME, bold=True) - 24)
        self.tone, self.pills, self.wide = tone, pills, wide

    @property
    def title_wide(self) -> float:
        """Pixels of the name and what it is."""
        return self._word(0, 0).right

    def placed(self, x: float, last: float, top: float) -> tuple[Word, tuple[Pill, ...], float, float]:
        """Words, badges, the height of the row, and where its mark lies."""
        beside = last + GAP + RADIUS
        if beside + self.title_wide <= self.wide:
            y = top + ROW / 2
            title = self._word(beside, y + 4)
            lines = self._lines(title.right + GAP, beside, y - PILL / 2 + 2)
            below = max((pill.y for pill in lines), default=y) + PILL
            return title, tuple(lines), max(ROW, below - top + 3), y
        start = max(2.0, min(x - RADIUS, self.wide - self.title_wide - 2))
        title = self._word(start, top + LINE - 2)
        lines = self._lines(title.right + GAP, start, top + 2)
        bottom = max([top + LINE, *(pill.y + PILL for pill in lines)])
        return title, tuple(lines), bottom - top + ROW - 6, bottom + RADIUS + 3

    def _word(self, x: float, y: float) -> Word:
        return Word(x=x, y=y, text=self.name, size=NAME, bold=True, style="w", after=self.kind, tone=self.tone)

    def _lines(self, x: float, start: float, top: float) -> list[Pill]:
        """Badges behind the words, then in lines below them."""
        made, y = [], top
        for badge, text in self.pills:
            wide = width(text, NOTE) + 12
            if x + wide > self.wide:
                x, y = start if start + wide <= self.wide else 2.0, y + PILL + 1
            made.append(Pill(badge, x, y, wide, text))
            x += wide + BADGE_GAP
        return made
