"""TIMEX3 values in words: what the JSON writes 2031-05-05TMO, a reader gets as "2031-05-05 morning"."""

import re

#: the parts of a day, seasons and days off that TIMEX3 names by two letters (TimeML 1.2.1)
DAY_PARTS = {
    "MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime",
}  # fmt: skip
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
DAY_PART = re.compile(r"T(MO|MI|AF|EV|NI|DT)$")
SEASON = re.compile(r"^(\d{4})-(SP|SU|FA|AU|WI)$")
WEEK = re.compile(r"^(\d{4})-W(\d\d)(-WE)?$")
PERIOD = re.compile(r"^(\d{4})-([QH])(\d)$")
HOUR = re.compile(r"T(\d\d(?::\d\d)?)\S*$")


def moment_words(value: str) -> str:
    """A date, a time or an interval as a reader writes it; hours to the minute, in the time zone of the text."""
    return " to ".join(_one(part) for part in value.split("/"))


def _one(value: str) -> str:
    if found := SEASON.search(value):
        return f"{SEASONS[found[2]]} {found[1]}"
    if found := WEEK.search(value):
        return f"{'weekend' if found[3] else 'week'} {int(found[2])} of {found[1]}"
    if found := PERIOD.search(value):
        return f"{'quarter' if found[2] == 'Q' else 'half'} {found[3]} of {found[1]}"
    value = DAY_PART.sub(lambda m: f" {DAY_PARTS[m[1]]}", value)
    return HOUR.sub(lambda m: f" {m[1]}", value)
