"""Reads one number at a place in a list of tokens.

The grammar of number words is the usual one of units, tens, hundreds and scales that multiply what stands before them
(Hurford, *The Linguistic Theory of Numerals*, 1975), with three switches per language: numerals written as one word,
the unit before the ten, and tens of twenty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Literal

from stemma import lang
from stemma.grammar.numerals.words import (
    GLYPHS,
    PLACES,
    Sum,
    denominator,
    digits,
    glued_cardinal,
    glued_ordinal,
    linked_scale,
    open_scale,
    parts_at,
    tidy,
)
from stemma.text.tokens import Token

Kind = Literal["cardinal", "ordinal", "fraction", "vague", "article"]

#: parts so small come in any number
_SMALL_PART = 1e-3
#: more parts than this are not counted
_MOST_PARTS = 999
#: "in" says a share where one of some is meant or the whole is round (one in five, three in ten; not two in five games)
_ROUND = (10, 100, 1000)
_HUNDRED = 100
_THOUSAND = 1000
#: no table has a greater one
_MOST_SCALE = 10**20
#: denominators that are written with a slash; others are days and months
_BELOW = frozenset(
    ["2", "3", "4", "5", "6", "7", "8", "9", "10", "16", "20", "25", "32", "40", "50", "60", "64", "100", "1000"]
)


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


class Reader:
    """Reads numerals of one language out of one list of tokens."""

    def __init__(self, tokens: Sequence[Token], code: str) -> None:
        self.tokens = tokens
        self.words = [token.text.lower() for token in tokens]
        self.code = code
        self.data = lang.of(code).numbers
        #: first words of what makes a ratio
        self.opening = frozenset(phrase.split(" ", 1)[0] for phrase in self.data.ratios)

    def word(self, i: int) -> str:
        """The word at token `i` in lower case, empty past the end."""
        return self.words[i] if i < len(self.words) else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` stands right after the token before it."""
        return 0 < i < len(self.tokens) and self.tokens[i].begin == self.tokens[i - 1].end

    def numeral(self, i: int) -> Numeral | None:
        """The longest numeral that begins at token `i`."""
        first = self.digits(i) if self.tokens[i].kind == "number" else self.spelled(i)
        if first is None or first.kind == "ordinal":
            return first
        return self.ratio(self.tail(self.decimals(self.fraction(first))))

    def is_pronoun(self, numeral: Numeral) -> bool:
        """Whether "one" stands for a noun: that one, the last one."""
        alone = (
            numeral.end == numeral.begin + 1 and not numeral.digits and numeral.value == 1 and numeral.kind != "ordinal"
        )
        return alone and numeral.begin > 0 and self.words[numeral.begin - 1] in self.data.before_pronoun

    def ratio(self, numeral: Numeral) -> Numeral:
        """`numeral` as the share that "one over three" says."""
        length = self._ratio_words(numeral.end)
        at = numeral.end + length
        if not length or at >= len(self.tokens) or numeral.kind not in ("cardinal", "article"):
            return numeral
        below = self.digits(at) if self.tokens[at].kind == "number" else self.sum(at)
        if below is None or below.kind != "cardinal" or not 0 < numeral.value < below.value:
            return numeral
        loose = self.word(numeral.end) in self.data.loose_ratios
        if loose and not (numeral.value == 1 or below.value in _ROUND):
            return numeral
        if below.end < len(self.tokens) and self.tokens[below.end].kind == "word":
            counts = (loose and numeral.kind == "cardinal" and not self._measured(below.end)) or length > 1
            if not counts:
                return numeral  # three over four groups: three of them are meant; one in three days
        value = tidy(numeral.value / below.value)
        return Numeral(begin=numeral.begin, end=below.end, value=value, kind="fraction", digits=numeral.digits)

    def _ratio_words(self, i: int) -> int:
        """How many words from token `i` on make a ratio, 0 for none."""
        if self.word(i) not in self.opening:
            return 0
        return next((n for n in (2, 1) if " ".join(self.words[i : i + n]) in self.data.ratios), 0)

    def _measured(self, i: int) -> bool:
        """Whether token `i` names a unit or a scale, so that the number before it is no count of things."""
        known = lang.of(self.code).units
        return self.word(i) in known.names or self.word(i) in self.data.scales

    def decimals(self, numeral: Numeral) -> Numeral:
        """`numeral` with the places that are spoken after it: nine point nought four."""
        if self.word(numeral.end) not in self.data.spoken_decimal or numeral.digits:
            return numeral
        at, places = numeral.end + 1, ""
        while (word := self.word(at)) and len(places) < PLACES:
            following = self.sum(at)
            if following is None or following.kind != "cardinal" or word in self.data.scales:
                break
            if following.value >= _HUNDRED:  # five point three million: the scale is of the whole number
                if word in self.data.cardinals:
                    places, at = places + str(self.data.cardinals[word]), at + 1
                break
            places, at = places + str(following.value), following.end
        if not places.isdecimal():
            return numeral
        return Numeral(begin=numeral.begin, end=at, value=float(f"{int(numeral.value)}.{places}"), kind="fraction")

    def digits(self, i: int) -> Numeral | None:
        """A number in digits at token `i`, with what touches it: an ordinal ending, a multiplier."""
        value = digits(self.tokens[i].text, self.data)
        if value is None:
            return None
        end = i + 1
        if self.touches(end):
            follower = self.word(end)
            if follower in self.data.ordinal_suffixes and isinstance(value, int):
                return Numeral(begin=i, end=end + 1, value=value, kind="ordinal", digits=True)
            if follower in self.data.multipliers or self.tokens[end].text in self.data.multipliers:
                return Numeral(
                    begin=i,
                    end=end + 1,
                    value=tidy(
                        value * (self.data.multipliers.get(self.tokens[end].text) or self.data.multipliers[follower])
                    ),
                    digits=True,
                )
        return Numeral(begin=i, end=end, value=value, digits=True)

    def spelled(self, i: int) -> Numeral | None:
        """Number words from token `i`: ordinals, mixed words, sums."""
        word, data = self.words[i], self.data
        part = data.mixed.get(word) or (data.fractions.get(word) if word not in data.cardinals else None)
        big = data.scales.get(self.word(i + 1), 0) >= 1000  # a quarter million
        if part is not None and (word in data.mixed or part == 0.5 or (part == 0.25 and big)):
            return Numeral(begin=i, end=i + 1, value=tidy(part), kind="fraction")
        if word in data.rough or (word in data.vague and word not in data.scales):
            return self.open_scale(i)
        if word in data.collectives and word not in data.vague:
            return Numeral(begin=i, end=i + 1, value=data.collectives[word])
        if word in data.vague and not (data.scales.get(word, 0) in (100, 1000) and word not in data.vague):
            return self.open_scale(i)
        return self.sum(i)

    def open_scale(self, i: int) -> Numeral | None:
        """A scale without a count at token `i`, with the scales that it multiplies: thousands, tens of thousands."""
        found = open_scale(self.words, i, self.data)
        if found is None:
            return None
        rough = self.words[i] in self.data.rough
        return Numeral(begin=i, end=found[1], value=found[0], kind="cardinal" if rough else "vague", rough=rough)

    def sum(self, i: int) -> Numeral | None:
        """The sum of number words from token `i`: cardinals, or an ordinal at the end."""
        data, state, at = self.data, Sum(data=self.data), i
        while at < len(self.words):
            step = at
            if state.read and self.word(at) in data.connectors:
                split = self.word(at) == "-" and not (self.touches(at) and self.touches(at + 1))
                if (split and not self._ten_and_unit(state, at + 1)) or (
                    self.word(at) != "-" and parts_at(self.words, at + 1, self.data)
                ):
                    break
                step += 1
            word = self.word(step)
            ordinal = data.ordinals.get(word) or glued_ordinal(word, self.code)
            if ordinal and step == i + 1 and word in data.fractions and self.words[i] in data.articles:
                break  # a hundredth
            if ordinal is not None and word not in data.cardinals and self._takes(state, ordinal):
                return Numeral(begin=i, end=step + 1, value=state.value, kind="ordinal")
            if not self._take(state, word, joined=step > at and word != "-"):
                break
            at = step + 1
        if not state.read:
            return None
        article = at == i + 1 and self.words[i] in data.articles
        return Numeral(begin=i, end=at, value=state.value, kind="article" if article else "cardinal")

    def _ten_and_unit(self, state: Sum, i: int) -> bool:
        """Whether "fifty - two" is one number though spaces part it."""
        return state.room == 10 and state.group > 0 and 0 < self.data.cardinals.get(self.word(i), 0) < 10

    def _takes(self, state: Sum, value: float) -> bool:
        whole = int(value)
        if whole >= 100 and state.read and whole in (100, *self.data.scales.values()):
            return state.multiply(whole)
        if whole >= 100:
            state.group, state.read = whole, not state.read
            return state.read
        return state.add(whole)

    def _take(self, state: Sum, word: str, *, joined: bool) -> bool:  # noqa: PLR0911 one return a kind
        data = self.data
        scale = data.scales.get(word)
        if scale:
            bare = not state.read and (scale >= 100_000 or word in data.never_first)
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
        end = numeral.end
        if numeral.digits and isinstance(numeral.value, int):
            slash = self._slashed(numeral)
            if slash is not None:
                return slash
        worded = numeral.kind == "cardinal" and not numeral.digits
        below = denominator(self.words, end, self.data, many=numeral.value > 1) if worded else None
        if below is not None:
            value = tidy(numeral.value / below[0])
            return Numeral(begin=numeral.begin, end=below[1], value=value, kind="fraction")
        if self.word(end) == "-" and self.word(end + 1) in self.data.fractions and not numeral.digits:
            end += 1
        part = self.part(end, numeral.value)
        if part is None or numeral.rough or numeral.kind in ("vague", "fraction"):
            return numeral
        return Numeral(begin=numeral.begin, end=end + 1, value=tidy(numeral.value * part), kind="fraction")

    def part(self, i: int, count: float) -> float | None:
        """The share that token `i` names after a count, None when the word means something else there."""
        fractions, word = self.data.fractions, self.word(i)
        part = fractions.get(word)
        if part is None or count != int(count):
            return None
        if part != 0.5 and self.word(i + 1) == "-" and self.touches(i + 1):
            return None  # a third-quarter loss
        if (count > _MOST_PARTS and part > _SMALL_PART) or (count > 1 and f"{word}s" in fractions):
            return None  # five third parties, the 1988 third quarter
        if part == 0.25 and (count * part > 1 or gcd(int(count), 4) > 1):
            return None  # "two quarters" are half a year, not a half
        return part

    def _slashed(self, numeral: Numeral) -> Numeral | None:
        """1/2 as a half, and 2 1/2."""
        at, whole = numeral.end, 0
        if self._is_fraction(at):
            whole, above, at = int(numeral.value), self.tokens[at].text, at + 1
        elif self._is_fraction(at - 1) and numeral.begin == at - 1:
            above = str(numeral.value)
        elif at < len(self.tokens) and self.tokens[at].text in GLYPHS:
            value = numeral.value + GLYPHS[self.tokens[at].text]
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
                scale = data.scales.get(self.word(end + half[1]), 0)
                if _THOUSAND <= scale <= value:
                    value, end = tidy(value + half[0] * scale), end + half[1] + 1  # a billion and a quarter million
                    kind = "cardinal"
                    continue
                value, end = tidy(value + half[0] * self._last_scale(numeral, end)), end + half[1]
                kind = "fraction"
                continue
            factor = self.factor(word, kind, digits=numeral.digits)
            if (
                factor is None
                and kind == "fraction"
                and (linked := linked_scale(self.words, end, self.data)) is not None
            ):
                factor, at = (linked[0], linked[1] - 1) if linked[0] >= _THOUSAND else (None, at)
            if factor is None:
                break
            value, end = tidy(value * factor), at + 1
            rest = self.rest(end, factor) if numeral.digits else None
            if rest is not None:
                value, end = tidy(value + rest.value), rest.end
            rough = rough or word in data.rough
            kind = "cardinal"
        if end == numeral.end:
            return numeral
        return Numeral(begin=numeral.begin, end=end, value=value, kind=kind, digits=numeral.digits, rough=rough)

    def rest(self, i: int, scale: int) -> Numeral | None:
        """What a written-out hundred or thousand leaves over: 3 hundred and 21."""
        if scale not in (100, 1000):
            return None
        at = i + (self.word(i) in self.data.connectors and self.word(i) != "-")
        if at >= len(self.tokens):
            return None
        found = self.digits(at) if self.tokens[at].kind == "number" else self.sum(at)
        if found is None or found.kind != "cardinal":
            return None
        whole = self.tail(found)
        return whole if isinstance(whole.value, int) and whole.value < scale and whole.kind == "cardinal" else None

    def factor(self, word: str, kind: Kind, *, digits: bool) -> int | None:
        """What a word after a number multiplies it by."""
        data = self.data
        scale = data.scales.get(word)
        if scale and digits and scale < data.least_after_digits:
            return None
        if scale and (digits or kind == "fraction") and scale < _MOST_SCALE:
            return scale
        if scale or word in data.cardinals:
            return None
        return data.collectives.get(word) or data.rough.get(word) or data.vague.get(word)

    def half(self, i: int) -> tuple[float, int] | None:
        """The share and the number of tokens of "and a half" at token `i`."""
        if self.word(i) not in _HALF_STARTS:
            return None
        if (parts := parts_at(self.words, i + 1, self.data)) is not None:
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


#: "and a half" begins with one of these in every table
_HALF_STARTS = frozenset({"und", "and", "et"})
