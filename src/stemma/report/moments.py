"""TIMEX3 values in words: what the JSON writes 2031-05-05TMO, a reader gets as "5 May 2031 morning"."""

import re

from stemma.model import Story
from stemma.report.wording import Wording, of

DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"^(\d{4})-(\d\d)$")
DAY_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT)$")
SEASON = re.compile(r"^(\d{4})-(SP|SU|FA|AU|WI)$")
WEEK = re.compile(r"^(\d{4})-W(\d\d)(-WE)?$")
PERIOD = re.compile(r"^(\d{4})-([QH])(\d)$")
HOUR = re.compile(r"T(\d\d)(:\d\d)?\S*$")
MONTHS = 12


def moment_words(value: str, wording: Wording | None = None) -> str:
    """A date, a time or an interval as a reader writes it; hours to the minute, in the time zone of the text.

    Args:
        value: a TIMEX3 or ISO 8601 value, or an interval `a/b` of two.
        wording: the interface; English when left out.
    """
    told = wording or of("en")
    begin, *end = (_one(part, told) for part in value.split("/", 1))
    return told("moment.to", begin=begin, end=end[0]) if end and end[0] != begin else begin


def story_span(story: Story, wording: Wording) -> str:
    """From when to when a story's articles were put out; empty where no date is known."""
    days = [day for day in dict.fromkeys((story.from_, story.to)) if day]
    return moment_words("/".join(days), wording) if days else ""


def _one(value: str, told: Wording) -> str:
    if found := SEASON.search(value):
        return told(f"moment.{found[2]}", year=found[1])
    if found := WEEK.search(value):
        return told("moment.WE" if found[3] else "moment.W", number=str(int(found[2])), year=found[1])
    if found := PERIOD.search(value):
        return told(f"moment.{found[2]}", number=found[3], year=found[1])
    return _day(value, told)


def _day(value: str, told: Wording) -> str:
    months = told.words("moment.short_months")
    if (month := MONTH.search(value)) and 1 <= int(month[2]) <= MONTHS:
        return told("moment.month", month=months[int(month[2]) - 1], year=month[1])
    found = DAY.search(value)
    if not found or not 1 <= int(found[2]) <= MONTHS:
        return value
    day = told("moment.day", day=str(int(found[3])), month=months[int(found[2]) - 1], year=found[1])
    if part := DAY_PART.search(value):
        return told(f"moment.{part[1]}", day=day)
    if hour := HOUR.search(value):
        clock = hour[1] + hour[2] if hour[2] else told("moment.oclock", hour=str(int(hour[1])))
        return told("moment.at", day=day, hour=clock)
    return day
