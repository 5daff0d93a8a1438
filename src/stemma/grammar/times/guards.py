"""Checks on the words around a match, for patterns that alone would say too much."""

from collections.abc import Callable

from stemma.grammar.times.place import Place

#: a bare number in this range is more often a year than a count
LIKELY_YEARS = range(1900, 2051)
#: years that an article before a noun may be of, and counts that are round
_OLDER_YEARS, _ROUND = range(1500, 1900), 50
_OPENERS = ("", ".", "!", "?", ":", "\u201e", '"', "\u201c", "\u00bb", "\u00ab", "\n", "-", "\u2013")
_BEFORE_AMOUNT = frozenset("\u20ac$\u00a3#\u00a7")
_AFTER_AMOUNT = ("%", "\u00b0", "\u20ac", "$", "\u00a3")


_LEADS = frozenset(
    {"prep", "since", "until", "before", "after", "from", "between", "within", "during", "to", "and", "of", "edge"}
)


def _plain(place: Place) -> bool:
    """No part of a price, a percentage or a name."""
    return place.before not in _BEFORE_AMOUNT and place.after(2).lstrip(" \u00a0\u202f")[:1] not in _AFTER_AMOUNT


def _year(place: Place) -> bool:
    """Where nouns have capitals: a year unless a noun follows."""
    if not _plain(place) or place.before in ("-", "/", "+", ".") or place.before.isalnum() or place.after() == "-":
        return False
    follower = place.after(2)
    led = place.previous().keys() & {"since", "until"} or _names_year(place)
    if follower[:1] in (" ", "\u00a0") and follower[1:].isupper() and not led:
        return False
    if _dated_count(place):
        return False
    year = int(place.slots.get("year", place.slots.get("a.year", 0)))
    return year in LIKELY_YEARS or bool(place.previous().keys() & _LEADS) or "lpar" in place.previous()


def _names_year(place: Place) -> bool:
    """A year right behind a noun inside a sentence: im Vorfeld der Parlamentswahlen 2024 Werbung machen."""
    if place.begin <= 1:
        return False
    noun, before = place.lexemes[place.begin - 1], place.lexemes[place.begin - 2]
    inside = place.text[before.begin : before.end].isalpha() and not noun.values
    year = int(place.slots.get("year", place.slots.get("a.year", 0)))
    return inside and place.text[noun.begin].isupper() and year in LIKELY_YEARS and year % _ROUND > 0


def _dated_count(place: Place) -> bool:
    """A number that a year follows counts something: 2000 in the year 2011, 1700 in the past year."""
    after = [lexeme.values.keys() for lexeme in place.lexemes[place.end : place.end + 3]]
    rest = set[str]().union(*after[1:])
    return len(after) == 3 and "prep" in after[0] and bool(rest & {"yearunit", "unit"}) and bool(rest & {"y4", "rel"})


def _year_after(place: Place) -> bool:
    """Where nouns have no capitals: a year after a preposition, in brackets or before a mark."""
    if not _plain(place) or place.before in ("-", "/", "+", "."):
        return False
    year = place.slots.get("year", place.slots.get("a.year", 0))
    closed = place.after() in ("", ".", ",", ";", ")", ":", "'", "\u2019", "\n") or not place.next_is_word()
    led = bool(place.previous().keys() & _LEADS) or "lpar" in place.previous()
    if year in LIKELY_YEARS and year % 1000 and place.previous().keys() & {"art", "one", "ess"}:
        return True  # its 1987 charter
    if int(year) in _OLDER_YEARS and int(year) % _ROUND and "one" in place.previous() and place.next_is_word():
        return True  # an 1898 deed; a 1750 metre run has a unit
    return (year in LIKELY_YEARS and (led or closed)) or (led and closed and int(year) < LIKELY_YEARS.start)


def _adverb(place: Place) -> bool:
    """`morgen` is an adverb; with a capital inside a sentence or after a preposition it is the morning."""
    first = place.lexemes[place.begin]
    if "partnoun" not in first.values:
        return True
    if place.text[first.begin].islower():
        return place.previous_word() not in ("am", "jeden")
    return place.text[max(0, first.begin - 2) : first.begin].rstrip(" ")[-1:] in _OPENERS


