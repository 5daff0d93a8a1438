"""Reads numbers, in digits and in words, out of a list of tokens.

The grammar of number words is the usual one of units, tens, hundreds and scales that multiply what stands before them
(Hurford, *The Linguistic Theory of Numerals*, 1975), with three switches per language: numerals written as one word,
the unit before the ten, and tens of twenty.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import gcd
from typing import Literal

from stemma.lang.numbers import Numbers, numbers
from stemma.text.tokens import Token

Kind = Literal["cardinal", "ordinal", "fraction", "vague", "article"]

#: longer digit strings are keys and account numbers, not amounts
MOST_DIGITS = 18
#: Unicode's own fractions
_GLYPHS = {glyph: unicodedata.numeric(glyph) for glyph in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_EXPONENT = re.compile(r"([\d.,]+)[eE]([+-]?\d+)")
_SPACES = re.compile(r"[ \u00a0\u202f\u2009]")
_MARKS = re.compile(r"[.,'’]")
#: above every scale a table has
_NO_LIMIT = 10**30
#: no table has a greater one
_MOST_SCALE = 10**20
#: denominators that are written with a slash; others are days and months
_BELOW = frozenset("2 3 4 5 6 7 8 9 10 12 16 20 25 32 40 50 60 64 100 1000".split())
#: ten places are enough for any figure in a text, and hide binary rounding
_PLACES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number over tokens `[begin, end)`."""

    begin: int
    end: int
    value: int | float
    kind: Kind = "cardinal"
    #: written in digits, at least its first part
    digits: bool = False
    #: the word itself says "about" (une dizaine)
    rough: bool = False


def tidy(value: float) -> int | float:
    """An integer where the value is one, else rounded to ten places."""
    rounded = round(value, _PLACES)
    return int(rounded) if rounded == int(rounded) else rounded


def digits(text: str, data: Numbers) -> int | float | None:
    """The value of a number in digits by a language's marks; None when it's no number (a version, a list)."""
    if text in _GLYPHS:
        return _GLYPHS[text]
    if (power := _EXPONENT.fullmatch(text)) is not None:
        base = digits(power[1], data)
        return base * 10.0 ** int(power[2]) if base is not None else None
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
        return float(f"{whole}.{last}") if len(parts) == 2 and mark in ".," else None
    inner = parts[1:-1]
    # Indian lakhs and crores group by two: 12,34,567.89
    thousands = all(len(part) == 3 for part in inner) or (len(inner[-1]) == 3 and {len(p) for p in inner[:-1]} == {2})
    return float(f"{whole}.{last}") if thousands and plain[-len(last) - 1] in ".," else None


@dataclass(slots=True)
class _Sum:
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
            if scale >= self.limit:
                return False
            self.total += (self.group or 1) * scale
            self.group, self.limit = 0, scale
        self.room, self.last, self.read = 100, scale, True
        return True

    @property
    def value(self) -> int | float:
        return tidy(self.total + self.group)


@cache
def _piece_pattern(code: str) -> re.Pattern[str]:
    data = numbers(code)
    words = sorted({*data.cardinals, *data.scales, "und"} - {"beide", "beiden"}, key=len, reverse=True)
    return re.compile("|".join(w for w in words if len(w) > 2))


@lru_cache(maxsize=8192)
def _glued(word: str, code: str) -> int | float | None:
    """The value of a numeral written as one word, None when the word is no numeral."""
    data = numbers(code)
    pieces = _piece_pattern(code).findall(word)
    if "".join(pieces) != word or pieces[-1] == "und":
        return None
    state, joined = _Sum(data=data), False
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
    data = numbers(code)
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
    if not numbers(code).glued or len(word) not in _GLUED_LENGTHS:
        return None
    return _glued(word, code)


