"""One question to the desk without a server: the same routes and the same checks, in this process."""

import asyncio
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered."""

    status: int
    body: bytes


def get(app: ASGIApp, path: str, *, host: str = "127.0.0.1") -> Answer:
    """The answer to one GET.

    Args:
        app: the desk.
        path: with its query, as after the host in an address.
        host: that is asked.
    """
    parts = urlsplit(path)
    scope: dict[str, object] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": unquote(parts.path) or "/", "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "root_path": "", "headers": [(b"host", host.encode())], "client": (host, 0), "server": (host, 0),
    }  # fmt: skip
    return asyncio.run(_asked(app, scope))


async def _asked(app: ASGIApp, scope: dict[str, object]) -> Answer:
    status, pieces, asked = 500, [], False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            # nobody hangs up before the answer is whole
            await asyncio.Event().wait()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            pieces.append(message.get("body", b""))

    await app(scope, receive, send)
    return Answer(status=status, body=b"".join(pieces))
