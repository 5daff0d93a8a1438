"""What a time expression means before it is placed in time."""

from dataclasses import dataclass
from typing import Literal

from stemma.model import TimeType

Base = Literal["doc", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point or stretch of the calendar, as far as the words say it."""

    year: int | None = None
    #: two digits only ('98)
    short_year: int | None = None
    month: int | None = None
    day: int | None = None
    #: 1 = Monday
    weekday: int | None = None
    #: which weekday of the month, -1 the last
    nth: int | None = None
    week: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    #: first year of the decade, by ten (199 for the 1990s); two digits only are 9 for the nineties
    decade: int | None = None
    #: the years before the century's number (19 for the 20th)
    century: int | None = None
    #: rule of `calendar.holiday`
    holiday: str | None = None
    weekend: bool = False
    #: MO, MI, AF, EV, NI, DT
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: float | None = None
    #: START, MID, END
    edge: str | None = None
    #: so many units from the base: (week, -1) is last week
    unit: str | None = None
    offset: float | None = None
    #: counted from the publication or from the date last mentioned
    base: Base = "doc"
    #: -1 the last one, 0 this, 1 the next one
    direction: int | None = None
    #: the period a report is about, so many years on: "the quarter" 0, "a year earlier" -1
    focus: int | None = None
    #: so many days after the day named (Monday week)
    plus: int = 0
    #: the week in which the day lies
    whole_week: bool = False
    #: the night that begins on the day before (in der Nacht zum Sonntag)
    eve: bool = False

    @property
    def clock_only(self) -> bool:
        """Whether only a time of day is said."""
        dated = (self.year, self.short_year, self.month, self.day, self.weekday, self.week, self.quarter, self.half,
                 self.season, self.decade, self.century, self.holiday, self.unit, self.focus)  # fmt: skip
        return not self.weekend and all(part is None for part in dated)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A stretch of time: P3Y, PXM where the amount is not said. `rel` places it before (-1) or after now."""

    amount: float | None
    unit: str
    #: smaller units that follow (two hours and ten minutes)
    more: tuple[tuple[float, str], ...] = ()
    rel: int | None = None
    #: "ago" (-1), "in" (1): a moment so far from the base; 0 when only the tense can tell ("in three hours")
    sign: int | None = None
    base: Base = "doc"
    #: an amount that is rough in itself (a few, some)
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that needs no calendar: PRESENT_REF, P1D of "daily"."""

    value: str
    type: TimeType
    #: too loose to be worth showing (zuletzt, soon)
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """From one moment to another."""

    first: Moment
    last: Moment
    #: two moments in one breath (on 5 and 6 May), no stretch
    both: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class From:
    """A length counted from a moment: two weeks before Easter (-1), or the stretch from it on (0)."""

    length: Length
    moment: Moment
    #: -1 before it, 1 after it, 0 the stretch that begins with it
    sign: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """The nth week of October, the last three months of 2024; `nth` is negative from the end."""

    unit: str
    nth: int
    #: how many units from the first (or last) on
    count: int
    of: Moment


Meaning = Moment | Length | Fixed | Between | From | PartOf
