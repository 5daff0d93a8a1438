"""Where things lie in the folder of an archive, and how they get there: whole or not at all.

parts/DIGEST-FIRST/    one slice of one file: articles, statements, quantities, times, findings, vectors, fingerprints, rejections
copies.parquet         who copied whom, with directions
stories.parquet        stories
members.parquet        which article stands in which story
archive.json           what all this was made of; written last
steps/                 results of tasks on the way to copies and stories; gone when they are there
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

PARTS, STEPS, FILES = "parts", "steps", "files"
COPIES, STORIES, MEMBERS, STATE = "copies.parquet", "stories.parquet", "members.parquet", "archive.json"
#: what is being written; nothing reads it
_BESIDE = ".part"


@contextmanager
def whole(place: Path) -> Iterator[Path]:
    """A path to make a file or folder under, which then gets its place; what stood there is replaced by a file, and kept by a folder."""
    place.parent.mkdir(parents=True, exist_ok=True)
    # another worker may do the same task: an engine repeats what it believes lost
    beside = place.parent / f".{place.name}.{os.getpid()}{_BESIDE}"
    _removed(beside)
    try:
        yield beside
        if beside.is_dir() and place.is_dir():
            return
        beside.replace(place)
    finally:
        _removed(beside)


def swept(folder: Path) -> None:
    """Remove what a stopped run left half written."""
    for beside in [*folder.glob(f"*/.*{_BESIDE}"), *folder.glob(f".*{_BESIDE}")]:
        _removed(beside)


def _removed(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def written(table: "pa.Table", place: Path) -> None:
    """A table in a file of Parquet, whole."""
    import pyarrow.parquet as pq

    with whole(place) as beside:
        pq.write_table(table, beside, compression="zstd")


def noted(content: bytes, place: Path) -> None:
    """Bytes in a file, whole."""
    with whole(place) as beside:
        beside.write_bytes(content)
