"""What a worker does with one task: files in, a file out, numbers back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from stemma.archive.layout import PARTS, STEPS, noted, written
from stemma.archive.parts import Part
from stemma.archive.reading import counted, read_part
from stemma.archive.tables import articles_at, copies_in, table_of_copies, vectors_at
from stemma.archive.tasks import Answer, Cluster, Count, Link, ReadPart, Rows, TraceGroups, understood
from stemma.errors import StemmaError
from stemma.lineage.batch import shared_runs, trace_group
from stemma.model import Descent
from stemma.pipeline import Tools
from stemma.settings import Settings
from stemma.stories.batch import clustering_of
from stemma.stories.features import features_of

#: what makes the models of a worker; asked once for all its tasks, and only by those that read
Making = Callable[[Settings], Tools]


def answered(message: bytes, making: Making) -> bytes:
    """Do the task in a message; what the program's own errors say is the answer, any other fault is raised."""
    task, folder, settings = understood(message)
    try:
        if isinstance(task, Count):
            numbers = {"items": counted(task.file, settings)}
        elif isinstance(task, ReadPart):
            part = Part(digest=task.digest, file=task.file, first=task.first, count=task.count)
            numbers = read_part(part, folder, making(settings), settings)
        elif isinstance(task, Link):
            numbers = _link(task, folder)
        elif isinstance(task, TraceGroups):
            numbers = _trace(task, folder)
        else:
            numbers = _cluster(task, folder, settings)
    except StemmaError as error:
        return msgspec.msgpack.encode(Answer(error=str(error)))
    return msgspec.msgpack.encode(Answer(numbers=numbers))


def _link(task: Link, folder: Path) -> dict[str, int]:
    """The group-by: who holds a run, and which pairs hold many; a range of runs needs nothing of the others."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    within = [("run", ">=", np.uint64(task.begin)), *([("run", "<", np.uint64(task.end))] if task.end else [])]
    runs, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)]
    for key, first in task.parts.items():
        found = pq.read_table(folder / PARTS / key / "fingerprints.parquet", filters=within)
        runs.append(found["run"].to_numpy())
        owners.append(found["row"].to_numpy() + np.int32(first))
    pairs, shared = shared_runs(np.concatenate(runs), np.concatenate(owners), task.articles)
    written(pa.table({"pair": pairs, "shared": shared.astype(np.int64)}), folder / STEPS / task.step)
    return {"pairs": len(pairs)}


def _trace(task: TraceGroups, folder: Path) -> dict[str, int]:
    rows: Rows = {}
    for group in task.groups:
        for key, row in group:
            rows.setdefault(key, []).append(row)
    articles = articles_at(folder, rows)
    found = []
    for group in task.groups:
        members = [articles[key, row] for key, row in group]
        found += [_named(descent, members[0].id) for descent in trace_group(members)]
    written(table_of_copies(found), folder / STEPS / task.step)
    return {"copies": len(found)}


def _named(descent: Descent, group: str) -> Descent:
    """A lost text of one group is not that of another: it is named after the group's first article."""
    if not descent.exemplar.startswith("lost:"):
        return descent
    return replace(descent, exemplar=f"{descent.exemplar}@{group}")


def _cluster(task: Cluster, folder: Path, settings: Settings) -> dict[str, int]:
    articles = articles_at(folder, task.rows)
    members = [articles[key, row] for key, rows in task.rows.items() for row in rows]
    ids = {one.id for one in members}
    clustering = clustering_of(
        [features_of(one) for one in members], vectors_at(folder, task.rows), descents=_within(folder, task, ids)
    )
    noted(msgspec.json.encode(clustering.groups(settings.story_threshold)), folder / STEPS / task.step)
    return {"articles": len(members)}


def _within(folder: Path, task: Cluster, ids: set[str]) -> Sequence[Descent]:
    """Descents among some articles; of a lost text, all that were made from it and are among them."""
    lost = "lost:"
    return [
        d for d in _copies(folder / task.copies) if d.copy in ids and (d.exemplar in ids or d.exemplar.startswith(lost))
    ]


@lru_cache(1)
def _copies(file: Path) -> Sequence[Descent]:
    return copies_in(file)
