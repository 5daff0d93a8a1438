"""Which words a language has, and how common they are.

The counts are those of the word lists in the package pyspellchecker (MIT), made from film subtitles: common words of
everyday language, few names.
"""

from collections.abc import Mapping
from functools import cache

from stemma.lang import LANGUAGES


@cache
def lexicon(language: str) -> Mapping[str, int]:
    """Count by word in small letters, for one of `stemma.lang.LANGUAGES`; words seen hardly ever have a floor of 50.

    Raises:
        ValueError: there is no list for the language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no word list for {language!r}; there are {', '.join(LANGUAGES)}")
    from spellchecker import SpellChecker  # a list takes 0.2 s to load

    words: Mapping[str, int] = SpellChecker(language=language).word_frequency.dictionary
    return words