def _amount(place: Place) -> bool:
    return bool({"num", "real", "unknown", "one"} & place.slots.keys())


def _since(place: Place) -> bool:
    """From 16 years on is an age; other lengths after a preposition of the past are times."""
    first = place.lexemes[place.begin].values
    return "threshold" not in first or place.slots.get("unit") != "year" or "vague" in place.slots


def _hours(place: Place) -> bool:
    """Figures in a list of hours that ends with the word for them: from 8.30 to 12 and 14.30 to 16.30 Uhr."""
    for lexeme in place.lexemes[place.end : place.end + _LIST]:
        if "uhr" in lexeme.values:
            return True
        if not lexeme.values.keys() & _HOUR_LIST:
            return False
    return False


_HOUR_LIST = frozenset({"hm", "n12", "n23", "n24", "and", ",", "-", "to", "/", "from"})


def _quarters(place: Place) -> bool:
    """The last three quarters: what reads as a fraction counts quarters of a year."""
    return float(place.slots["quarters"]) * 4 % 1 == 0 and place.words.lower().endswith("quarters")


def _one_week(place: Place) -> bool:
    """The week of 3 May; in "two weeks starting 3 May" they are counted."""
    counted = any(name[0] in "nw" and name[1:] in _SIZES for name in place.previous())
    return place.slots.get("unit") == "week" and not counted


def _no_second(place: Place) -> bool:
    """A second wave is the one after the first."""
    return place.slots.get("unit") != "second" or "one" not in place.lexemes[place.end - 2].values or not (
        place.next_is_word())  # fmt: skip


def _in_word_year(place: Place) -> bool:
    """In two thousand and twenty: a year in words after a preposition, with nothing that it counts."""
    return place.previous_word() == "in" and place.slots["year"] in LIKELY_YEARS and not (
        place.next_is_word() or place.following().keys() & {"unit", "plural"})  # fmt: skip


def _calendar(place: Place) -> bool:
    """Units that a period has whole ones of."""
    return place.slots.get("unit") in ("day", "week", "month")


def _end_of(place: Place) -> bool:
    """End of year, with its preposition: a late week is none."""
    return "end of " in place.words.lower() and place.slots.get("unit") in ("day", "week", "month", "year")


_DAYS = frozenset({"weekday", "wdshort", "weekdaypart", "deictic", "deicticpart", "part", "holiday", "oday", "o12", "o23",
                   "o24", "o31"})  # fmt: skip


def _at_hour(place: Place) -> bool:
    """Friday at 5: a bare hour after a preposition beside a day."""
    if place.previous_word() not in ("at", "around") or place.next_is_word() or not _plain(place):
        return False
    if place.following().keys() & {"unit", "month", "-", "/", "ampm", "oclock", "nights", ":", "past", "to"}:
        return False
    before = place.lexemes[place.begin - 2].values if place.begin > 1 else {}
    return bool((before.keys() | place.following().keys()) & _DAYS)


def _day_beside(place: Place) -> bool:
    """Tomorrow from 3 to 5: hours beside a day."""
    following = place.following().keys()
    if not _plain(place) or place.next_is_word() or following & {"unit", "month", "-", "/", "y4"}:
        return False
    told = bool({"b.part", "oclock", "b.clock"} & place.slots.keys())
    after = place.lexemes[place.end + 1].values if place.end + 1 < len(place.lexemes) and "rel" in following else {}
    beside = (place.previous().keys() | following | after.keys()) & (_DAYS - {"o12", "o23", "o24", "o31"})
    return told or bool(beside)


def _month(place: Place) -> bool:
    """A month whose name is also a common word stands with a capital and with something that dates."""
    doubtful = [i for i in range(place.begin, place.end) if "doubtful" in place.lexemes[i].values]
    if not doubtful:
        return True
    lexeme = place.lexemes[doubtful[0]]
    capital = place.text[lexeme.begin].isupper()
    return capital and (place.end - place.begin > 1 or bool(place.previous().keys() & _LEADS))


def _season(place: Place) -> bool:
    """Season names are also verbs and participles: an article, a preposition or a year must show the noun."""
    shown = bool(place.previous().keys() & (_LEADS | {"art", "rel"})) and place.previous_word() not in ("to", "a")
    return shown or place.end - place.begin > 1


