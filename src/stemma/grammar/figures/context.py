"""Bounds before and after a number, and the numbers that count nothing."""

import re
from functools import cache

from stemma import lang
from stemma.grammar.figures.amounts import Amount
from stemma.grammar.figures.line import Line, phrase_index
from stemma.model import Bound

#: words of the longest bound ("unter die Marke von")
LONGEST_BOUND = 4
#: articles and particles that may stand between a bound and its number
_BETWEEN = frozenset({"the", "die", "der", "den", "les", "des", "insgesamt", "a", "an", "total", "another"})


@cache
def _before(code: str) -> dict[tuple[str, ...], Bound]:
    table = lang.of(code).counting.bounds
    return {
        words: bound
        for bound, phrases in table.items()
        for phrase in phrases
        for words in (next(iter(phrase_index([phrase]).values()))[0],)
    }


@cache
def _after(code: str) -> dict[tuple[str, ...], Bound]:
    return {
        tuple(phrase.split()): bound
        for bound, phrases in lang.of(code).counting.bounds_after.items()
        for phrase in phrases
    }


def bound_before(line: Line, i: int) -> tuple[Bound, int] | None:
    """The bound whose words end right before token `i`, and its first token."""
    known = _before(line.code)
    for end in (i, i - 1):
        if end < i and line.word(end) not in _BETWEEN:
            break
        for length in range(LONGEST_BOUND, 0, -1):
            if end - length >= 0 and (bound := known.get(tuple(line.words[end - length : end]))):
                return None if _means_about(line, end - length, i) else (bound, end - length)
    return None


def _means_about(line: Line, at: int, number: int) -> bool:
    """Whether the word at token `at` is a preposition there: a cheque over 500 euros, a poll among 1100, unter den Gästen."""
    word, before = line.word(at), line.word(at - 1)
    if word in line.counting.among and at + 1 < number:
        return True
    return word in line.counting.prepositional and bool(before) and before.endswith(line.counting.before_prepositional)


def bound_after(line: Line, i: int) -> tuple[Bound, int] | None:
    """The bound that begins at token `i` (or more), and the token after it."""
    known = _after(line.code)
    for length in (2, 1):
        if bound := known.get(tuple(line.words[i : i + length])):
            # 27 boats and more than a hundred sailors: the bound of what comes
            return None if line.word(i + length) in line.counting.bound_links else (bound, i + length)
    return None


#: tokens on each side that are looked at for the groups of a phone number
PHONE_REACH = 6


@cache
def _numbered(code: str) -> frozenset[str]:
    return frozenset(lang.of(code).counting.numbered)


def _after_name(line: Line, amount: Amount) -> bool:
    """Whether the number belongs to the name before it: Gruppe 47, Voyager 2, Artikel 5."""
    i = amount.begin - 1
    word = line.word(i)
    if word == "." and line.touches(i):
        i, word = i - 1, line.word(i - 1)
    if word in _numbered(line.code) and amount.digits and amount.unit is None:
        return True
    letter = (
        len(word) == 1
        and word not in line.counting.determiners
        and line.is_name(i)
        and amount.digits
        and amount.unit is None
    )
    return letter or word in ("§", "#", "nr", "no") or (word == "°" and line.word(i - 1) == "n")


def _ordinal(line: Line, amount: Amount) -> bool:
    """Die 4. Hundertschaft: digits with a full stop between an article and a noun."""
    stop = line.word(amount.end) == "." and line.touches(amount.end) and amount.digits
    return stop and line.word(amount.begin - 1) in _ARTICLES and _is_kind(line, amount.end + 1, "word")


def _is_kind(line: Line, i: int, kind: str) -> bool:
    return 0 <= i < len(line.tokens) and line.tokens[i].kind == kind


_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des", "am", "im", "zum", "zur", "vom", "la", "le", "les"})


def _bare_after_name(line: Line, amount: Amount, *, counts: bool) -> bool:
    """A number right after a name, with nothing it could count: Apollo 11, Windows 10, Formel 1."""
    i = amount.begin - 1
    if counts or not amount.digits or amount.unit is not None or not line.is_name(i):
        return False
    sentence_start = i == 0 or line.word(i - 1) in (".", "!", "?", ":", "-", "\u2013")
    return not sentence_start and bound_before(line, amount.begin) is None


#: house numbers of one block in American towns
_BLOCK = 100


