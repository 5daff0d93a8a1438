"""Additions one after the other: a queue with room for few, each at work in a process of its own that can be ended.

The store has one writer at a time, so one addition runs and the others wait. The process ends with its work: what it loaded goes with
it, and whatever a stranger's text does to it, the desk goes on.
"""

import os
import queue
import secrets
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from stemma.settings import Settings
from stemma.web.work import Added, Addition, Told, Work, words_of

State = Literal["waiting", "working", "done", "failed"]

#: additions that wait, and those that are remembered once they are done
MOST_WAITING, MOST_KEPT = 8, 100
#: seconds that one addition may take: some hundreds of articles
LONGEST = 1_800.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An addition, and how far it is."""

    key: str
    state: State = "waiting"
    #: what it is doing, how much of it is done, of how much
    stage: str = ""
    done: int = 0
    of: int = 0
    #: what came of it
    added: Added | None = None
    #: why it failed
    trouble: str | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in {"done", "failed"}


#: does the work of an addition, and says how far it is
Worker = Callable[[Addition, Callable[[str, int, int], None]], Added]


class TooManyError(Exception):
    """The queue is full."""


class Jobs:
    """The queue.

    Args:
        worker: does the work.
    """

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: queue.Queue[tuple[str, Addition] | None] = queue.Queue(MOST_WAITING)
        self._moved = threading.Condition()
        self._thread: threading.Thread | None = None

    def start(self, addition: Addition) -> Job:
        """Let an addition wait for its turn.

        Raises:
            TooManyError: too many wait already.
        """
        job = Job(key=secrets.token_urlsafe(9))
        with self._moved:
            try:
                self._waiting.put_nowait((job.key, addition))
            except queue.Full:
                raise TooManyError from None
            self._jobs[job.key] = job
            for key in [k for k, one in self._jobs.items() if one.ended][: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[key]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="stemma-additions", daemon=True)
                self._thread.start()
        return job

    def get(self, key: str) -> Job | None:
        """An addition by its key."""
        return self._jobs.get(key)

    def moved(self, last: Job, seconds: float) -> Job:
        """The addition once it is not as it was, or after so many seconds as it is."""
        until = time.monotonic() + seconds
        with self._moved:
            while (now := self._jobs.get(last.key, last)) == last and not now.ended:
                if not self._moved.wait(max(0.0, until - time.monotonic())):
                    break
            return now

    def _put(self, job: Job) -> None:
        with self._moved:
            self._jobs[job.key] = job
            self._moved.notify_all()

    def _run(self) -> None:
        while (waiting := self._waiting.get()) is not None:
            key, addition = waiting
            self._put(replace(self._jobs[key], state="working"))

            def report(stage: str, done: int, of: int, key: str = key) -> None:
                self._put(replace(self._jobs[key], stage=stage, done=done, of=of))

            try:
                added = self._worker(addition, report)
            except Exception as error:  # noqa: BLE001 whatever went wrong is this addition's own trouble
                self._put(replace(self._jobs[key], state="failed", trouble=words_of(error)))
            else:
                self._put(replace(self._jobs[key], state="done", added=added))


class Apart:
    """Does additions in a process of its own.

    Args:
        settings: of the desk; the store among them.
        seconds: that one addition may take.
    """

    def __init__(self, settings: Settings, *, seconds: float = LONGEST) -> None:
        self._settings, self._seconds = settings, seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, addition: Addition, report: Callable[[str, int, int], None]) -> Added:
        """Do the work of one addition.

        Raises:
            RuntimeError: why it failed, in words for people.
        """
        work = msgspec.json.encode(Work(addition=addition, settings=self._settings), enc_hook=str)
        process = self._process = _started()
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            return self._answer(process, work, report)
        finally:
            timer.cancel()
            self.end()

    def _answer(self, process: subprocess.Popen[bytes], work: bytes, report: Callable[[str, int, int], None]) -> Added:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no process could be started")
        process.stdin.write(work)
        process.stdin.close()
        for line in process.stdout:
            told = msgspec.json.decode(line, type=Told)
            if told.trouble is not None:
                raise RuntimeError(told.trouble)
            if told.added is not None:
                return told.added
            report(told.stage, told.done, told.of)
        raise RuntimeError(f"it was ended after {self._seconds:.0f} seconds or ran out of memory; add less at once")

    def end(self) -> None:
        """End what is at work; what it has kept is kept."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None and not pipe.closed:
                    pipe.close()


def _started() -> subprocess.Popen[bytes]:
    # the child must find the same package as we, and nothing in the folder where the user stands
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "stemma.web.work"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        # an interrupt at the terminal ends the desk, which ends this
        start_new_session=True,
    )