def _month_day(place: Place) -> bool:
    led = place.previous_word() == "on" and not place.next_is_word()
    return "unit" in place.slots or led


def _spoken(place: Place) -> bool:
    return int(place.slots["hundreds"]) in range(17, 21)


def _word_year(place: Place) -> bool:
    """Two thousand and fifteen, nineteen hundred ninety-three."""
    return int(place.slots["year"]) in LIKELY_YEARS


def _part(place: Place) -> bool:
    """A bare part of day needs something that shows it is meant as a time."""
    return place.end - place.begin > 1 or bool(place.previous().keys() & {"prep", "until", "since", "before", "after"})


def _oclock(place: Place) -> bool:
    return "hours" not in place.words.lower() or place.previous_word() == "at"


def _clocks(place: Place) -> bool:
    """From 5 to 6: hours, unless a noun follows that is counted."""
    told = bool({"a.clock", "b.clock", "b.part", "a.ampm", "b.ampm"} & place.slots.keys())
    return _plain(place) and (told or not (place.next_is_word() or place.following().keys() & {"unit", "month"}))


def _dash(place: Place) -> bool:
    return " - " not in place.words and "- " not in place.words


def _slash(place: Place) -> bool:
    """3/8 or 3-8 as a month and a day, not part of a longer row; after a weekday 3-8 are hours."""
    beside = place.previous().keys() & {"weekday", "wdshort", "part"} | place.following().keys() & {"weekday", "rel"}
    if "-" in place.slots and beside:
        return False
    return _plain(place) and place.before not in ("/", "-", ".") and place.after() not in ("/", "-")


def _spaced(place: Place) -> bool:
    return "year" in place.slots or place.after() in ("", ".")


def _day_alone(place: Place) -> bool:
    """The French "le 23": a day when no noun follows that could be counted."""
    return place.words.lower().startswith("le ") and not place.next_is_word() and not place.following().keys() & {
        "unit", "month", "h", "ampm", "-", "/"}  # fmt: skip


def _weekday_day(place: Place) -> bool:
    return not place.following().keys() & {"h", "ampm", "unit", "partadv"}


def _broken(place: Place) -> bool:
    """The rest of an ordinal touches its number."""
    for i in range(place.begin + 1, place.end):
        if "daynoise" in place.lexemes[i].values and "month" not in place.lexemes[i].values:
            return place.lexemes[i].begin == place.lexemes[i - 1].end
    return place.text[place.lexemes[place.end - 1].begin].isupper() or _month(place)


def _led_clock(place: Place) -> bool:
    """A bare 12:30 is a time after a preposition; elsewhere it is a score."""
    return _plain(place) and (
        place.end - place.begin > 1
        or bool(
            place.previous().keys()
            & (_LEADS | _DAYS | {"numdate", "weekday", "weekdaypart", "deictic", "deicticpart", ","})
        )
    )


def _no_age(place: Place) -> bool:
    """A length that is somebody's age is no time."""
    if "old" in place.following() or "old" in place.previous():
        return False
    if "threshold" in place.previous() and place.slots.get("unit") == "year":
        return False
    if place.slots.get("unit") in ("quarter", "half") and int(float(place.slots.get("num", 0))) in LIKELY_YEARS:
        return False
    numbers = {name for name in place.previous() if name[0] in "nw" and name[1:] in _SIZES}
    if numbers and "plural" in place.slots:
        return False
    second = place.lexemes[place.end + 1].values if place.end + 1 < len(place.lexemes) else {}
    return not ("-" in place.following() and "old" in second)


def _capital_age(place: Place) -> bool:
    """Der 16-Jährige is a person, and years in figures before an adjective are an age."""
    if "real" in place.slots and place.slots.get("unit") == "year":
        return False
    return not place.text[place.lexemes[place.end - 1].begin].isupper()


def _after_amount(place: Place) -> bool:
    """400 euros a month: a rate only after a figure."""
    for i in range(max(0, place.begin - 5), place.begin):
        if any(name[0] in "nw" and name[1:] in _SIZES for name in place.lexemes[i].values):
            return True
    return False


_SIZES = frozenset({"0", "12", "23", "24", "31", "59", "99", "b", "f", "v"})


