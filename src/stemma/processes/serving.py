"""What a confined process does: it answers until nobody asks any more, under limits that the system keeps.

A fork begins with this process's modules, and without its files: no lock of a store and no pipe of a sibling is held by it. It dies
with this process, also where that is killed.
"""

import importlib
import os
import signal
import struct
import sys
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

#: bytes of the number before each message
LENGTH = 8
#: how an answer begins: seconds of processor time that the process has had
USED = "<d"
#: the handles by which a fork is asked and answers; what it prints goes nowhere
_SOURCE, _SINK = 0, 3
#: prctl: the signal that a process gets when its parent dies
_PDEATHSIG = 1

Answer = Callable[[bytes], bytes]


def message_of(content: bytes) -> bytes:
    """The content with its length before it."""
    return len(content).to_bytes(LENGTH, "big") + content


def forked(answers: str, seconds: float, memory: int) -> tuple[int, int, int]:
    """A fork of this process that answers: its number, the handle that its answers come by, and the one that it is asked by.

    Args:
        answers: "module:function", bytes to bytes; loaded here, so that each fork has it.
        seconds: of processor time that one answer may take.
        memory: bytes that it may take beyond what this process has.
    """
    answer = _named(answers)
    prepare = _dying_with_parent()
    asked_by, ask = os.pipe()
    answered_by, tell = os.pipe()
    with warnings.catch_warnings():
        # Python warns where there are threads: the fork uses nothing that they may hold, and one that waits is ended
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(asked_by)
        os.close(tell)
        return process, answered_by, ask
    try:
        prepare()
        _alone(asked_by, tell)
        with os.fdopen(_SOURCE, "rb") as source, os.fdopen(_SINK, "wb") as sink:
            _serve(answer, source, sink, seconds, memory)
    finally:
        # nothing of the parent's is written or closed on the way out
        os._exit(0)


def serve_standard(answers: str, seconds: float, memory: int) -> None:
    """Answer by standard input and output: what a fresh interpreter does."""
    # an interrupt at the terminal reaches the whole group; the parent ends us
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(1), "wb") as sink:
        # libraries that print must not print into the answers
        os.dup2(2, 1)
        _serve(_named(answers), sys.stdin.buffer, sink, seconds, memory)


def _named(name: str) -> Answer:
    module, function = name.split(":")
    found: Answer = getattr(importlib.import_module(module), function)
    return found


def _dying_with_parent() -> Callable[[], None]:
    """What ends a fork with its parent, made ready before the fork; nothing where the system has it not."""
    parent = os.getpid()
    try:
        import ctypes

        prctl = ctypes.CDLL(None).prctl
    except (ImportError, OSError, AttributeError):
        return lambda: None

    def prepare() -> None:
        prctl(_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)

    return prepare


def _alone(source: int, sink: int) -> None:
    """Keep no file open but these two, print to nowhere, and obey no signal of the parent's."""
    import fcntl

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    # out of the way first: the new numbers may be those of the old handles
    source, sink, nowhere = (fcntl.fcntl(handle, fcntl.F_DUPFD, _SINK + 1) for handle in (source, sink, nowhere))
    for handle, number in ((source, _SOURCE), (nowhere, 1), (nowhere, 2), (sink, _SINK)):
        os.dup2(handle, number)
    os.closerange(_SINK + 1, os.sysconf("SC_OPEN_MAX"))
    # the parent's own may lead to a file that is closed now
    sys.stdout = sys.stderr = os.fdopen(1, "w", closefd=False)


def _serve(answer: Answer, source: BinaryIO, sink: BinaryIO, seconds: float, memory: int) -> None:
    before = _memory_of_this()
    while head := source.read(LENGTH):
        question = source.read(int.from_bytes(head, "big"))
        _confine(seconds, before + memory)
        content = answer(question)
        sink.write(message_of(struct.pack(USED, time.process_time()) + content))
        sink.flush()


def _memory_of_this() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    with suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    return 0


def _confine(seconds: float, memory: int) -> None:
    """Let the system end this process when the next answer takes too much; where the system can't, the clock ends it."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime + seconds) + 1
    for kind, limit in ((resource.RLIMIT_CPU, until), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))
