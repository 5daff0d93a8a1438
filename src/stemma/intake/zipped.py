"""The members of zip files and gzip streams, within limits: nothing is written to disk, nothing unpacks without end."""

import zlib
from collections.abc import Iterator
from gzip import BadGzipFile, GzipFile
from pathlib import PurePosixPath
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.settings import Limits
from stemma.text.shown import shown

#: bytes; below this a high ratio is a page full of spaces
_SMALL = 1_000_000
#: bytes read at a time
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_SYMLINK, _KINDS = 0o120000, 0o170000


def open_zip(packed: Packed) -> ZipFile:
    """The zip file.

    Raises:
        Unreadable: it is none, or broken.
    """
    try:
        return ZipFile(packed.stream())
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("unreadable", f"broken zip file ({shown(str(error)[:120])}); pack it again") from None


def member(archive: ZipFile, name: str | ZipInfo, limits: Limits) -> bytes:
    """One member's bytes.

    Raises:
        Unreadable: it is not there, broken, protected, or past a limit.
    """
    try:
        info = archive.getinfo(name) if isinstance(name, str) else name
        if info.flag_bits & _ENCRYPTED:
            raise Unreadable("unreadable", "protected by a password; unpack it yourself")
        with archive.open(info) as stream:
            return bounded(stream, info.compress_size, limits)
    except (
        KeyError,
        BadZipFile,
        OSError,
        EOFError,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise Unreadable("unreadable", f"broken or missing in its archive ({shown(str(error)[:120])})") from None


def bounded(stream: IO[bytes], packed_size: int, limits: Limits) -> bytes:
    """All bytes of a stream that unpacks.

    Raises:
        Unreadable: they are more than a file may have, or too many for what they were packed in.
    """
    pieces, size = [], 0
    while piece := stream.read(_CHUNK):
        size += len(piece)
        pieces.append(piece)
        if size > limits.largest_file:
            raise Unreadable("too_large", f"more than {limits.largest_file:,} bytes after unpacking; split it")
        if size > _SMALL and size > limits.most_ratio * max(packed_size, 1):
            raise Unreadable(
                "too_large", f"unpacks to more than {limits.most_ratio} times its size; a bomb, or no text"
            )
    return b"".join(pieces)


def read_gzip(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The one file in a gzip stream.

    Raises:
        Unreadable: it is broken, or past a limit.
    """
    try:
        with packed.stream() as stream, GzipFile(fileobj=stream) as unpacked:
            content = bounded(cast("IO[bytes]", unpacked), len(packed.content), limits)
    except (BadGzipFile, EOFError, zlib.error, OSError) as error:
        cause = f"broken gzip file ({shown(str(error)[:120])}); unpack it or save it again"
        raise Unreadable("unreadable", cause) from None
    # a gzipped file is that file: it needs no name of its own
    yield Packed(uri=packed.uri, content=content, media_type=None, stated=packed.stated)


def read_zip(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The members of a zip file, in the order of their names; pictures, styles and hidden files are passed over.

    Raises:
        Unreadable: it is no zip file.
    """
    with open_zip(packed) as archive:
        infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
        names = frozenset(info.filename for info in infos)
        if len(infos) > limits.most_members:
            raise Unreadable("too_many", f"more than {limits.most_members:,} files in one archive; split it")
        for info in infos:
            uri = f"{packed.uri}!/{shown(info.filename)}"
            if fault := _trick(info):
                yield refused(uri, "unreadable", f"{fault}; it was not read")
            elif not _is_hidden(info.filename) and not is_asset(info.filename, names):
                try:
                    yield Packed(uri=uri, content=member(archive, info, limits), stated=packed.stated)
                except Unreadable as reason:
                    yield refused(uri, reason.reason, reason.cause)


def _trick(info: ZipInfo) -> str | None:
    """What is wrong with a member's name or kind."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or "\x00" in info.orig_filename:
        return "its name leads out of the archive"
    if (info.external_attr >> 16) & _KINDS == _SYMLINK:
        return "a link and no file"
    return None


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


#: what browsers call the folder of a page that they save with its pictures and frames, behind the page's own name
ASSET_FOLDERS = ("_files", "-Dateien", "_fichiers", "-filer", "_archivos", "_bestanden", "_file", "_tiedostot", "_pliki", "_soubory", "_ficheiros", ".files")  # fmt: skip


def is_asset(name: str, names: frozenset[str]) -> bool:
    """Whether a file lies in the folder that a browser saved beside a page: `Page.html` and `Page_files/frame.html`."""
    parts = PurePosixPath(name).parts
    for depth, folder in enumerate(parts[:-1]):
        for suffix in ASSET_FOLDERS:
            if folder.endswith(suffix):
                stem = "/".join((*parts[:depth], folder.removesuffix(suffix)))
                if any(f"{stem}{end}" in names for end in (".html", ".htm", ".xhtml", ".HTM", ".HTML")):
                    return True
    return False