def _capital(place: Place) -> bool:
    """A decade as a noun: die Fünfziger, no "die fünfziger Jahre" and no age."""
    return place.text[place.lexemes[place.end - 1].begin].isupper() and not place.next_is_word_with_capital()


def _week_on(place: Place) -> bool:
    """Monday week, a week on Monday, two weeks from Friday."""
    link = place.words.lower().split()
    told = "plus" in place.slots or len(link) == _PAIR
    return place.slots.get("plusunit") in ("week", "fortnight") and told and ("on" in link or link[-1] == "week")


_PAIR = 2


def _ago_closed(place: Place) -> bool:
    """A week before; in "a week before the trial opened" the clause behind it is what it counts from."""
    if not place.words.lower().endswith(("before", "after")):
        return True
    return not place.after(2).strip()[:1].isalpha()


def _alone(place: Place) -> bool:
    """Two weeks later; in "two weeks earlier than planned" it compares."""
    return place.after(5).strip().lower().split(" ")[0] not in ("als", "than", "que", "qu'")


def _military(place: Place) -> bool:
    """At 0930: four figures with a nought before them, after a preposition."""
    words = place.words
    return words.startswith("0") and place.previous_word() in (
        "at",
        "by",
        "around",
        "before",
        "after",
        "until",
        "since",
    )


def _rate(place: Place) -> bool:
    """Five days a week, drei Stunden am Tag: a shorter unit in a longer one."""
    order = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
    of, per = str(place.slots.get("of")), str(place.slots.get("unit"))
    linked = place.words.lower().split()[-2]
    shorter = of in order and per in order and order.index(of) < order.index(per)
    return shorter and linked in (
        "a",
        "an",
        "per",
        "each",
        "every",
        "die",
        "am",
        "im",
        "pro",
        "je",
        "den",
        "das",
        "par",
    )


def _adverbial(place: Place) -> bool:
    """Paid quarterly, no quarterly dividend."""
    return not place.next_is_word()


def _closed(place: Place) -> bool:
    """Friday the 13th; in "Monday, the third attempt" the ordinal belongs to a noun, in "Monday 3 p.m." to a time."""
    return not place.next_is_word() and not place.following().keys() & {"ampm", "oclock"}


def _period(place: Place) -> bool:
    """The quarter, the latest period: of a report."""
    return place.slots.get("unit") in ("quarter", 1) and ("ignored" in place.slots or place.slots["unit"] != 1)


def _listed(place: Place) -> bool:
    """A day of a list that ends with a month: on the 3rd, 4th and 5th of May."""
    comma = place.following().keys() & {",", "and"}
    for lexeme in place.lexemes[place.end : place.end + _LIST] if comma else ():
        if "month" in lexeme.values:
            return True
        if not lexeme.values.keys() & _LIST_WORDS:
            return False
    return False


#: lexemes of a list of days that are looked through for its month
_LIST = 24
_LIST_WORDS = frozenset({"n12", "n23", "n24", "n31", "o12", "o23", "o24", "o31", ".", ",", "and", "art", "prep", "to"})


GUARDS: dict[str, Callable[[Place], bool]] = {
    "plain": _plain,
    "calendar": _calendar,
    "quarters": _quarters,
    "oneweek": _one_week,
    "nosecond": _no_second,
    "inwordyear": _in_word_year,
    "endof": _end_of,
    "athour": _at_hour,
    "daybeside": _day_beside,
    "hours": _hours,
    "since": _since,
    "listed": _listed,
    "year": _year,
    "yearafter": _year_after,
    "adverb": _adverb,
    "amount": _amount,
    "month": _month,
    "season": _season,
    "monthday": _month_day,
    "spoken": _spoken,
    "wordyear": _word_year,
    "partart": _part,
    "oclock": _oclock,
    "clocks": _clocks,
    "dash": _dash,
    "slash": _slash,
    "spaced": _spaced,
    "dayalone": _day_alone,
    "weekdayday": _weekday_day,
    "broken": _broken,
    "closed": _closed,
    "period": _period,
    "adverbial": _adverbial,
    "capital": _capital,
    "weekon": _week_on,
    "military": _military,
    "agoclosed": _ago_closed,
    "alone": _alone,
    "rate": _rate,
    "ledclock": _led_clock,
    "noage": _no_age,
    "capitalage": _capital_age,
    "afteramount": _after_amount,
}
