"""A bound on the processor time of a piece of work in this process.

It ends Python code and regular expressions, wherever they are; a library in C that never looks up is ended only by killing its
process (`stemma.processes.confined`). Where the system has no such timer, and in threads beside the first, it bounds nothing.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: seconds after which the end is told again, where something caught it and went on
_AGAIN = 0.25


class TimeUp(BaseException):
    """The work took longer than it may. No `Exception`, so that what catches whatever a library raises lets it pass."""

    def __init__(self, seconds: float, /) -> None:
        super().__init__(f"more than {seconds:g} seconds of processor time")
        self.seconds = seconds


@contextmanager
def budget(seconds: float) -> Iterator[None]:
    """What is done within may take that many seconds of this thread's processor time. Within another budget, that one holds.

    Raises:
        TimeUp: it took longer.
    """
    if not _can_be_set():
        yield
        return
    end = time.thread_time() + seconds
    armed = True

    def look(_number: int, _frame: FrameType | None) -> None:
        # the timer runs with all threads of the process, the tagger's too; this one alone is meant
        if armed and time.thread_time() >= end:
            raise TimeUp(seconds)

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, min(seconds, _AGAIN), _AGAIN)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        # a last one may be on its way to another thread: by default it would end the program
        signal.signal(signal.SIGPROF, signal.SIG_IGN if before == signal.SIG_DFL else before)


def _can_be_set() -> bool:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return False
    # whoever has the timer, a budget around this one or a profiler of the user's, keeps it
    return signal.getitimer(signal.ITIMER_PROF)[0] == 0
