"""One run over an archive: where, on what, and how its tasks are handed out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from stemma.archive.tasks import Answer, Task, asked
from stemma.errors import EngineError
from stemma.pipeline import Progress, silent
from stemma.ports import Engine
from stemma.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What every stage of a run needs.

    Args:
        folder: of the archive.
        engine: does the tasks.
        work: "module:function" that a worker answers by.
        settings: of the run.
        progress: told (stage, done, of).
    """

    folder: Path
    engine: Engine
    work: str
    settings: Settings
    progress: Progress = silent

    def each(self, stage: str, tasks: Sequence[Task]) -> Iterator[dict[str, int]]:
        """The numbers that came of each task, in order.

        Raises:
            EngineError: a task could not be done.
        """
        questions = [asked(task, self.folder, self.settings) for task in tasks]
        for done, answer in enumerate(self.engine.each(self.work, questions) if questions else (), start=1):
            told = msgspec.msgpack.decode(answer, type=Answer)
            if told.error is not None:
                raise EngineError(told.error)
            self.progress(stage, done, len(tasks))
            yield told.numbers
