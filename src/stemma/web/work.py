"""The work of one addition, in a process of its own: what is to be added comes in as JSON, how far it is goes out a line each."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from stemma.errors import StemmaError
from stemma.intake.packed import Packed
from stemma.model import Facts, Rejection
from stemma.settings import Settings
from stemma.store.journal import ToldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Bytes that somebody handed over, and what they say of them."""

    packed: Packed
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """All that is to be added at once."""

    given: tuple[Given, ...] = ()
    #: addresses of pages and feeds
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of an addition."""

    #: ids of articles
    new: tuple[str, ...] = ()
    revised: tuple[str, ...] = ()
    #: how many were there before
    known: int = 0
    rejections: tuple[Rejection, ...] = ()
    changes: tuple[ToldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the process is told to do."""

    addition: Addition
    settings: Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the process says: how far it is, what came of it, or what went wrong."""

    stage: str = ""
    done: int = 0
    of: int = 0
    added: Added | None = None
    trouble: str | None = None


def words_of(error: BaseException) -> str:
    """What went wrong, for people: our own errors say what to do, of others only their kind is told."""
    return (
        str(error)
        if isinstance(error, StemmaError | RuntimeError)
        else f"a fault in the program ({type(error).__name__})"
    )


def done(work: Work, say: Callable[[Told], None]) -> Added:
    """Add what is to be added.

    Raises:
        StemmaError: the store can't be used, or a format needs what is not installed.
    """
    from stemma.app.desk import add_given

    kept = add_given(
        [(one.packed, one.facts) for one in work.addition.given],
        work.addition.urls,
        settings=work.settings,
        progress=lambda stage, done, of: say(Told(stage=stage, done=done, of=of)),
    )
    added = kept.added
    return Added(
        new=added.new, revised=added.revised, known=added.known, rejections=added.rejections, changes=kept.changes
    )


def main() -> None:
    """One addition, from standard input to standard output."""
    # libraries that print must not print into the answers
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def say(told: Told) -> None:
        out.write(msgspec.json.encode(told) + b"\n")
        out.flush()

    try:
        work = msgspec.json.decode(sys.stdin.buffer.read(), type=Work, dec_hook=lambda kind, value: kind(value))
        say(Told(added=done(work, say)))
    except Exception as error:  # noqa: BLE001 the desk tells its reader
        say(Told(trouble=words_of(error)))


if __name__ == "__main__":
    main()
