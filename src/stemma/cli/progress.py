"""A progress bar on standard error, only where somebody is watching and the work is long."""

import sys
import time
from types import TracebackType
from typing import Self

#: seconds of work before a bar appears; shorter work needs none
PATIENCE = 1.5


class Bar:
    """Shows (stage, done, of) as a rich bar with count and rest time; silent when quiet or when standard error is no terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._started = time.monotonic()
        self._progress: object | None = None
        self._tasks: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        from rich.progress import Progress

        if isinstance(self._progress, Progress):
            self._progress.stop()

    def report(self, stage: str, done: int, of: int) -> None:
        """Say how far a stage is."""
        if not self._shown or time.monotonic() - self._started < PATIENCE:
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

        if not isinstance(self._progress, Progress):
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
        if stage not in self._tasks:
            self._tasks[stage] = int(self._progress.add_task(stage, total=of))
        self._progress.update(TaskID(self._tasks[stage]), completed=done, total=of)
