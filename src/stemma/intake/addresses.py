"""Web addresses as they are given: one as an argument, or a list of them, one a line."""

from collections.abc import Iterator

from stemma.extract.decode import decoded
from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits

#: what the only column of a table of addresses is called
_HEADS = frozenset(("url", "urls", "link", "links", "address", "adresse"))


def is_address(argument: str) -> bool:
    """Whether what a user names is a web address and no path."""
    return argument.lower().startswith(("http://", "https://"))


def is_list(text: str) -> bool:
    """Whether every line is a web address, apart from empty ones and remarks after #."""
    lines = _lines(text)
    # the last may be cut off where only the head of a file is looked at
    return bool(lines) and all(is_address(line) and " " not in line for line in lines)


def _lines(text: str) -> list[str]:
    """The lines that hold something, without remarks and without the name of a table's only column."""
    lines = [line for line in map(str.strip, text.lstrip("\ufeff").splitlines()) if line and not line.startswith("#")]
    return lines[1:] if lines and lines[0].strip('"').casefold() in _HEADS else lines


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The addresses of a list, each once.

    Raises:
        Unreadable: it is no text.
    """
    text = decoded(Page(uri=packed.uri, content=packed.content, media_type="text/plain"))
    if isinstance(text, Rejection):
        raise Unreadable(text.reason, text.cause)
    for number, line in enumerate(list(dict.fromkeys(_lines(text)))[: limits.most_members], start=1):
        yield from link(f"{packed.uri}!/{number}", line)


def link(uri: str, words: str) -> Iterator[Link | Rejection]:
    """One address as a link."""
    url = stated.address(words)
    yield (
        Link(uri=uri, url=url, stated=Facts(url=url))
        if url
        else refused(uri, "unreadable", "no web address that can be fetched; check it")
    )
