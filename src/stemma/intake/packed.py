"""Bytes on their way to pages, and what a format makes of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from stemma.model import Facts, Link, Page, Rejection
from stemma.settings import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Bytes that a format is still to be found for: a file, or what lay in another one."""

    #: the file, and within another file `archive.zip!/page.html`
    uri: str
    #: all bytes; of a file on disk that only an archive may be as large as, its beginning
    content: bytes
    #: where the rest of such a file is
    file: str | None = None
    #: what the container says of the content: a media type without parameters, small letters
    media_type: str | None = None
    #: the encoding that the container names
    charset: str | None = None
    stated: Facts = field(default_factory=Facts)

    @property
    def name(self) -> str:
        """The last part of the address: a file's name."""
        return PurePosixPath(self.uri.rsplit("!/", 1)[-1]).name

    def stream(self) -> BinaryIO:
        """All bytes as a file; for archives, which are read piece by piece."""
        return Path(self.file).open("rb") if self.file else BytesIO(self.content)


#: what a format finds: an article's page, an address, a refusal, or bytes of yet another format
Item = Page | Rejection | Link | Packed

#: reads one format. May raise `Unreadable`; whatever else it raises is a refusal of this input, too
Reader = Callable[[Packed, Limits], Iterator[Item]]


class Unreadable(Exception):  # noqa: N818  # no error of the program: the dispatcher turns it into a Rejection
    """This input can't be read on; what was read before it stands."""

    def __init__(self, reason: str, cause: str) -> None:
        super().__init__(cause)
        self.reason = reason
        self.cause = cause


def refused(uri: str, reason: str, cause: str) -> Rejection:
    """The refusal of one input by this stage."""
    return Rejection(uri=uri, stage="read", reason=reason, cause=cause)


def html_page(packed: Packed, markup: str, stated: Facts, *, part: str = "") -> Page:
    """A bare page of HTML that a format holds; `part` tells it from the others in its file."""
    return _bare(packed, markup, stated, part, "text/html")


def text_page(packed: Packed, text: str, stated: Facts, *, part: str = "") -> Page:
    """A bare page of plain text that a format holds; `part` tells it from the others in its file."""
    return _bare(packed, text, stated, part, "text/plain")


def _bare(packed: Packed, text: str, stated: Facts, part: str, media_type: str) -> Page:
    uri = f"{packed.uri}!/{part}" if part else packed.uri
    content = text.encode("utf-8", "replace")
    return Page(uri=uri, content=content, media_type=media_type, bare=True, stated=stated.over(packed.stated))
