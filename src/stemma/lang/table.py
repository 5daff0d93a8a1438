"""Reads tables of language knowledge into their typed shapes, and joins those of several languages."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import reduce
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

Table = TypeVar("Table")


def is_shipped(language: str, topic: str) -> bool:
    """Whether there is a table `lang/<language>/<topic>.toml`."""
    return files("stemma.lang").joinpath(language, f"{topic}.toml").is_file()


def read_table(language: str, topic: str, shape: type[Table]) -> Table:
    """`lang/<language>/<topic>.toml` as a value of the dataclass `shape`.

    Raises:
        FileNotFoundError: no such table is shipped.
        msgspec.ValidationError: the table has not the declared shape; the text names the field.
    """
    source = files("stemma.lang").joinpath(language, f"{topic}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), shape, strict=True)


def together(tables: Sequence[Table]) -> Table:
    """The words of several tables of one shape in one table; what holds of one language only ("nouns have capitals") is false.

    Raises:
        TypeError: the tables hold rules of one language that another's can't be added to, such as its decimal mark.
    """
    return reduce(_both, tables)


def _both(one: Any, other: Any) -> Any:  # noqa: ANN401 whatever a table may hold
    match one:
        case bool():
            return False
        case frozenset():
            return one | other
        case tuple():
            return one + tuple(entry for entry in other if entry not in one)
        case Mapping():
            shared = {key: _both(value, other[key]) for key, value in one.items() if key in other}
            return {**other, **one, **shared}
    if one == other:
        return one
    if not is_dataclass(one) or isinstance(one, type):
        raise TypeError(f"{one!r} and {other!r} are rules of one language each: ask Language.knows before")
    return type(one)(
        **{field.name: _both(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)}
    )
