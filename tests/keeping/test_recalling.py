"""Reading with a cache gives what reading gives."""

from stemma.keeping.cache import Cache
from stemma.keeping.recalling import read_recalling
from stemma.model import Page, Rejection
from stemma.pipeline import Known, Tools, read
from stemma.settings import Settings
from stemma.testing import FakeEncoder, FakeTagger
from tests.keeping.conftest import EDITED, OTHER, WIRE, page

PAGES = [page("one.txt", WIRE), page("two.txt", OTHER), page("three.txt", EDITED)]
BROKEN = Rejection(uri="none.txt", stage="intake", reason="empty", cause="nothing in it")


class Counting(FakeTagger):
    """Counts the texts that it is asked about."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def tag(self, texts):
        self.asked += len(texts)
        return super().tag(texts)


def told(results):
    return [(one.article, one.findings, one.vector.tobytes()) if isinstance(one, Known) else one for one in results]


def tools_and_tagger():
    tagger = Counting()
    return Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=tagger), tagger


def test_the_first_and_the_second_reading_are_as_one_without_a_cache(tmp_path):
    tools, tagger = tools_and_tagger()
    inputs = [PAGES[0], BROKEN, *PAGES[1:]]
    plain = told(read(inputs, tools))
    tagger.asked = 0
    cache = Cache(tmp_path, limit=1_000_000)
    assert told(read_recalling(inputs, tools, cache, Settings())) == plain
    assert tagger.asked == len(PAGES)
    assert told(read_recalling(inputs, tools, cache, Settings())) == plain
    assert tagger.asked == len(PAGES)


def test_ids_and_order_are_those_of_the_run(tmp_path):
    tools, _ = tools_and_tagger()
    cache = Cache(tmp_path, limit=1_000_000)
    list(read_recalling([PAGES[2], PAGES[0]], tools, cache, Settings()))
    plain = told(read(PAGES, tools))
    assert told(read_recalling(PAGES, tools, cache, Settings())) == plain


def test_what_is_said_beside_a_page_counts(tmp_path):
    tools, tagger = tools_and_tagger()
    cache = Cache(tmp_path, limit=1_000_000)
    list(read_recalling([page("one.txt", WIRE)], tools, cache, Settings()))
    again = list(read_recalling([page("one.txt", WIRE, day="2031-05-07")], tools, cache, Settings()))
    assert tagger.asked == 2
    assert again[0].article.published.value == "2031-05-07"


def test_an_entry_of_another_kind_is_read_anew(tmp_path):
    import msgspec

    tools, _ = tools_and_tagger()
    cache = Cache(tmp_path, limit=1_000_000)
    plain = told(read_recalling(PAGES[:1], tools, cache, Settings()))
    key = next(path.name for path in tmp_path.rglob("*") if path.is_file())
    cache.put(key, msgspec.msgpack.encode({"article": b"{}", "findings": b"{}", "vector": b"abc"}))
    assert told(read_recalling(PAGES[:1], tools, cache, Settings())) == plain


def test_a_page_with_what_no_message_can_hold_is_read(tmp_path):
    tools, _ = tools_and_tagger()
    odd = Page(uri="odd\ud800.txt", content=WIRE.encode(), media_type="text/plain")
    found = list(read_recalling([odd], tools, Cache(tmp_path, limit=1_000_000), Settings()))
    assert isinstance(found[0], Known)
