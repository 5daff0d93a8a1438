"""What an engine carries: a task to a worker, and what came of it back. Both are small; results lie in files."""

from pathlib import Path
from typing import Any

import msgspec

from stemma.settings import Layer, Settings, settings_of

#: parts and the rows in them, by the part's key
Rows = dict[str, list[int]]


class Count(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """How many items a file holds."""

    file: str


class ReadPart(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Some items of a file to the tables of a part."""

    digest: str
    file: str
    first: int
    count: int


class Link(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The pairs of articles that share runs of words whose fingerprints lie in a range."""

    #: part -> number of its first article
    parts: dict[str, int]
    #: articles in all
    articles: int
    #: fingerprints from here up to, not with, `end`; 0 is the end of all
    begin: int
    end: int
    step: str


class TraceGroups(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Who copied whom in some groups of articles, each a list of (part, row)."""

    groups: list[list[tuple[str, int]]]
    step: str


class Cluster(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """The stories of a window: its articles, by part and row."""

    rows: Rows
    copies: str
    step: str


Task = Count | ReadPart | Link | TraceGroups | Cluster


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A task, with what every worker must know."""

    #: of the archive
    folder: str
    settings: dict[str, Any]
    task: Task


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a task: numbers. An error of the program's own kind is told, others are raised where they were."""

    numbers: dict[str, int] = msgspec.field(default_factory=dict)
    error: str | None = None


def asked(task: Task, folder: Path, settings: Settings) -> bytes:
    """A question in bytes, the same for the same task."""
    told = {name: value for name in Settings.__dataclass_fields__ if (value := getattr(settings, name)) is not None}
    plain = {name: str(value) if isinstance(value, Path) else value for name, value in told.items()}
    return msgspec.msgpack.encode(Question(folder=str(folder), settings=plain, task=task))


def understood(message: bytes) -> tuple[Task, Path, Settings]:
    """The task, the folder and the settings in a question."""
    question = msgspec.msgpack.decode(message, type=Question)
    return question.task, Path(question.folder), settings_of((Layer(origin="task", values=question.settings),))
