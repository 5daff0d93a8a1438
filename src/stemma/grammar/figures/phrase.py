"""What a number counts: the head noun after it and what restricts the noun.

There is no parser here. German marks its nouns with a capital, French puts the noun first, and English ends the counted
phrase with a plural; which of these holds is in the language's table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from stemma import lang
from stemma.grammar.figures.line import Line, phrase_index

#: adjectives before a noun; more are a list or a clause
MOST_ADJECTIVES = 4
#: words that restrict a noun ("of the special forces in the region")
MOST_RESTRICTING = 5
#: an English phrase before its plural
LONGEST_RUN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase over tokens: `[begin, head)` ends with the head noun, `[begin, end)` with what restricts it."""

    begin: int
    head: int
    end: int


@cache
def _stops(code: str) -> frozenset[str]:
    return frozenset(lang.of(code).counting.stops)


@cache
def _plurals(code: str) -> frozenset[str]:
    return frozenset(lang.of(code).counting.plurals)


@cache
def _restricting(code: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    return phrase_index(lang.of(code).counting.restrict)


def _is_word(line: Line, i: int) -> bool:
    return 0 <= i < len(line.tokens) and line.tokens[i].kind == "word"


def _compound_end(line: Line, i: int) -> int:
    """The token after a word with all that hyphens join to it."""
    end = i + 1
    while line.word(end) == "-" and line.touches(end) and _is_word(line, end + 1) and line.touches(end + 1):
        end += 2
    return end


def _adjective(line: Line, i: int) -> bool:
    word = line.word(i)
    return (
        _is_word(line, i)
        and not line.is_name(i)
        and word not in _stops(line.code)
        and word.endswith(line.counting.adjective_endings)
        and len(word) > 3
    )


def _capital(line: Line, i: int) -> Phrase | None:
    """The German way: adjectives with their endings, then a word with a capital."""
    at = i
    while at - i < MOST_ADJECTIVES and _adjective(line, at):
        at += 1
    while line.is_name(at) and line.word(at).endswith("er") and line.is_name(at + 1):
        at += 1  # Berliner Polizisten
    if not line.is_name(at):
        return None
    head = _compound_end(line, at)
    joined = line.word(head) in line.counting.conjunctions and line.is_name(head + 1)
    if joined and line.word(head + 2) != "-":
        head = _compound_end(line, head + 1)
    return Phrase(begin=i, head=head, end=head)


def _looks_plural(line: Line, i: int) -> bool:
    word = line.word(i)
    return word in _plurals(line.code) or (
        word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    )


def _plural(line: Line, i: int) -> Phrase | None:
    """The English way: the first plural of the run, or all of a short run."""
    at = i
    ends: list[tuple[int, int]] = []
    stops = _stops(line.code)
    while len(ends) < LONGEST_RUN and _is_word(line, at) and line.word(at) not in stops:
        end = _compound_end(line, at)
        ends.append((end - 1, end))
        at = end
    for position, (last, end) in enumerate(ends):
        if _looks_plural(line, last):
            if position + 1 < len(ends) and _looks_plural(line, ends[position + 1][0]):
                end = ends[position + 1][1]  # noqa: PLW2901 sports fans
            return Phrase(begin=i, head=end, end=end)
    while ends and line.word(ends[-1][0]).endswith(("ed", "ing", "ly")):
        ends.pop()
    if not ends:
        return None
    # no plural in sight: two words at most ("dock worker")
    end = ends[min(len(ends), 2) - 1][1]
    return Phrase(begin=i, head=end, end=end)


def _first(line: Line, i: int) -> Phrase | None:
    """The French way: the first noun, adjectives before it from a short list, the others behind."""
    at = i
    if line.word(at) == "de":
        at += 1
    elif line.word(at) == "d" and line.word(at + 1) == "'":
        at += 2
    begin, adjectives = at, line.counting.adjectives
    while at - begin < MOST_ADJECTIVES and line.word(at) in adjectives:
        at += 1
    if not _is_word(line, at) or line.word(at) in _stops(line.code) or len(line.word(at)) < 2:
        return None
    head = _compound_end(line, at)
    return Phrase(begin=begin, head=head, end=head)


_HEADS: dict[str, Callable[[Line, int], Phrase | None]] = {"capital": _capital, "plural": _plural, "first": _first}


def _tail(line: Line, head: int) -> int:
    """The token after adjectives that follow a French noun."""
    end = head
    if line.counting.head != "first":
        return end
    while end - head < 2 and _is_word(line, end) and line.word(end) not in _stops(line.code) and not line.is_name(end):
        if not line.word(end).endswith(("é", "és", "ée", "ées", "s", "x", "e", "ment", "l", "n", "f")):
            break
        end += 1
    return end


def _restricted(line: Line, head: int) -> int:
    """The token after "der nordkoreanischen Spezialeinheiten" behind a head noun."""
    end = _tail(line, head)
    length = line.starts(end, _restricting(line.code))
    if not length:
        return end
    at = end + length
    if line.word(at) == "'":
        at += 1
    while line.word(at) in _ARTICLES:
        at += 1 + (line.word(at + 1) == "'")
    inner = _HEADS[line.counting.head](line, at)
    return inner.head if inner is not None and inner.head - end <= MOST_RESTRICTING + 2 else end


#: articles inside a restriction ("of the", "de la", "von den")
_ARTICLES = frozenset(
    {"the", "its", "their", "den", "der", "dem", "la", "l", "les", "le", "his", "her", "ses", "leurs"}
)


def phrase(line: Line, i: int) -> Phrase | None:
    """The counted phrase that begins at token `i`; None when no noun follows."""
    found = _HEADS[line.counting.head](line, i)
    if found is None:
        return None
    whole = Phrase(begin=found.begin, head=found.head, end=max(found.head, _restricted(line, found.head)))
    return _in_one_paragraph(line, whole)


def _in_one_paragraph(line: Line, found: Phrase) -> Phrase | None:
    """A phrase up to the end of its paragraph: what a heading counts is not the first word below it."""
    for at in range(max(found.begin, 1), found.end):
        if "\n\n" in line.text[line.tokens[at - 1].end : line.tokens[at].begin]:
            return Phrase(begin=found.begin, head=min(found.head, at), end=at) if at > found.begin else None
    return found


def text_of(line: Line, begin: int, end: int) -> str:
    """The words of tokens `[begin, end)` as they stand."""
    return line.text[line.tokens[begin].begin : line.tokens[end - 1].end]
