"""One process writes a file at a time; the system lets go of the lock however that process ends."""

import os
from pathlib import Path
from typing import IO

from stemma.errors import StoreBusyError


def _hold(file: IO[str]) -> bool:
    """Whether the lock could be had; never waits."""
    try:
        import fcntl
    except ImportError:  # pragma: no cover Windows
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class WriterLock:
    """Held from its making until `release`; the number of the process that holds it stands in `<store>.lock`."""

    def __init__(self, store: Path) -> None:
        """Take the lock.

        Raises:
            StoreBusyError: another process has it.
        """
        self._file = store.with_name(store.name + ".lock").open("a+", encoding="utf-8")
        if not _hold(self._file):
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            raise StoreBusyError(f"{store}: process {holder} is writing it; wait for it, or stop it")
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next one write. The file stays: removing it would let two processes hold two locks of one name."""
        self._file.close()
