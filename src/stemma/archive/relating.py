"""All articles of an archive to copies and stories: the tasks of linking, tracing and clustering, and what is put together of them."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from stemma.archive.layout import COPIES, MEMBERS, STEPS, STORIES, written
from stemma.archive.run import Run
from stemma.archive.tables import Listed, copies_in, listed, table_of_copies
from stemma.archive.tasks import Cluster, Link, Rows, Task, TraceGroups
from stemma.archive.windows import Days, joined, windows_of
from stemma.export.files import arrow_of
from stemma.lineage.batch import CHUNK, Pairs, linked
from stemma.model import Descent, Story, Trace
from stemma.stories.batch import story_of
from stemma.stories.features import Features

if TYPE_CHECKING:
    import pyarrow as pa

#: fingerprints that one task of linking groups: a gigabyte of memory
RUNS_A_TASK = 20_000_000
#: ranges are cut out of all numbers of 64 bits
_ALL = 1 << 64


def related(keys: Sequence[str], run: Run) -> tuple[int, int]:
    """Copies and stories of all articles in some parts, into their tables.

    Returns:
        How many copies and stories there are.

    Raises:
        EngineError: a task could not be done.
    """
    step = sha256("\n".join(keys).encode()).hexdigest()[:12]
    found = listed(run.folder, keys)
    groups = _groups(found, step, run)
    descents = _copies(groups, found, step, run)
    stories = _stories(found, descents, _placed(found, groups), step, run)
    trace = Trace(stories=tuple(stories))
    written(arrow_of(trace, "stories"), run.folder / STORIES)
    written(_members(stories), run.folder / MEMBERS)
    return len(descents), len(stories)


def _done(stage: str, tasks: Sequence[Task], run: Run) -> None:
    """Do the tasks whose results are not there from a run that was stopped."""
    missing = [task for task in tasks if not (run.folder / STEPS / _step(task)).exists()]
    for _ in run.each(stage, missing):
        pass


def _step(task: Task) -> str:
    return str(getattr(task, "step"))  # noqa: B009 those of reading have none


def _groups(found: Listed, step: str, run: Run) -> list[list[int]]:
    """Numbers of articles that are linked by common runs."""
    ranges = max(1, -(-found.runs // RUNS_A_TASK))
    edges = [_ALL * n // ranges for n in range(ranges)] + [0]
    tasks = [
        Link(
            parts=found.firsts,
            articles=len(found.ids),
            begin=edges[n],
            end=edges[n + 1],
            step=f"{step}/links/{n}.parquet",
        )
        for n in range(ranges)
    ]
    _done("linking", tasks, run)
    return linked(*_summed([task.step for task in tasks], run), len(found.ids))


def _summed(steps: Sequence[str], run: Run) -> tuple[Pairs, Pairs]:
    """Pairs over all ranges, and how many runs each shares in all."""
    import pyarrow.parquet as pq

    tables = [pq.read_table(run.folder / STEPS / step) for step in steps]
    pairs = np.concatenate([table["pair"].to_numpy() for table in tables])
    shared = np.concatenate([table["shared"].to_numpy() for table in tables])
    found, at = np.unique(pairs, return_inverse=True)
    return found, np.bincount(at, weights=shared, minlength=len(found)).astype(np.int64)


def _copies(groups: Sequence[Sequence[int]], found: Listed, step: str, run: Run) -> list[Descent]:
    """Who copied whom, into its table."""
    chunks = [groups[at : at + CHUNK] for at in range(0, len(groups), CHUNK)]
    tasks = [
        TraceGroups(groups=[found.places(group) for group in chunk], step=f"{step}/copies/{n}.parquet")
        for n, chunk in enumerate(chunks)
    ]
    _done("tracing", tasks, run)
    descents = [descent for task in tasks for descent in copies_in(run.folder / STEPS / task.step)]
    descents.sort(key=lambda d: (d.copy, d.exemplar))
    written(table_of_copies(descents), run.folder / COPIES)
    return descents


def _placed(found: Listed, groups: Sequence[Sequence[int]]) -> Days:
    """The days by which articles stand in windows: one without a day stands where the first of its texts does."""
    days = found.days.copy()
    for group in groups:
        known = found.days[group]
        if np.isnan(known).any() and not np.isnan(known).all():
            days[group] = np.where(np.isnan(known), np.nanmin(known), known)
    return days


def _stories(found: Listed, descents: Sequence[Descent], days: Days, step: str, run: Run) -> list[Story]:
    """Stories by windows, joined over them, numbered in the order of time."""
    windows = windows_of(days)
    tasks = {
        k: Cluster(rows=_rows(found, numbers), copies=COPIES, step=f"{step}/stories/{k}.json")
        for k, numbers in windows.items()
    }
    _done("clustering", list(tasks.values()), run)
    numbers = {key: n for n, key in enumerate(found.ids)}
    groups = {
        k: [
            [numbers[key] for key in group]
            for group in msgspec.json.decode((run.folder / STEPS / task.step).read_bytes())
        ]
        for k, task in tasks.items()
    }
    copies = frozenset(d.copy for d in descents if d.exemplar in numbers)
    return list(_named(joined(groups, days), found, copies))


def _named(groups: Sequence[Sequence[int]], found: Listed, copies: frozenset[str]) -> Iterator[Story]:
    def begins(group: Sequence[int]) -> tuple[float, str]:
        known = [float(found.days[n]) for n in group if not np.isnan(found.days[n])]
        return min(known, default=np.inf), min(found.ids[n] for n in group)

    for number, group in enumerate(sorted(groups, key=begins), start=1):
        yield story_of(f"st{number}", [_features(found, n) for n in group], copies)


def _features(found: Listed, number: int) -> Features:
    """What a story is titled and dated by."""
    day = float(found.days[number])
    return Features(
        id=found.ids[number], title=found.titles[number], anchors=frozenset(), day=None if np.isnan(day) else day
    )


def _rows(found: Listed, numbers: Sequence[int]) -> Rows:
    rows: Rows = {}
    for key, row in found.places(numbers):
        rows.setdefault(key, []).append(row)
    return rows


def _members(stories: Sequence[Story]) -> "pa.Table":
    """Which article stands in which story."""
    import pyarrow as pa

    pairs = [(story.id, article) for story in stories for article in story.articles]
    columns = list(zip(*pairs, strict=True)) or [(), ()]
    return pa.table(
        {name: pa.array(column, pa.string()) for name, column in zip(("story", "article"), columns, strict=True)}
    )
