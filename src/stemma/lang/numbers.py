"""How a language writes numbers: digits, words, ordinals, fractions."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The number words and separators of one language. Word keys are lower case; `a|b` lists variants."""

    #: the decimal mark
    decimal: str
    #: marks between groups of three digits, besides spaces
    groups: tuple[str, ...]
    #: numerals are written as one word (dreihundertfünfzig)
    glued: bool
    #: the unit comes before the ten (einundzwanzig)
    inverted: bool
    #: tens that are followed by 1 to 19 (soixante-dix, quatre-vingt-onze)
    vigesimal: tuple[int, ...]
    #: 0 to 99
    cardinals: dict[str, int]
    #: 100 and up: they multiply what stands before
    scales: dict[str, int]
    ordinals: dict[str, int]
    #: endings that make a glued cardinal an ordinal
    ordinal_endings: tuple[str, ...]
    #: letters right after digits that make an ordinal (21st, 1er)
    ordinal_suffixes: tuple[str, ...]
    #: words inside a numeral (und, and, et, -)
    connectors: tuple[str, ...]
    #: denominators after a count (zwei Drittel) and the half
    fractions: dict[str, float]
    #: whole words with a half in them (anderthalb)
    mixed: dict[str, float]
    #: "and a half" after a number, as words joined by spaces
    halves: dict[str, float]
    #: nouns that count: a dozen
    collectives: dict[str, int]
    #: collectives that only say roughly how many (une dizaine)
    rough: dict[str, int]
    #: plural nouns of size with no count (dozens, Tausende)
    vague: dict[str, int]
    #: letters right after digits that multiply (10k)
    multipliers: dict[str, int]
    #: words for one that are also the indefinite article
    articles: tuple[str, ...]
    #: the spoken decimal mark (Komma, point, virgule)
    spoken_decimal: tuple[str, ...]
    #: words after which "one" is a pronoun
    before_pronoun: tuple[str, ...] = ()
    #: words between the terms of a ratio that is meant as a share (one over three)
    ratios: tuple[str, ...] = ()
    #: those of them that mean more than that: only a few of a few are a share (one in five, not two in 1990)
    loose_ratios: tuple[str, ...] = ()
    #: scales that open no numeral (cents)
    never_first: tuple[str, ...] = ()
    #: the least scale that may follow digits ("5 cents" are no five hundred)
    least_after_digits: int = 100
    #: words for a sign
    minus: tuple[str, ...]
    #: words right before `minus` with which it means something else (au moins)
    before_minus: tuple[str, ...] = ()
    #: words of an open number before a scale (several hundred)
    several: tuple[str, ...] = ()
    #: words between two scales, or between a share and its scale (tens of thousands, a quarter of a million)
    scale_links: tuple[str, ...] = ()
    #: scales that are written with a full stop (Mio.)
    abbreviated: tuple[str, ...] = ()
    #: number words that are adjectives as well (neuf: nine, new)
    adjectives: tuple[str, ...] = ()
    #: words after which they are adjectives ("flambant neuf"), and after which numbers though nothing follows ("ils sont neuf")
    before_adjectives: tuple[str, ...] = ()
    before_bare: tuple[str, ...] = ()
    #: articles and month names between which they are days: "le neuf mai"
    before_days: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    #: words between the ends of a range
    range_words: tuple[str, ...] = ()
    #: words that only end like a plural
    no_plurals: tuple[str, ...] = ()
    #: a number word with a capital inside a sentence is a noun (die Elf)
    noun_capitals: bool = False


def _variants(table: dict[str, Number]) -> dict[str, Number]:
    return {word: value for words, value in table.items() for word in words.split("|")}


def written_numbers(table: Numbers) -> Numbers:
    """A table with its variants `a|b` as entries of their own."""
    whole = ("cardinals", "scales", "ordinals", "collectives", "rough", "vague", "multipliers")
    parts = ("fractions", "mixed", "halves")
    spelled: dict[str, Any] = {name: _variants(getattr(table, name)) for name in (*whole, *parts)}
    return replace(table, **spelled)
