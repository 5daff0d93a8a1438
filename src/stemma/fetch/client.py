"""One address asked: redirects checked one by one, time and size bounded, whatever the server does."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import httpcore2
import httpx2

from stemma import __version__
from stemma.fetch.addresses import objection
from stemma.fetch.answers import Failure, FailureKind, Fetched, Hop, Unchanged, Validators
from stemma.fetch.headers import freshness_of, validators_of
from stemma.fetch.transport import Deadline, NotPublicError, Resolver, VettedTransport, VettingBackend, system_resolver

#: what robots.txt calls us
ROBOT = "stemma-news"
AGENT = f"{ROBOT}/{__version__}"
MOVED = frozenset((301, 302, 303, 307, 308))
#: why a redirect's target is not asked, None where it may be
Check = Callable[[str], str | None]
#: bytes taken off the wire at a time
CHUNK = 65_536

ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much asking one address may cost."""

    #: seconds
    connect: float = 10.0
    #: seconds for everything, redirects and body too
    total: float = 30.0
    #: bytes after decompression
    feed: int = 10 * 1024 * 1024
    page: int = 5 * 1024 * 1024
    redirects: int = 5


class _TooLargeError(Exception):
    """A body passes its limit."""


class _CodingError(Exception):
    """A body in a coding that was not asked for, or broken in it."""


def unpacked(chunks: Iterator[bytes], coding: str, most: int) -> bytes:
    """A body decompressed; a bomb never has more than the limit and one step beyond in memory.

    Raises:
        _TooLargeError: it has more than `most` bytes.
        _CodingError: the coding is unknown, or the body is broken in it.
    """
    if coding in {"", "identity"}:
        return _joined(chunks, most)
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise _CodingError(f"sent as {coding!r}, which was not asked for")
    return _joined(_inflated(chunks, raw=coding == "deflate"), most)


