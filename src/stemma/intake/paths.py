"""Paths to pages: walks folders, unpacks .gz, joins sidecars; what can't be read becomes a rejection."""

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from stemma.errors import NotFoundError, SettingsError
from stemma.intake.sidecar import SUFFIX, read_sidecar, sidecar_of
from stemma.model import Facts, Page, Rejection

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}


def media_type(path: Path) -> str | None:
    """What a file's name says it holds, None for a kind that Stemma does not read."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return MEDIA_TYPES.get(suffixes[-1]) if suffixes else None


def find_files(paths: Iterable[Path]) -> list[Path]:
    """All files named or below the folders named, once each, in the order of their names.

    In a folder, hidden files and sidecars are passed over. A folder that may not be read stands for what it holds.

    Raises:
        NotFoundError: a path does not exist.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir() and not _is_closed(path):
            found.update(p for p in path.rglob("*") if _is_input(p, path))
        elif path.exists() or path.is_symlink():
            # a link that leads nowhere becomes a rejection, as in a folder
            found.add(path)
        else:
            raise NotFoundError(f"{path}: no such file or folder; check the spelling")
    return sorted(found, key=lambda p: p.as_posix())


def _is_input(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    # a link that leads nowhere is no file, but its user should hear of it
    there = path.is_file() or (path.is_symlink() and not path.exists()) or _is_closed(path)
    return there and not hidden and not path.name.endswith(SUFFIX)


def _is_closed(path: Path) -> bool:
    """Whether it is a folder that may not be read: walking passes over it without a word."""
    return path.is_dir() and not os.access(path, os.R_OK | os.X_OK)


def _reject(path: Path, reason: str, cause: str) -> Rejection:
    return Rejection(uri=path.as_posix(), stage="read", reason=reason, cause=cause)


def _content(path: Path, largest: int) -> bytes | Rejection:
    too_large = _reject(path, "too_large", f"more than {largest:,} bytes; split it into one file an article")
    try:
        if path.stat().st_size > largest:
            return too_large
        raw = path.read_bytes()
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as unpacked:
                raw = unpacked.read(largest + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        return _reject(path, "unreadable", f"broken gzip file ({error}); unpack it or save it again")
    except OSError as error:
        return _reject(path, "unreadable", f"{error.strerror or error}; check that you may read it")
    return too_large if len(raw) > largest else raw


def read_file(path: Path, given: Facts, largest: int) -> Page | Rejection:
    """One file as a page, or the reason why not. `given` wins over the sidecar."""
    if _is_closed(path):
        return _reject(path, "unreadable", "a folder that you may not read; nothing in it was read")
    kind = media_type(path)
    if kind is None:
        known = " ".join(MEDIA_TYPES)
        return _reject(path, "unsupported", f"unknown kind of file; Stemma reads {known}, each also as .gz")
    content = _content(path, largest)
    if isinstance(content, Rejection):
        return content
    try:
        beside = sidecar_of(path)
        facts = read_sidecar(beside) if beside else Facts()
    except SettingsError as error:
        return _reject(path, "bad_sidecar", f"{error}; correct or remove the sidecar")
    return Page(
        uri=path.as_posix(),
        content=content,
        media_type=kind,
        given=given.over(facts),
    )


def read_paths(
    paths: Iterable[Path], *, given: Mapping[Path, Facts], language: str | None, largest: int
) -> Iterator[Page | Rejection]:
    """All pages under `paths`, in the order of their names; the same bytes twice is a duplicate.

    Args:
        paths: files and folders.
        given: facts by resolved path.
        language: ISO 639-1, for every file.
        largest: bytes; a larger file is rejected.

    Raises:
        NotFoundError: a path does not exist.
    """
    seen: dict[bytes, str] = {}
    for path in find_files(paths):
        page = read_file(path, given.get(path.resolve(), Facts(language=language)), largest)
        if isinstance(page, Page):
            first = seen.setdefault(sha256(page.content).digest(), page.uri)
            if first != page.uri and page.content:
                page = _reject(path, "duplicate", f"the same bytes as {first}; nothing to do")
        yield page
