"""Files that a command writes: whole or not at all, what stood there before survives a failure."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from stemma.errors import SettingsError


def write_whole(file: Path, content: bytes, option: str) -> None:
    """Write a file beside its place and then put it there.

    Args:
        file: the place; a device or pipe is written to as it is.
        content: all of it.
        option: what the user called it by, for the message.

    Raises:
        SettingsError: it can't be written.
    """
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(content)
        else:
            _replace(file.resolve(), content)
    except OSError as error:
        raise SettingsError(f"{option} {file}: {error.strerror or error}; name a file that you may write") from None


def _replace(file: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name[:40]}.", suffix=".part", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        beside.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask())
        beside.replace(file)
    except BaseException:  # a stop from outside leaves nothing half behind either
        with suppress(OSError):
            beside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
