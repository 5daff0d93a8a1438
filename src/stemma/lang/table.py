"""Reads a table of language knowledge into its typed shape."""

import tomllib
from importlib.resources import files
from typing import TypeVar

import msgspec

Table = TypeVar("Table")


def read_table(language: str, topic: str, shape: type[Table]) -> Table:
    """`lang/<language>/<topic>.toml` as a value of the dataclass `shape`.

    Raises:
        FileNotFoundError: no such table is shipped.
        msgspec.ValidationError: the table has not the declared shape; the text names the field.
    """
    source = files("stemma.lang").joinpath(language, f"{topic}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), shape, strict=True)
