"""Vectors of what an article is about, from its headline and first sentences: two models side by side.

One half is Universal Sentence Encoder, as for single sentences. The other is multilingual-e5-small (Wang et al. 2024, arXiv
2402.05672) with all its twelve layers, mean-pooled, centred, and turned so that directions in which reports of one story differ (their
language above all) count less: within-class covariance normalisation (Hatch et al. 2006), fitted by `train/article_encoder.py`.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from stemma.adapters.sessions import network
from stemma.adapters.tagger import FOLDER, embeddings_in, tokenizer_in
from stemma.errors import ModelError
from stemma.exact import product, stepped, unit
from stemma.ports import Encoder, Vectors

#: beside the tagger's tokenizer and word embeddings, which both share
FILES = ("article_encoder.onnx", "article_encoder.npz", "tokenizer.json", "embeddings.npz")
#: code points of a text that e5 reads: 400 part the gold stories worse, 1,000 cost a quarter more and bring nothing
READ = 800
#: pieces that e5 reads at most: bounds the cost in scripts whose words the vocabulary does not hold
PIECES = 254
#: what e5 gives to a cosine, the rest coming from Universal Sentence Encoder, which is stricter about what is one event
SHARE = 0.6
#: ids of the marks around a text, as in XLM-R
_START, _END = 0, 2

#: ids of the pieces of a text to its pooled vector
Pooling = Callable[[npt.NDArray[np.int64]], Vectors]


class Pooled:
    """Mean-pooled e5 as it comes, before centring. Each text is a pass of its own, so that neighbours change nothing."""

    def __init__(self, tokenizer: Any, pooling: Pooling, threads: int) -> None:  # noqa: ANN401 tokenizers has no types
        self._tokenizer, self._pooling, self._threads = tokenizer, pooling, threads

    @classmethod
    def load(cls, folder: Path, threads: int) -> "Pooled":
        """From the model files in a folder."""
        run, embed = network(folder / "article_encoder.onnx"), embeddings_in(folder)

        def pooling(ids: npt.NDArray[np.int64]) -> Vectors:
            return run({"embeddings": embed(ids)})[0]

        return cls(tokenizer_in(folder), pooling, threads)

    def rows(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """A row of unit length a text."""

        def row(text: str) -> Vectors:
            ids = self._tokenizer.encode(text[:READ], add_special_tokens=False).ids[:PIECES]
            return self._pooling(np.array([_START, *ids, _END], dtype=np.int64))

        if self._threads == 1 or len(texts) == 1:
            return unit(np.stack(list(map(row, texts))))
        with ThreadPoolExecutor(self._threads) as pool:
            return unit(np.stack(list(pool.map(row, texts))))


class ArticleEncoder:
    """The `Encoder` of whole articles. It loads at the first text.

    Args:
        sentences: gives the other half.
        folder: where the model files lie.
        threads: texts read at once, each on one core.

    Raises:
        ModelError: at the first text, when a file is missing.
    """

    def __init__(self, sentences: Encoder, *, folder: Path = FOLDER, threads: int = 2) -> None:
        self._sentences = sentences
        self._folder = folder
        self._threads = threads
        self._parts: tuple[Pooled, Vectors, Vectors] | None = None

    @classmethod
    def of(cls, sentences: Encoder, pooled: Pooled, centre: Vectors, turn: Vectors) -> "ArticleEncoder":
        """An encoder of given parts, for tests."""
        made = cls(sentences)
        made._parts = (pooled, centre, turn)
        return made

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length a text, in order: the two models' rows side by side, weighted by `SHARE`."""
        plain = self._sentences.encode(texts)
        pooled, centre, turn = self._loaded()
        if not texts:
            return np.zeros((0, plain.shape[1] + len(centre)), dtype=np.float32)
        turned = unit(product(pooled.rows(texts) - centre, turn))
        return stepped(unit(np.hstack([SHARE**0.5 * turned, (1 - SHARE) ** 0.5 * plain])))

    def _loaded(self) -> tuple[Pooled, Vectors, Vectors]:
        if self._parts is None:
            missing = [name for name in FILES if not (self._folder / name).exists()]
            if missing:
                raise ModelError(f"{missing[0]} is missing in {self._folder}: reinstall stemma-news")
            with np.load(self._folder / "article_encoder.npz") as stored:
                centre, turn = stored["centre"].astype(np.float32), stored["turn"].astype(np.float32)
            self._parts = (Pooled.load(self._folder, self._threads), centre, turn)
        return self._parts
