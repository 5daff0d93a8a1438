"""Which words a language has, and how common they are.

The counts are those of the word lists in the package pyspellchecker (MIT), made from film subtitles: common words of
everyday language, few names.
"""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from stemma.lang import LANGUAGES


@cache
def lexicon(language: str) -> Mapping[str, int]:
    """Count by word in small letters, for one of `stemma.lang.LANGUAGES`; words seen hardly ever have a floor of 50.

    Raises:
        ValueError: there is no list for the language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no word list for {language!r}; there are {', '.join(LANGUAGES)}")
    # its own reader counts and measures every word once more, which takes three times as long
    packed = files("spellchecker").joinpath(f"resources/{language}.json.gz").read_bytes()
    return msgspec.json.decode(gzip.decompress(packed), type=dict[str, int])
