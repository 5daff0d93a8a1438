"""One language of the interface: its sentences with the values put in, its numbers and its dates."""

import re
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

#: languages that the interface speaks; the first is what it falls back to
INTERFACE = ("en", "de", "fr")
#: languages in which none and one and a half are singular (CLDR plural rules)
NONE_IS_SINGULAR = frozenset({"fr"})
#: decimals that a text may write; a figure with more was reckoned from "a third"
WRITTEN_DECIMALS = 6

_PLACE = re.compile(r"\{(\w+)\}")

Value = TypeVar("Value")
#: a sentence; a sentence by number; a list of words, such as the months
Entry = str | Mapping[str, str] | tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The interface in one language.

    Calling it gives a sentence: `wording("count.articles", n=3)` is "3 articles". The value `n` chooses between singular and plural
    where the table has both, and is written as the language writes numbers.
    """

    #: ISO 639-1, one of `INTERFACE`
    language: str
    #: by "section.key"
    entries: Mapping[str, Entry]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its values.

        Raises:
            KeyError: no language has the key, or a value is missing.
        """
        return "".join(str(part) for part in self.parts(key, **values))

    def parts(self, key: str, **values: Value) -> Iterator[str | Value]:
        """The sentence cut at its values, which stay what they are: for pages that make links of them.

        Raises:
            KeyError: as for a call.
        """
        for number, part in enumerate(_PLACE.split(self._sentence(key, values.get("n")))):
            if number % 2:
                yield self._written(values[part])
            elif part:
                yield part

    def words(self, key: str) -> tuple[str, ...]:
        """A list of the table, such as the months.

        Raises:
            KeyError: no language has it, or it is no list.
        """
        found = self._entry(key)
        if not isinstance(found, tuple):
            raise KeyError(f"{key} is no list of words")
        return found

    def number(self, value: float) -> str:
        """As the language writes it; two decimals where it has more than anybody writes: a third is 0.33."""
        exact = f"{value:,}"
        shown = exact if len(exact.partition(".")[2]) <= WRITTEN_DECIMALS else f"{value:,.2f}"
        return shown.translate(str.maketrans(",.", self("number.group") + self("number.decimal")))

    def _entry(self, key: str) -> Entry:
        if key not in self.entries and key in (english := of(INTERFACE[0])).entries:
            warnings.warn(
                f"the interface has no {self.language} words for {key}; it speaks English there", stacklevel=4
            )
            return english.entries[key]
        return self.entries[key]

    def _sentence(self, key: str, number: object) -> str:
        found = self._entry(key)
        if isinstance(found, tuple):
            raise KeyError(f"{key} is a list of words")
        if isinstance(found, str):
            return found
        return found["one" if _singular(self.language, number) else "other"]

    def _written(self, value: Value) -> str | Value:
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _singular(language: str, number: object) -> bool:
    if not isinstance(number, int | float):
        raise KeyError("a counted sentence needs its number as n")
    return number == 1 or (language in NONE_IS_SINGULAR and abs(number) < 2)


@cache
def of(language: str) -> Wording:
    """The interface in a language; English, with a warning, where it does not speak it."""
    if language not in INTERFACE:
        warnings.warn(f"the interface does not speak {language!r}; it speaks English", stacklevel=2)
        return of(INTERFACE[0])
    text = files("stemma.report.wording").joinpath(f"{language}.toml").read_text("utf-8")
    return Wording(language, MappingProxyType(dict(_flat(tomllib.loads(text)))))


def _flat(table: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[str, Entry]]:
    for section, entries in table.items():
        for name, entry in entries.items():
            yield f"{section}.{name}", _checked(f"{section}.{name}", entry)


def _checked(key: str, entry: object) -> Entry:
    if isinstance(entry, str):
        return entry
    if isinstance(entry, list):
        return tuple(map(str, entry))
    if isinstance(entry, dict) and set(entry) == {"one", "other"}:
        return {name: str(words) for name, words in entry.items()}
    raise TypeError(f"{key} is neither a sentence, nor {{one, other}}, nor a list")
