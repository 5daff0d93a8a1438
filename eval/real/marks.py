"""What a reader marked in one article: offsets into its fixed text, values, and digests of names; no words."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, cast

from stemma.model import Span

HERE = Path(__file__).parent
#: one folder a reader
MARKS = HERE / "marks"
#: hex digits of a word's digest: short, and enough to tell an article's names apart
_DIGITS = 10

#: what a reader read an article for: an unread layer is not an empty one
Layer = Literal["statements", "entities", "quantities", "times"]


def digest(word: str) -> str:
    """What is kept of a word of a name."""
    return hashlib.sha256(word.strip(",.;:„“”«»\"'’()").lower().encode()).hexdigest()[:_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class RealEntity:
    """Somebody or something the article names, once, whatever it calls it."""

    id: str
    type: str
    #: digests of the words of its names
    words: tuple[str, ...]
    #: where it is named or described, pronouns of speakers among them
    mentions: tuple[Span, ...]
    #: where a system took words for somebody met before, and how sure it is; nothing of a reader
    links: tuple[tuple[Span, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RealStatement:
    """A statement as read by hand."""

    id: str
    #: where each part stands
    content: tuple[Span, ...]
    kind: str
    #: entity ids from who reports to the first-hand source; empty where nobody is named
    chain: tuple[str, ...]
    cues: tuple[Span, ...] = ()
    speaker: Span | None = None
    hedge: str | None = None
    polarity: str = "asserts"
    #: doubtful by the guideline: neither right nor wrong to find
    optional: bool = False
    #: how sure a system is of it, 0 to 1; None for a reader
    confidence: float | None = None
    #: and of each source of the chain; nothing of a reader
    sure_of_chain: tuple[float, ...] = ()

    @property
    def source(self) -> str | None:
        """The first-hand source."""
        return self.chain[-1] if self.chain else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RealQuantity:
    """A figure with its bound and unit."""

    span: Span
    value: float
    upper: float | None = None
    bound: str = "exactly"
    unit: str | None = None
    #: digest of the head noun of what is counted
    counted: str | None = None
    #: how sure a system is of it, 0 to 1; None for a reader
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RealTime:
    """A time expression and its TIMEX3 value; more than one where readers may differ in right."""

    span: Span
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RealPage:
    """What stands on top of a saved page: digests of the title and of each author's name, and the day."""

    title: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """One reader's marks in one article."""

    article: str
    #: digest of the text that the offsets are of
    text: str
    genre: str
    layers: tuple[Layer, ...]
    entities: tuple[RealEntity, ...] = ()
    statements: tuple[RealStatement, ...] = ()
    #: what looks like a statement and is none: place and reason
    lures: tuple[tuple[Span, str], ...] = ()
    quantities: tuple[RealQuantity, ...] = ()
    times: tuple[RealTime, ...] = ()
    page: RealPage | None = None


def _plain(value: object) -> object:
    if isinstance(value, dict) and value.keys() == {"begin", "end"}:
        return [value["begin"], value["end"]]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items() if one not in (None, (), False)}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def dumped(marks: Marks) -> str:
    """JSON with one mark a line."""
    fields = _plain(asdict(marks))
    lines = []
    for key, value in fields.items():
        many = isinstance(value, list) and value and isinstance(value[0], dict | list)
        inner = ",\n  ".join(json.dumps(one, separators=(",", ":")) for one in value) if many else ""
        lines.append(f'"{key}":[\n  {inner}]' if many else f'"{key}":{json.dumps(value)}')
    return "{" + ",\n".join(lines) + "}\n"


def _spans(pairs: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(begin, end) for begin, end in pairs)


def _entity(row: dict[str, Any]) -> RealEntity:
    return RealEntity(
        id=row["id"],
        type=row["type"],
        words=tuple(row.get("words", ())),
        mentions=_spans(row.get("mentions", ())),
    )


def _statement(row: dict[str, Any]) -> RealStatement:
    return RealStatement(
        id=row["id"],
        content=_spans(row["content"]),
        kind=row["kind"],
        chain=tuple(row.get("chain", ())),
        cues=_spans(row.get("cues", ())),
        speaker=Span(*row["speaker"]) if "speaker" in row else None,
        hedge=row.get("hedge"),
        polarity=row["polarity"],
        optional=row.get("optional", False),
    )


def _quantity(row: dict[str, Any]) -> RealQuantity:
    return RealQuantity(**{**row, "span": Span(*row["span"])})


def loaded(text: str) -> Marks:
    """The marks of one file."""
    row = json.loads(text)
    page = row.get("page")
    return Marks(
        article=row["article"],
        text=row["text"],
        genre=row["genre"],
        layers=cast("tuple[Layer, ...]", tuple(row["layers"])),
        entities=tuple(map(_entity, row.get("entities", ()))),
        statements=tuple(map(_statement, row.get("statements", ()))),
        lures=tuple((Span(*span), why) for span, why in row.get("lures", ())),
        quantities=tuple(map(_quantity, row.get("quantities", ()))),
        times=tuple(RealTime(span=Span(*t["span"]), values=tuple(t["values"])) for t in row.get("times", ())),
        page=RealPage(
            title=tuple(page.get("title", ())),
            authors=tuple(page.get("authors", ())),
            published=page.get("published"),
        )
        if page is not None
        else None,
    )


def of_reader(reader: str) -> dict[str, Marks]:
    """All that a reader marked, by article."""
    files = sorted((MARKS / reader).glob("*.json"))
    return {path.stem: loaded(path.read_text("utf-8")) for path in files}
