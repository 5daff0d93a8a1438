"""What stands before every route: who may ask, how much and how slowly, and the headers that every answer has."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stemma.web.guards import Asked, Gate, Why, refusal

#: nothing inline, nothing from elsewhere, no frame, no plugin; pictures are drawn in the page
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make browsers hide where a form comes from, and that is asked for
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}

#: an answer to who is not let in
Refused = Callable[[Scope, Why], Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much one request may send, and how long it may take to."""

    #: bytes of a body; of texts and files to add, and of anything else
    largest_addition: int = 60_000_000
    largest_body: int = 1_000_000
    #: seconds until a body is there, whole; and between two pieces of it
    body_seconds: float = 120.0
    piece_seconds: float = 10.0
    #: bytes of all headers, and how many there may be
    largest_head: int = 16_384
    most_headers: int = 64
    #: characters of path and query
    longest_path: int = 2_048


class Headed:
    """Puts the headers of safety on every answer; one that has its own policy keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, headed if scope["type"] == "http" else send)


class Gated:
    """Refuses who may not ask, before anything of the body is read."""

    def __init__(self, app: ASGIApp, gate: Gate, refused: Refused) -> None:
        self.app, self.gate, self.refused = app, gate, refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http":
            why = refusal(self.gate, asked_of(scope))
            if why is not None and not self._opens(scope, why):
                await self.refused(scope, why)(scope, receive, send)
                return
        elif scope["type"] != "lifespan":
            return
        await self.app(scope, receive, send)

    def _opens(self, scope: Scope, why: Why) -> bool:
        """Whether this is the address that was printed at the start: it carries the token once and gets the cookie."""
        return why == "token" and scope["method"] == "GET" and scope["path"] == "/enter"


def asked_of(scope: Scope) -> Asked:
    """The head of a request, as far as it decides."""
    headers = Headers(scope=scope)
    scheme, _, credentials = headers.get("authorization", "").partition(" ")
    return Asked(
        method=scope["method"],
        path=scope["path"],
        hosts=tuple(headers.getlist("host")),
        origin=headers.get("origin"),
        site=headers.get("sec-fetch-site"),
        cookies=cookies_of(headers),
        bearer=credentials.strip() if scheme.lower() == "bearer" else None,
    )


def cookies_of(headers: Headers) -> dict[str, str]:
    """The cookies of a request; none where they can't be read."""
    try:
        jar = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


class Bounded:
    """Refuses what is too large, and hangs up on who sends too slowly."""

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self.app, self.bounds = app, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = self._head(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        limit = self.bounds.largest_addition if scope["path"] == "/add" else self.bounds.largest_body
        body = _Body(receive, limit, self.bounds)
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, body.receive, noted)
        except _Refused as refused:
            if not begun:
                await plain(refused.status, refused.words)(scope, receive, send)

    def _head(self, scope: Scope) -> Response | None:
        """What is wrong with the head of a request."""
        size = sum(len(name) + len(value) for name, value in scope["headers"])
        if size > self.bounds.largest_head or len(scope["headers"]) > self.bounds.most_headers:
            return plain(
                431, f"The headers are larger than {self.bounds.largest_head:,} bytes; delete this site's cookies."
            )
        if len(scope["path"]) + len(scope["query_string"]) > self.bounds.longest_path:
            return plain(414, f"The address is longer than {self.bounds.longest_path:,} characters; ask for less.")
        return None


class _Refused(Exception):  # noqa: N818 no error of the program: it becomes an answer
    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


class _Body:
    """Counts the bytes of a body and the seconds that it takes."""

    def __init__(self, receive: Receive, limit: int, bounds: Bounds) -> None:
        self._receive, self._limit, self._bounds = receive, limit, bounds
        self._size, self._until, self._whole = 0, 0.0, False

    async def receive(self) -> Message:
        """The next piece; after the last one it waits for the other side to hang up, however long that takes."""
        if self._whole:
            return await self._receive()
        loop = asyncio.get_running_loop()
        self._until = self._until or loop.time() + self._bounds.body_seconds
        patience = min(self._bounds.piece_seconds, self._until - loop.time())
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, patience))
        except TimeoutError:
            raise _Refused(408, "The request came too slowly and was given up; send it again.") from None
        if message["type"] != "http.request":
            raise ClientDisconnect
        self._size += len(message.get("body", b""))
        if self._size > self._limit:
            raise _Refused(413, f"More than {self._limit:,} bytes; send it in parts, or use `stemma add`.")
        self._whole = not message.get("more_body", False)
        return message


def plain(status: int, words: str) -> Response:
    """A refusal in one line; the connection ends with it, for what else it sends is not read."""
    return Response(words + "\n", status, {"Connection": "close"}, "text/plain; charset=utf-8")
