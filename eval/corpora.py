"""Where the corpora lie, and how one is read."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: the corpora are third-party texts and lie outside the repository
DATA = Path(os.environ.get("STEMMA_EVAL_DATA", ROOT.parent / "shared" / "data"))
GOLD = ROOT / "gold"


class CorpusAbsentError(Exception):
    """A corpus is not on this machine; the eval command says so and exits 3."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"corpus absent: {path}; set STEMMA_EVAL_DATA or see eval/README.md for how to get it")


def corpus(name: str) -> Path:
    """The path of a corpus file or folder below the data folder.

    Raises:
        CorpusAbsentError: it is not there.
    """
    path = DATA / name
    if not path.exists():
        raise CorpusAbsentError(path)
    return path


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The documents of a `.jsonl.gz` corpus, one at a time."""
    with gzip.open(corpus(name), "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def fingerprint(path: Path) -> str:
    """Twelve hex digits over the names and bytes of a file or of all files below a folder."""
    digest = hashlib.sha256()
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    for file in files:
        digest.update(file.relative_to(path.parent).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
