"""Connections that go to the address that was vetted, and end at a moment that was set.

A name is looked up once for each connection, and what was vetted is what is connected to: a name that answers otherwise a
moment later (rebinding) is never asked again. TLS still checks the name.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager
from typing import Any

import httpcore2
import httpx2

from stemma.fetch.addresses import vetted

#: name and port to addresses
Resolver = Callable[[str, int], list[str]]
#: monotonic seconds
Clock = Callable[[], float]


class NotPublicError(httpcore2.ConnectError):
    """A name leads to an address that is not asked."""


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a name, each once.

    Raises:
        OSError: it knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Deadline(threading.local):
    """The moment until which all of a thread's reading and writing must be done."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._at = float("inf")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Set the moment for a block."""
        before, self._at = self._at, self._clock() + seconds
        try:
            yield
        finally:
            self._at = before

    def left(self, timeout: float | None, late: type[Exception]) -> float | None:
        """What remains of a timeout; raises `late` where nothing remains."""
        remaining = self._at - self._clock()
        if remaining <= 0:
            raise late("the time for this address is over")
        return remaining if timeout is None else min(timeout, remaining)


class _Stream(httpcore2.NetworkStream):
    """A stream that keeps the deadline, however slowly the other side drips."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 as the base has it
        return self._inner.get_extra_info(info)


class VettingBackend(httpcore2.NetworkBackend):
    """Looks a name up, vets all that it leads to, and connects to that address and no other."""

    def __init__(self, resolver: Resolver, deadline: Deadline, *, allow_private: bool) -> None:
        self._resolver, self._deadline, self._allow_private = resolver, deadline, allow_private
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect.

        Raises:
            NotPublicError: the name leads to an address that is not asked.
            httpcore2.ConnectError: it leads nowhere, or nobody answers.
        """
        address = vetted(self._looked_up(host, port, timeout), allow_private=self._allow_private)
        if address is None:
            raise NotPublicError(f"{host} leads to an address that is not public")
        left = self._deadline.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._inner.connect_tcp(address, port, left, local_address, socket_options), self._deadline)

    def _looked_up(self, host: str, port: int, timeout: float | None) -> list[str]:
        left = self._deadline.left(timeout, httpcore2.ConnectTimeout)
        # the system's look-up can't be told to stop: it is left behind where it takes too long
        aside = ThreadPoolExecutor(1)
        try:
            return aside.submit(self._resolver, host, port).result(left)
        except Late:
            raise httpcore2.ConnectTimeout(f"looking up {host} took too long") from None
        except (OSError, UnicodeError, ValueError) as error:
            raise httpcore2.ConnectError(f"{host}: {error}") from None
        finally:
            aside.shutdown(wait=False)


class VettedTransport(httpx2.BaseTransport):
    """The transport of our client: no proxy from the environment, for that would connect in our place."""

    def __init__(self, backend: VettingBackend) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=backend, max_connections=20
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; errors of the network come as httpcore2 has them."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
