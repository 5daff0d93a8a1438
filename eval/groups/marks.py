"""What was marked in each group: offsets into fixed texts with their digests, labels and values; no words."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.corpora import rows
from stemma.model import Span

MARKS = Path(__file__).parent / "marks.jsonl"
#: hex digits of a text's digest
_DIGITS = 16


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A range of one article of the group: its number, first and last code point (half-open)."""

    article: int
    begin: int
    end: int

    @property
    def span(self) -> Span:
        """The range in the article's text."""
        return Span(self.begin, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """What more than one article tells."""

    #: corroborated | single | nobody | open: by the rule for sources, or left open by it
    label: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A denial and what it denies (None where no article tells it), or two figures and why they differ."""

    #: "denies", a kind of difference, or "?" where any answer will do
    kind: str
    first: Place
    second: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A moment at which something happened or will, with every mention of it; "?" where it may stand in a timeline or not."""

    value: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One group as read."""

    id: str
    #: ids in the corpus
    articles: tuple[str, ...]
    digests: tuple[str, ...]
    #: ISO days by which the texts' dates were read; empty where nothing tells, and no timeline was marked
    published: tuple[str, ...]
    #: how many independent texts it can be said to have: least and most
    independent: tuple[int, int]
    propositions: tuple[Proposition, ...] = ()
    denials: tuple[Pair, ...] = ()
    differences: tuple[Pair, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def scored(self) -> bool:
        """Whether it belongs to the half that is only scored."""
        return int(self.id[1:]) % 2 == 0


def digest(text: str) -> str:
    """Sixteen hex digits of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def texts() -> dict[str, tuple[str, str]]:
    """Text and language of each article of the corpus, white space single.

    Raises:
        CorpusAbsentError: it is not on this machine.
    """
    found: dict[str, tuple[str, str]] = {}
    for row in rows("stories/semeval2022_task8_a.jsonl.gz"):
        for key, text, language in zip(row["pair"].split("_"), row["text"], row["lang"], strict=True):
            found.setdefault(key, (" ".join(text.split()), language))
    return found


def _place(row: list[int] | None) -> Place | None:
    return Place(*row) if row else None


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(kind=row["kind"], first=Place(*row["first"]), second=_place(row.get("second")))


def _places(values: list[list[int]]) -> tuple[Place, ...]:
    return tuple(Place(*value) for value in values)


def loaded(line: str) -> Group:
    """A group of one line."""
    row = json.loads(line)
    return Group(
        id=row["id"],
        articles=tuple(row["articles"]),
        digests=tuple(row["digests"]),
        published=tuple(row["published"]),
        independent=(row["independent"][0], row["independent"][1]),
        propositions=tuple(
            Proposition(label=one["label"], places=_places(one["places"])) for one in row["propositions"]
        ),
        denials=tuple(map(_pair, row["denials"])),
        differences=tuple(map(_pair, row["differences"])),
        events=tuple(Event(value=one["value"], places=_places(one["places"])) for one in row["events"]),
    )


def _plain(value: object) -> object:
    if isinstance(value, dict) and value.keys() == {"article", "begin", "end"}:
        return list(value.values())
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def dumped(group: Group) -> str:
    """A group as one line."""
    return json.dumps(_plain(asdict(group)), separators=(",", ":")) + "\n"


def groups() -> tuple[Group, ...]:
    """All groups that were marked."""
    return tuple(map(loaded, MARKS.read_text("utf-8").splitlines()))
