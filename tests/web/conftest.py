"""A store with two stories in it, read with fakes."""

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from stemma.store import open_store
from stemma.web.application import application
from stemma.web.guards import Gate
from stemma.web.jobs import Jobs
from stemma.web.work import Added
from tests.keeping.conftest import EDITED, OTHER, WIRE, Desk, page

LATER = "2031-05-07T10:00:00+00:00"


@pytest.fixture
def desk(tmp_path):
    with open_store(tmp_path / "s.db", write=True) as store:
        yield Desk(store)


@pytest.fixture
def full(desk):
    """Three articles and a revision: a wire, its reprint, a text of another story."""
    desk.add(page("a.txt", WIRE, publisher="Talbote"), page("b.txt", OTHER, "2031-09-09", publisher="Seaport Post"))
    desk.add(page("c.txt", WIRE.replace("(TAG)", "(XYZ)"), publisher="Bergblatt"), at=LATER)
    desk.add(page("a.txt", EDITED, publisher="Talbote"), at=LATER)
    return desk


TOKEN = "a-token"
HOST = "127.0.0.1:8765"


def added(addition, report):
    """A worker that takes no time: what an addition of two texts would say."""
    report("reading", 1, len(addition.given))
    return Added(new=tuple(one.packed.uri for one in addition.given))


class Client(TestClient):
    """A browser of this machine, with or without the token."""

    def __init__(self, app, **options):
        super().__init__(app, base_url=f"http://{HOST}", follow_redirects=False, **options)

    def entered(self):
        assert self.get("/enter", params={"token": TOKEN}).status_code == 303
        self.headers["Origin"] = f"http://{HOST}"
        return self


@pytest.fixture
def app_of():
    """Makes the desk over a store."""

    def made(desk, *, worker=added, public=False, **options):
        settings = replace(desk.settings, db=desk.store.where)
        gate = Gate(token=TOKEN, public=public)
        return application(desk.store, settings=settings, gate=gate, jobs=Jobs(worker), **options)

    return made


@pytest.fixture
def client(full, app_of):
    """A browser that was never here and has no token."""
    with Client(app_of(full)) as made:
        yield made
