"""Wiring of archives: the engine chosen, the tools of each worker made."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from stemma.app import tools_of
from stemma.archive import Archived, archived
from stemma.archive.job import SIZE
from stemma.archive.run import Run
from stemma.archive.work import answered
from stemma.errors import MissingExtraError, SettingsError
from stemma.intake import find_files
from stemma.keeping.stages import EXTRACT, VECTOR, findings_version
from stemma.pipeline import Progress, Tools, silent
from stemma.ports import Engine
from stemma.processes.crew import cores
from stemma.settings import Settings

EngineName = Literal["local", "daft", "ray"]
#: what a worker of any engine answers by
_WORK = "stemma.app.archiving:answer"


def answer(message: bytes) -> bytes:
    """What a worker does with one task."""
    return answered(message, _tools)


@lru_cache(1)
def _tools(settings: Settings) -> Tools:
    """One of each model a worker, and a process for the pages, which are strangers' (decision 38)."""
    return tools_of(replace(settings, processes=1), threads=1)


def engine_of(name: EngineName, workers: int) -> Engine:
    """The engine of a name. What it needs is imported when it is first asked."""
    if name == "local":
        from stemma.adapters.engines.local import LocalEngine

        return LocalEngine(workers)
    from stemma.adapters.engines.frames import DaftEngine, RayEngine

    return DaftEngine(workers) if name == "daft" else RayEngine(workers)


def archive_paths(  # noqa: PLR0913 the last are choices with a default
    paths: Sequence[Path],
    folder: Path,
    *,
    engine: EngineName = "local",
    settings: Settings | None = None,
    size: int = SIZE,
    progress: Progress = silent,
) -> Archived:
    """Web archives to tables in a folder: what `stemma archive` does.

    Args:
        paths: WARC, WARC.gz and WACZ, and folders of them.
        folder: where the tables go, or lie from an earlier run.
        engine: what the work is done on. The tables are the same.
        settings: limits and choices; `processes` is how many workers there are.
        size: items a part.
        progress: told (stage, done, of).

    Raises:
        NotFoundError: a path does not exist.
        MissingExtraError: reading archives, writing Parquet or the engine needs an extra that is not installed.
        SettingsError: a file can't be read, the folder can't be written, or it holds what other settings or another version made.
        EngineError: a task could not be done; what was done before stays.
    """
    chosen = settings or Settings()
    _needed()
    files = [path for path in find_files(paths) if isinstance(path, Path)]
    workers = cores() if chosen.processes is None else chosen.processes
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"-o {folder}: {error.strerror or error}; name a folder that you may write") from None
    run = Run(
        folder=folder.resolve(), engine=engine_of(engine, workers), work=_WORK, settings=chosen, progress=progress
    )
    return archived([file.absolute() for file in files], run, made_by=_made_by(chosen), size=size)


def _needed() -> None:
    for package, what, extra in (("pyarrow", "writing Parquet", "parquet"), ("fastwarc", "reading WARC", "archives")):
        if find_spec(package) is None:
            raise MissingExtraError(what, extra)


def _made_by(settings: Settings) -> str:
    """What results depend on beside the files."""
    from stemma import __version__

    stages = f"{EXTRACT}.{findings_version(settings)}.{VECTOR}"
    language = settings.language or "any language"
    return f"stemma {__version__} (stages {stages}), {language}, story threshold {settings.story_threshold}"
