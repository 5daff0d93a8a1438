"""What a user names, to pages: walks folders, joins sidecars, opens files; what can't be read becomes a rejection.

Files are opened here and nowhere else, and nothing is ever written where they lie.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from stemma.errors import NotFoundError, SettingsError
from stemma.intake import addresses
from stemma.intake.formats import FORMATS, format_of
from stemma.intake.packed import Packed, refused
from stemma.intake.reading import read_given
from stemma.intake.sample import HEAD
from stemma.intake.sidecar import SUFFIX, read_sidecar, sidecar_of
from stemma.intake.worker import Worker
from stemma.intake.zipped import is_asset
from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits, limits_of
from stemma.text.shown import shown

#: what stands for standard input
STANDARD_INPUT = "-"

#: a file or folder, a web address, or `-`
Input = Path | str


def inputs_of(arguments: Iterable[str]) -> list[Input]:
    """What a user names: web addresses and `-` as they are, anything else as a path."""
    return [one if one == STANDARD_INPUT or addresses.is_address(one) else Path(one) for one in arguments]


def find_files(inputs: Iterable[Input]) -> list[Input]:
    """All files named or below the folders named, once each, in the order of their names; then addresses; then `-`.

    In a folder, hidden files, sidecars, and the pictures and frames that a browser saved beside a page are passed over. A folder
    that may not be read stands for what it holds, a link that leads nowhere for itself.

    Raises:
        NotFoundError: a path does not exist.
    """
    files: set[Path] = set()
    others: dict[str, None] = {}
    for one in inputs:
        if isinstance(one, str):
            others.setdefault(one)
        elif _is_folder(one) and not _is_closed(one):
            files.update(_below(one))
        elif os.path.lexists(one):
            # a link that leads nowhere becomes a rejection, as in a folder
            files.add(one)
        else:
            raise NotFoundError(f"{shown(one)}: no such file or folder; check the spelling")
    named = sorted(others, key=lambda words: (words == STANDARD_INPUT, words))
    return [*sorted(files, key=lambda path: path.as_posix()), *named]


def _below(folder: Path) -> Iterator[Path]:
    """The inputs below a folder. Links to folders are followed, each folder is entered once."""
    found: list[Path] = []
    waiting, entered = [folder], {_identity(folder)}
    while waiting:
        for entry in sorted(_entries(waiting.pop())):
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry) or _is_closed(entry):
                found.append(entry)
            elif (identity := _identity(entry)) not in entered:
                entered.add(identity)
                waiting.append(entry)
    names = frozenset(path.relative_to(folder).as_posix() for path in found)
    return (path for path in found if _is_input(path) and not is_asset(path.relative_to(folder).as_posix(), names))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        # it went away, or was closed, since it was seen
        return []


def _is_input(path: Path) -> bool:
    # a link that leads nowhere is no file, but its user should hear of it
    return (path.is_file() or path.is_symlink() or _is_closed(path)) and not path.name.endswith(SUFFIX)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # a name longer than any file's
        return False


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _is_closed(path: Path) -> bool:
    """Whether it is a folder that may not be read: walking passes over it without a word."""
    return _is_folder(path) and not os.access(path, os.R_OK | os.X_OK)


def _loaded(path: Path, limits: Limits) -> Packed | Rejection:
    """A file's bytes; of a large one of a format that is read piece by piece, its beginning."""
    uri = shown(path)
    if _is_closed(path):
        return refused(uri, "unreadable", "a folder that you may not read; nothing in it was read")
    try:
        with path.open("rb") as file:
            content = file.read(limits.largest_file + 1)
            size = max(os.fstat(file.fileno()).st_size, len(content))
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or str(error)
        return refused(uri, "unreadable", f"{cause}; check that you may read it")
    if len(content) <= limits.largest_file:
        return Packed(uri=uri, content=content)
    large = Packed(uri=uri, content=content[:HEAD], file=str(path.absolute()))
    name = format_of(large)
    if name is None or not FORMATS[name].large:
        return refused(uri, "too_large", f"more than {limits.largest_file:,} bytes; split it into one file an article")
    if size > limits.largest_archive:
        return refused(uri, "too_large", f"more than {limits.largest_archive:,} bytes; split the archive")
    return large


def _standard_input(limits: Limits) -> Packed | Rejection:
    content = sys.stdin.buffer.read(limits.largest_file + 1)
    if len(content) > limits.largest_file:
        return refused(STANDARD_INPUT, "too_large", f"more than {limits.largest_file:,} bytes; write it to a file")
    return Packed(uri=STANDARD_INPUT, content=content)


def read_file(path: Path, given: Facts, limits: Limits, worker: Worker) -> Iterator[Page | Link | Rejection]:
    """All that one file holds, or the reason why not. `given` wins over the sidecar.

    Raises:
        MissingExtraError: its format needs an extra that is not installed.
    """
    packed = _loaded(path, limits)
    if isinstance(packed, Rejection):
        yield packed
        return
    try:
        beside = sidecar_of(path)
        facts = given.over(read_sidecar(beside)) if beside else given
    except SettingsError as error:
        yield refused(packed.uri, "bad_sidecar", f"{error}; correct or remove the sidecar")
        return
    yield from read_given(packed, facts, limits, worker)


def read_inputs(
    inputs: Iterable[Input], *, given: Mapping[Path, Facts], language: str | None, limits: Limits
) -> Iterator[Page | Link | Rejection]:
    """All that the inputs hold, in the order of `find_files`; the same text twice is a duplicate.

    Args:
        inputs: files, folders, web addresses and `-`.
        given: facts by resolved path.
        language: ISO 639-1, for every file.
        limits: what one input may cost.

    Raises:
        NotFoundError: a path does not exist.
        MissingExtraError: a file's format needs an extra that is not installed.
    """
    seen: dict[bytes, str] = {}
    for_all = Facts(language=language)
    with Worker(limits_of(limits)) as worker:
        for one in find_files(inputs):
            if isinstance(one, Path):
                found = read_file(one, given.get(_resolved(one), for_all), limits, worker)
            elif one == STANDARD_INPUT:
                found = _read_standard_input(for_all, limits, worker)
            else:
                found = addresses.link(shown(one), one)
            for item in found:
                yield _unless_seen(item, seen) if isinstance(item, Page) else item


def _read_standard_input(given: Facts, limits: Limits, worker: Worker) -> Iterator[Page | Link | Rejection]:
    packed = _standard_input(limits)
    if isinstance(packed, Rejection):
        yield packed
        return
    yield from read_given(packed, given, limits, worker)


def _unless_seen(page: Page, seen: dict[bytes, str]) -> Page | Rejection:
    digest = sha256(page.content).digest()
    if page.content and (first := seen.get(digest)):
        return refused(page.uri, "duplicate", f"the same bytes as {first}; nothing to do")
    seen[digest] = page.uri
    return page


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        # a link that leads to itself
        return path.absolute()
