"""A time axis: where a moment lies, which ticks a reader needs, and where time is left out.

A story may tell of an hour, of last Christmas and of 1998. On one scale the hour would be a dot, so the axis comes in pieces, each
with its own scale, parted by a break that is drawn as one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from stemma.report.pictures.metrics import width
from stemma.report.pictures.spans import DAY, HOUR, MINUTE, Span, moment_at
from stemma.report.wording import Wording

#: gaps are left out that are so many times as long as all others together
LONG = 2.0
#: minutes from which a span need not be seen whole
LONGEST = 8 * DAY
#: pixels of a break, and those that a piece takes at least
BREAK, NARROWEST = 22.0, 104.0
#: size of the words on the axis
TICK = 11.0
#: pixels between two words of the axis
APART = 8.0
#: steps of ticks in minutes, the months and years by what they hold at least
MONTH, YEAR = 28 * DAY, 365 * DAY
STEPS = (
    5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, MONTH, 3 * MONTH,
    YEAR, 5 * YEAR, 10 * YEAR, 50 * YEAR, 100 * YEAR, 500 * YEAR,
)  # fmt: skip
#: ticks of one piece at most, whatever its dates
MOST = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time and the pixels that it takes."""

    begin: float
    end: float
    left: float
    right: float

    def x(self, minutes: float) -> float:
        """Where a moment lies."""
        return self.left + (self.right - self.left) * (minutes - self.begin) / (self.end - self.begin)


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment marked on the axis."""

    x: float
    #: empty where there is no room for words
    text: str
    #: whether a day, a month or a year begins here
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of time."""

    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...]
    #: the days, months or years that the ticks stand in, from their left edge on
    periods: tuple[Tick, ...]

    def x(self, minutes: float) -> float:
        """Where a moment lies; one that is left out lies in the break."""
        before = self.pieces[0]
        for piece in self.pieces:
            if minutes < piece.begin:
                break
            before = piece
        return min(max(before.x(minutes), before.left), before.right)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.pieces[-1].right

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where time is left out."""
        return tuple((a.right + b.left) / 2 for a, b in pairwise(self.pieces))


def axis(spans: Iterable[Span], left: float, right: float, wording: Wording) -> Axis | None:
    """The axis that shows some spans between two pixels; None where there are none."""
    given = sorted(spans)
    if not given:
        return None
    stretches = _stretches(given, most=max(1, int((right - left + BREAK) // (NARROWEST + BREAK))))
    pieces = _spread(stretches, given, left, right)
    ticks: list[Tick] = []
    periods: list[Tick] = []
    for piece in pieces:
        step = _step(piece)
        ticks += _ticks(piece, step, wording)
        periods += _periods(piece, step, wording)
    return Axis(
        pieces,
        _roomy(ticks, centred=True, left=left, right=right),
        _roomy(periods, centred=False, left=left, right=right),
    )


def _stretches(spans: Sequence[Span], *, most: int) -> list[tuple[float, float]]:
    """The times that are shown, in order, the longest empty ones between them left out."""
    telling = _telling(spans)
    points = sorted({edge for span in telling for edge in (span.begin, span.end)})
    whole = {(span.begin, span.end) for span in telling}
    gaps = sorted((a - b, b, a) for b, a in pairwise(points) if (b, a) not in whole)
    cuts = _cuts([(length, begin) for length, begin, _ in reversed(gaps)], most - 1)
    found, begin = [], points[0]
    for point, following in [*pairwise(points), (points[-1], None)]:
        if point in cuts or following is None:
            found.append((begin, point))
            begin = following or point
    return [_padded(*stretch) for stretch in found]


def _cuts(gaps: Sequence[tuple[float, float]], most: int) -> set[float]:
    """Where the gaps begin that are left out: as many of the longest as dwarf all that is left then.

    Args:
        gaps: length and beginning, the longest first.
        most: gaps that may be left out.
    """
    left = sum(length for length, _ in gaps)
    cut = 0
    for number, (length, _) in enumerate(gaps[:most], start=1):
        left -= length
        if length >= DAY and length > LONG * left > 0:
            cut = number
    return {begin for _, begin in gaps[:cut]}


def _telling(spans: Sequence[Span]) -> list[Span]:
    """Without the long spans that others lie in: a month in which a day is known may run out of the picture."""
    different = sorted(set(spans), key=lambda span: (span.begin, -span.end))
    made: list[Span] = []
    earliest = float("inf")
    for span in reversed(different):
        # of those that begin no earlier, whether one ends inside
        if span.length <= LONGEST or span.end < earliest:
            made.append(span)
        earliest = min(earliest, span.end)
    return made


def _padded(begin: float, end: float) -> tuple[float, float]:
    """Rounded outwards, so that marks stand clear of the edges."""
    length = max(end - begin, HOUR)
    unit = next((step for step in STEPS if step * 5 >= length), STEPS[-1])
    if unit >= MONTH:
        return begin - unit / 8, end + unit / 8
    first, last = begin // unit * unit, -(-end // unit) * unit
    return first, last if last > first else first + unit


def _spread(
    stretches: Sequence[tuple[float, float]], spans: Sequence[Span], left: float, right: float
) -> tuple[Piece, ...]:
    """Room by how much stands in a piece, not by how long it is."""
    weights = [sum(begin <= span.begin < end for span in spans) + 1 for begin, end in stretches]
    free = right - left - BREAK * (len(stretches) - 1)
    narrowest = min(NARROWEST, free / len(stretches))
    spare = free - narrowest * len(stretches)
    made, x = [], left
    for (begin, end), weight in zip(stretches, weights, strict=True):
        wide = narrowest + spare * weight / sum(weights)
        made.append(Piece(begin, end, x, x + wide))
        x += wide + BREAK
    return tuple(made)


def _step(piece: Piece) -> float:
    """The finest step whose words have room."""
    room = piece.right - piece.left
    for step in STEPS:
        words = 30.0 if DAY <= step < MONTH else 44.0
        if (piece.end - piece.begin) / step * words <= room:
            return step
    return STEPS[-1]


def _moments(piece: Piece, step: float) -> list[datetime]:
    """The moments of a piece that a step falls on: by the calendar from a month on."""
    if step < 7 * DAY:
        first = -(-piece.begin // step)
        count = min(MOST, int(piece.end // step - first) + 1)
        return [moment_at((first + n) * step) for n in range(count)]
    first_day, last_day = moment_at(piece.begin), moment_at(piece.end)
    if step == 7 * DAY:
        months = [(y, m) for y in range(first_day.year, last_day.year + 1) for m in range(1, 13)]
        days = [datetime(y, m, d, tzinfo=first_day.tzinfo) for y, m in months[: MOST // 4] for d in (1, 8, 15, 22)]
    elif step < YEAR:
        every = round(step / MONTH)
        years = range(first_day.year, last_day.year + 1)
        days = [datetime(y, m, 1, tzinfo=first_day.tzinfo) for y in years for m in range(1, 13, every)]
    else:
        every = round(step / YEAR)
        first = max(1, -(-first_day.year // every) * every)
        days = [datetime(y, 1, 1, tzinfo=first_day.tzinfo) for y in range(first, last_day.year + 1, every)]
    return [day for day in days if first_day <= day <= last_day][:MOST]


def _minutes(moment: datetime) -> float:
    return (moment - moment_at(0)).total_seconds() / 60


def _ticks(piece: Piece, step: float, wording: Wording) -> list[Tick]:
    found = []
    for moment in _moments(piece, step):
        if step < DAY:
            words, strong = f"{moment:%H:%M}", moment.hour == moment.minute == 0
        elif step < MONTH:
            words, strong = str(moment.day), moment.day == 1
        elif step < YEAR:
            words, strong = wording.words("moment.short_months")[moment.month - 1], moment.month == 1
        else:
            words, strong = str(moment.year), False
        found.append(Tick(piece.x(_minutes(moment)), words, strong))
    return found


def _periods(piece: Piece, step: float, wording: Wording) -> list[Tick]:
    """What the ticks stand in: the day of an hour, the month of a day, the year of a month."""
    months = wording.words("moment.short_months")
    if step >= YEAR:
        return []
    start = moment_at(piece.begin)
    inner = _moments(piece, DAY if step < DAY else MONTH if step < MONTH else YEAR)
    found = []
    last = piece.right - NARROWEST / 4
    for moment in [start, *(moment for moment in inner if start < moment and piece.x(_minutes(moment)) < last)]:
        if step < DAY:
            words = wording("moment.day", day=str(moment.day), month=months[moment.month - 1], year=str(moment.year))
        elif step < MONTH:
            words = wording("moment.month", month=months[moment.month - 1], year=str(moment.year))
        else:
            words = str(moment.year)
        found.append(Tick(piece.x(_minutes(moment)), words, strong=True))
    # the day that a piece begins in gives way to the next one where there is no room for both
    if len(found) > 1 and found[0].x + width(found[0].text, TICK) + APART > found[1].x:
        found.pop(0)
    return found


def _roomy(ticks: Iterable[Tick], *, centred: bool, left: float, right: float) -> tuple[Tick, ...]:
    """The same ticks, without the words that would touch those before them or leave the picture."""
    made, free = [], left - (2.5 * APART if centred else 0)
    for tick in ticks:
        wide = width(tick.text, TICK)
        begin = tick.x - wide / 2 if centred else tick.x
        fits = begin >= free and begin + wide <= right + (APART if centred else 2 * APART)
        made.append(tick if fits else Tick(tick.x, "", tick.strong))
        if fits:
            free = begin + wide + APART
    return tuple(made)
