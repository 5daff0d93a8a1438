"""Values as bytes and back: `decode(encode(x), type(x)) == x` for everything in `stemma.model`.

JSON, because a reader of the file with no Stemma at hand can still read it; deflated, because news is text.
"""

import zlib
from collections.abc import Hashable
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar, cast

import msgspec

from stemma.model import Article

Value = TypeVar("Value")

#: zlib's level: 6 gains 4 % of size over 3 and takes twice the time
LEVEL = 3


def pack(raw: bytes) -> bytes:
    """Bytes as they lie in the store."""
    return zlib.compress(raw, LEVEL)


def unpack(packed: bytes) -> bytes:
    """The bytes that `pack` was given."""
    return zlib.decompress(packed)


def encode(value: object) -> bytes:
    """A frozen value of the model as packed JSON; the same value gives the same bytes."""
    return pack(msgspec.json.encode(value, order="deterministic"))


@lru_cache(maxsize=64)
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast("type[Any]", kind))


def decode(packed: bytes, kind: type[Value]) -> Value:
    """The value that `encode` was given. A field that the value lacks has its default; one it has too many is ignored."""
    value: Value = _decoder(cast("Hashable", kind)).decode(unpack(packed))
    return value


def digest_of_bytes(raw: bytes) -> str:
    """The name of a page by its bytes: SHA-256, 64 hexadecimal digits."""
    return sha256(raw).hexdigest()


def digest_of(article: Article) -> str:
    """The name of an article by all that it says and its id, since findings name that: SHA-256, hexadecimal."""
    return sha256(msgspec.json.encode(article, order="deterministic")).hexdigest()


def plain(text: str) -> str:
    """Text that every database takes in a text column: without NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
