"""The description of the API (OpenAPI 3.1), made from the routes and the types of what they answer."""

import re
from typing import Any

import msgspec

from stemma import __version__
from stemma.report.document import renamed
from stemma.web.api import API
from stemma.web.forms import Pasted
from stemma.web.jobs import Job
from stemma.web.routes import MOST, Route
from stemma.web.writing import NewNote, NewTexts, Refusal

_REF = "#/components/schemas/{name}"
#: what may be asked for besides the path
QUERY: dict[str, dict[str, Any]] = {
    "cursor": {"description": "where the list goes on: `next` of the piece before", "schema": {"type": "string"}},
    "limit": {
        "description": "items at most",
        "schema": {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50},
    },
    "since": {"description": "only what changed then or later, ISO 8601", "schema": {"type": "string"}},
    "story": {"description": "only of this story", "schema": {"type": "string"}},
    "article": {"description": "only on this article", "schema": {"type": "string"}},
    "q": {"description": "words, as for `stemma search`", "required": True, "schema": {"type": "string"}},
}


def openapi() -> dict[str, Any]:
    """The whole description."""
    made, answered = msgspec.json.schema_components([*(one.answers for one in API), Job, Refusal], ref_template=_REF)
    _, sent = msgspec.json.schema_components([NewNote, NewTexts, Pasted], ref_template=_REF)
    paths = {route.path: {"get": _get(route, schema)} for route, schema in zip(API, made, strict=False)}
    paths["/api/v1/notes"]["post"] = _post("Say something about words of an article.", "NewNote", "KeptNote", 201)
    paths["/api/v1/add"] = {"post": _post("Add texts and pages at addresses.", "NewTexts", "Job", 202)}
    paths["/api/v1/jobs/{key}"] = {
        "get": _get_one("How far an addition is.", ["key"], {"$ref": _REF.format(name="Job")})
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stemma",
            "version": __version__,
            "description": "Who copied whom in the news, and who said what.",
        },
        "paths": paths,
        "components": {
            "schemas": {**renamed(answered), **sent},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "what `stemma serve` prints"}
            },
        },
    }


def _get(route: Route, schema: dict[str, Any]) -> dict[str, Any]:
    made = _get_one(route.summary, re.findall(r"{(\w+)}", route.path), schema)
    made["parameters"] += [{"name": name, "in": "query", **QUERY[name]} for name in route.query]
    made["responses"]["304"] = {"description": "as it was: `If-None-Match` named it"}
    return made


def _get_one(summary: str, parts: list[str], schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in parts],
        "responses": {"200": _answer("the answer", schema), **_refusals("400", "404", "503")},
    }


def _post(summary: str, body: str, answer: str, status: int) -> dict[str, Any]:
    schema = {"$ref": _REF.format(name=body)}
    return {
        "summary": summary,
        "security": [{"token": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": {
            str(status): _answer("it was taken", {"$ref": _REF.format(name=answer)}),
            **_refusals("400", "403", "413", "429", "503"),
        },
    }


def _answer(words: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _refusals(*statuses: str) -> dict[str, Any]:
    return {status: _answer("why not, and what to do", {"$ref": _REF.format(name="Refusal")}) for status in statuses}
