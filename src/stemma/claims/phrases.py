"""Whether a text holds one of some phrases, as whole words."""

import re
from collections.abc import Iterable
from functools import cache

from stemma import lang
from stemma.text.alternation import longest_of


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){longest_of(phrases)}(?!\w)")


@cache
def _scopes(language: str | None) -> re.Pattern[str]:
    table = lang.of(language).scope
    return _pattern(table.narrows | table.widens)


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


@cache
def _corrections(language: str | None) -> re.Pattern[str]:
    return _pattern(lang.of(language).scope.corrects)


def corrects(text: str, language: str | None) -> bool:
    """Whether the words between two figures put one in the other's place."""
    return bool(_corrections(language).search(_plain(text)))


def narrows(text: str, language: str | None) -> bool:
    """Whether a clause says that only a part, or more than the noun, is counted."""
    return bool(_scopes(language).search(_plain(text)))
