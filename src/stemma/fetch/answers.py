"""What comes of asking a server: values, since a server that fails is an everyday thing."""

from dataclasses import dataclass, field
from typing import Literal

FailureKind = Literal["refused", "robots", "unreachable", "timeout", "too_large", "broken", "status"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave with a body, verbatim, to be sent back: RFC 9110, section 13."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """What an answer says about when to ask again; None where it says nothing."""

    #: `Cache-Control: max-age` less `Age`, seconds
    max_age: float | None = None
    #: `Expires` less `Date`, seconds
    expires: float | None = None
    #: seconds from the answer on
    retry_after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A redirect that was followed."""

    status: int
    #: where it led
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body."""

    #: asked for
    asked: str
    #: that gave the body
    url: str
    content: bytes
    #: SHA-256 of the body, hexadecimal
    digest: str
    #: as the server says, with its parameters; empty where it says nothing
    content_type: str = ""
    validators: Validators = field(default_factory=Validators)
    freshness: Freshness = field(default_factory=Freshness)
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says that its body is the one we have."""

    asked: str
    url: str
    validators: Validators = field(default_factory=Validators)
    freshness: Freshness = field(default_factory=Freshness)
    hops: tuple[Hop, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """No body, and why not."""

    asked: str
    kind: FailureKind
    #: one line for people
    cause: str
    status: int | None = None
    freshness: Freshness = field(default_factory=Freshness)
    hops: tuple[Hop, ...] = ()
