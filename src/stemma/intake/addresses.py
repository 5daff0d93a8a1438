"""Web addresses as they are given: one as an argument, or a list of them, one a line."""

from collections.abc import Iterator

from stemma.extract.decode import decoded
from stemma.intake import stated
from stemma.intake.packed import Item, Packed, Unreadable, refused
from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits


def is_address(argument: str) -> bool:
    """Whether what a user names is a web address and no path."""
    return argument.lower().startswith(("http://", "https://"))


def is_list(text: str) -> bool:
    """Whether every line is a web address, apart from empty ones and remarks after #."""
    lines = [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]
    # the last may be cut off where only the head of a file is looked at
    return bool(lines) and all(is_address(line) and " " not in line for line in lines)


def read(packed: Packed, limits: Limits) -> Iterator[Item]:
    """The addresses of a list, each once.

    Raises:
        Unreadable: it is no text.
    """
    text = decoded(Page(uri=packed.uri, content=packed.content, media_type="text/plain"))
    if isinstance(text, Rejection):
        raise Unreadable(text.reason, text.cause)
    seen: set[str] = set()
    for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
        if not line or line.startswith("#") or line in seen or len(seen) >= limits.most_members:
            continue
        seen.add(line)
        yield from link(f"{packed.uri}!/{number}", line)


def link(uri: str, words: str) -> Iterator[Link | Rejection]:
    """One address as a link."""
    url = stated.address(words)
    yield (
        Link(uri=uri, url=url, stated=Facts(url=url))
        if url
        else refused(uri, "unreadable", "no web address that can be fetched; check it")
    )
