"""Tokens with the classes and values that a language's table gives them."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from stemma import lang
from stemma.grammar.numerals.find import Numeral, numerals
from stemma.grammar.times.patterns import BLANK, Alphabet, Compiled, Compiler
from stemma.lang.times import Times, Value, shared, spelled
from stemma.text.tokens import Token, tokens

#: marks that patterns may name; dashes and apostrophes come in several shapes
MARKS = {
    ",": ",", ".": ".", "-": "-", "–": "-", "—": "-", "/": "/", "(": "lpar", ")": "rpar", "'": "'", "’": "'",
    ":": ":", "&": "&", "~": "-",
}  # fmt: skip
#: a bare number of this range, in four digits, may be a year
YEARS = range(1000, 2200)
_FOUR = 4
_LAST_HOUR = 24
_MINUTES = 60
_HOURS_MINUTES = re.compile(r"(\d{1,2})\.(\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
#: upper bounds and class names of small numbers
_STEPS = ((1, "0"), (13, "12"), (24, "23"), (25, "24"), (32, "31"), (60, "59"), (100, "99"))


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A stretch `[begin, end)` of text with a value for each of its classes."""

    begin: int
    end: int
    symbol: str
    values: dict[str, Value]


def _small(value: float) -> str:
    return next((name for limit, name in _STEPS if value < limit), "b")


@lru_cache(maxsize=8192)
def _dotted(text: str) -> dict[str, Value]:
    """What 20.30 or 28.10 can be besides a decimal: hours and minutes, day and month."""
    found: dict[str, Value] = {}
    time = _HOURS_MINUTES.fullmatch(text)
    if time and int(time[1]) <= 24 and int(time[2]) < 60:
        found["hm"] = text
    day = _DAY_MONTH.fullmatch(text)
    if day and 1 <= int(day[1]) <= 31 and 1 <= int(day[2]) <= 12:
        found["dm"] = text
    return found


def _number_values(numeral: Numeral, text: str) -> dict[str, Value]:  # noqa: PLR0911 one return a kind
    """The one number class of a numeral and, for dotted digits, what else they may be."""
    value, lead = numeral.value, "n" if numeral.digits else "w"
    if numeral.kind == "ordinal":
        return {f"o{_small(value) if value < 32 else 'b'}": value}
    if numeral.kind == "vague":
        return {"nv": value}
    if numeral.kind == "article":
        return {"one": 1}
    dotted = _dotted(text) if numeral.digits else {}
    if dotted or isinstance(value, float):
        return {**dotted, f"{lead}f": value}
    if numeral.digits and text.isdecimal() and len(text) == _FOUR:
        clock: dict[str, Value] = {"hhmm": text} if int(text[:2]) <= _LAST_HOUR and int(text[2:]) < _MINUTES else {}
        return {"y4": value, **clock} if value in YEARS else {f"{lead}{_small(value)}": value, **clock}
    if numeral.digits and not text.isdecimal():
        return {"nb": value}
    return {f"{lead}{_small(value)}": value}


