"""How archives are cut into parts: slices of so many items of one file, each known by the file's content and not by its place."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from stemma.errors import SettingsError

#: bytes at the beginning and the end of a file that tell it from others; a WARC begins with the time and the software of its crawl
_TOLD = 1 << 20
#: hexadecimal digits of a digest: of a million files, two are alike with a chance of one in five hundred
_DIGITS = 12
#: digits of an item's number within its file
_PLACES = 7


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Part:
    """Some items of one file, in their order."""

    #: of the file
    digest: str
    #: number of the first item, from 0
    first: int
    #: how many
    count: int
    file: str

    @property
    def key(self) -> str:
        """Its name: that of its folder."""
        return f"{self.digest}-{self.first:0{_PLACES}d}"


def name_of(digest: str, number: int) -> str:
    """The id of the article that an item holds: it does not depend on how the file is cut."""
    return f"{digest}-{number:0{_PLACES}d}"


def digest_of(file: Path) -> str:
    """A digest of a file's size, beginning and end.

    Raises:
        SettingsError: it can't be read.
    """
    try:
        size = file.stat().st_size
        with file.open("rb") as stream:
            told = stream.read(_TOLD)
            if size > 2 * _TOLD:
                stream.seek(-_TOLD, os.SEEK_END)
            told += stream.read(_TOLD)
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror or error}; name files that you may read") from None
    return sha256(str(size).encode() + b"\n" + told).hexdigest()[:_DIGITS]


def cut(digest: str, file: str, items: int, size: int) -> list[Part]:
    """The parts of a file; one that holds nothing has none."""
    return [
        Part(digest=digest, file=file, first=first, count=min(size, items - first)) for first in range(0, items, size)
    ]


def by_digest(files: Sequence[Path]) -> dict[str, str]:
    """Files under their digests, in the digests' order; of two that are alike the one whose name comes first.

    Raises:
        SettingsError: one can't be read.
    """
    found: dict[str, str] = {}
    for file in sorted(files, key=lambda path: path.as_posix()):
        found.setdefault(digest_of(file), str(file))
    return dict(sorted(found.items()))
