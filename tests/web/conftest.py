"""A store with two stories in it, read with fakes."""

import pytest

from stemma.store import open_store
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
