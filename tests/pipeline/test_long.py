"""Of an article that is too long no more is compared than is annotated, and that is told."""

from stemma.model import Page
from stemma.pipeline import Known, Tools, read, relate
from stemma.settings import Limits
from stemma.testing import FakeEncoder

SHARED = " ".join(f"The harbour lost {n} barges in the flood of year {n + 1900}, said the office." for n in range(20))
OWN = " ".join(f"Ada Holt counted {n} boats beside pier {n} and wrote that down." for n in range(40))


def page(uri, text):
    return Page(uri=uri, content=text.encode(), media_type="text/plain")


def traced(most_words):
    tools = Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None, limits=Limits(most_words=most_words))
    pages = [page("a", SHARED), page("b", f"{OWN}\n\n{SHARED}")]
    return relate([one for one in read(pages, tools) if isinstance(one, Known)], tools)


def test_only_the_part_that_is_annotated_is_compared():
    assert traced(4_000).descents != ()
    less = traced(300)
    assert less.descents == ()
    assert any("annotated and compared" in one.lacks for one in less.coverage)
