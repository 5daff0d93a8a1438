"""The desk as an ASGI application: routes put together, what stands before them, and answers to what goes wrong."""

from dataclasses import replace
from importlib.resources import files

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Path
from starlette.types import Scope

from stemma import __version__
from stemma.errors import MissingExtraError
from stemma.report.pictures import STYLE
from stemma.settings import Settings
from stemma.store import Store
from stemma.web.answering import answering, ask_of, is_known, tag
from stemma.web.api import API, FEEDS, ROOT
from stemma.web.cache import Cache
from stemma.web.guards import Gate, Why
from stemma.web.jobs import Jobs
from stemma.web.middleware import Bounded, Bounds, Gated, Headed
from stemma.web.openapi import openapi
from stemma.web.pages import PAGES
from stemma.web.rendering import render
from stemma.web.routes import HTML, JSON
from stemma.web.tools import Mounted, Questions
from stemma.web.writing import Refusal, Writer

#: files that pages load, and what they are; there are no others
STATIC = {
    "desk.css": "text/css; charset=utf-8",
    "pictures.css": "text/css; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "hx-sse.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
#: where assistants ask; their questions are sent by POST and only read
ASSISTANTS = "/mcp"
#: what to do next, by status
NEXT = {404: "missing_next", 400: "call_next", 413: "call_next", 429: "busy_next", 503: "busy_next", 500: "store_next"}
#: status of each refusal
REFUSED: dict[Why, int] = {"host": 421, "origin": 403, "token": 403}


def trouble(request: Request, status: int, what: str) -> Response:
    """What went wrong: a page for people, a document for programs."""
    if _is_program(request):
        return Response(msgspec.json.encode(Refusal(status=status, error=what)), status, media_type=JSON)
    ask = ask_of(request)
    words = ask.words(f"desk_trouble.{NEXT.get(status, 'call_next')}")
    return Response(render("trouble.html.j2", ask, what=what, next=words, enter=False), status, media_type=HTML)


def refused(scope: Scope, why: Why) -> Response:
    """An answer to who is not let in."""
    request = Request(scope)
    status = REFUSED[why]
    ask = ask_of(request)
    what, then = ask.words(f"desk_trouble.{why}"), ask.words(f"desk_trouble.{why}_next")
    if _is_program(request):
        return Response(msgspec.json.encode(Refusal(status=status, error=f"{what} {then}")), status, media_type=JSON)
    return Response(render("trouble.html.j2", ask, what=what, next=then, enter=why == "token"), status, media_type=HTML)


def _is_program(request: Request) -> bool:
    """Whether the path is one that programs ask."""
    return request.url.path.startswith((ROOT, ASSISTANTS))


def _without_extra(request: Request, error: Exception) -> Response:
    return trouble(request, 501, str(error))


def _missing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    ask = ask_of(request)
    known = {404: "desk_trouble.missing"}
    what = ask.words(known[status]) if status in known else str(getattr(error, "detail", "")) or "Error"
    return trouble(request, status, what)


def _static(request: Request) -> Response:
    name = str(request.path_params["name"])
    if name not in STATIC:
        raise HTTPException(404)
    etag = tag(__version__, name, "static")
    headers = {"ETag": f'"{etag}"', "Cache-Control": "max-age=3600"}
    if is_known(etag, request.headers.get("if-none-match")):
        return Response(status_code=304, headers=headers)
    # the style of pictures is made: one palette holds for all their kinds
    made = STYLE.encode() if name == "pictures.css" else None
    content = made or files("stemma.web").joinpath("static", name).read_bytes()
    return Response(content, media_type=STATIC[name], headers=headers)


def _enter(gate: Gate) -> Path:
    def enter(request: Request) -> Response:
        """Takes the token once and gives a cookie for it."""
        if not gate.knows(request.query_params.get("token")):
            return refused(request.scope, "token")
        answer = RedirectResponse("/", status_code=303, headers={"Cache-Control": "no-store"})
        answer.set_cookie(gate.cookie, gate.token, httponly=True, samesite="strict", path="/")
        return answer

    return Path("/enter", enter)


def _description(request: Request) -> Response:
    del request
    return Response(msgspec.json.format(msgspec.json.encode(openapi()), indent=1), media_type=JSON)


def application(  # noqa: PLR0913 what a desk is made of
    store: Store,
    *,
    settings: Settings,
    gate: Gate,
    jobs: Jobs,
    bounds: Bounds | None = None,
    cache: Cache | None = None,
) -> Starlette:
    """The desk over an open store.

    Args:
        store: open for reading.
        settings: of the run; the store that is written is the one they name.
        gate: who may ask what.
        jobs: where additions wait.
        bounds: of one request.
        cache: of what was made.
    """
    kept = cache or Cache()
    gate = replace(gate, reading_paths=(*gate.reading_paths, ASSISTANTS))
    tools = Mounted(Questions(connect=store.reading, settings=settings))
    routes = [Path(one.path, answering(one, store, kept, trouble)) for one in (*PAGES, *API, *FEEDS)]
    return Starlette(
        routes=[
            *routes, *Writer(settings=settings, jobs=jobs, trouble=trouble).routes(), _enter(gate),
            Path(ASSISTANTS, tools), Path("/openapi.json", _description), Path("/static/{name}", _static),
        ],
        middleware=[
            Middleware(Headed), Middleware(Gated, gate=gate, refused=refused), Middleware(Bounded, bounds=bounds or Bounds()),
        ],
        exception_handlers={HTTPException: _missing, MissingExtraError: _without_extra, Exception: _missing},
    )  # fmt: skip