class _Reader:
    """Reads numerals of one language out of one list of tokens."""

    def __init__(self, tokens: Sequence[Token], code: str) -> None:
        self.tokens = tokens
        self.words = [token.text.lower() for token in tokens]
        self.code = code
        self.data = numbers(code)

    def word(self, i: int) -> str:
        return self.words[i] if i < len(self.words) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` stands right after the token before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].begin == self.tokens[i - 1].end

    def numeral(self, i: int) -> Numeral | None:
        """The longest numeral that begins at token `i`."""
        first = self.digits(i) if self.tokens[i].kind == "number" else self.spelled(i)
        if first is None or first.kind == "ordinal":
            return first
        return self.tail(self.decimals(self.fraction(first)))

    def decimals(self, numeral: Numeral) -> Numeral:
        """`numeral` with the places that are spoken after it: nine point nought four."""
        if self.word(numeral.end) not in self.data.spoken_decimal or numeral.digits:
            return numeral
        at, places = numeral.end + 1, ""
        while (word := self.word(at)) and len(places) < _PLACES:
            following = self.sum(at)
            if following is None or following.kind != "cardinal" or word in self.data.scales:
                break
            places, at = places + str(following.value), following.end
        if not places.isdecimal():
            return numeral
        return Numeral(begin=numeral.begin, end=at, value=float(f"{int(numeral.value)}.{places}"), kind="fraction")

    def signed(self, numeral: Numeral) -> Numeral:
        """`numeral` with the sign before it: minus five, -5."""
        at = numeral.begin - 1
        if at < 0 or numeral.kind in ("ordinal", "vague"):
            return numeral
        spoken = self.words[at] in self.data.minus
        free = at == 0 or not self.touches(at)
        dash = self.words[at] in _SIGNS and free and numeral.digits and self.touches(numeral.begin)
        if dash and at > 0 and self.tokens[at - 1].kind == "number":
            return numeral
        return replace(numeral, begin=at, value=-numeral.value) if spoken or dash else numeral

    def digits(self, i: int) -> Numeral | None:
        value = digits(self.tokens[i].text, self.data)
        if value is None:
            return None
        end = i + 1
        if self.touches(end):
            follower = self.word(end)
            if follower in self.data.ordinal_suffixes and isinstance(value, int):
                return Numeral(begin=i, end=end + 1, value=value, kind="ordinal", digits=True)
            if follower in self.data.multipliers or self.tokens[end].text in self.data.multipliers:
                return Numeral(begin=i, end=end + 1, value=tidy(value * (self.data.multipliers.get(self.tokens[end].text) or self.data.multipliers[follower])), digits=True)
        return Numeral(begin=i, end=end, value=value, digits=True)

    def spelled(self, i: int) -> Numeral | None:
        """Number words from token `i`: ordinals, mixed words, sums."""
        word, data = self.words[i], self.data
        part = data.mixed.get(word) or (data.fractions.get(word) if word not in data.cardinals else None)
        if part is not None and (word in data.mixed or part == 0.5):
            return Numeral(begin=i, end=i + 1, value=part, kind="fraction")
        if word in data.rough or (word in data.vague and word not in data.scales):
            table = data.rough if word in data.rough else data.vague
            kind: Kind = "cardinal" if word in data.rough else "vague"
            return Numeral(begin=i, end=i + 1, value=table[word], kind=kind, rough=word in data.rough)
        if word in data.collectives and word not in data.vague:
            return Numeral(begin=i, end=i + 1, value=data.collectives[word])
        if word in data.vague and not (data.scales.get(word, 0) in (100, 1000) and word not in data.vague):
            return Numeral(begin=i, end=i + 1, value=data.vague[word], kind="vague")
        return self.sum(i)

    def sum(self, i: int) -> Numeral | None:
        data, state, at = self.data, _Sum(data=self.data), i
        while at < len(self.words):
            step = at
            if state.read and self.word(at) in data.connectors:
                split = self.word(at) == "-" and not (self.touches(at) and self.touches(at + 1))
                if (split and not self._ten_and_unit(state, at + 1)) or self._parts_at(at + 1):
                    break
                step += 1
            word = self.word(step)
            ordinal = data.ordinals.get(word) or glued_ordinal(word, self.code)
            if ordinal is not None and word not in data.cardinals and self._takes(state, ordinal):
                return Numeral(begin=i, end=step + 1, value=state.value, kind="ordinal")
            if not self._take(state, word, joined=step > at and word != "-"):
                break
            at = step + 1
        if not state.read:
            return None
        article = at == i + 1 and self.words[i] in data.articles
        return Numeral(begin=i, end=at, value=state.value, kind="article" if article else "cardinal")

    def _ten_and_unit(self, state: _Sum, i: int) -> bool:
        """Whether "fifty - two" is one number though spaces part it."""
        return state.room == 10 and state.group > 0 and 0 < self.data.cardinals.get(self.word(i), 0) < 10

    def _parts_at(self, i: int) -> tuple[float, int] | None:
        """The share and length of "three fifths" at token `i`."""
        count = self.data.cardinals.get(self.word(i))
        part = self.data.fractions.get(self.word(i + 1))
        return (count * part, 2) if count and part is not None and count * part < 1 else None

    def _takes(self, state: _Sum, value: int | float) -> bool:
        whole = int(value)
        if whole >= 100 and state.read and whole in (100, *self.data.scales.values()):
            return state.multiply(whole)
        if whole >= 100:
            state.group, state.read = whole, not state.read
            return state.read
        return state.add(whole)

    def _take(self, state: _Sum, word: str, *, joined: bool) -> bool:
        data = self.data
        scale = data.scales.get(word)
        if scale:
            bare = not state.read and scale >= 100_000
            return not bare and not (joined and state.group) and state.multiply(scale)
        value = data.cardinals.get(word)
        if value is not None:
            if state.read and word in data.articles and not joined:
                return False
            if joined and data.inverted:
                return state.last >= 100 and state.add(value)
            return state.add(value)
        whole = glued_cardinal(word, self.code)
        if whole is None or whole >= max(state.limit, 1):
            return False
        if state.group:
            return False
        state.group, state.read, state.room, state.last = whole, True, 0, whole
        return True

    def fraction(self, numeral: Numeral) -> Numeral:
        """`numeral` taken as a count of parts (zwei Drittel, 3/4, 2 1/2), or itself."""
        data, end = self.data, numeral.end
        if numeral.digits and isinstance(numeral.value, int):
            slash = self._slashed(numeral)
            if slash is not None:
                return slash
        if self.word(end) == "-":
            end += self.touches(end) and self.touches(end + 1)
        part = data.fractions.get(self.word(end))
        if self.word(end + 1) == "-" and self.touches(end + 1) and part != 0.5:
            return numeral  # a third-quarter loss
        if part is None or numeral.rough or numeral.kind in ("vague", "fraction"):
            return numeral
        if numeral.value != int(numeral.value) or (numeral.value * part > 1 and part != 0.5) or gcd(int(numeral.value), round(1 / part)) > 1:
            return numeral  # "two quarters" are half a year, not a half
        return Numeral(begin=numeral.begin, end=end + 1, value=tidy(numeral.value * part), kind="fraction")

    def _slashed(self, numeral: Numeral) -> Numeral | None:
        """1/2 as a half, and 2 1/2."""
        at, whole = numeral.end, 0
        if self._is_fraction(at):
            whole, above, at = int(numeral.value), self.tokens[at].text, at + 1
        elif self._is_fraction(at - 1) and numeral.begin == at - 1:
            above = str(numeral.value)
        elif at < len(self.tokens) and self.tokens[at].text in _GLYPHS:
            value = numeral.value + _GLYPHS[self.tokens[at].text]
            return Numeral(begin=numeral.begin, end=at + 1, value=tidy(value), kind="fraction", digits=True)
        else:
            return None
        below = int(self.tokens[at + 1].text)
        value = tidy(whole + int(above) / below)
        return Numeral(begin=numeral.begin, end=at + 2, value=value, kind="fraction", digits=True)

    def _is_fraction(self, i: int) -> bool:
        if not (i + 2 < len(self.tokens) and self.word(i + 1) == "/" and self.touches(i + 1) and self.touches(i + 2)):
            return False
        above, below = self.words[i], self.words[i + 2]
        # a third "/" makes it a date or an address
        if not (above.isdecimal() and below.isdecimal() and 0 < len(above) <= 2 and below in _BELOW):
            return False
        proper = 0 < int(above) < int(below) and above[0] != "0"
        return proper and not (self.word(i + 3) == "/" and self.touches(i + 3))

    def tail(self, numeral: Numeral) -> Numeral:
        """What multiplies or adds behind a number: a scale, a dozen, and a half."""
        data, value, end = self.data, numeral.value, numeral.end
        kind, rough = numeral.kind, numeral.rough
        while end < len(self.words):
            at = end
            if kind == "fraction" and self.word(at) in data.articles:
                at += 1  # half a million
            word = self.word(at)
            if word == "-" and self.touches(at) and self.touches(at + 1):
                word, at = self.word(at + 1), at + 1
            half = self.half(end)
            if half:
                value, end = tidy(value + half[0] * self._last_scale(numeral, end)), end + half[1]
                kind = "fraction"
                continue
            factor = self.factor(word, value, replace(numeral, kind=kind))
            if factor is None:
                break
            value, end = tidy(value * factor), at + 1
            rest = self.rest(end, factor) if numeral.digits else None
            if rest is not None:
                value, end = tidy(value + rest.value), rest.end
            rough = rough or word in data.rough
            kind = "cardinal"
        return Numeral(begin=numeral.begin, end=end, value=value, kind=kind, digits=numeral.digits, rough=rough)

    def rest(self, i: int, scale: int) -> Numeral | None:
        """What a written-out hundred or thousand leaves over: 3 hundred and 21."""
        if scale not in (100, 1000):
            return None
        at = i + (self.word(i) in self.data.connectors and self.word(i) != "-")
        if at >= len(self.tokens):
            return None
        found = self.digits(at) if self.tokens[at].kind == "number" else self.sum(at)
        fits = found is not None and found.kind == "cardinal" and isinstance(found.value, int) and found.value < scale
        return self.tail(found) if fits and found is not None else None

    def factor(self, word: str, value: int | float, numeral: Numeral) -> int | None:
        data = self.data
        scale = data.scales.get(word)
        if scale and numeral.digits and scale < data.least_after_digits:
            return None
        if scale and (numeral.digits or numeral.kind == "fraction") and scale < _MOST_SCALE:
            return scale
        if scale or word in data.cardinals:
            return None
        return data.collectives.get(word) or data.rough.get(word) or data.vague.get(word)

    def half(self, i: int) -> tuple[float, int] | None:
        """The share and the number of tokens of "and a half" at token `i`."""
        if self.word(i) not in _HALF_STARTS:
            return None
        if (parts := self._parts_at(i + 1)) is not None:
            return parts[0], parts[1] + 1
        for length in (4, 3, 2):
            part = self.data.halves.get(" ".join(self.words[i : i + length]))
            if part is not None and i + length <= len(self.words):
                return part, length
        return None

    def _last_scale(self, numeral: Numeral, end: int) -> int:
        """What a half is a half of: "deux millions et demi" is 2.5 million."""
        word = self.word(end - 1)
        scale = self.data.scales.get(word, 1) if end - 1 > numeral.begin or not numeral.digits else 1
        return scale if scale >= 1000 else 1


_SIGNS = frozenset("-−–")
#: "and a half" begins with one of these in every table
_HALF_STARTS = frozenset({"und", "and", "et"})


def numerals(tokens: Sequence[Token], code: str, *, signs: bool = False) -> list[Numeral]:
    """All numbers among `tokens`, in reading order, none overlapping; with the sign before them if `signs`."""
    reader, found, i = _Reader(tokens, code), [], 0
    starters = _starters(code)
    glued = reader.data.glued
    while i < len(tokens):
        token = tokens[i]
        if token.kind == "number" or (
            token.kind == "word" and (reader.words[i] in starters or (glued and _may_be_glued(reader.words[i], code)))
        ):
            numeral = reader.numeral(i)
            if numeral is not None:
                found.append(reader.signed(numeral) if signs else numeral)
                i = numeral.end
                continue
        i += 1
    return found


@lru_cache(maxsize=8192)
def _may_be_glued(word: str, code: str) -> bool:
    return glued_cardinal(word, code) is not None or glued_ordinal(word, code) is not None


@cache
def _starters(code: str) -> frozenset[str]:
    data = numbers(code)
    tables = (data.cardinals, data.scales, data.ordinals, data.mixed, data.rough, data.vague, data.collectives)
    return frozenset(word for table in tables for word in table) | frozenset(
        word for word, value in data.fractions.items() if value == 0.5
    )
