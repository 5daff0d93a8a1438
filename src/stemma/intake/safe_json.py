"""JSON from strangers: whatever is wrong with it is one kind of refusal."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from stemma.intake.packed import Unreadable


def loaded(content: bytes) -> object:
    """The document, its strings without lone surrogates.

    Raises:
        Unreadable: it is no JSON, or nested too deep.
    """
    try:
        # a byte order mark is no part of JSON, and stands in many files
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable("unreadable", f"broken JSON ({str(error)[:120]}); export it again") from None


def listed(stream: BinaryIO, longest: int) -> Iterator[tuple[int, object]]:
    """The documents of JSON Lines with their line numbers; a line that is none, or longer than `longest` bytes, is None."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) > longest:
            while line and not line.endswith(b"\n"):
                line = stream.readline(longest)
            yield number, None
        elif line.strip():
            try:
                yield number, loaded(line)
            except Unreadable:
                yield number, None
