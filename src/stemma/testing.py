"""Fakes of the ports, shipped so that users can test their own code without models."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np

from stemma.exact import stepped, unit
from stemma.model import Tagging, Tree
from stemma.ports import Vectors

#: dimension of the fake vectors: few enough to be fast, enough to keep trigrams apart
WIDTH = 256


class FakeEncoder:
    """An `Encoder` without a model: hashed character trigrams, so equal texts are equal and like spellings are near.

    It knows nothing of meaning and finds no translation.
    """

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text; the empty text has the zero vector."""
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            padded = f" {text.lower()} " if text else ""
            for at in range(len(padded) - 2):
                row[crc32(padded[at : at + 3].encode()) % WIDTH] += 1
        return stepped(unit(rows))


class FakeTagger:
    """A `Tagger` that answers what it was told to, and nothing for any other text."""

    def __init__(self, answers: Mapping[str, Tagging] | None = None) -> None:
        self._answers = dict(answers or {})

    def tag(self, texts: Sequence[str]) -> Sequence[Tagging]:
        """The prepared tagging of each text."""
        return tuple(self._answers.get(text, Tagging()) for text in texts)


class FakeParser:
    """A `Parser` that answers what it was told to, and no trees for any other text."""

    def __init__(self, answers: Mapping[str, tuple[Tree, ...]] | None = None) -> None:
        self._answers = dict(answers or {})

    def parse(self, texts: Sequence[str], languages: Sequence[str | None]) -> Sequence[tuple[Tree, ...]]:
        """The prepared trees of each text, whatever its language."""
        del languages
        return tuple(self._answers.get(text, ()) for text in texts)
