"""All numbers, in digits and in words, among the tokens of a text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from stemma import lang
from stemma.grammar.numerals.homonyms import reads_otherwise
from stemma.grammar.numerals.reader import Numeral, Reader
from stemma.grammar.numerals.words import glued_cardinal, glued_ordinal
from stemma.lang.numbers import Numbers
from stemma.text.tokens import Token

__all__ = ["Numeral", "numerals", "signed"]

#: from a hundred on a scale can be counted
_LEAST_SCALE = 100
_SIGNS = frozenset("-−–")
#: a sign may stand between these and the number
_MONEY = frozenset("$€£¥")


def numerals(tokens: tuple[Token, ...], code: str) -> tuple[Numeral, ...]:
    """All numbers among `tokens`, in reading order, none overlapping, without signs."""
    reader, found, i = Reader(tokens, code), [], 0
    starters = _starters(code)
    glued = reader.data.glued
    for at, token in enumerate(tokens):
        if at < i:
            continue
        if token.kind == "number" or (
            token.kind == "word"
            and not (at + 1 < len(tokens) and _in_code(token, tokens[at + 1]))
            and (reader.words[at] in starters or (glued and _may_be_glued(reader.words[at], code)))
        ):
            numeral = _several(reader, at) or reader.numeral(at)
            if numeral is not None and not reader.is_pronoun(numeral) and not reads_otherwise(reader, numeral):
                found.append(numeral)
                i = numeral.end
    return tuple(found)


def _several(reader: Reader, at: int) -> Numeral | None:
    """A scale that an open number counts: several hundred, mehrere Tausend, plusieurs dizaines de milliers."""
    data = reader.data
    if reader.words[at] not in data.several:
        return None
    word = reader.word(at + 1)
    if data.scales.get(word, 0) < _LEAST_SCALE and word not in data.vague:
        return None
    scale = reader.open_scale(at + 1)
    return replace(scale, begin=at, kind="vague") if scale is not None else None


def _in_code(word: Token, after: Token) -> bool:
    """Whether figures touch the end of a word, which is then no number word (a1)."""
    return after.begin == word.end and after.kind == "number"


def signed(found: Sequence[Numeral], tokens: Sequence[Token], code: str) -> list[Numeral]:
    """The numbers with the sign that stands before them: -5, minus five."""
    data = lang.of(code).numbers
    return [_signed(numeral, tokens, data) for numeral in found]


def _signed(numeral: Numeral, tokens: Sequence[Token], data: Numbers) -> Numeral:
    at = numeral.begin - 1
    if at < 0 or numeral.kind in ("ordinal", "vague"):
        return numeral
    sign = tokens[at]
    spoken = sign.text.lower() in data.minus
    if spoken and at and (tokens[at - 1].text.lower() in data.before_minus or tokens[at - 1].kind == "number"):
        return numeral  # "au moins", ten minus five
    free = (
        at == 0
        or (tokens[at - 1].end < sign.begin and tokens[at - 1].kind != "number")
        or tokens[at - 1].text in _MONEY
    )
    dash = sign.text in _SIGNS and free and numeral.digits and (sign.end == tokens[numeral.begin].begin or at == 0)
    return replace(numeral, begin=at, value=-numeral.value) if spoken or dash else numeral


@lru_cache(maxsize=8192)
def _may_be_glued(word: str, code: str) -> bool:
    if word[:_STEM] not in _stems(code):
        return False
    return glued_cardinal(word, code) is not None or glued_ordinal(word, code) is not None


#: letters that tell a numeral from other words
_STEM = 3


@cache
def _stems(code: str) -> frozenset[str]:
    """The first letters that every numeral written as one word begins with."""
    data = lang.of(code).numbers
    return frozenset(word[:_STEM] for table in (data.cardinals, data.scales) for word in table)


@cache
def _starters(code: str) -> frozenset[str]:
    data = lang.of(code).numbers
    tables = (data.cardinals, data.scales, data.ordinals, data.mixed, data.rough, data.vague, data.collectives)
    return (
        frozenset(data.several)
        | frozenset(word for table in tables for word in table)
        | frozenset(word for word, value in data.fractions.items() if value in (0.25, 0.5))
    )
