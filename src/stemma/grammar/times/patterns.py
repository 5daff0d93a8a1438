"""Patterns over token classes, compiled to regular expressions over one symbol a token.

A token may belong to several classes (*second* is a unit and an ordinal), so the symbol stands for its set of classes,
and a class in a pattern for all symbols whose set has it. Matching then runs on short strings of symbols, whatever the
length of the words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from stemma.lang.times import Rule

#: symbols come from a private range, so that none means anything to `re`
_FIRST_SYMBOL = 0xE000
_ATOM = re.compile(r"(?:(\w+):)?\{(\w+)\}|[()|?]|[^\s()|?{}]+")
#: stands where a token has no class
BLANK = " "


@dataclass(slots=True)
class Alphabet:
    """One symbol for every set of classes that a token can have."""

    symbols: dict[frozenset[str], str] = field(default_factory=dict)

    def symbol(self, classes: Iterable[str]) -> str:
        """The symbol of a set of classes; a new one is allotted."""
        key = frozenset(classes)
        if not key:
            return BLANK
        return self.symbols.setdefault(key, chr(_FIRST_SYMBOL + len(self.symbols)))

    def having(self, classes: Iterable[str]) -> str:
        """All symbols of sets with one of `classes`."""
        wanted = set(classes)
        return "".join(symbol for key, symbol in self.symbols.items() if wanted & key)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to run: group `i` of the expression fills slot `slots[i - 1]` with the value of one of its classes."""

    rule: Rule
    expression: re.Pattern[str]
    slots: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(slots=True)
class Compiler:
    """Turns patterns into expressions, given what groups and macros there are."""

    alphabet: Alphabet
    groups: Mapping[str, tuple[str, ...]]
    macros: Mapping[str, str]

    def compile(self, rule: Rule) -> Compiled:
        """One rule.

        Raises:
            KeyError: the pattern names a macro that is not there.
        """
        slots: list[tuple[str, tuple[str, ...]]] = []
        expression = "".join(self._parts(rule.pattern, "", slots))
        return Compiled(rule, re.compile(expression), tuple(slots))

    def trigger(self, pattern: str | None) -> str:
        """An alternative for the expression that finds what to look at, empty for no pattern."""
        return "" if pattern is None else "|" + "".join(self._parts(pattern, "", []))

    def _parts(self, pattern: str, prefix: str, slots: list[tuple[str, tuple[str, ...]]]) -> Iterable[str]:
        for match in _ATOM.finditer(pattern):
            atom = match.group()
            if match[2]:
                inner = prefix + (f"{match[1]}." if match[1] else "")
                yield f"(?:{''.join(self._parts(self.macros[match[2]], inner, slots))})"
            elif atom == "(":
                yield "(?:"
            elif atom in ")|?":
                yield atom
            else:
                yield self._class(atom, prefix, slots)

    def _class(self, atom: str, prefix: str, slots: list[tuple[str, tuple[str, ...]]]) -> str:
        name, _, slot = atom.partition("=")
        classes = tuple(self.groups.get(name, (name,)))
        symbols = self.alphabet.having(classes)
        slots.append((prefix + (slot or name), classes))
        return f"([{symbols}])" if symbols else "((?!))"
