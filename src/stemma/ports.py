"""What Stemma needs from outside, as protocols. Adapters live in `stemma.adapters`, fakes in `stemma.testing`."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from stemma.model import Tagging, Tree

Vectors = npt.NDArray[np.float32]
#: told (stage, done, of) while work goes on
Progress = Callable[[str, int, int], None]


def silent(stage: str, done: int, of: int) -> None:
    """Progress for nobody."""


class Encoder(Protocol):
    """Turns sentences of any language into vectors whose dot product says how near their meanings are."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of unit length for each text, in order: shape (len(texts), dimension)."""
        ...


class Tagger(Protocol):
    """Reads who says what, and names, in texts of any of its languages."""

    def tag(self, texts: Sequence[str]) -> Sequence[Tagging]:
        """One tagging a text, in order; spans index the text given. No text raises."""
        ...


class Parser(Protocol):
    """Reads the grammar of sentences in any of its languages."""

    def parse(self, texts: Sequence[str], languages: Sequence[str | None]) -> Sequence[tuple[Tree, ...]]:
        """For each text the trees of its sentences, in order; spans index the text given.

        A sentence that is too long to be one (a list, a table) may have no tree. A text has none where its language (ISO 639-1)
        is none of the parser's. No text raises.
        """
        ...


class Engine(Protocol):
    """Does one kind of work on many things, in as many processes, on as many machines, as it has."""

    def each(self, work: str, tasks: Sequence[bytes]) -> Iterator[bytes]:
        """What the work makes of each task, in the order of the tasks, whichever was done first.

        Args:
            work: "module:function" that makes bytes of bytes. A worker loads it once and may keep what it needs between tasks.
            tasks: small: what is large lies in files that all workers can open.

        Raises:
            EngineError: the work raised, or a worker died of a task.
            MissingExtraError: the engine is not installed.
        """
        ...
