"""The beginning of a file, looked at in the ways that tell one format from another."""

import json
import re
from dataclasses import dataclass
from functools import cached_property
from zipfile import BadZipFile, ZipFile

from stemma.intake.packed import Packed

#: bytes; formats show what they are within these
HEAD = 65_536
#: share of control characters beyond which bytes are no text
_TOO_MANY_CONTROLS = 0.05
_LAYOUT = "\t\n\r\f\x1b"
_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_TYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"\s*")


def _past_asides(text: str) -> int:
    """Where the first element begins: behind remarks, instructions and the document type."""
    at = 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # it matches anywhere
        if text.startswith("<!--", at):
            end = text.find("-->", at)
        elif text.startswith("<?", at):
            end = text.find("?>", at) - 1
        else:
            match = _TYPE.match(text, at)
            end = match.end() - 3 if match else -1
        if end < at:
            return at
        at = end + 3


@dataclass(frozen=True)
class Sample:
    """A file before its format is known."""

    packed: Packed

    @cached_property
    def head(self) -> bytes:
        """The first bytes."""
        return self.packed.content[:HEAD]

    @cached_property
    def text(self) -> str:
        """The first characters, in an encoding good enough to see marks in; empty for what is no text."""
        text = self._decoded()
        controls = sum(sign < " " and sign not in _LAYOUT for sign in text[:4096])
        return text if controls <= _TOO_MANY_CONTROLS * min(len(text), 4096) else ""

    def _decoded(self) -> str:
        head = self.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            return head.decode("utf-16", "replace").lstrip("\ufeff")
        if b"\x00" in head[:512]:
            half = max(1, len(head[:512]) // 2)
            odd, even = head[1:512:2].count(0) / half, head[:512:2].count(0) / half
            encoding = "utf-16-le" if odd > 0.4 and even < 0.1 else "utf-16-be" if even > 0.4 and odd < 0.1 else None
            return head.decode(encoding, "replace") if encoding else ""
        return head.decode("utf-8-sig", "replace")

    @cached_property
    def start(self) -> str:
        """The text from its first sign on."""
        return self.text.lstrip()

    @cached_property
    def root(self) -> str:
        """The name of the first element in small letters, without its prefix; empty where the text begins otherwise."""
        match = _ROOT.match(self.start, _past_asides(self.start))
        return match.group(1).lower() if match else ""

    def has_element(self, *names: str) -> bool:
        """Whether a tag of one of these names opens near the beginning; for files with something else before it."""
        found = re.search(rf"<(?:[\w.-]+:)?(?:{'|'.join(map(re.escape, names))})[\s>]", self.text[:4096], re.IGNORECASE)
        return found is not None

    @cached_property
    def json(self) -> object:
        """The whole document where it is JSON, else None."""
        if self.start[:1] not in {"{", "["}:
            return None
        try:
            return json.loads(self.packed.content.decode("utf-8-sig"), strict=False)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def first_row(self) -> object:
        """The document in the first line where it is JSON by itself, else None."""
        line = self.start.split("\n", 1)[0]
        try:
            return json.loads(line, strict=False) if line.startswith("{") else None
        except (ValueError, RecursionError):
            return None

    @cached_property
    def members(self) -> frozenset[str]:
        """The names in a zip file; empty for anything else."""
        if not self.head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return frozenset()
        try:
            with self.packed.stream() as stream, ZipFile(stream) as archive:
                return frozenset(archive.namelist())
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            return frozenset()
