"""Words as numbers, and runs of words as fingerprints that two texts can share.

Fingerprints are sampled by value (Broder 1997, "On the resemblance and containment of documents"): whether one is kept
depends on nothing but its words, so a passage that two texts share yields the same fingerprints in both, wherever it stands
and however long the texts are. MinHash estimates resemblance, which a cut to a third spoils; this finds the third.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int32]
Marks = npt.NDArray[np.bool_]

#: a figure with its groups and decimals, or a run of letters
_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+")
#: words whose numbers are remembered: few make up most of any text
KNOWN_WORDS = 1 << 16
#: odd multiplier of the rolling sum (2^64 / golden ratio): spreads neighbouring values
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
#: of the finishing mix (Stafford 2011, variant 13): every bit of the sum moves every bit of the result
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The words of a text: where they begin and end, in code points, and a number for each, case aside."""

    begins: Positions
    ends: Positions
    hashes: Hashes

    def __len__(self) -> int:
        return len(self.hashes)


def words(text: str) -> Words:
    """The words and figures of a text in reading order. The same word has the same number on every machine and run."""
    found = _WORD.findall(text)
    begins = np.fromiter((match.start() for match in _WORD.finditer(text)), np.int32, len(found))
    return Words(
        begins=begins, ends=begins + np.fromiter(map(len, found), np.int32, len(found)), hashes=_numbered(found)
    )


def word_hashes(text: str) -> Hashes:
    """The numbers of the words alone, in reading order."""
    return _numbered(_WORD.findall(text))


def _numbered(found: list[str]) -> Hashes:
    return np.fromiter(map(_number, found), np.uint64, len(found))


@lru_cache(KNOWN_WORDS)
def _number(word: str) -> int:
    return crc32(word.lower().encode("utf-8", "replace"))


def shingles(hashes: Hashes, length: int) -> Hashes:
    """A number for every run of `length` words; empty when there are fewer words."""
    count = len(hashes) - length + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    runs = np.zeros(count, np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(length):
            runs = runs * _MULTIPLIER + hashes[offset : offset + count]
        runs = (runs ^ (runs >> np.uint64(30))) * _MIX[0]
        runs = (runs ^ (runs >> np.uint64(27))) * _MIX[1]
    return runs ^ (runs >> np.uint64(31))


def sampled(runs: Hashes, one_in: int) -> Hashes:
    """The fingerprints: one in so many of the numbers, chosen by value, sorted, each once."""
    return np.unique(runs[runs % np.uint64(one_in) == 0])


def covered(starts: Marks, length: int, count: int) -> Marks:
    """Which of `count` words stand in a run of `length` words that begins at a marked place; `starts` marks runs."""
    mask = np.zeros(count, np.bool_)
    for offset in range(length):
        mask[offset : offset + len(starts)] |= starts
    return mask


def stretched(starts: Marks, length: int, least: int) -> Marks:
    """Of the marked starts of runs of `length` words, those that follow one another so as to make a run of `least` words."""
    together = least - length + 1
    places = max(0, len(starts) - together + 1)
    full = np.ones(places, np.bool_)
    for offset in range(together):
        full &= starts[offset : offset + places]
    return covered(full, together, len(starts))
