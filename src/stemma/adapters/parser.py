"""The parser that ships: two layers of its own on the tagger's encoder, and biaffine arcs (Dozat and Manning 2017, ICLR)."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from stemma.adapters.heads import Floats
from stemma.adapters.tagger import FOLDER, Pieces
from stemma.adapters.trees import Relations, Scores, tree
from stemma.errors import ModelError
from stemma.model import Span, Tree
from stemma.text.segment import sentences
from stemma.text.words import words

FILES = ("parser.onnx", "parser.npz")


class Backend(Protocol):
    """The forward pass of one sentence: words x width to its scores."""

    def __call__(self, vectors: Floats, /) -> Scores:
        """What the network says of the sentence."""
        ...


class Encoding(Protocol):
    """What the parser asks of the tagger: one pass serves both."""

    def pieces(self, texts: Sequence[str]) -> Sequence[Pieces]:
        """The pieces of each text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """A sentence to read: which of which text, its words, their vectors."""

    text: int
    words: tuple[Span, ...]
    vectors: Floats


def shipped() -> bool:
    """Whether the parser's files are installed."""
    return all((FOLDER / name).exists() for name in FILES)


class OnnxParser:
    """The `Parser` that ships. It loads at the first text.

    Args:
        tagger: whose encoder it stands on; texts that it has just tagged cost no second pass (`remembers`).
        folder: where the model files lie.
        threads: sentences read at once, each on one core.

    Raises:
        ModelError: at the first text, when a file is missing.
    """

    def __init__(self, tagger: Encoding, *, folder: Path = FOLDER, threads: int = 2) -> None:
        self._tagger = tagger
        self._folder = folder
        self._threads = threads
        self._parts: tuple[Relations, Backend] | None = None

    @classmethod
    def of(cls, tagger: Encoding, relations: Relations, backend: Backend) -> "OnnxParser":
        """A parser of given parts, for tests."""
        made = cls(tagger)
        made._parts = (relations, backend)
        return made

    def parse(self, texts: Sequence[str], languages: Sequence[str | None]) -> Sequence[tuple[Tree, ...]]:
        """For each text the trees of its sentences; none for a language that the parser did not learn."""
        relations, backend = self._loaded()
        known = [i for i, code in enumerate(languages) if code in relations.languages]
        found = dict(zip(known, self._tagger.pieces([texts[i] for i in known]), strict=True))
        jobs = [job for i, read in found.items() for job in _jobs(i, texts[i], languages[i], read, relations)]
        trees = self._trees(jobs, relations, backend)
        return tuple(
            tuple(grown for job, grown in zip(jobs, trees, strict=True) if job.text == i) for i in range(len(texts))
        )

    def _trees(self, jobs: Sequence[_Job], relations: Relations, backend: Backend) -> list[Tree]:
        """One tree a sentence, each in a pass of its own: what is read in one depends on no other (decision 19)."""
        grown: dict[int, Tree] = {}

        def read(at: int) -> None:
            grown[at] = tree(jobs[at].words, backend(jobs[at].vectors), relations)

        # longest first, so that no thread is left alone with a long one
        with ThreadPoolExecutor(self._threads) as pool:
            list(pool.map(read, sorted(range(len(jobs)), key=lambda i: -len(jobs[i].words))))
        return [grown[at] for at in range(len(jobs))]

    def _loaded(self) -> tuple[Relations, Backend]:
        if self._parts is None:
            missing = [name for name in FILES if not (self._folder / name).exists()]
            if missing:
                raise ModelError(
                    f"{missing[0]} is missing in {self._folder}: reinstall stemma-news, or name a folder with the parser's files"
                )
            self._parts = (Relations.load(self._folder / "parser.npz"), _OnnxBackend(self._folder / "parser.onnx"))
        return self._parts


def _jobs(number: int, text: str, code: str | None, read: Pieces, relations: Relations) -> list[_Job]:
    shift = relations.languages[code or ""]
    found = []
    for sentence in sentences(text, code):
        held = words(text, sentence, code)
        if held:
            found.append(_Job(text=number, words=held, vectors=pooled(held, read) + shift))
    return found


def pooled(held: Sequence[Span], read: Pieces) -> Floats:
    """Words x width: the mean of the pieces that each word shares a code point with."""
    rows = np.zeros((len(held), read.states.shape[1]), dtype=np.float32)
    last = len(read.offsets) - 1
    at = 0
    for row, word in zip(rows, held, strict=True):
        while at < last and read.offsets[at][1] <= word.begin:
            at += 1
        end = at + 1
        while end <= last and read.offsets[end][0] < word.end:
            end += 1
        row[:] = read.states[at:end].mean(0)
    return rows


class _OnnxBackend:
    def __init__(self, path: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, vectors: Floats, /) -> Scores:
        arcs, dependents, heads, parts = self._session.run(None, {"words": vectors[None]})
        return Scores(arcs=arcs[0], dependents=dependents[0], heads=heads[0], parts=parts[0])
