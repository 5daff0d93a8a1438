"""A process that does one kind of work for us and can be killed: what hangs or eats memory there costs one piece of work.

It is started when it is first asked and used for all that follows. Where the system can, it is a fork of this process, which costs
a hundredth of a second; elsewhere a fresh interpreter. Questions and answers are bytes, each with its length before it. Processor
time is counted, not time on the clock, so a busy machine refuses nothing that an idle one does; a second limit on the clock ends
what waits for ever.
"""

import math
import os
import selectors
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from stemma.processes.serving import LENGTH, USED, forked, message_of

#: times as long on the clock as in processor time, before work is ended: four others may want the machine
_PATIENCE = 8
#: share of its time that a process must have used up to be ended for it; one that waited is tried once more in a fresh process
_USED = 0.5
#: bytes read from the pipe at a time
_CHUNK = 1 << 20
#: whether a process can be made of this one; elsewhere than on Linux, libraries of the system forbid it
_FORKS = sys.platform == "linux"


class Overrun(Exception):  # noqa: N818 it is an outcome, and caught where it is asked for
    """The process was ended, or ended itself: the work took too much time or memory, or broke the interpreter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Child:
    send: int
    receive: int
    kill: Callable[[], None]
    #: waits for its end; seconds of processor time that it used, without end where the system does not say
    reap: Callable[[], float]


class Confined:
    """Asks a process of its own. A context manager: leaving it ends the process.

    Args:
        answers: "module:function" that makes bytes of bytes there. It gets what it needs from them and this process's modules.
        seconds: of processor time that one answer may take.
        memory: bytes that the process may take beyond what this one has.
    """

    def __init__(self, answers: str, *, seconds: float, memory: int) -> None:
        self._answers, self._seconds, self._memory = answers, seconds, memory
        self._child: _Child | None = None
        #: seconds that its earlier answers took
        self._used = 0.0
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end()

    def start(self) -> None:
        """Start the process, where it does not run."""
        if self._child is None:
            make = _fork if _FORKS else _fresh
            self._child = make(self._answers, self._seconds, self._memory)

    def stop(self) -> None:
        """End the process; who waits for its answer is told of an overrun. From any thread, before `end`."""
        self._stopped = True
        if (child := self._child) is not None:
            child.kill()

    def __del__(self) -> None:
        self.end()

    def end(self) -> float:
        """End the process, whatever it is doing; the seconds of processor time it had."""
        child, self._child, self._used, self._stopped = self._child, None, 0.0, False
        if child is None:
            return 0.0
        child.kill()
        for handle in (child.send, child.receive):
            with suppress(OSError):
                os.close(handle)
        return child.reap()

    def ask(self, question: bytes) -> bytes:
        """The process's answer.

        Raises:
            Overrun: it took too much, and was ended.
        """
        answer = self._asked(question)
        if answer is None:
            stopped, before, used = self._stopped, self._used, self.end()
            if stopped or used - before >= _USED * self._seconds:
                raise Overrun
            # ended from outside, or it only waited: once more, by itself
            answer = self._asked(question)
        if answer is None:
            self.end()
            raise Overrun
        (self._used,) = struct.unpack_from(USED, answer)
        return answer[struct.calcsize(USED) :]

    def _asked(self, question: bytes) -> bytes | None:
        """The answer; None where the process died or was too slow."""
        try:
            self.start()
            child = self._child
            deadline = time.monotonic() + _PATIENCE * self._seconds
            if child is None or not _sent(child.send, message_of(question), deadline):
                return None
            head = _received(child.receive, LENGTH, deadline)
            return _received(child.receive, int.from_bytes(head, "big"), deadline) if head else None
        except BaseException:
            # also when the user interrupts: what is half done is of no use
            self.end()
            raise


def _fork(answers: str, seconds: float, memory: int) -> _Child:
    process, receive, send = forked(answers, seconds, memory)

    def reap() -> float:
        with suppress(ChildProcessError):
            _, _, used = os.wait4(process, 0)
            return used.ru_utime + used.ru_stime
        return 0.0

    def kill() -> None:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)

    return _Child(send=send, receive=receive, kill=kill, reap=reap)


def _fresh(answers: str, seconds: float, memory: int) -> _Child:
    # the child must find the same package as we, and nothing in the folder where the user stands
    path = os.pathsep.join(filter(None, sys.path))
    code = f"from stemma.processes.serving import serve_standard; serve_standard({answers!r}, {seconds!r}, {memory!r})"
    process = subprocess.Popen(  # noqa: S603  # our own interpreter with our own code
        [sys.executable, "-P", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        bufsize=0,
    )
    if process.stdin is None or process.stdout is None:
        raise OSError("a process without pipes")
    # handles of their own: ours are closed before the process is waited for
    send, receive = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
    process.stdin.close()
    process.stdout.close()

    def reap() -> float:
        process.wait()
        return math.inf

    return _Child(send=send, receive=receive, kill=process.kill, reap=reap)


def _sent(handle: int, message: bytes, deadline: float) -> bool:
    """Whether all of it went into a pipe in time."""
    left = memoryview(message)
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_WRITE)
        os.set_blocking(handle, False)
        while left:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                return False
            try:
                left = left[os.write(handle, left[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                return False
    return True


def _received(handle: int, size: int, deadline: float) -> bytes | None:
    """That many bytes from a pipe; None where it ends or the time is up first."""
    pieces = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_READ)
        while len(pieces) < size:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                return None
            piece = os.read(handle, min(_CHUNK, size - len(pieces)))
            if not piece:
                return None
            pieces += piece
    return bytes(pieces)
