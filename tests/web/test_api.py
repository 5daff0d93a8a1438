import json
import re

import msgspec
import pytest
from jsonschema import Draft202012Validator

from stemma.report.document import to_json
from stemma.web import reading
from stemma.web.api import API
from tests.keeping.conftest import WIRE, page
from tests.web.conftest import TOKEN, Client

BEARER = {"Authorization": f"Bearer {TOKEN}"}


def asked(desk, path):
    """A path of the API with what is in the store."""
    with desk.store.reading() as db:
        story = next(one.story for one in reading.stories(db).items if len(one.story.articles) > 1)
        trace = reading.story(db, story.id)
    first, second = story.articles[:2]
    keys = {"stories": story.id, "articles": first, "claims": trace.claims[0].id, "sources": trace.entities[0].id}
    made = path.replace("{key}", keys.get(path.split("/")[3], "")).replace("{first}", first).replace("{second}", second)
    return made + ("?q=Helfer" if made.endswith("/search") else "")


def validator(described, schema):
    return Draft202012Validator({**schema, "components": described["components"]})


@pytest.mark.parametrize("route", API, ids=lambda route: route.path)
def test_every_answer_is_as_the_description_says(client, full, route):
    described = client.get("/openapi.json").json()
    operation = described["paths"][route.path]["get"]
    answer = client.get(asked(full, route.path))
    assert answer.status_code == 200
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    validator(described, schema).validate(answer.json())
    assert {p["name"] for p in operation["parameters"] if p["in"] == "path"} == set(re.findall(r"{(\w+)}", route.path))


def test_the_description_holds_together(client):
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    names = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(described)))
    assert names <= set(described["components"]["schemas"])
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    paths = {route.path for route in client.app.routes if route.path.startswith("/api/")}
    assert paths == set(described["paths"])


def test_a_story_is_the_document_that_trace_writes(client, full):
    path = asked(full, "/api/v1/stories/{key}")
    with full.store.reading() as db:
        assert client.get(path).content == to_json(reading.story(db, path.rsplit("/", 1)[1]))


@pytest.mark.parametrize("name", ["stories", "articles", "changes", "rejections"])
def test_cursors_lead_through_the_whole_list(client, name):
    whole = client.get(f"/api/v1/{name}").json()["items"]
    found, cursor = [], None
    while True:
        piece = client.get(f"/api/v1/{name}", params={"limit": 1, **({"cursor": cursor} if cursor else {})}).json()
        found += piece["items"]
        cursor = piece["next"]
        if cursor is None:
            break
    assert found == whole


def test_what_is_known_is_not_sent_again_until_it_changes(client, full):
    path = asked(full, "/api/v1/stories/{key}")
    for one in (path, "/api/v1/stories", "/changes", "/changes.atom", path.replace("/api/v1/stories", "/story")):
        first = client.get(one)
        known = {"If-None-Match": first.headers["etag"]}
        again = client.get(one, headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert client.get(one, headers={"If-None-Match": '"other"'}).status_code == 200
    etag = client.get(path).headers["etag"]
    full.add(page("n.txt", WIRE.replace("(TAG)", "(NEU)"), publisher="Neu"))
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 200


def test_a_page_in_another_language_is_another_page(client):
    etags = {client.get("/changes", headers={"Accept-Language": one}).headers["etag"] for one in ("en", "de", "fr")}
    assert len(etags) == 3


def test_a_note_by_a_program_is_kept_and_shown(full, app_of):
    with full.store.reading() as db:
        key = next(one.id for one in reading.articles(db).items if one.address == "c.txt")
    full.store.close()
    new = {"article": key, "quote": "Rund 40 Helfer", "text": "Es waren mehr.", "author": "Ida", "kind": "correction"}
    with Client(app_of(full)) as client:
        answer = client.post("/api/v1/notes", json=new, headers=BEARER)
        assert answer.status_code == 201, answer.text
        described = client.get("/openapi.json").json()
        validator(described, {"$ref": "#/components/schemas/KeptNote"}).validate(answer.json())
        validator(described, {"$ref": "#/components/schemas/NewNote"}).validate(new)
        assert client.get("/api/v1/notes", params={"article": key}).json()[0]["note"]["text"] == "Es waren mehr."
        assert "Es waren mehr." in client.get(f"/article/{key}").text
        assert "Es waren mehr." in client.get("/notes").text
        for wrong in (
            {**new, "quote": "steht dort nicht"},
            {**new, "kind": "x"},
            {**new, "article": "x-1"},
            {},
            {**new, "text": ""},
        ):
            assert client.post("/api/v1/notes", json=wrong, headers=BEARER).status_code in {400, 404}
        assert client.post("/api/v1/notes", content=msgspec.json.encode(new), headers=BEARER).status_code == 415


def test_an_addition_by_a_program_is_a_job(full, app_of):
    with Client(app_of(full)) as client:
        answer = client.post("/api/v1/add", json={"texts": [{"text": "One\n\ntwo"}]}, headers=BEARER)
        assert answer.status_code == 202
        job = answer.json()
        described = client.get("/openapi.json").json()
        validator(described, {"$ref": "#/components/schemas/Job"}).validate(job)
        assert client.get(f"/api/v1/jobs/{job['key']}").json()["key"] == job["key"]
        assert client.get("/api/v1/jobs/none").status_code == 404
        assert client.post("/api/v1/add", json={}, headers=BEARER).status_code == 400
