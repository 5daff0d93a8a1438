"""Reads files of strangers in a process that can be killed: a parser that hangs or eats memory costs its file only.

The process is started when the first such file comes and used for all that follow.
"""

from dataclasses import dataclass
from types import TracebackType
from typing import Self

import msgspec

from stemma.intake.formats import FORMATS
from stemma.intake.packed import Item, Packed, Unreadable
from stemma.model import Link, Page, Rejection
from stemma.processes.confined import Confined, Overrun
from stemma.settings import Limits


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
        self._process = Confined(
            "stemma.intake.worker:answer", seconds=limits.reading_seconds, memory=limits.reading_memory
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.end()

    def read(self, format_: str, packed: Packed) -> tuple[tuple[Item, ...], Unreadable | None]:
        """What a format's reader finds, and why it went no further.

        Raises:
            ModuleNotFoundError: the format needs an extra that is not installed.
        """
        message = msgspec.msgpack.encode(_Request(format=format_, packed=packed, limits=self._limits))
        try:
            answer = msgspec.msgpack.decode(self._process.ask(message), type=_Answer)
        except Overrun:
            limit = f"{self._limits.reading_seconds:g} seconds of processor time or {self._limits.reading_memory >> 20:,} MiB of memory"
            return (), Unreadable("too_costly", f"reading it takes more than {limit}; it may be broken or made to harm")
        if answer.missing:
            raise ModuleNotFoundError(answer.missing, name=answer.missing)
        items = tuple(item for one in answer.found if (item := one.page or one.rejection or one.link or one.packed))
        return items, Unreadable(*answer.refusal) if answer.refusal else None


def answer(message: bytes) -> bytes:
    """What the process does with one request."""
    return msgspec.msgpack.encode(_read(msgspec.msgpack.decode(message, type=_Request)))


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
