"""A settled desk tells what `relate` tells, whatever the order of arrival."""

import random
from dataclasses import replace

import pytest

from eval.gold import stories
from stemma.model import Facts, Page
from stemma.pipeline import Desk, Known, Tools, read, relate
from stemma.testing import FakeEncoder

TOOLS = Tools(encoder=FakeEncoder(), articles=FakeEncoder(), tagger=None)


@pytest.fixture(scope="module")
def known():
    pages = [
        Page(
            uri=f"{story.slug}/{key}.txt",
            content=f"{gold.article.title}\n\n{gold.article.text}\n".encode(),
            media_type="text/plain",
            given=Facts(
                published=gold.article.published.value if key != "C" else None, publisher=gold.article.publisher
            ),
        )
        for story in stories("train")[:2]
        for key, gold in story.articles.items()
    ]
    return [one for one in read(pages, TOOLS) if isinstance(one, Known)]


def told(desk):
    """What a desk tells, story ids left out: those depend on what came first."""
    found = {}
    for story in desk.stories:
        one = desk.tell(story.id)
        found[story.articles] = (
            replace(one.story, id=""),
            [(d.copy, d.exemplar, d.kind, d.confidence, d.changes) for d in one.descents],
            [(c.text, c.asserts, c.denies, c.state, c.differences) for c in one.claims],
            [replace(event, story="") for event in one.timeline],
            [(e.name, e.type) for e in one.entities],
        )
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_settled_desk_tells_what_relate_tells_in_any_order(known, seed):
    order = list(known)
    random.Random(seed).shuffle(order)
    desk = Desk(TOOLS)
    for one in order:
        desk.add(one)
    desk.settle()
    batch, _ = Desk.of(known, TOOLS)
    assert told(desk) == told(batch)


def test_relate_is_a_settled_desk(known):
    trace = relate(known, TOOLS)
    batch, _ = Desk.of(known, TOOLS)
    assert trace.stories == batch.stories
    assert trace.claims == tuple(c for s in batch.stories for c in batch.tell(s.id).claims)


def test_a_story_is_told_by_its_articles_alone(known):
    batch, _ = Desk.of(known, TOOLS)
    story = batch.stories[0]
    alone, _ = Desk.of([one for one in known if one.id in story.articles], TOOLS)
    assert told(alone)[story.articles] == told(batch)[story.articles]


def test_adding_says_what_it_touched(known):
    desk = Desk(TOOLS)
    first = desk.add(known[0])
    assert first.made == ("st1",)
    seen = [desk.add(one) for one in known[1:]]
    assert any(touched.changed for touched in seen)


def test_ids_live_on_when_a_desk_is_settled(known):
    desk = Desk(TOOLS)
    for one in reversed(known):
        desk.add(one)
    before = {story.id: set(story.articles) for story in desk.stories}
    desk.settle()
    for story in desk.stories:
        if story.id in before:
            assert set(story.articles) & before[story.id]


def test_an_article_is_added_once(known):
    desk = Desk(TOOLS)
    desk.add(known[0])
    with pytest.raises(ValueError, match="already"):
        desk.add(known[0])


def test_an_empty_desk_settles():
    desk, touched = Desk.of([], TOOLS)
    assert (desk.stories, touched.made) == ((), ())
