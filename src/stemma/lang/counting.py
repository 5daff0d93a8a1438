"""How a language bounds a figure, says what it counts, and uses numbers that count nothing."""

from dataclasses import dataclass
from typing import Literal

from stemma.model import Bound

#: where the head noun of a counted phrase stands: marked by a capital (de), last before a stop (en), first (fr)
HeadRule = Literal["capital", "plural", "first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """The counting language of one language. Lower case; phrases of several words are joined by spaces."""

    head: HeadRule
    #: bound -> phrases before a number
    bounds: dict[Bound, tuple[str, ...]]
    #: bound -> phrases after a number (oder mehr)
    bounds_after: dict[Bound, tuple[str, ...]]
    #: what joins a bound to the number behind it (more *than* a hundred), so that it is no bound of the number before
    bound_links: tuple[str, ...]
    #: words between the ends of a range; those of `between` need one of its openers
    range_words: tuple[str, ...]
    range_openers: tuple[str, ...]
    between: tuple[str, ...]
    between_words: tuple[str, ...]
    #: prepositions that make a length a time (seit drei Jahren)
    temporal: tuple[str, ...]
    #: words that a number only names (Gruppe 47, Artikel 5, page 12)
    numbered: tuple[str, ...]
    #: endings of street names, so that a house number follows
    street_endings: tuple[str, ...]
    #: words after a number that make it an address
    street_words: tuple[str, ...]
    #: pronouns after a number that point back (von ihnen, of them)
    back: tuple[str, ...]
    #: words between a number and the noun it is a part of (von den, of the)
    partitive: tuple[str, ...]
    #: words that begin a restriction of the head noun (der, of, de)
    restrict: tuple[str, ...]
    #: words that can't be part of a counted phrase
    stops: tuple[str, ...]
    #: adjectives before the head noun, where nothing else marks it
    adjectives: tuple[str, ...]
    #: endings that adjectives before the noun have
    adjective_endings: tuple[str, ...]
    #: plurals that their ending does not show
    plurals: tuple[str, ...]
    #: joins two heads (Frauen und Männer)
    conjunctions: tuple[str, ...]
    #: nouns with which an indefinite article counts as one (ein Toter)
    casualties: tuple[str, ...]
    #: persons who count as one where the words around say that they were hurt
    persons: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    #: behind a word of harm they make another one of it (missing out, shot up)
    unharming: tuple[str, ...] = ()
    #: words before a number that link it to another (von 4 auf 5)
    changing: tuple[str, ...] = ()
    #: articles and their like, before a number
    determiners: tuple[str, ...] = ()
    #: bounds that are prepositions after some nouns (ein Scheck über), and the endings of those nouns
    prepositional: tuple[str, ...] = ()
    before_prepositional: tuple[str, ...] = ()
    #: bounds that with an article mean "among" (unter den sechs)
    among: tuple[str, ...] = ()
    #: beginnings of words for a call, before an emergency number
    calls: tuple[str, ...] = ()
    #: words right before an emergency number of two digits
    dialled: tuple[str, ...] = ()
    #: "both" counts nothing new
    both: tuple[str, ...]
    #: what follows a number and a hyphen in an age (31-jährig, 31-year-old)
    age_stems: tuple[str, ...]
    #: words before a number that make it an age
    aged: tuple[str, ...]
    #: words after a number that make it an hour
    clock: tuple[str, ...] = ()
