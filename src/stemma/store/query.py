"""What a user types into a search, as a value, and the same for each full-text engine.

ferry Genève       both words, accents and case aside
"crew of nine"     these words in this order
rain*              words that begin so
-storm             not this
ferry OR boat      either
statements:storm   only in statements; also title:, entities:, body:
"""

import re
from dataclasses import dataclass

from stemma.errors import SettingsError
from stemma.text.fold import folded

#: the columns of the index, in the order of their weights
COLUMNS = ("title", "entities", "statements", "body")
#: PostgreSQL's letters for the columns
LETTERS = dict(zip(COLUMNS, "ABCD", strict=True))

#: letters that no decomposition splits
_WHOLE = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_GAPS = re.compile(r"[\W_]+")
_TERM = re.compile(r'(?P<minus>-?)(?:(?P<column>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


def fold(text: str) -> str:
    """Text as runs of letters and digits between single spaces, without case and accents: what is searched in."""
    return _GAPS.sub(" ", folded(text).translate(_WHOLE)).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Folded words in a row."""

    words: tuple[str, ...]
    #: whether the last word may go on
    prefix: bool = False
    column: str | None = None
    #: whether it must be absent
    negative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """All groups must match, each by one of its terms, and none of the negative terms."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()


def _term(match: re.Match[str]) -> Term | None:
    column = match["column"]
    typed = match["phrase"] if match["phrase"] is not None else match["word"]
    if column is not None and column not in COLUMNS:
        # "16:30" and "http://..." are words, no columns
        typed, column = f"{column} {typed}", None
    words = tuple(fold(typed).split())
    if not words:
        return None
    prefix = match["word"] is not None and typed.endswith("*")
    return Term(words=words, prefix=prefix, column=column, negative=bool(match["minus"]))


def parse(typed: str) -> Query:
    """What was typed as a query.

    Raises:
        SettingsError: there is no word to look for.
    """
    groups: list[list[Term]] = []
    without: list[Term] = []
    joined = False
    for match in _TERM.finditer(typed):
        if match[0] == "OR":
            joined = bool(groups)
            continue
        term = _term(match)
        if term is None:
            continue
        if term.negative:
            without.append(term)
        elif joined:
            groups[-1].append(term)
        else:
            groups.append([term])
        joined = False
    if not groups:
        raise SettingsError(f"search {typed!r}: no word to look for")
    return Query(groups=tuple(map(tuple, groups)), without=tuple(without))


def _sqlite_term(term: Term) -> str:
    words = f'"{" ".join(term.words)}"' + ("*" if term.prefix else "")
    return f"{term.column} : {words}" if term.column else words


def for_sqlite(query: Query) -> str:
    """The query in the words of FTS5."""
    wanted = " AND ".join(f"({' OR '.join(map(_sqlite_term, group))})" for group in query.groups)
    return wanted if not query.without else f"({wanted}) NOT ({' OR '.join(map(_sqlite_term, query.without))})"


def _server_term(term: Term) -> str:
    letter = LETTERS[term.column] if term.column else ""
    marks = [":" + letter if letter else ""] * len(term.words)
    if term.prefix:
        marks[-1] = f":*{letter}"
    return "(" + " <-> ".join(f"{word}{mark}" for word, mark in zip(term.words, marks, strict=True)) + ")"


def for_server(query: Query) -> str:
    """The query in the words of PostgreSQL's `to_tsquery`."""
    wanted = " & ".join(f"({' | '.join(map(_server_term, group))})" for group in query.groups)
    return wanted + "".join(f" & !{_server_term(term)}" for term in query.without)
