"""The news agencies of the world, and broadcasters and papers that look like them."""

from dataclasses import dataclass
from functools import cache

from stemma.lang.table import read_table

#: letters; longer names are words, whose case is free
_LONGEST_SIGN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A news agency."""

    #: AFP, dpa
    short: str
    name: str
    #: ISO 3166, empty for several
    country: str
    #: other forms in news text
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agencies:
    agency: tuple[Agency, ...]
    outlets: tuple[str, ...]


@cache
def _tables() -> _Agencies:
    return read_table("world", "agencies", _Agencies)


@cache
def _by_form() -> dict[str, Agency]:
    forms: dict[str, Agency] = {}
    for agency in _tables().agency:
        for form in (agency.short, agency.name, *agency.forms):
            forms.setdefault(_key(form), agency)
    return forms


@cache
def _outlets() -> frozenset[str]:
    return frozenset(_key(outlet) for outlet in _tables().outlets)


def _key(name: str) -> str:
    return name.casefold().replace("’", "'").strip(" .")


def agencies() -> tuple[Agency, ...]:
    """All agencies known by name."""
    return _tables().agency


def agency_named(name: str) -> Agency | None:
    """The agency that `name` is a form of, for names in credit position only.

    Signs come in capitals and in small letters ("APA", "apa"), words that look like one do not ("App", "Uni").
    """
    agency = _by_form().get(_key(name))
    bare = name.strip(" .")
    is_word = len(bare) <= _LONGEST_SIGN and bare[:1].isupper() and bare[1:].islower()
    if agency and is_word and bare not in {agency.short, agency.name, *agency.forms}:
        return None
    return agency


def is_outlet(name: str) -> bool:
    """Whether `name` is a broadcaster or paper known by a short name."""
    return _key(name) in _outlets()
