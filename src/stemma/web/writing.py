"""What changes something: notes and additions, from forms and from programs; and how far an addition is.

The only routes that read a body. Who may call them was decided before (`middleware.py`).
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route as Path

from stemma.errors import NotFoundError, SettingsError, StemmaError
from stemma.report.wording import of
from stemma.settings import Settings
from stemma.store import open_store
from stemma.store.articles import article
from stemma.store.chosen import now
from stemma.store.notes import KeptNote, NoteKind, add_note, note_on
from stemma.web.answering import Trouble, ask_of, language_of, status_of
from stemma.web.api import ROOT, written
from stemma.web.forms import MOST_FILES, MOST_TEXTS, Pasted, addition_of, pasted_of
from stemma.web.jobs import Job, Jobs, TooManyError
from stemma.web.rendering import render
from stemma.web.routes import HTML, JSON
from stemma.web.work import Addition

#: texts that a form asks for at first: a comparison needs two
TEXTS = 2
#: seconds after which a stream says that it is still there
PULSE = 10.0
#: characters of a note
LONGEST_NOTE = 10_000
KINDS: tuple[NoteKind, ...] = ("note", "correction", "verdict")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """A note as a program sends it."""

    article: str
    #: the words it is about, exactly as they stand there, and only once
    quote: str
    text: str
    author: str
    kind: NoteKind = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTexts:
    """An addition as a program sends it."""

    texts: tuple[Pasted, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why something is not answered."""

    status: int
    #: one line that says what to do next
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """What the routes that change something work with."""

    settings: Settings
    jobs: Jobs
    trouble: Trouble

    def routes(self) -> list[Path]:
        """All of them."""
        return [
            Path("/add", self.form, methods=["GET"]),
            Path("/add", self.add, methods=["POST"]),
            Path("/add/{key}", self.job, methods=["GET"]),
            Path("/add/{key}/events", self.events, methods=["GET"]),
            Path("/notes", self.note, methods=["POST"]),
            Path(f"{ROOT}/notes", self.api_note, methods=["POST"]),
            Path(f"{ROOT}/add", self.api_add, methods=["POST"]),
            Path(f"{ROOT}/jobs/{{key}}", self.api_job, methods=["GET"]),
        ]

    def form(self, request: Request) -> Response:
        """Where texts, files and addresses are handed over."""
        words = request.query_params.get("texts", "")
        count = (
            min(MOST_TEXTS, max(TEXTS, int(words))) if words.isascii() and words.isdigit() and len(words) < 4 else TEXTS
        )
        return Response(render("add.html.j2", ask_of(request), count=count, most=MOST_TEXTS), media_type=HTML)

    async def add(self, request: Request) -> Response:
        """An addition from the form."""
        async with request.form(max_files=MOST_FILES, max_fields=200, max_part_size=self.settings.largest_file) as form:
            try:
                job = self.jobs.start(await self._addition(form))
            except (StemmaError, TooManyError) as error:
                return self._refused(request, error)
        return RedirectResponse(f"/add/{job.key}", status_code=303)

    async def _addition(self, form: FormData) -> Addition:
        fields = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        uploads = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
        files = [(one.filename or "file", await one.read(self.settings.largest_file + 1)) for one in uploads]
        private = self.settings.allow_private
        texts = pasted_of(fields, MOST_TEXTS)
        return addition_of(texts, files, fields.get("urls", ""), limits=self.settings, allow_private=private)

    def _refused(self, request: Request, error: Exception) -> Response:
        if isinstance(error, TooManyError):
            return self.trouble(request, 429, of(language_of(request))("desk_add.many"))
        return self.trouble(request, status_of(error) if isinstance(error, StemmaError) else 400, str(error))

    def _job(self, request: Request) -> Job:
        key = str(request.path_params["key"])
        job = self.jobs.get(key)
        if job is None:
            raise NotFoundError("no such addition; those that ended long ago are forgotten, what they kept is kept")
        return job

    def job(self, request: Request) -> Response:
        """How far an addition is."""
        try:
            job = self._job(request)
        except StemmaError as error:
            return self._refused(request, error)
        made = render("job.html.j2", ask_of(request), job=job)
        return Response(made, media_type=HTML, headers={"Cache-Control": "no-store"})

    def events(self, request: Request) -> Response:
        """The same as it moves (server-sent events): a part of the page each time."""
        try:
            job = self._job(request)
        except StemmaError as error:
            return self._refused(request, error)
        return StreamingResponse(
            self._moves(request, job), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _moves(self, request: Request, job: Job) -> AsyncIterator[bytes]:
        ask = ask_of(request)
        yield _event(render("progress.html.j2", ask, job=job))
        while not job.ended:
            last, job = job, await run_sync(self.jobs.moved, job, PULSE, abandon_on_cancel=True)
            yield _event(render("progress.html.j2", ask, job=job)) if job != last else b": still there\n\n"
        yield b"event: ended\ndata: ended\n\n"

    async def note(self, request: Request) -> Response:
        """A note from the form."""
        async with request.form(max_files=0, max_fields=20) as form:
            fields = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
        try:
            made = NewNote(
                article=fields.get("article", ""), quote=fields.get("quote", "").replace("\r\n", "\n"),
                text=fields.get("text", "").replace("\r\n", "\n"), author=fields.get("author", ""), kind=_kind(fields),
            )  # fmt: skip
            await run_sync(self._keep, made)
        except StemmaError as error:
            return self._refused(request, error)
        return RedirectResponse(f"/article/{made.article}#notes", status_code=303)

    def _keep(self, new: NewNote) -> KeptNote:
        if not (new.quote and new.text and new.author):
            raise SettingsError("a note needs the words it is about, what you have to say, and your name")
        if max(map(len, (new.quote, new.text, new.author))) > LONGEST_NOTE:
            raise SettingsError(f"a note has at most {LONGEST_NOTE:,} characters")
        with open_store(self.settings.db, write=True) as store, store.writing() as db:
            about = article(db, new.article)
            made = note_on(about, new.quote, text=new.text, author=new.author, kind=new.kind, at=now())
            return KeptNote(id=add_note(db, made), note=made, orphan=False)

    async def api_note(self, request: Request) -> Response:
        """A note from a program."""
        return await self._answered(request, NewNote, lambda new: (201, self._keep(new)))

    async def api_add(self, request: Request) -> Response:
        """An addition from a program."""
        return await self._answered(request, NewTexts, lambda new: (202, self._start(new)))

    def _start(self, new: NewTexts) -> Job:
        urls, private = "\n".join(new.urls), self.settings.allow_private
        return self.jobs.start(addition_of(new.texts, (), urls, limits=self.settings, allow_private=private))

    async def _answered(self, request: Request, kind: Any, act: Any) -> Response:  # noqa: ANN401 a body's type and what is made of it
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
            return self.trouble(request, 415, "send application/json")
        try:
            new = msgspec.json.decode(await request.body(), type=kind)
            status, made = await run_sync(act, new)
        except msgspec.MsgspecError as error:
            return self.trouble(request, 400, f"{error}; /openapi.json describes the body")
        except (StemmaError, TooManyError) as error:
            return self._refused(request, error)
        return Response(written(made), status, media_type=JSON)

    def api_job(self, request: Request) -> Response:
        """How far an addition is, for a program."""
        try:
            return Response(written(self._job(request)), media_type=JSON, headers={"Cache-Control": "no-store"})
        except StemmaError as error:
            return self._refused(request, error)


def _kind(fields: dict[str, str]) -> NoteKind:
    kind = next((one for one in KINDS if one == fields.get("kind", "note")), None)
    if kind is None:
        raise SettingsError(f"kind {fields['kind'][:20]!r}: write {', '.join(KINDS)}")
    return kind


def _event(part: bytes) -> bytes:
    """A part of a page as one message; each line of it has its own `data:`."""
    return b"".join(b"data: " + line + b"\n" for line in part.splitlines()) + b"\n"