def number_classes() -> list[tuple[str, ...]]:
    """Every set of classes a numeral can have by itself."""
    sizes = [name for _, name in _STEPS] + ["b", "f"]
    plain = [(lead + size,) for lead in "nw" for size in sizes]
    ordinals = [(f"o{size}",) for size in ("0", "12", "23", "24", "31", "b")]
    return [
        *plain,
        *ordinals,
        ("nv",),
        ("one",),
        ("y4",),
        ("hm", "nf"),
        ("dm", "nf"),
        ("hm", "dm", "nf"),
        ("y4", "hhmm"),
        *((f"n{size}", "hhmm") for size in sizes),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words, symbols and compiled rules of one language."""

    code: str
    table: Times
    #: single word -> class -> value
    words: dict[str, dict[str, Value]]
    #: first word of a longer entry -> the entries' words, longest first
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    alphabet: Alphabet
    rules: tuple[Compiled, ...]
    #: a run of symbols without one of these is not looked at
    triggers: re.Pattern[str]
    leads: frozenset[str]


@cache
def _entries(code: str) -> dict[str, dict[str, Value]]:
    entries: dict[str, dict[str, Value]] = {}
    for table in (spelled(shared()), spelled(lang.of(code).times)):
        for name, words in table.items():
            for word, value in words.items():
                key = " ".join(token.text for token in tokens(word)).replace("’", "'")
                entries.setdefault(key, {})[name] = value
    return entries


def _numeral_of(word: str, code: str) -> dict[str, Value]:
    read = numerals(tokens(word), code)
    return _number_values(read[0], word) if len(read) == 1 and read[0].end == 1 else {}


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language, compiled once.

    Raises:
        TypeError: there is no table for the language.
    """
    table, base, entries = lang.of(code).times, shared(), _entries(code)
    alphabet = Alphabet()
    for mark in MARKS.values():
        alphabet.symbol((mark,))
    for classes in (*number_classes(), ("iso",), ("numdate",), ("clock",)):
        alphabet.symbol(classes)
    for word, values in entries.items():
        alphabet.symbol(values)
        alphabet.symbol({**_numeral_of(word, code), **values})
    compiler = Compiler(alphabet, {**base.groups, **table.groups}, {**base.macros, **table.macros})
    rules = tuple(compiler.compile(rule) for rule in (*table.rules, *base.rules))
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        parts = tuple(entry.split(" "))
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append(parts)
    fillers = set(compiler.groups["filler"])
    triggers = "".join(symbol for classes, symbol in alphabet.symbols.items() if not classes <= fillers)
    return Lexicon(
        code=code,
        table=table,
        words={word: values for word, values in entries.items() if " " not in word},
        phrases={first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
        alphabet=alphabet,
        rules=rules,
        triggers=re.compile(f"[{triggers}]{compiler.trigger(table.trigger)}"),
        leads=frozenset(compiler.groups["lead"]),
    )


class _Lexer:
    def __init__(self, parts: tuple[Token, ...], known: Lexicon) -> None:
        self.parts = parts
        self.known = known
        self.lower = [part.text.lower().replace("’", "'") for part in parts]
        self.numerals = {numeral.begin: numeral for numeral in numerals(parts, known.code)}
        self.entries = _entries(known.code)

    def phrase(self, i: int) -> tuple[str, ...] | None:
        """The longest entry of several words that begins at token `i`."""
        for words in self.known.phrases.get(self.lower[i], ()):
            if tuple(self.lower[i : i + len(words)]) == words:
                return words
        return None

    def lexeme(self, i: int) -> tuple[Lexeme, int]:
        """The lexeme at token `i` and the token after it."""
        part = self.parts[i]
        numeral = self.numerals.get(i)
        phrase = self.phrase(i)
        if phrase and (numeral is None or numeral.end - i < len(phrase)):
            return self._made(i, i + len(phrase), self.entries[" ".join(phrase)]), i + len(phrase)
        if part.kind in ("iso", "numdate", "clock"):
            return self._made(i, i + 1, {part.kind: part.text}), i + 1
        if part.kind == "mark":
            mark = MARKS.get(part.text)
            return self._made(i, i + 1, {mark: mark} if mark else {}), i + 1
        values = self.known.words.get(self.lower[i], {})
        if numeral is not None:
            text = part.text if numeral.end == i + 1 else ""
            numbers = _number_values(numeral, text)
            single = numeral.end == i + 1
            return self._made(i, numeral.end, {**numbers, **values} if single and values else numbers), numeral.end
        return self._made(i, i + 1, values), i + 1

    def _made(self, i: int, end: int, values: dict[str, Value]) -> Lexeme:
        symbol = self.known.alphabet.symbols.get(frozenset(values), BLANK) if values else BLANK
        return Lexeme(self.parts[i].begin, self.parts[end - 1].end, symbol, values)


def lexemes(text: str, code: str) -> tuple[Lexeme, ...]:
    """All lexemes of a text."""
    lexer, made, i = _Lexer(tokens(text), lexicon(code)), [], 0
    while i < len(lexer.parts):
        lexeme, i = lexer.lexeme(i)
        made.append(lexeme)
    return tuple(made)
