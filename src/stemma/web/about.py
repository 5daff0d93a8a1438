"""What the page on how it works says in numbers: read from what the project's evaluation wrote, never typed in."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

#: the parts that are explained, in the order of the work
PARTS = ("page", "dates", "statements", "lineage", "claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measured number."""

    what: str
    value: str
    #: how many cases it was measured on, in words
    over: str
    #: ISO 8601 day
    measured: str


@cache
def measured() -> tuple[Score, ...]:
    """The scores that `make eval` shipped, in its order."""
    raw = files("stemma.web").joinpath("measured.json").read_bytes()
    return msgspec.json.decode(raw, type=tuple[Score, ...])
