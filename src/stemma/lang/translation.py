"""What gives a machine translation away, by the language it was made into."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenDate:
    """A regular expression for a day or hour that nobody writes in this language."""

    pattern: str
    #: the language it comes from; empty where open
    points_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationWords:
    """Signs of a translation into one language."""

    broken_dates: tuple[BrokenDate, ...]
    #: function words that, in capitals inside a sentence, are an acronym that was translated
    shouted: frozenset[str]
    #: acronyms as other languages spell them, and which
    foreign_acronyms: dict[str, str]
    #: little words that begin or end a pair run together
    joints: frozenset[str]
    #: pairs of spellings, of which the word list has the second
    spellings: tuple[tuple[str, str], ...]
    #: stand before nouns
    determiners: frozenset[str]
    #: stems of the names of languages, by code
    source_names: dict[str, tuple[str, ...]]
