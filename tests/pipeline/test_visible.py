"""Nothing that steers a terminal, turns words round or breaks JSON comes in beside the text."""

from dataclasses import fields, is_dataclass

import pytest

from stemma.model import Article, Caption, Credit, Dateline, Dropped, Facts, Notice, Page, Rejection
from stemma.pipeline import Known, Tools, read
from stemma.pipeline.visible import visible
from stemma.testing import FakeEncoder

HARMFUL = ["\x1b[2J", "\x9b31m", "\u202eevil", "\u200b", "\x07", "\r", "\ud800", "\x00", "\u2066", "\ufeff"]


def strings(value):
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize("mark", HARMFUL)
def test_no_field_of_an_article_keeps_it(mark):
    bad = f"a{mark}b"
    made = visible(
        Article(
            id="a1",
            uri=bad,
            title=bad,
            publisher=bad,
            text="clean",
            byline=(bad,),
            dateline=Dateline(place=bad, text=bad),
            credits=(Credit(kind="person", name=bad, text=bad),),
            captions=(Caption(text=bad, credit=bad),),
            notices=(Notice(kind="paywall", text=bad),),
            dropped=(Dropped(reason="advert", text=bad),),
        )
    )
    assert not [text for text in strings(made) if mark in text]
    "".join(strings(made)).encode()


def test_paragraphs_of_what_was_dropped_stay():
    made = visible(Article(id="a1", uri="a", text="", dropped=(Dropped(reason="advert", text="one\n\ntwo"),)))
    assert made.dropped[0].text == "one\n\ntwo"


def test_a_rejections_words_are_seen():
    made = visible(Rejection(uri="a\x1b", stage="read", reason="unreadable", cause="b\x1bc\nd"))
    assert "\x1b" not in made.uri + made.cause


@pytest.mark.parametrize("mark", HARMFUL)
def test_facts_beside_a_page_are_seen(mark):
    page = Page(
        uri=f"x{mark}",
        content=b"The office said on Monday that two barges had sunk in the Velm.",
        media_type="text/plain",
        given=Facts(publisher=f"Post{mark}", title=f"Barges{mark}"),
    )
    (known,) = read([page], Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None))
    assert isinstance(known, Known)
    assert not [text for text in strings(known.article) if mark in text and text != "\r"]
