"""The tagger that ships: a small encoder in ONNX, its tokenizer, its word embeddings in four bits."""

from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
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
#: width of the encoder's vectors
WIDTH = 384
#: texts whose chains are decoded together
_BATCH_TEXTS = 16
#: values that share one scale in the four-bit embeddings (the Q4_0 layout of the weights' source)
_BLOCK = 32

Ids = npt.NDArray[np.int64]


class Backend(Protocol):
    """The forward pass of one window: ids of its pieces to their emissions, features, and what they tell of grammar."""

    def __call__(self, ids: Ids, /) -> tuple[Floats, Floats, Floats]:
        """Pieces x (channels times states), pieces x features, pieces x width of the encoder."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """What the pieces of a text tell of its grammar."""

    #: the code points that each piece covers
    offsets: tuple[tuple[int, int], ...]
    #: pieces x width of the encoder
    states: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pass:
    """All that the encoder says of one text."""

    plan: Layout
    #: words x channels x states, and words x features
    emissions: Floats
    features: Floats
    pieces: Pieces


@dataclass(frozen=True, slots=True, kw_only=True)
class _Window:
    text: int
    ids: tuple[int, ...]
    #: words of the text that this window answers for, and where their pieces stand in it
    words: tuple[int, ...]
    places: tuple[int, ...]
    #: the first of the text's pieces that it answers for, and the one after the last
    owned: tuple[int, int]


def shipped() -> bool:
    """Whether the model files are installed."""
    return all((FOLDER / name).exists() for name in FILES)


class OnnxTagger:
    """The `Tagger` that ships. It loads at the first text.

    Args:
        folder: where the model files lie.
        threads: windows read at once, each on one core.
        remembers: of how many texts, the last ones tagged, the pieces are kept for a parser: a megabyte for 650 of them.

    Raises:
        ModelError: at the first text, when a file is missing.
    """

    def __init__(self, *, folder: Path = FOLDER, threads: int = 2, remembers: int = 0) -> None:
        self._folder = folder
        self._threads = threads
        self._remembers = remembers
        self._kept: OrderedDict[str, Pieces] = OrderedDict()
        self._parts: tuple[Any, Heads, Backend] | None = None

    @classmethod
    def of(
        cls,
        tokenizer: Any,  # noqa: ANN401 tokenizers has no types
        heads: Heads,
        backend: Backend,
        *,
        remembers: int = 0,
    ) -> "OnnxTagger":
        """A tagger of given parts, for tests."""
        made = cls(remembers=remembers)
        made._parts = (tokenizer, heads, backend)
        return made

    def tag(self, texts: Sequence[str]) -> Sequence[Tagging]:
        """One tagging a text. It depends on that text alone: see decision 19."""
        _, heads, _ = self._loaded()
        passes = self._passes(texts, keep=self._remembers > 0)
        taggings: dict[int, Tagging] = {}
        order = sorted(range(len(texts)), key=lambda i: len(passes[i].plan.words))
        for begin in range(0, len(order), _BATCH_TEXTS):
            group = order[begin : begin + _BATCH_TEXTS]
            for i, labels in zip(group, heads.labels([passes[i].emissions for i in group]), strict=True):
                taggings[i] = read(passes[i].plan, passes[i].emissions, passes[i].features, labels, heads)
        self._remember(texts, passes)
        return tuple(taggings[i] for i in range(len(texts)))

    def pieces(self, texts: Sequence[str]) -> Sequence[Pieces]:
        """What the pieces of each text tell of its grammar; a text that is remembered costs no pass."""
        known = dict(self._kept)  # another thread may tag meanwhile
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        known |= zip(fresh, (one.pieces for one in self._passes(fresh, keep=True)), strict=True)
        return tuple(known[text] for text in texts)

    def _remember(self, texts: Sequence[str], passes: Sequence[_Pass]) -> None:
        if self._remembers:
            self._kept.update((text, one.pieces) for text, one in zip(texts, passes, strict=True))
        while len(self._kept) > self._remembers:
            self._kept.popitem(last=False)

    def _passes(self, texts: Sequence[str], *, keep: bool) -> list[_Pass]:
        tokenizer, heads, backend = self._loaded()
        encodings = [tokenizer.encode(text, add_special_tokens=False) for text in texts]
        plans = [layout(text, coded.offsets) for text, coded in zip(texts, encodings, strict=True)]
        windows = [
            w for i, (plan, coded) in enumerate(zip(plans, encodings, strict=True)) for w in _cut(i, plan, coded.ids)
        ]
        passes = [
            _blank(plan, coded.offsets if keep else (), heads) for plan, coded in zip(plans, encodings, strict=True)
        ]
        _forward(passes, windows, backend, threads=self._threads)
        return passes

    def _loaded(self) -> tuple[Any, Heads, Backend]:
        if self._parts is None:
            missing = [name for name in FILES if not (self._folder / name).exists()]
            if missing:
                raise ModelError(
                    f"{missing[0]} is missing in {self._folder}: reinstall stemma-news, or name a folder with the tagger's files"
                )
            backend = _OnnxBackend(self._folder)
            self._parts = (tokenizer_in(self._folder), Heads.load(self._folder / "heads.npz"), backend)
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
                owned=(window.owned, window.end),
            )
        )
    return found


def _forward(passes: Sequence[_Pass], windows: Sequence[_Window], backend: Backend, *, threads: int) -> None:
    """Fill in emissions and features of the words of each text, and the states of its pieces."""

    def read_window(window: _Window) -> None:
        emitted, told, states = backend(np.array(window.ids, dtype=np.int64))
        words, places, into = list(window.words), list(window.places), passes[window.text]
        into.emissions[words] = emitted[places].reshape(-1, len(CHANNELS), 3)
        into.features[words] = told[places]
        if into.pieces.offsets:
            first, end = window.owned
            into.pieces.states[first:end] = states[-1 - (end - first) : -1]

    # longest first, so that no thread is left alone with a long one
    ordered = sorted(windows, key=lambda w: -len(w.ids))
    if threads == 1:
        for window in ordered:
            read_window(window)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(read_window, ordered))


def _blank(plan: Layout, offsets: Sequence[tuple[int, int]], heads: Heads) -> _Pass:
    width = heads.arrays["spans.kind.weight"].shape[1] // 3
    return _Pass(
        plan=plan,
        emissions=np.zeros((len(plan.words), len(CHANNELS), 3), dtype=np.float32),
        features=np.zeros((len(plan.words), width), dtype=np.float32),
        pieces=Pieces(offsets=tuple(offsets), states=np.zeros((len(offsets), WIDTH), dtype=np.float32)),
    )


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


@cache
def tokenizer_in(folder: Path) -> Any:  # noqa: ANN401 tokenizers has no types
    """The tokenizer in a folder; all models there share it."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(folder / "tokenizer.json"))


@cache
def embeddings_in(folder: Path) -> Embeddings:
    """The word embeddings in a folder; all models there share them."""
    return Embeddings(folder / "embeddings.npz")


class _OnnxBackend:
    def __init__(self, folder: Path) -> None:
        self._embed, self._run = embeddings_in(folder), network(folder / "encoder.onnx")

    def __call__(self, ids: Ids, /) -> tuple[Floats, Floats, Floats]:
        emitted, told, states = self._run({"embeddings": self._embed(ids)})
        return emitted, stepped(tanh(told)), states
