"""The parser that ships: two layers of its own on the tagger's encoder, and biaffine arcs (Dozat and Manning 2017, ICLR)."""

from bisect import bisect_right
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Protocol

import numpy as np

from stemma.adapters.heads import Floats
from stemma.adapters.sessions import network
from stemma.adapters.tagger import FOLDER, Pieces
from stemma.adapters.trees import Scores, tree
from stemma.errors import ModelError
from stemma.model import Span, Tree
from stemma.text.segment import sentences
from stemma.text.words import words

FILES = ("parser.onnx",)
#: those it learned, in the order in which the network numbers them
LANGUAGES = ("de", "en", "fr")
#: words that are read in one pass: few enough to stay in a processor's cache, enough to make a pass worth its while
_PASS = 64
#: words of a sentence beyond which it is a list or a table and has no tree: memory grows with the square, to 200 MB at 600 words
_LONGEST = 200


class Backend(Protocol):
    """The forward pass over some sentences, which must not let one tell of another (decision 19)."""

    def __call__(self, vectors: Floats, sentence: Floats, language: int, /) -> Scores:
        """What the network says of words.

        Args:
            vectors: words x width.
            sentence: words x words, 1 where both stand in one sentence, otherwise 0.
            language: which of `LANGUAGES`.
        """
        ...


class Encoding(Protocol):
    """What the parser asks of the tagger: one pass serves both."""

    def pieces(self, texts: Sequence[str]) -> Sequence[Pieces]:
        """The pieces of each text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """Neighbouring sentences to read: of which text, in which of `LANGUAGES`, the words of each, the vectors of all."""

    text: int
    language: int
    sentences: tuple[tuple[Span, ...], ...]
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
        self._backend: Backend | None = None

    @classmethod
    def of(cls, tagger: Encoding, backend: Backend) -> "OnnxParser":
        """A parser of given parts, for tests."""
        made = cls(tagger)
        made._backend = backend
        return made

    def parse(self, texts: Sequence[str], languages: Sequence[str | None]) -> Sequence[tuple[Tree, ...]]:
        """For each text the trees of its sentences; none for a language that the parser did not learn."""
        backend = self._loaded()
        known = [i for i, code in enumerate(languages) if code in LANGUAGES]
        read = self._tagger.pieces([texts[i] for i in known])
        jobs = [job for i, pieces in zip(known, read, strict=True) for job in _jobs(i, texts[i], languages[i], pieces)]
        grown: list[list[Tree]] = [[] for _ in texts]
        for job, trees in zip(jobs, self._trees(jobs, backend), strict=True):
            grown[job.text].extend(trees)
        return tuple(map(tuple, grown))

    def _trees(self, jobs: Sequence[_Job], backend: Backend) -> list[list[Tree]]:
        """The trees of each job."""
        # longest first, so that no thread is left alone with a long one
        order = sorted(range(len(jobs)), key=lambda at: -len(jobs[at].vectors))
        with ThreadPoolExecutor(self._threads) as pool:
            grown = dict(zip(order, pool.map(lambda at: _read(jobs[at], backend), order), strict=True))
        return [grown[at] for at in range(len(jobs))]

    def _loaded(self) -> Backend:
        if self._backend is None:
            missing = [name for name in FILES if not (self._folder / name).exists()]
            if missing:
                raise ModelError(
                    f"{missing[0]} is missing in {self._folder}: reinstall stemma-news, or name a folder with the parser's files"
                )
            self._backend = _OnnxBackend(self._folder / FILES[0])
        return self._backend


def _read(job: _Job, backend: Backend) -> list[Tree]:
    borders = [0, *accumulate(len(held) for held in job.sentences)]
    together = np.zeros((borders[-1], borders[-1]), dtype=np.float32)
    for begin, end in pairwise(borders):
        together[begin:end, begin:end] = 1
    scores = backend(job.vectors, together, job.language)
    return [
        tree(held, scores.of(begin, end)) for held, (begin, end) in zip(job.sentences, pairwise(borders), strict=True)
    ]


def _jobs(number: int, text: str, code: str | None, pieces: Pieces) -> list[_Job]:
    language = LANGUAGES.index(code or "")
    runs: list[list[tuple[Span, ...]]] = []
    size = _PASS
    for sentence in sentences(text, code):
        held = words(text, sentence, code)
        if len(held) > _LONGEST:
            continue
        size += len(held)
        if size > _PASS:
            runs.append([])
            size = len(held)
        runs[-1].append(held)
    return [
        _Job(text=number, language=language, sentences=tuple(run), vectors=pooled([*chain(*run)], pieces))
        for run in runs
    ]


def pooled(held: Sequence[Span], pieces: Pieces) -> Floats:
    """Words x width: the mean of the pieces that each word shares a code point with, or of the one before them."""
    bounds: list[int] = []
    last = len(pieces.offsets) - 1
    at = min(bisect_right(pieces.offsets, held[0].begin, key=itemgetter(1)), max(last, 0))
    for word in held:
        while at < last and pieces.offsets[at][1] <= word.begin:
            at += 1
        end = at + 1
        while end <= last and pieces.offsets[end][0] < word.end:
            end += 1
        bounds += (at, end)
    # sums from each bound to the next; those from an end to a begin, and from the last end on, are left out
    near = np.array(bounds) - bounds[0]
    states = np.zeros((near[-1] + 1, pieces.states.shape[1]), dtype=np.float32)
    own = pieces.states[bounds[0] : bounds[-1]]
    states[: len(own)] = own
    sums = np.add.reduceat(states, near, axis=0)[::2]
    return np.asarray(sums / np.diff(near)[::2, None], dtype=np.float32)


class _OnnxBackend:
    def __init__(self, file: Path) -> None:
        self._run = network(file)

    def __call__(self, vectors: Floats, sentence: Floats, language: int, /) -> Scores:
        arcs, relations, parts = self._run(
            {"words": vectors, "sentence": sentence, "language": np.array([language], dtype=np.int64)}
        )
        return Scores(arcs=arcs, relations=relations, parts=parts)