def _joined(chunks: Iterator[bytes], most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise _TooLargeError(f"more than {most:,} bytes")
    return bytes(body)


def _inflated(chunks: Iterator[bytes], *, raw: bool) -> Iterator[bytes]:
    # 47: a header of gzip or zlib, whichever comes; some servers send a bare deflate stream
    machine = zlib.decompressobj(47)
    first = True
    for chunk in chunks:
        rest = chunk
        while rest and not machine.eof:
            try:
                yield machine.decompress(rest, CHUNK)
            except zlib.error as error:
                if not (raw and first):
                    raise _CodingError(f"broken compression ({error})") from None
                machine = zlib.decompressobj(-zlib.MAX_WBITS)
                yield machine.decompress(rest, CHUNK)
            first = False
            rest = machine.unconsumed_tail
    if not machine.eof:
        raise _CodingError("the compressed body breaks off")


#: all that can go wrong between us and a server
_TROUBLE = (
    httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol,
    httpx2.InvalidURL, httpx2.HTTPError, UnicodeError, ValueError, _TooLargeError, _CodingError,
)  # fmt: skip


def _meaning(error: Exception, total: float) -> tuple[FailureKind, str]:
    """What trouble means: its kind, and a line for people."""
    said = str(error) or type(error).__name__
    match error:
        case NotPublicError():
            return "refused", f"{said}; --allow-private asks it all the same"
        case httpcore2.TimeoutException():
            return "timeout", str(error) or f"no answer within {total:.0f} seconds"
        case httpcore2.ProtocolError() | _CodingError():
            return "broken", said
        case httpcore2.NetworkError():
            return "unreachable", said
        case _TooLargeError():
            return "too_large", said
        case _:
            return "refused", f"no address of a page ({said})"


def _now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Asks addresses, one at a time each; safe to use from several threads.

    Args:
        limits: of time and size.
        allow_private: also speak to private addresses: for tests and intranets.
        resolver: names to addresses; the system's when None.
        now: the moment, for what headers say about the future.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_private: bool = False,
        resolver: Resolver | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._limits, self._allow_private, self._now = limits or Limits(), allow_private, now
        self._deadline = Deadline()
        backend = VettingBackend(resolver or system_resolver, self._deadline, allow_private=allow_private)
        self._client = httpx2.Client(
            transport=VettedTransport(backend),
            timeout=httpx2.Timeout(self._limits.total, connect=self._limits.connect),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def feed(self, url: str, validators: Validators | None = None) -> Fetched | Unchanged | Failure:
        """The body of a feed, unless it is still the one whose validators these are."""
        return self.get(url, most=self._limits.feed, validators=validators)

    def page(self, url: str, check: Check | None = None) -> Fetched | Unchanged | Failure:
        """The body of a page; `check` may object to where redirects lead."""
        return self.get(url, most=self._limits.page, check=check)

    def post(self, url: str, body: bytes) -> str | None:
        """Hand a JSON document to an address; why it was not taken, None where it was. Redirects are not followed."""
        if why := objection(url, allow_private=self._allow_private):
            return why
        with self._deadline.within(self._limits.total):
            try:
                answer = self._client.post(url, content=body, headers={"Content-Type": "application/json"})
            except _TROUBLE as error:
                return _meaning(error, self._limits.total)[1]
        return None if answer.is_success else f"{answer.status_code} {answer.reason_phrase}".strip()

    def get(
        self, url: str, *, most: int, validators: Validators | None = None, check: Check | None = None
    ) -> Fetched | Unchanged | Failure:
        """Whatever stands at an address, `most` bytes of it. Nothing that a server does raises."""
        hops: list[Hop] = []
        with self._deadline.within(self._limits.total):
            while True:
                there = hops[-1].url if hops else url
                if why := objection(there, allow_private=self._allow_private):
                    return _failure(url, hops, "refused", f"{there}: {why}")
                if hops and check is not None and (why := check(there)):
                    return _failure(url, hops, "robots", f"{there}: {why}")
                try:
                    made = self._once(url, hops, most, validators)
                except _TROUBLE as error:
                    return _failure(url, hops, *_meaning(error, self._limits.total))
                if not isinstance(made, Hop):
                    return made
                hops.append(made)
                if len(hops) > self._limits.redirects:
                    return _failure(url, hops, "broken", f"more than {self._limits.redirects} redirects")

    def _once(
        self, url: str, hops: list[Hop], most: int, validators: Validators | None
    ) -> Fetched | Unchanged | Failure | Hop:
        there = hops[-1].url if hops else url
        # validators belong to the address asked for, and the cookies of one answer are not shown to the next
        self._client.cookies.clear()
        with self._client.stream("GET", there, headers={} if hops else _conditions(validators)) as answer:
            return self._read(url, there, hops, most, answer)

    def _read(
        self, url: str, there: str, hops: list[Hop], most: int, answer: httpx2.Response
    ) -> Fetched | Unchanged | Failure | Hop:
        headers = {name.lower(): value for name, value in answer.headers.items()}
        fresh, validators = freshness_of(headers, self._now()), validators_of(headers)
        if answer.status_code in MOVED and "location" in headers:
            return Hop(status=answer.status_code, url=urljoin(there, headers["location"].strip()))
        if answer.status_code == httpx2.codes.NOT_MODIFIED:
            return Unchanged(asked=url, url=there, validators=validators, freshness=fresh, hops=tuple(hops))
        if answer.status_code != httpx2.codes.OK:
            said = f"{answer.status_code} {answer.reason_phrase}".strip()
            return _failure(url, hops, "status", said, status=answer.status_code, freshness=fresh)
        body = unpacked(answer.iter_raw(CHUNK), headers.get("content-encoding", "").strip().lower(), most)
        return Fetched(
            asked=url,
            url=there,
            content=body,
            digest=sha256(body).hexdigest(),
            content_type=headers.get("content-type", ""),
            validators=validators,
            freshness=fresh,
            hops=tuple(hops),
        )


def _conditions(validators: Validators | None) -> dict[str, str]:
    if validators is None:
        return {}
    asked = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
    return {name: value for name, value in asked.items() if value}


def _failure(url: str, hops: list[Hop], kind: FailureKind, cause: str, **more: object) -> Failure:
    return Failure(asked=url, kind=kind, cause=" ".join(cause.split())[:300], hops=tuple(hops), **more)  # type: ignore[arg-type]
