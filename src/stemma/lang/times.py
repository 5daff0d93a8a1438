"""How a language writes dates and times: words by class, and patterns over the classes."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from stemma.lang.table import read_table

Value = int | float | str
Kind = Literal["moment", "shift", "length", "every", "fixed", "between", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern over token classes, and what to make of what it matches."""

    name: str
    make: Kind
    #: classes, marks, `(a|b)`, `x?`, `class=slot`, `{macro}`, `prefix:{macro}`
    pattern: str
    #: slots with a fixed value
    set: dict[str, Value] = field(default_factory=dict)
    #: a check on the words around: "year"
    guard: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """Words of two classes written as one (Montagabend): class `into`, its value is the two values joined by `+`."""

    first: str
    second: str
    into: str
    joints: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenses:
    """Words and endings that tell the tense of the verb near an expression. Lower case."""

    past: tuple[str, ...]
    future: tuple[str, ...]
    present: tuple[str, ...]
    past_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    #: a word with a capital is no verb
    noun_capitals: bool = False
    #: words that only look like it
    not_past: tuple[str, ...] = ()
    #: two words that look ahead together (set for)
    ahead: tuple[str, ...] = ()
    #: verbs of `future` that an infinitive of the past turns round (soll gestohlen haben), and that infinitive's verb
    modals: tuple[str, ...] = ()
    perfect: tuple[str, ...] = ()
    #: auxiliaries of the past with which a participle of planning looks ahead all the same (ist angesetzt), and those
    auxiliaries: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    #: after these a participle tells no time (is mixed)
    copulas: tuple[str, ...] = ()
    #: verbs of `past` that no copula turns into an adjective (was, had)
    finite: tuple[str, ...] = ()
    #: words before a participle that belongs to a noun (a disputed date)
    determiners: tuple[str, ...] = ()
    #: nouns of outlook, where no verb tells
    outlook: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The date language of one language. `~` at the end of a word stands for the endings of an adjective."""

    #: class -> words (`a|b` lists variants, spaces join several tokens) -> value
    words: dict[str, dict[str, Value]]
    endings: tuple[str, ...] = ()
    compounds: tuple[Compound, ...] = ()
    #: class that stands for several
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    macros: dict[str, str] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    tenses: Tenses | None = None
    #: a pattern of words that are common alone and say a time together (nineteen ninety)
    trigger: str | None = None
    #: nouns have a capital, so that a capital after a year makes it a count
    noun_capitals: bool = False
    #: words before and after "today" that make it nowadays
    before_nowadays: tuple[str, ...] = ()
    after_nowadays: tuple[str, ...] = ()
    #: words of a verb of lasting, near which a bare length is a time
    lasting: tuple[str, ...] = ()
    #: the month comes before the day in 3/4/2024 with many writers, and the day with others
    month_first: bool = False


def _spellings(words: str, endings: tuple[str, ...]) -> list[str]:
    spelled: list[str] = []
    for word in words.split("|"):
        stem = word.removesuffix("~").removesuffix("e")
        spelled += [stem + ending for ending in endings] if word.endswith("~") else [word]
    return spelled


def spelled(table: Times) -> dict[str, dict[str, Value]]:
    """Class -> single spelling -> value, endings and compounds written out."""
    plain = {
        name: {word: value for words, value in entries.items() for word in _spellings(words, table.endings)}
        for name, entries in table.words.items()
    }
    for compound in table.compounds:
        pairs = plain.setdefault(compound.into, {})
        for first, left in plain[compound.first].items():
            for second, right in plain[compound.second].items():
                for joint in compound.joints:
                    pairs.setdefault(f"{first}{joint}{second}", f"{left}+{right}")
    return plain


@cache
def shared() -> Times:
    """Classes of numbers, ISO dates and what else is the same in all languages."""
    return read_table("shared", "times", Times)
