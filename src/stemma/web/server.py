"""Runs the desk: a port that only this machine reaches unless told otherwise, a token, a clean end."""

import asyncio
import secrets
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from stemma.errors import NotFoundError, SettingsError
from stemma.settings import Settings
from stemma.store import Store, open_store
from stemma.web.application import application
from stemma.web.asking import Answer, get
from stemma.web.guards import LOCAL, Gate
from stemma.web.jobs import Apart, Jobs
from stemma.web.middleware import Bounds

HOST, PORT = "127.0.0.1", 8765
#: seconds that a connection may stay silent before its request is whole, and between two requests
SILENT, IDLE = 10.0, 5
#: connections at once; more are told to come back
CONNECTIONS = 200
#: threads that make answers: two processors gain nothing from more
THREADS = 8
#: seconds that answers in the making are waited for at the end
GRACE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a desk listens, and who may ask.

    Args:
        host: a name or number of this machine.
        port: 0 takes any that is free.
        names: other names that it is asked by, as behind a proxy.
    """

    host: str = HOST
    port: int = PORT
    names: tuple[str, ...] = ()

    @property
    def public(self) -> bool:
        """Whether others than this machine can ask."""
        return self.host not in LOCAL

    def gate(self) -> Gate:
        """Who may ask what, with a new token."""
        names = frozenset(name.lower() for name in (self.host, *self.names))
        return Gate(token=secrets.token_urlsafe(24), names=names, public=self.public or bool(self.names))


def reading_store(settings: Settings) -> Store:
    """The store to read; an empty one is made where there is none, so that the desk can be begun with."""
    try:
        return open_store(settings.db)
    except NotFoundError:
        open_store(settings.db, write=True).close()
        return open_store(settings.db)


def listening(place: Place) -> socket.socket:
    """The socket of a desk.

    Raises:
        SettingsError: the port is taken or may not be used, or the host is none of this machine.
    """
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    # named, so that answers go out at once: without it each waits 40 ms for the reader to confirm its head
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((place.host.strip("[]"), place.port))
        # who reads the address may ask at once: the system keeps the first connections until the desk takes them
        made.listen(CONNECTIONS)
    except OSError as error:
        made.close()
        why = error.strerror or str(error)
        raise SettingsError(
            f"{place.host}:{place.port}: {why}; end what uses it, or take another with --port NUMBER (0 takes a free one)"
        ) from None
    return made


def answered(store: Store, path: str) -> Answer:
    """What one path answers, without a server.

    Args:
        store: open for reading.
        path: with its query.
    """
    settings = Settings(db=store.where)
    app = application(store, settings=settings, gate=Place().gate(), jobs=Jobs(Apart(settings)))
    return get(app, path if path.startswith("/") else f"/{path}")


def serve(place: Place, settings: Settings, begun: Callable[[str, Gate], None]) -> None:
    """Serve until told to stop. Ctrl-C ends it cleanly: answers in the making are given, the addition at work is ended.

    Args:
        place: where.
        settings: limits and choices; the store among them.
        begun: told the address and the gate once it listens.

    Raises:
        SettingsError: the port can't be used.
        StoreError: the store can't be used.
        KeyboardInterrupt: after the end, where Ctrl-C was the cause.
    """
    gate, apart = place.gate(), Apart(settings)
    with listening(place) as sock, reading_store(settings) as store:
        jobs = Jobs(apart)
        app = application(store, settings=settings, gate=gate, jobs=jobs, bounds=Bounds())
        name = f"[{place.host}]" if ":" in place.host else place.host
        begun(f"http://{name}:{sock.getsockname()[1]}", gate)
        try:
            stopped = asyncio.run(_served(app, sock))
        finally:
            apart.end()
    if stopped == signal.SIGINT:
        raise KeyboardInterrupt


async def _served(app: Any, sock: socket.socket) -> int | None:  # noqa: ANN401 an ASGI application
    """Serve until a signal comes; which one."""
    import uvicorn
    from anyio.to_thread import current_default_thread_limiter

    from stemma.web.patience import Patient

    current_default_thread_limiter().total_tokens = THREADS
    config = uvicorn.Config(
        app, http=Patient, ws="none", lifespan="off", log_level="warning", access_log=False, server_header=False,
        timeout_keep_alive=IDLE, timeout_graceful_shutdown=GRACE, limit_concurrency=CONNECTIONS, date_header=True,
        h11_max_incomplete_event_size=32_768, proxy_headers=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    met: list[int] = []

    def stop(number: int) -> None:
        # a second one does not wait for answers
        server.force_exit = bool(met)
        met.append(number)
        server.should_exit = True

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError, ValueError):
            loop.add_signal_handler(number, stop, number)
    await server._serve([sock])  # noqa: SLF001 `serve` would take the signals for itself
    return met[0] if met else None
