"""Other people's words in every field: nothing runs, nothing steers, nothing leads a browser away."""

import re

import pytest
from lxml import html

from stemma.model import (
    Article,
    Attribution,
    Caption,
    Change,
    Claim,
    Credit,
    Descent,
    Dropped,
    Entity,
    Evidence,
    Findings,
    Hop,
    Notice,
    Passage,
    Published,
    Quantity,
    Rejection,
    Statement,
    Story,
    TimelineEvent,
)
from stemma.store import articles, journal, notes, told
from stemma.store.journal import ToldChange
from tests.keeping.conftest import AT
from tests.web.conftest import Client

EVIL = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</title><svg/onload=alert(1)>",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "{{ 7 * 7 }}{% raw %}", "\x1b]0;evil\x07\x1b[2J", "\u202egnp.exe\u2066",
    "a\x00b\x08c", "]]><!--", "\ud800", "<base href=//evil.example>", "x" * 20_000,
)  # fmt: skip
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def fill(store, evil):
    """A story in which every field that a stranger can write says the same."""
    text = f"{evil} said so. {evil} denied it."
    whole = Passage(article="k3f9a2c7d1qx-1", begin=0, end=len(text), text=text)
    other = Passage(article="k3f9a2c7d1qx-2", begin=0, end=len(text), text=text)
    mine = [
        Article(
            id=key, uri=evil, text=text, title=evil, language="en", publisher=evil, byline=(evil,),
            published=Published(value="2031-05-06", certainty="metadata"),
            credits=(Credit(kind="person", name=evil, agency=None, text=evil),), captions=(Caption(text=evil, credit=evil),),
            notices=(Notice(kind="syndicated", text=evil),), dropped=(Dropped(reason="advert", text=evil),),
        )
        for key in ("k3f9a2c7d1qx-1", "k3f9a2c7d1qx-2")
    ]  # fmt: skip
    hop = Hop(entity="st1.e1", name=evil, mention=whole)
    said = Statement(
        id="k3f9a2c7d1qx-1.s1",
        article=mine[0].id,
        content=(whole,),
        kind="indirect",
        attribution=Attribution(chain=(hop,)),
    )
    denied = Statement(
        id="k3f9a2c7d1qx-2.s1",
        article=mine[1].id,
        content=(other,),
        kind="direct",
        polarity="denies",
        attribution=Attribution(chain=(hop,)),
    )
    figure = Quantity(
        id="k3f9a2c7d1qx-1.q1", article=mine[0].id, value=4, counted=evil, unit=None, passage=whole, rule="x"
    )
    story = told.StoryTold(
        story=Story(id="st1", title=evil, articles=tuple(a.id for a in mine)),
        entities=(Entity(id="st1.e1", type="person", name=evil, names={"en": (evil,)}, role=evil),),
        descents=(Descent(copy=mine[1].id, exemplar=mine[0].id, kind="cut", confidence=0.9, changes=(Change(kind="added", copy=other),),
                          evidence=(Evidence(copy=other, exemplar=whole, match="verbatim"),)),),
        claims=(Claim(id="st1.c1", story="st1", text=evil, asserts=(said.id,), denies=(denied.id,), narrated=(whole,), figures=(figure.id,),
                      roots=("st1.e1",), state="denied"),),
        timeline=(TimelineEvent(story="st1", happened="2031-05-06", text=evil, passages=(whole,)),),
        detail=told.Detail(findings={
            mine[0].id: Findings(article=mine[0].id, statements=(said,), quantities=(figure,)),
            mine[1].id: Findings(article=mine[1].id, statements=(denied,)),
        }),
    )  # fmt: skip
    note = notes.Note(
        at=AT, author=evil, kind="note", text=evil, article=mine[0].id, digest="x", begin=0, end=4, quote=evil
    )
    with store.writing() as db:
        for one in mine:
            articles.put_article(db, one, address=evil, version="1", at=AT)
        told.put_story(db, story, at=AT)
        journal.put_changes(
            db, [ToldChange(subject=evil, at=AT, kind="silent_edit", text=evil, story="st1", article=mine[0].id)]
        )
        journal.put_rejection(db, Rejection(uri=evil, stage="read", reason="empty", cause=evil), at=AT)
        notes.add_note(db, note)


PATHS = (
    "/", "/story/st1", "/story/st1/compare/k3f9a2c7d1qx-1/k3f9a2c7d1qx-2", "/article/k3f9a2c7d1qx-2", "/claim/st1.c1", "/source/st1.e1",
    "/changes", "/notes", "/rejections",
)  # fmt: skip


@pytest.mark.parametrize("evil", EVIL, ids=lambda one: ascii(one[:20]))
def test_strangers_words_are_words(desk, app_of, evil):
    # what a database can hold; a reader's decoder refuses a lone surrogate before
    evil = evil.encode("utf-8", "replace").decode()
    fill(desk.store, evil)
    with Client(app_of(desk)) as client:
        for path in PATHS:
            answer = client.get(path)
            assert answer.status_code == 200, path
            assert not CONTROLS.search(answer.text), path
            root = html.fromstring(answer.text)
            assert {one.get("src") for one in root.iter("script")} == {"/static/htmx.min.js", "/static/hx-sse.min.js"}
            assert (
                root.xpath("//img | //svg[@class != 'sp' or not(@class)] | //base | //iframe | //object | //style")
                == []
            )
            assert root.xpath("//svg//script | //svg//image | //svg//@*[starts-with(name(), 'on')]") == []
            assert not [name for one in root.iter() for name in one.attrib if name.lower().startswith("on")]
            for link in root.xpath("//@href | //@src | //@action"):
                assert link.startswith(("/", "#")), (path, link)
                assert not link.startswith("//")


@pytest.mark.parametrize("evil", EVIL, ids=lambda one: ascii(one[:20]))
def test_strangers_words_in_an_address_are_words(client, evil):
    evil = evil[:200].encode("utf-8", "replace").decode()
    for path, query in (
        ("/search", "q"),
        ("/changes", "story"),
        ("/notes", "article"),
        ("/article/x", "mark"),
        ("/", "lang"),
        ("/changes", "cursor"),
    ):
        answer = client.get(path, params={query: evil})
        assert answer.status_code in {200, 400, 404}
        if "text/html" in answer.headers["content-type"]:
            root = html.fromstring(answer.text)
            assert root.xpath("//main//script | //img | //base | //svg") == []
            assert not CONTROLS.search(answer.text)


def test_only_an_address_on_the_web_becomes_a_link_out(desk, app_of):
    fill(desk.store, "https://example.org/a?b=1&c=<x>")
    with Client(app_of(desk)) as client:
        root = html.fromstring(client.get("/article/k3f9a2c7d1qx-1").text)
    [out] = [one for one in root.xpath("//a") if not one.get("href", "#").startswith(("/", "#"))]
    assert out.get("href") == "https://example.org/a?b=1&c=<x>"
    assert set(out.get("rel").split()) >= {"noreferrer", "noopener"}