def _street(line: Line, amount: Amount) -> bool:
    """A house number: after a street in German, before it in English and French."""
    table = line.counting
    if table.street_endings and line.word(amount.begin - 1).endswith(table.street_endings):
        return line.is_name(amount.begin - 1) and not line.is_name(amount.end)
    first = amount.end + (line.word(amount.end) == ",")
    window = [line.word(j) for j in range(first, first + 4)]
    if table.head == "first":
        return window[0] in table.street_words and window[1] in ("de", "du", "des", "d", "la", "le")
    if line.word(amount.end) == "block" and amount.value % _BLOCK == 0 and line.word(amount.end + 1) == "of":
        return True  # the 400 block of East Street
    return any(
        word in table.street_words and all(line.is_name(j) for j in range(first, first + at + 1))
        for at, word in enumerate(window)
    )


def _glued(line: Line, amount: Amount) -> bool:
    """Part of a code: F-16, A320, COVID-19, 3D, 4x4."""
    begin, end = amount.begin, amount.end
    if line.touches(begin) and line.tokens[begin - 1].kind in ("word", "number", "numdate", "clock"):
        return True
    if line.touches(begin) and line.word(begin - 1) in ("/", ".", ":", "_", "@", "+", "="):
        return True
    dash = line.word(begin - 1) in ("-", "–") and line.touches(begin) and line.touches(begin - 1)
    if dash and line.tokens[begin - 2].kind in ("word", "number", "numdate"):
        return True
    tail = line.tokens[end] if end < len(line.tokens) else None
    if tail is None or not line.touches(end):
        return False
    return tail.kind in ("word", "number") or (
        tail.text in ("/", ":", "_", "@") and line.touches(end + 1) and line.tokens[end + 1].kind in ("word", "number")
    )


def _phone(line: Line, amount: Amount) -> bool:
    """One of three or more groups of digits in a row, or one that begins with a nought."""
    begin, end = amount.number
    lead = line.tokens[begin].text
    if amount.digits and lead[0] == "0" and len(lead) > 1 and lead[1].isdigit():
        return True
    groups = 0
    for step in (-1, 1):
        at = begin - 1 if step < 0 else end
        reach = at + step * PHONE_REACH
        while (
            at != reach
            and 0 <= at < len(line.tokens)
            and (line.tokens[at].kind == "number" or line.tokens[at].text in "-/")
        ):
            groups += line.tokens[at].kind == "number"
            groups += line.tokens[at].text[0] == "0" and len(line.tokens[at].text) > 2
            at += step
    return amount.digits and groups >= 2


def _money(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.isupper() and len(amount.unit) == 3


#: 2 p.m., 2.15 p.m.; a length of 2.1 pm has no minutes
_HOUR = re.compile(r"(?:1?\d|2[0-4])(?:[.:][0-5]\d)?")


def _dialled(line: Line, amount: Amount) -> bool:
    """The number of an emergency call: dial 911, ein Notruf unter 112, composer le 15."""
    if not amount.digits or amount.unit is not None or amount.upper is not None or amount.value not in EMERGENCY:
        return False
    if amount.value < _SHORT and line.word(amount.begin - 1) not in line.counting.dialled:
        return False
    before = [line.word(amount.begin - step) for step in range(1, _CALL + 1)]
    return any(word.startswith(line.counting.calls) for word in before if word)


#: numbers of emergency services in Europe and North America
EMERGENCY = frozenset((15, 17, 18, 110, 111, 112, 114, 115, 116, 117, 118, 119, 133, 144, 911, 999))
#: tokens before such a number in which the call is named
_CALL = 6
#: shorter numbers count things unless an article stands before them (le 15)
_SHORT = 100


def _hour(line: Line, amount: Amount) -> bool:
    said = line.word(amount.number[1]) in line.counting.clock
    return said and _HOUR.fullmatch(line.tokens[amount.number[0]].text) is not None


def is_code(line: Line, amount: Amount) -> bool:
    """Whether a number is part of a code or a phone number, whatever follows."""
    if _hour(line, amount) or _dialled(line, amount):
        return True
    return not _money(amount) and (_glued(line, amount) or _phone(line, amount) or _after_name(line, amount))


def names_only(line: Line, amount: Amount, *, counts: bool) -> bool:
    """Whether a number is a name or an address rather than a quantity; `counts` tells that a noun follows it."""
    if _money(amount):
        return False
    return _ordinal(line, amount) or _bare_after_name(line, amount, counts=counts) or _street(line, amount)
