"""The words of a sentence as Universal Dependencies counts them (universaldependencies.org/u/overview/tokenization).

"don't" is "do" and "n't", "dit-il" is "dit" and "-il", a mark is a word. A contraction ("zum", "du") stays one word here: what it is made
of follows from it. What a language parts lies in `clitics/<code>.toml`; in other languages only spaces and marks part.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import msgspec

from stemma.model import Span
from stemma.text.segment import sentence_rules

_CODES = ("de", "en", "fr")
_APOSTROPHES = "'’‘`´"
#: more digits than this before a full stop make a year or an amount, hardly an ordinal
_ORDINAL_DIGITS = 2
_CHUNK = re.compile(
    r"(?P<address>(?:https?://|www\.)\S*[^\s.,;:!?)\]»”\"'’]|[\w.+-]+@\w[\w-]*(?:\.[\w-]+)+)"
    r"|(?P<run>\.{2,}|-{2,}|\*{2,}|={2,}|_{2,}|!{2,}|\?{2,})"
    r"|(?P<number>\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d\w])(?:,\d+)?|\d+(?:[.,:/]\d+)*(?P<unit>[^\W\d_]+)?)"
    r"|(?P<initials>(?:[^\W\d_]\.-?)+[^\W\d_]\.|[A-ZÀ-Ý]\.(?=\s*[^\s]))"
    rf"|(?P<word>[^\W\d_][\w]*(?:[{_APOSTROPHES}-]\w+)*[{_APOSTROPHES}]?)"
    r"|(?P<mark>\S)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRules:
    """What one language parts; all in lower case, with "'" for any apostrophe. The tables explain each."""

    wholes: frozenset[str] = frozenset()
    elided: frozenset[str] = frozenset()
    behind_apostrophe: frozenset[str] = frozenset()
    behind_hyphen: frozenset[str] = frozenset()
    hyphens_part: bool = False
    prefixes: frozenset[str] = frozenset()
    doubles: dict[str, int] = field(default_factory=dict)
    units: frozenset[str] = frozenset()
    ordinals: bool = False


@cache
def word_rules(language: str | None) -> WordRules:
    """The rules of a language; none for one without a table."""
    if language not in _CODES:
        return WordRules()
    source = files("stemma.text").joinpath("clitics", f"{language}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), WordRules)


def words(text: str, sentence: Span, language: str | None) -> tuple[Span, ...]:
    """The words and marks of a sentence in reading order, as spans into the text."""
    found: list[Span] = []
    at = sentence.begin
    while (match := _CHUNK.search(text, at, sentence.end)) is not None:
        end = _with_stop(text, match, sentence, language)
        found.extend(_parted(match, language) if end == match.end() else [Span(match.start(), end)])
        at = max(end, match.end())
    return tuple(found)


def _with_stop(text: str, match: re.Match[str], sentence: Span, language: str | None) -> int:
    """The end of a chunk, its full stop included where that belongs to it."""
    end = match.end()
    if end >= sentence.end or text[end] != ".":
        return end
    goes_on = bool(text[end + 1 : sentence.end].strip(" \t\n\u00a0\u202f”“\"'»)"))
    rules = sentence_rules(language)
    if match.lastgroup == "word" and (
        match.group() in rules.inside
        or match.group() in rules.either
        or (goes_on and match.group() in rules.before_number)
    ):
        return end + 1
    ordinal = match.lastgroup == "number" and match.group().isdigit() and len(match.group()) <= _ORDINAL_DIGITS
    return end + 1 if ordinal and goes_on and word_rules(language).ordinals else end


def _parted(match: re.Match[str], language: str | None) -> Iterator[Span]:
    rules, begin = word_rules(language), match.start()
    if match.lastgroup == "number" and match["unit"] and match["unit"].lower() in rules.units:
        yield from (Span(begin, match.start("unit")), Span(*match.span("unit")))
        return
    if match.lastgroup != "word":
        yield Span(*match.span())
        return
    for length in _lengths(_plain(match.group()), rules):
        yield Span(begin, begin + length)
        begin += length


def _plain(word: str) -> str:
    lowered = "".join(low if len(low := character.lower()) == 1 else character for character in word)
    return re.sub(f"[{_APOSTROPHES}]", "'", lowered)


def _lengths(word: str, rules: WordRules) -> Iterator[int]:
    """The lengths of the words in a run of letters, hyphens and apostrophes; together that of the run."""
    while word:
        size = _first(word, rules)
        yield size
        word = word[size:]


def _first(word: str, rules: WordRules) -> int:
    """The length of the first word of a run."""
    if word in rules.wholes or word.rstrip("'") == "":
        return len(word)
    before, mark, after = word.partition("'")
    if mark and before in rules.elided and after:
        return len(before) + 1
    if word in rules.doubles:
        return rules.doubles[word]
    stem = len(word) - _clitic(word, rules)
    if 0 < stem < len(word) and not (rules.hyphens_part and "-" in word[:stem]):
        return stem
    return _piece(word, rules)


def _clitic(word: str, rules: WordRules) -> int:
    """The length of the clitic that a run ends with; 0 without one."""
    if word.endswith("'"):
        return 1
    if rules.behind_apostrophe:
        if len(word) > 3 and word.endswith("n't"):
            return 3
        behind = word.rpartition("'")[2]
        if behind != word and behind in rules.behind_apostrophe:
            return len(behind) + 1
    tails = [tail for tail in rules.behind_hyphen if word.endswith("-" + tail)]
    return len(max(tails, key=len)) + 1 if tails else 0


def _piece(word: str, rules: WordRules) -> int:
    """The length of the part before a hyphen that parts, of the hyphen itself, or of all."""
    if not rules.hyphens_part or "-" not in word:
        return len(word)
    if word[0] == "-":
        return 1
    first = word.index("-")
    if word[:first] in rules.prefixes:
        later = word.find("-", first + 1)
        return later if later > 0 else len(word)
    return first
