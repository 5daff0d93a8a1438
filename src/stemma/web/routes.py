"""A route as a value: how it is asked, what changes when its answer would, and how the answer is made.

Pages and the API are tables of these. What runs them (`answering.py`) opens the store, answers 304 where nothing is new, and keeps what
was made.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from stemma.errors import SettingsError
from stemma.report.wording import Wording, of

HTML = "text/html; charset=utf-8"
JSON = "application/json"

#: items of a list, unless more are asked for, and at most
SHOWN, MOST = 50, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked for."""

    path: str
    #: parts of the path, by name
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    #: of the interface
    language: str = "en"
    #: the number of the last change that the reader has seen; None for who was never here
    seen: int | None = None

    @property
    def words(self) -> Wording:
        """The interface in the reader's language."""
        return of(self.language)

    @property
    def cursor(self) -> str | None:
        """Where a list goes on."""
        return self.query.get("cursor") or None

    @property
    def limit(self) -> int:
        """How many items of a list are wanted.

        Raises:
            SettingsError: no number from 1 to 200.
        """
        words = self.query.get("limit", str(SHOWN))
        if not (words.isascii() and words.isdigit() and 1 <= int(words[:9]) <= MOST):
            raise SettingsError(f"limit {words[:20]!r}: write a number from 1 to {MOST}")
        return int(words)


#: what an answer depends on, as a name that changes with it
Version = Callable[[Connection, Ask], str]
Make = Callable[[Connection, Ask], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One thing that can be asked for."""

    path: str
    make: Make
    version: Version
    media: str = HTML
    #: whether the answer differs from reader to reader: it is neither kept nor marked
    personal: bool = False
    #: what it is for, in a line; the type of what it answers; what may be asked besides: for the description of the API
    summary: str = ""
    answers: object = None
    query: tuple[str, ...] = ()
