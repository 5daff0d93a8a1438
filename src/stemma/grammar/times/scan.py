"""Finds where the rules match: the longest match wins, then the earlier rule."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.grammar.times.guards import GUARDS
from stemma.grammar.times.lexicon import Lexeme, Lexicon
from stemma.grammar.times.patterns import BLANK, Compiled
from stemma.grammar.times.place import Place
from stemma.lang.times import Rule, Value

#: a longer run of nothing but numbers and marks is a table
LONGEST_RUN = 200
_RUN = re.compile(f"[^{BLANK}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule over lexemes `[begin, end)`, with the value of each slot and the lexemes each prefix spans."""

    rule: Rule
    begin: int
    end: int
    slots: dict[str, Value]
    #: prefix of a macro ("a") -> first and last + 1 lexeme
    sides: dict[str, tuple[int, int]]


def _runs(symbols: str, known: Lexicon) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(symbols):
        if len(run.group()) <= LONGEST_RUN and known.triggers.search(run.group()):
            yield run.span()


def _match(rule: Compiled, found: re.Match[str], at: Sequence[int], lexemes: Sequence[Lexeme]) -> Match:
    slots: dict[str, Value] = {}
    sides: dict[str, tuple[int, int]] = {}
    for group, (slot, classes) in enumerate(rule.slots, 1):
        if found.start(group) < 0:
            continue
        index = at[found.start(group)]
        values = lexemes[index].values
        slots[slot] = next(values[name] for name in classes if name in values)
        side, dot, _ = slot.partition(".")
        if dot and side:
            begin, end = sides.get(side, (index, index + 1))
            sides[side] = (min(begin, index), max(end, index + 1))
    return Match(rule=rule.rule, begin=at[found.start()], end=at[found.end() - 1] + 1, slots=slots, sides=sides)


def matches(text: str, lexemes: Sequence[Lexeme], known: Lexicon) -> list[Match]:
    """The matches that win, in reading order, none overlapping."""
    symbols = "".join(lexeme.symbol for lexeme in lexemes)
    short, at = [], []
    for begin, end in _runs(symbols, known):
        short += [symbols[begin:end], BLANK]
        at += [*range(begin, end), end]
    joined = "".join(short)
    found = [
        (match.start() - match.end(), order, match, rule)
        for order, rule in enumerate(known.rules)
        for match in rule.expression.finditer(joined)
    ]
    found.sort(key=lambda candidate: (candidate[0], candidate[1], candidate[2].start()))
    taken, won = bytearray(len(joined) + 1), []
    for _, _, found_match, rule in found:
        begin, end = found_match.span()
        if any(taken[begin:end]):
            continue
        match = _match(rule, found_match, at, lexemes)
        if not _stands(match, text, lexemes):
            continue
        taken[begin:end] = b"\1" * (end - begin)
        won.append(match)
    return sorted(won, key=lambda match: match.begin)


def _stands(match: Match, text: str, lexemes: Sequence[Lexeme]) -> bool:
    """Whether the rule's guard lets the match stand; `unit:week` asks for a unit, the others for what is around."""
    name, colon, units = (match.rule.guard or "").partition(":")
    if colon:
        return str(match.slots.get(name)) in units.split(",")
    return not name or GUARDS[name](Place(match.begin, match.end, match.slots, text, lexemes))
