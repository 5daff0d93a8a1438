"""A store with articles in it, read with fakes."""

import pytest

from stemma.keeping.adding import add
from stemma.keeping.relating import relate_new
from stemma.model import Facts, Page
from stemma.pipeline import Tools
from stemma.settings import Settings
from stemma.store import open_store
from stemma.testing import FakeEncoder

AT = "2031-05-06T10:00:00+00:00"
WIRE = """Drei Kühe auf der Autobahn

TALSTADT (TAG) - Drei Kühe sind am Montag auf die Autobahn 99 gelaufen, teilte die Polizei am Dienstag mit. „Wir haben so etwas noch nie gesehen“, sagte Einsatzleiterin Ada Holt.

Rund 40 Helfer fingen die Tiere nach zwei Stunden ein. Verletzt wurde nach Angaben der Feuerwehr niemand. Die Autobahn war bis zum Mittag gesperrt.
"""
EDITED = WIRE.replace("Rund 40 Helfer", "Rund 52 Helfer").replace(" Die Autobahn war bis zum Mittag gesperrt.", "")
OTHER = """Council votes on the harbour

The council of Seaport votes on the new harbour crane on Friday, the mayor said. The crane is to cost 3 million euros and will be ready in two years.

Fishermen fear for their moorings and have called for a public hearing before the vote.
"""


def page(uri, text, day="2031-05-06", **facts):
    return Page(
        uri=uri, content=text.encode(), media_type="text/plain", given=Facts(published=day, origin="option", **facts)
    )


class Desk:
    """A store and the tools to work on it."""

    def __init__(self, store):
        self.store, self.settings = store, Settings()
        self.tools = Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None)

    def add(self, *pages, at=AT):
        added = add(self.store, pages, self.tools, settings=self.settings, at=at)
        return added, relate_new(self.store, added.fresh, self.tools, settings=self.settings, at=at)


@pytest.fixture
def desk(tmp_path):
    with open_store(tmp_path / "s.db", write=True) as store:
        yield Desk(store)
