"""An archive, from files to tables: which parts there are, which are missing, and whether anything is to be related anew."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import msgspec

from stemma.archive import layout
from stemma.archive.parts import by_digest, cut
from stemma.archive.relating import related
from stemma.archive.run import Run
from stemma.archive.tasks import Count, ReadPart
from stemma.errors import SettingsError

#: items a part: some twenty minutes on one core, which is what a stop may cost
SIZE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What a run did, and what the folder holds."""

    #: parts that this run read, and all
    read: int
    parts: int
    articles: int
    rejections: int
    copies: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What a folder was made of, beside its parts, which speak for themselves."""

    version: int = 1
    #: of the program and of what was asked; other results are not mixed with them
    made_by: str
    #: items by file digest, as counted
    items: dict[str, int] = field(default_factory=dict)
    #: of the parts that copies and stories were made of; None until they are
    related: str | None = None
    copies: int = 0
    stories: int = 0


def archived(files: Sequence[Path], run: Run, *, made_by: str, size: int = SIZE) -> Archived:
    """Read what is not read yet, and relate all articles of the folder if anything was.

    Args:
        files: web archives. What others have left in the folder stays.
        run: how.
        made_by: what results depend on beside the files.
        size: items a part.

    Raises:
        SettingsError: a file can't be read, or the folder holds results of other settings or another version.
        EngineError: a task could not be done; what was done before stays, and the next run goes on from there.
    """
    state = _found(run.folder, f"{made_by}, {size} items a part")
    layout.swept(run.folder)
    by = by_digest(files)
    state = _counted(by, state, run)
    parts = [part for digest, file in by.items() for part in cut(digest, file, state.items[digest], size)]
    missing = [part for part in parts if not (run.folder / layout.PARTS / part.key).is_dir()]
    tasks = [ReadPart(digest=p.digest, file=p.file, first=p.first, count=p.count) for p in missing]
    read = sum(1 for _ in run.each("reading", tasks))
    keys = sorted(place.name for place in (run.folder / layout.PARTS).glob("[!.]*"))
    state = _related(keys, state, run)
    return Archived(
        read=read,
        parts=len(keys),
        articles=_rows(run.folder, keys, "articles"),
        rejections=_rows(run.folder, keys, "rejections"),
        copies=state.copies,
        stories=state.stories,
    )


def _found(folder: Path, made_by: str) -> _State:
    """What the folder says of itself; a new one says what this run would."""
    file = folder / layout.STATE
    if not file.exists():
        return _State(made_by=made_by)
    try:
        state = msgspec.json.decode(file.read_bytes(), type=_State)
    except (OSError, msgspec.MsgspecError) as error:
        raise SettingsError(f"{file}: {error}; name another folder") from None
    if state.made_by != made_by:
        raise SettingsError(f"{folder}: made by {state.made_by}, and this is {made_by}; name another folder")
    return state


def _kept(state: _State, folder: Path) -> _State:
    layout.noted(msgspec.json.format(msgspec.json.encode(state), indent=1) + b"\n", folder / layout.STATE)
    return state


def _counted(by: dict[str, str], state: _State, run: Run) -> _State:
    new = [digest for digest in by if digest not in state.items]
    counts = run.each("counting", [Count(file=by[digest]) for digest in new])
    items = {digest: numbers["items"] for digest, numbers in zip(new, counts, strict=True)}
    return _kept(replace(state, items=dict(sorted({**state.items, **items}.items()))), run.folder)


def _related(keys: Sequence[str], state: _State, run: Run) -> _State:
    digest = sha256("\n".join(keys).encode()).hexdigest()
    if state.related == digest:
        return state
    copies, stories = related(keys, run)
    made = _kept(replace(state, related=digest, copies=copies, stories=stories), run.folder)
    shutil.rmtree(run.folder / layout.STEPS, ignore_errors=True)
    return made


def _rows(folder: Path, keys: Iterable[str], table: str) -> int:
    import pyarrow.parquet as pq

    return sum(pq.read_metadata(folder / layout.PARTS / key / f"{table}.parquet").num_rows for key in keys)
