"""A process that reads files of strangers for us and can be killed: a parser that hangs or eats memory costs its file only.

It is started when the first such file comes and used for all that follow. Requests and answers are msgpack, each with its
length before it. Processor time is counted, not time on the clock, so a busy machine refuses nothing that an idle one reads;
a second limit on the clock ends what waits for ever.
"""

import os
import selectors
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self

import msgspec

from stemma.intake.formats import FORMATS
from stemma.intake.packed import Item, Packed, Unreadable
from stemma.model import Link, Page, Rejection
from stemma.settings import Limits

#: bytes of the number before each message
_LENGTH = 8
#: times as long on the clock as in processor time, before a reading is ended: four others may want the machine
_PATIENCE = 8
#: bytes read from the pipe at a time
_CHUNK = 1 << 20
#: what the process does when it starts
_SERVE = "from stemma.intake.worker import serve; serve()"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    format: str
    packed: Packed
    limits: Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One item, in the field of its kind: msgpack does not say which of several types a map was."""

    page: Page | None = None
    rejection: Rejection | None = None
    link: Link | None = None
    packed: Packed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    found: tuple[_Found, ...] = ()
    #: reason and cause where reading ended before the end
    refusal: tuple[str, str] | None = None
    #: the name of a module that is not installed
    missing: str | None = None


class Worker:
    """Reads files in a process of its own. A context manager: leaving it ends the process."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            process.wait()

    def read(self, format_: str, packed: Packed) -> tuple[tuple[Item, ...], Unreadable | None]:
        """What a format's reader finds, and why it went no further.

        Raises:
            ModuleNotFoundError: the format needs an extra that is not installed.
        """
        message = msgspec.msgpack.encode(_Request(format=format_, packed=packed, limits=self._limits))
        try:
            answer = self._ask(message)
        except BaseException:
            # also when the user interrupts: what is half read is of no use
            self.end()
            raise
        if answer is None:
            self.end()
            limit = f"{self._limits.reading_seconds:g} seconds of processor time or {self._limits.reading_memory >> 20:,} MiB of memory"
            return (), Unreadable("too_costly", f"reading it takes more than {limit}; it may be broken or made to harm")
        if answer.missing:
            raise ModuleNotFoundError(answer.missing, name=answer.missing)
        items = tuple(item for one in answer.found if (item := one.page or one.rejection or one.link or one.packed))
        return items, Unreadable(*answer.refusal) if answer.refusal else None

    def _ask(self, message: bytes) -> _Answer | None:
        """The answer; None where the process died or was too slow."""
        process = self._process = self._process or _started()
        deadline = time.monotonic() + _PATIENCE * self._limits.reading_seconds
        if process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(len(message).to_bytes(_LENGTH, "big") + message)
            process.stdin.flush()
        except BrokenPipeError:
            return None
        head = _received(process.stdout, _LENGTH, deadline)
        body = _received(process.stdout, int.from_bytes(head, "big"), deadline) if head else None
        return msgspec.msgpack.decode(body, type=_Answer) if body is not None else None


def _started() -> subprocess.Popen[bytes]:
    # the child must find the same package as we, and nothing in the folder where the user stands
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.Popen(  # noqa: S603  # our own interpreter with our own code
        [sys.executable, "-P", "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        bufsize=0,
    )


def _received(pipe: IO[bytes], size: int, deadline: float) -> bytes | None:
    """That many bytes from a pipe; None where it ends or the time is up first."""
    handle = pipe.fileno()
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


def serve() -> None:
    """Read what is asked for until nobody asks any more: what the process does."""
    # an interrupt at the terminal reaches the whole group; the parent ends us
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # libraries that print must not print into the answers
    os.dup2(2, 1)
    while head := source.read(_LENGTH):
        request = msgspec.msgpack.decode(source.read(int.from_bytes(head, "big")), type=_Request)
        _confine(request.limits)
        answer = msgspec.msgpack.encode(_read(request))
        sink.write(len(answer).to_bytes(_LENGTH, "big") + answer)
        sink.flush()


def _confine(limits: Limits) -> None:
    """Let the system end this process when the next reading takes too much; where the system can't, the clock ends it."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.reading_seconds) + 1
    for kind, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.reading_memory),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _read(request: _Request) -> _Answer:
    found: list[_Found] = []
    refusal: tuple[str, str] | None = None
    try:
        # one by one: what was found before a fault stays
        for item in FORMATS[request.format].read(request.packed, request.limits):
            found.append(_wrapped(item))  # noqa: PERF401
    except Unreadable as reason:
        refusal = (reason.reason, reason.cause)
    except ModuleNotFoundError as error:
        return _Answer(missing=error.name or str(error))
    except MemoryError:
        refusal = ("too_costly", f"reading it takes more than {request.limits.reading_memory >> 20:,} MiB of memory")
    except Exception as error:  # noqa: BLE001  # whatever a parser raises on a stranger's file is a refusal of this file
        refusal = ("unreadable", f"its reader failed ({type(error).__name__}); save it in another way")
    return _Answer(found=tuple(found), refusal=refusal)


def _wrapped(item: Item) -> _Found:
    if isinstance(item, Page):
        return _Found(page=item)
    if isinstance(item, Rejection):
        return _Found(rejection=item)
    return _Found(link=item) if isinstance(item, Link) else _Found(packed=item)
