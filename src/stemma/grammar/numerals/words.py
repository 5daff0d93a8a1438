"""Numbers as one token: digits with their marks, words of a numeral added up, numerals written as one word."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma import lang
from stemma.lang.numbers import Numbers
from stemma.text.alternation import longest_of

#: longer digit strings are keys and account numbers, not amounts
MOST_DIGITS = 18
#: Unicode's own fractions
GLYPHS = {glyph: unicodedata.numeric(glyph) for glyph in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_POWER = re.compile(r"([\d.,]{1,10})\^([+-]?\d+)")
_EXPONENT = re.compile(r"([\d.,]+)[eE]([+-]?\d+)")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_MARKS = re.compile(r"[.,'’]")
#: above every scale a table has
_NO_LIMIT = 10**30
#: ten places are enough for any figure in a text, and hide binary rounding
PLACES = 10


#: below this, ten places would not leave enough of a number
_TINY = 1e-4


#: decimal digits that a double keeps
_CERTAIN = 15


def tidy(value: float) -> int | float:
    """An integer where the value is one, else rounded to ten places."""
    if 0 < abs(value) < _TINY:
        return float(f"{value:.{PLACES}g}")
    # 16.6 million is no 16,600,000.000000002: a double holds fifteen digits for certain
    rounded = round(float(f"{value:.{_CERTAIN}g}"), PLACES) if isinstance(value, float) else value
    return int(rounded) if rounded == int(rounded) else rounded


def digits(text: str, data: Numbers) -> int | float | None:  # noqa: PLR0911 one return a kind
    """The value of a number in digits by a language's marks; None when it's no number (a version, a list)."""
    if text in GLYPHS:
        return GLYPHS[text]
    if (power := _EXPONENT.fullmatch(text)) is not None:
        base = digits(power[1], data)
        return base * 10.0 ** int(power[2]) if base is not None else None
    if (power := _POWER.fullmatch(text)) is not None:
        base = digits(power[1], data)
        value = float(base) ** int(power[2]) if base else None
        return value if value is not None and value < _NO_LIMIT else None
    if text[0] == ".":
        return float(text) if len(text) <= MOST_DIGITS else None
    plain = _SPACES.sub("", text)
    if len(plain) > MOST_DIGITS:
        return None
    if plain.isdecimal():
        return int(plain)
    parts, marks = _MARKS.split(plain), set(_MARKS.findall(plain))
    whole, last = "".join(parts[:-1]), parts[-1]
    in_threes = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
    if len(marks) == 1:
        mark = next(iter(marks))
        if in_threes and (mark != data.decimal or len(parts) > 2) and parts[0] != "0":
            return int(whole + last)
        if mark != data.decimal and len(last) == 3 and {len(part) for part in parts[1:-1]} == {2}:
            return int(whole + last)
        return float(f"{whole}.{last}") if len(parts) == 2 and mark in ".," else None
    inner = parts[1:-1]
    # Indian lakhs and crores group by two: 12,34,567.89
    thousands = all(len(part) == 3 for part in inner) or (len(inner[-1]) == 3 and {len(p) for p in inner[:-1]} == {2})
    return float(f"{whole}.{last}") if thousands and plain[-len(last) - 1] in ".," else None


@dataclass(slots=True)
class Sum:
    """A numeral being read: `group` is what stands below the next scale."""

    data: Numbers
    total: int | float = 0
    group: int | float = 0
    #: what may still be added must be less than this
    room: int = 100
    limit: int = _NO_LIMIT
    last: int | float = 0
    read: bool = False

    def add(self, value: int) -> bool:
        """Take a unit or ten; False when it does not fit here."""
        if value == 20 and self.last == 4 and 80 in self.data.vigesimal and self.group % 100 == 4:
            value = 76  # quatre-vingt
        elif value >= self.room or (value == 0 and self.read) or (self.last == 10 and value < 7):
            return False
        self.group += value
        ten = self.group % 100
        if value == 10 and self.data.vigesimal:
            self.room, self.last, self.read = 10, value, True  # dix-sept, quatre-vingt-dix-sept
            return True
        self.room = (20 if ten in self.data.vigesimal else 10) if value >= 20 and ten % 10 == 0 else 0
        self.last, self.read = value, True
        return True

    def invert(self, ten: int) -> bool:
        """Take the ten of `einundzwanzig`."""
        if not (0 < self.last < 10 and ten >= 20):
            return False
        self.group += ten
        self.room, self.last = 0, ten
        return True

    def multiply(self, scale: int) -> bool:
        """Take a hundred or a greater scale."""
        if scale == 100:
            if self.group >= 100 or self.limit <= 100:
                return False
            self.group = max(self.group, 1) * 100 if self.group or not self.read or self.total else 0
        else:
            if self.group == 0 and 0 < self.limit == self.last < scale:
                self.total *= scale  # a thousand billion, three lakh crore
                self.limit = self.last = scale
                return True
            if scale >= self.limit:
                return False
            self.total += (self.group or 1) * scale
            self.group, self.limit = 0, scale
        self.room, self.last, self.read = 100, scale, True
        return True

    @property
    def value(self) -> int | float:
        """What has been read so far."""
        return tidy(self.total + self.group)


@cache
def _piece_pattern(code: str) -> re.Pattern[str]:
    data = lang.of(code).numbers
    words = {*data.cardinals, *data.scales, "und"} - {"beide", "beiden"}
    return re.compile(longest_of(word for word in words if len(word) > 2))


@lru_cache(maxsize=8192)
def _glued(word: str, code: str) -> int | float | None:
    """The value of a numeral written as one word, None when the word is no numeral."""
    data = lang.of(code).numbers
    pieces = _piece_pattern(code).findall(word)
    if "".join(pieces) != word or pieces[-1] == "und":
        return None
    state, joined = Sum(data=data), False
    for piece in pieces:
        if piece == "und":
            joined = True
            continue
        scale = data.scales.get(piece)
        value = data.cardinals.get(piece, 0)
        fits = state.multiply(scale) if scale else (joined and state.invert(value)) or state.add(value)
        if not fits:
            return None
        joined = False
    return state.value if state.read else None


#: shorter words are in the tables themselves; longer ones would cost time and mean nothing
_GLUED_LENGTHS = range(6, 80)


@lru_cache(maxsize=8192)
def glued_ordinal(word: str, code: str) -> int | float | None:
    """The value of an ordinal written as one word (neunundzwanzigsten)."""
    data = lang.of(code).numbers
    if not data.glued or len(word) not in _GLUED_LENGTHS:
        return None
    for ending in sorted(data.ordinal_endings, key=len, reverse=True):
        stem = word.removesuffix(ending)
        if stem != word and (value := data.cardinals.get(stem) or data.scales.get(stem) or _glued(stem, code)):
            return value
    for piece, value in data.ordinals.items():
        head = word.removesuffix(piece)
        if head not in ("", word) and (base := data.scales.get(head) or _glued(head, code)) and base % 100 == 0:
            return base + value
    return None


def glued_cardinal(word: str, code: str) -> int | float | None:
    """The value of a cardinal written as one word (dreihundertfünfzig)."""
    if not lang.of(code).numbers.glued or len(word) not in _GLUED_LENGTHS:
        return None
    return _glued(word, code)


#: what the first word of a number in two words can be, and what its second stays below
_TENS = frozenset(range(20, 100, 10))
_MOST_UNIT = 10


def _word(words: Sequence[str], i: int) -> str:
    return words[i] if i < len(words) else ""


def denominator(words: Sequence[str], i: int, data: Numbers, *, many: bool) -> tuple[int, int] | None:
    """The denominator in two words after a count, and its end: three twenty-firsts, one twenty-fifth."""
    ten, at = data.cardinals.get(_word(words, i), 0), i + 1
    if ten not in _TENS:
        return None
    at += _word(words, at) == "-"
    word = _word(words, at)
    unit = data.ordinals.get(word.removesuffix("s") if many else word, 0)
    return (ten + unit, at + 1) if 0 < unit < _MOST_UNIT and word.endswith("s") == many else None


def parts_at(words: Sequence[str], i: int, data: Numbers) -> tuple[float, int] | None:
    """The share and length of "three fifths" and "fifty-four hundredths" at word `i`."""
    count, end = data.cardinals.get(_word(words, i), 0), i + 1
    if count in _TENS:
        end += _word(words, end) == "-"
        unit = data.cardinals.get(_word(words, end), 0)
        count, end = (count + unit, end + 1) if 0 < unit < _MOST_UNIT else (count, i + 1)
    part = data.fractions.get(_word(words, end))
    return (count * part, end + 1 - i) if count and part is not None and count * part < 1 else None


#: a scale that another may count has at least three noughts (tens of thousands)
_LEAST_COUNTED = 1000
_APOSTROPHES = frozenset("'’")


def linked_scale(words: Sequence[str], i: int, data: Numbers) -> tuple[int, int] | None:
    """The scale that follows at word `i`, with or without a link ("of a million"), and the word after it."""
    at = i
    if _word(words, at) in data.scale_links:
        at += 1 + (_word(words, at + 1) in _APOSTROPHES)
    if at > i and _word(words, at) in data.articles:
        at += 1
    scale = data.scales.get(_word(words, at)) or data.vague.get(_word(words, at))
    return (scale, at + 1) if scale is not None else None


def open_scale(words: Sequence[str], i: int, data: Numbers) -> tuple[int, int] | None:
    """What a scale without a count at word `i` multiplies up to, and the word after it: tens of thousands are 10,000."""
    word = _word(words, i)
    value = data.rough.get(word) or data.vague.get(word) or data.scales.get(word)
    end = i + 1
    while value and (after := linked_scale(words, end, data)) is not None and after[0] >= _LEAST_COUNTED:
        value, end = value * after[0], after[1]
    return (value, end) if value else None
