"""What readers say about passages: append-only, tied to exact words of one state of an article.

Target as in the W3C Web Annotation model: a text quote with what stands around it, and a position. A note whose words no
longer stand at its position is an orphan: it is shown as one and never tied to other words in silence.
"""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from stemma.errors import SettingsError
from stemma.model import Article
from stemma.store.codec import decode, digest_of, encode, plain
from stemma.store.tables import notes

NoteKind = Literal["note", "correction", "verdict"]
#: characters kept to each side of the quotation
AROUND = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody said about some words of an article."""

    #: ISO 8601 moment in UTC
    at: str
    author: str
    kind: NoteKind
    text: str
    #: id of the article, and the digest of the state that was read
    article: str
    digest: str
    #: code points into that state's text, half-open
    begin: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNote:
    """A note and whether its words still stand where they stood."""

    id: int
    note: Note
    orphan: bool


def target(article: Article, quote: str) -> tuple[int, int]:
    """Where a quotation stands in an article.

    Raises:
        SettingsError: it does not stand there, or more than once.
    """
    begin = article.text.find(quote) if quote else -1
    if begin < 0:
        raise SettingsError(
            f"these words do not stand in {article.id}; quote them exactly as `stemma show` prints them"
        )
    if article.text.find(quote, begin + 1) >= 0:
        raise SettingsError(f"these words stand more than once in {article.id}; quote more of the sentence")
    return begin, begin + len(quote)


def note_on(article: Article, quote: str, *, text: str, author: str, kind: NoteKind, at: str) -> Note:  # noqa: PLR0913 a note has so many parts
    """A note on exact words of an article as it stands.

    Raises:
        SettingsError: the words do not stand there exactly once.
    """
    begin, end = target(article, quote)
    return Note(
        at=at, author=author, kind=kind, text=text, article=article.id, digest=digest_of(article), begin=begin, end=end,
        quote=quote, prefix=article.text[max(0, begin - AROUND) : begin], suffix=article.text[end : end + AROUND],
    )  # fmt: skip


def is_orphan(note: Note, article: Article | None) -> bool:
    """Whether the quoted words no longer stand at their position with what stood around them."""
    if article is None:
        return True
    around = note.prefix + note.quote + note.suffix
    return article.text[note.begin - len(note.prefix) : note.end + len(note.suffix)] != around


def add_note(connection: Connection, note: Note) -> int:
    """Keep a note for good; its number."""
    row = {
        "at": note.at, "author": plain(note.author), "kind": note.kind, "article": note.article, "digest": note.digest,
        "value": encode(note),
    }  # fmt: skip
    key = connection.execute(notes.insert().values(row)).inserted_primary_key
    assert key is not None  # noqa: S101 an insert of one row has a key
    return int(key[0])


def list_notes(
    connection: Connection, *, article: str | None = None, since: str | None = None
) -> list[tuple[int, Note]]:
    """(number, note), the oldest first."""
    asked = select(notes.c.id, notes.c.value).order_by(notes.c.id)
    if article:
        asked = asked.where(notes.c.article == article)
    if since:
        asked = asked.where(notes.c.at >= since)
    return [(row.id, decode(row.value, Note)) for row in connection.execute(asked)]
