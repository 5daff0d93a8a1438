"""The tagger that ships: a small encoder in ONNX, its tokenizer, its word embeddings in four bits."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from stemma.adapters.heads import CHANNELS, Floats, Heads
from stemma.adapters.reading import read
from stemma.adapters.sessions import network
from stemma.adapters.windows import Layout, layout
from stemma.errors import ModelError
from stemma.exact import stepped, tanh
from stemma.model import Tagging

#: where the shipped files lie
FOLDER = Path(__file__).parent / "files"
FILES = ("encoder.onnx", "tokenizer.json", "embeddings.npz", "heads.npz")
#: ids of the marks around a window, as in XLM-R
_START, _END = 0, 2
#: texts whose chains are decoded together
_BATCH_TEXTS = 16
#: values that share one scale in the four-bit embeddings (the Q4_0 layout of the weights' source)
_BLOCK = 32

Ids = npt.NDArray[np.int64]


class Backend(Protocol):
    """The forward pass of one window: ids of its pieces to their emissions and features."""

    def __call__(self, ids: Ids, /) -> tuple[Floats, Floats]:
        """Pieces x (channels times states), and pieces x width."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    text: int
    ids: tuple[int, ...]
    #: words of the text that this window answers for, and where their pieces stand in it
    words: tuple[int, ...]
    places: tuple[int, ...]


def shipped() -> bool:
    """Whether the model files are installed."""
    return all((FOLDER / name).exists() for name in FILES)


class OnnxTagger:
    """The `Tagger` that ships. It loads at the first text.

    Args:
        folder: where the model files lie.
        threads: windows read at once, each on one core.

    Raises:
        ModelError: at the first text, when a file is missing.
    """

    def __init__(self, *, folder: Path = FOLDER, threads: int = 2) -> None:
        self._folder = folder
        self._threads = threads
        self._parts: tuple[Any, Heads, Backend] | None = None

    @classmethod
    def of(cls, tokenizer: Any, heads: Heads, backend: Backend) -> "OnnxTagger":  # noqa: ANN401 tokenizers has no types
        """A tagger of given parts, for tests."""
        made = cls()
        made._parts = (tokenizer, heads, backend)
        return made

    def tag(self, texts: Sequence[str]) -> Sequence[Tagging]:
        """One tagging a text. It depends on that text alone: see decision 19."""
        tokenizer, heads, backend = self._loaded()
        encodings = [tokenizer.encode(text, add_special_tokens=False) for text in texts]
        plans = [layout(text, coded.offsets) for text, coded in zip(texts, encodings, strict=True)]
        windows = [
            w for i, (plan, coded) in enumerate(zip(plans, encodings, strict=True)) for w in _cut(i, plan, coded.ids)
        ]
        emissions, features = _forward(plans, windows, backend, heads, threads=self._threads)
        taggings: dict[int, Tagging] = {}
        order = sorted(range(len(texts)), key=lambda i: len(plans[i].words))
        for begin in range(0, len(order), _BATCH_TEXTS):
            group = order[begin : begin + _BATCH_TEXTS]
            for i, labels in zip(group, heads.labels([emissions[i] for i in group]), strict=True):
                taggings[i] = read(plans[i], emissions[i], features[i], labels, heads)
        return tuple(taggings[i] for i in range(len(texts)))

    def _loaded(self) -> tuple[Any, Heads, Backend]:
        if self._parts is None:
            missing = [name for name in FILES if not (self._folder / name).exists()]
            if missing:
                raise ModelError(
                    f"{missing[0]} is missing in {self._folder}: reinstall stemma-news, or name a folder with the tagger's files"
                )
            from tokenizers import Tokenizer

            tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            backend = _OnnxBackend(self._folder)
            self._parts = (tokenizer, Heads.load(self._folder / "heads.npz"), backend)
        return self._parts


def _cut(text: int, plan: Layout, ids: Sequence[int]) -> list[_Window]:
    found = []
    for window in plan.windows:
        words = tuple(i for i, piece in enumerate(plan.piece) if window.owned <= piece < window.end)
        found.append(
            _Window(
                text=text,
                ids=(_START, *ids[window.begin : window.end], _END),
                words=words,
                places=tuple(plan.piece[i] - window.begin + 1 for i in words),
            )
        )
    return found


def _forward(
    plans: Sequence[Layout], windows: Sequence[_Window], backend: Backend, heads: Heads, *, threads: int
) -> tuple[list[Floats], list[Floats]]:
    """Emissions and features of the words of each text."""
    width = heads.arrays["spans.kind.weight"].shape[1] // 3
    emissions = [np.zeros((len(plan.words), len(CHANNELS), 3), dtype=np.float32) for plan in plans]
    features = [np.zeros((len(plan.words), width), dtype=np.float32) for plan in plans]

    def read_window(window: _Window) -> None:
        emitted, told = backend(np.array(window.ids, dtype=np.int64))
        words, places = list(window.words), list(window.places)
        emissions[window.text][words] = emitted[places].reshape(-1, len(CHANNELS), 3)
        features[window.text][words] = told[places]

    # longest first, so that no thread is left alone with a long one
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(read_window, sorted(windows, key=lambda w: -len(w.ids))))
    return emissions, features


class Embeddings:
    """Word embeddings in four bits: sixteen bytes and a half-precision scale for each 32 values."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as stored:
            self._packed, self._scales = stored["packed"], stored["scales"]

    def __call__(self, ids: Ids) -> Floats:
        """Pieces x width."""
        packed = self._packed[ids].reshape(*ids.shape, -1, _BLOCK // 2)
        values = np.concatenate([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        scaled = values * self._scales[ids].astype(np.float32)[..., None]
        return np.asarray(scaled.reshape(*ids.shape, -1), dtype=np.float32)


class _OnnxBackend:
    def __init__(self, folder: Path) -> None:
        self._embed, self._run = Embeddings(folder / "embeddings.npz"), network(folder / "encoder.onnx")

    def __call__(self, ids: Ids, /) -> tuple[Floats, Floats]:
        emitted, told = self._run(self._embed(ids))
        return emitted, stepped(tanh(told))
