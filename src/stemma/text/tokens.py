"""Splits a text into words, numbers as written, and punctuation; white space is dropped.

Every alternative has a fixed prefix or a single repeated character class, so the time is linear in the text.
"""

import re
from typing import NamedTuple

#: figures grouped by (no-break, thin) spaces come before plain ones, dates and clock times before both
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\d-])"
    r"|(?P<numdate>\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,4})(?!\d|(?P=sep)\d)"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?![\d:])"
    r"|(?P<number>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,'’]\d+)*(?:[eE][+-]?\d{1,2}(?!\w)|\^[+-]?\d{1,2}(?!\w))?|(?<![\w.])\.\d+|[¼-¾⅐-⅞])"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>\S)"
)


class Token(NamedTuple):
    """One word, number or mark at `[begin, end)`; `kind` is address, iso, numdate, clock, number, word or mark."""

    begin: int
    end: int
    text: str
    kind: str


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of a text in reading order."""
    return tuple(
        [Token(match.start(), match.end(), match.group(), match.lastgroup or "mark") for match in _TOKEN.finditer(text)]
    )
