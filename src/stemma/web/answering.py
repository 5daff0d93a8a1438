"""Runs routes: opens the store for one view, answers 304 where nothing is new, keeps what was made, and says what went wrong."""

import time
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from stemma import __version__
from stemma.errors import NotFoundError, SettingsError, StemmaError, StoreBusyError, StoreError
from stemma.report.wording import INTERFACE
from stemma.store import Store
from stemma.store.visits import newest_change
from stemma.web.cache import Cache
from stemma.web.routes import Ask, Route
from stemma.web.visits import SEEN, Visit

#: the cookie that remembers a language that was chosen
LANGUAGE = "stemma_language"
#: seconds that a browser remembers a choice
YEAR = 31_536_000
#: the status of each kind of error, the most special first
STATUS: tuple[tuple[type[StemmaError], int], ...] = (
    (NotFoundError, 404),
    (SettingsError, 400),
    (StoreBusyError, 503),
    (StoreError, 500),
)

Trouble = Callable[[Request, int, str], Response]
Endpoint = Callable[[Request], Response]


def status_of(error: StemmaError) -> int:
    """The status of an answer that could not be given."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def language_of(request: Request) -> str:
    """The interface's language: as the address says, as was chosen before, else the first that the browser prefers and we speak."""
    wanted = [request.query_params.get("lang", ""), request.cookies.get(LANGUAGE, "")]
    accepted = []
    for number, part in enumerate(request.headers.get("accept-language", "").split(",")[:20]):
        code, _, rest = part.strip().partition(";")
        weight = rest.strip().removeprefix("q=")
        rank = float(weight) if weight.replace(".", "", 1).isdigit() else 1.0
        accepted.append((-rank, number, code[:2].lower()))
    wanted += [code for _, _, code in sorted(accepted)]
    return next((code for code in wanted if code in INTERFACE), INTERFACE[0])


def ask_of(request: Request) -> Ask:
    """What a request asks for."""
    return Ask(
        path=request.url.path,
        parts={name: str(value) for name, value in request.path_params.items()},
        query={name: value for name, value in request.query_params.items() if name not in {"lang", "token"}},
        language=language_of(request),
    )


def answering(route: Route, store: Store, cache: Cache, trouble: Trouble) -> Endpoint:
    """The endpoint of a route."""

    def endpoint(request: Request) -> Response:
        ask = ask_of(request)
        try:
            answer = _answer(request, ask, route, store, cache)
        except StemmaError as error:
            return trouble(request, status_of(error), str(error))
        if request.query_params.get("lang") == ask.language:
            answer.set_cookie(LANGUAGE, ask.language, max_age=YEAR, httponly=True, samesite="strict")
        return answer

    return endpoint


def _answer(request: Request, ask: Ask, route: Route, store: Store, cache: Cache) -> Response:
    with store.reading() as db:
        if route.personal:
            visit = Visit.read(request.cookies.get(SEEN)).looked(newest_change(db), int(time.time()))
            made = route.make(db, replace(ask, seen=visit.known))
            answer = Response(made, media_type=route.media, headers={"Cache-Control": "no-store"})
            answer.set_cookie(SEEN, visit.written(), max_age=YEAR, httponly=True, samesite="strict")
            return answer
        name = tag(__version__, ask.path, sorted(ask.query.items()), ask.language, route.version(db, ask))
        headers = {"ETag": f'W/"{name}"', "Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
        if is_known(name, request.headers.get("if-none-match")):
            return Response(status_code=304, headers=headers)
        kept = cache.get(name)
        if kept is None:
            kept = route.make(db, ask)
            cache.put(name, kept)
    return Response(kept, media_type=route.media, headers=headers)


def tag(*parts: object) -> str:
    """A short name of all that an answer depends on."""
    return sha256("\x1f".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:24]


def is_known(name: str, offered: str | None) -> bool:
    """Whether a reader holds the answer of that name already."""
    known = {one.strip().removeprefix("W/").strip('"') for one in (offered or "").split(",")}
    return name in known or "*" in known
