import pytest

from stemma.model import Article, Descent, Published
from stemma.stories import StoryStream, clustering
from stemma.stories.features import features_of, vectors_of
from stemma.testing import FakeEncoder

FLOOD = "The river Alder burst its banks at Pelham on Monday night, the Alder authority said. 340 people left their homes in Pelham."
FLOOD_TOO = "At Pelham the river Alder burst its banks on Monday night. 340 people had to leave their homes, the Alder authority said."
VOTE = "The parliament of Orsetia passed the Velden pension law after nine hours of debate. Minister Holt thanked both parties."


def article(key, text, day="2031-05-05"):
    return Article(id=key, uri=key, text=text, published=Published(value=day, certainty="given"))


def put(stream, key, text, *, descents=(), **fields):
    made = article(key, text, **fields)
    return stream.add(features_of(made), vectors_of([made], FakeEncoder())[0], descents=descents)


def test_an_article_finds_its_story():
    stream = StoryStream(threshold=0.5)
    assert [put(stream, f"a{n}", t).story for n, t in enumerate((FLOOD, VOTE, FLOOD_TOO))] == ["st1", "st2", "st1"]


def test_an_article_is_taken_once():
    stream = StoryStream(threshold=0.5)
    put(stream, "a1", FLOOD)
    with pytest.raises(ValueError, match="a1"):
        put(stream, "a1", VOTE)


def test_a_merge_says_which_story_lives_on():
    stream = StoryStream(threshold=0.5)
    put(stream, "a1", FLOOD)
    put(stream, "a2", VOTE)
    ties = [Descent(copy="a3", exemplar=e, kind="merged", confidence=1.0) for e in ("a1", "a2")]
    placed = put(stream, "a3", f"{FLOOD} {VOTE}", descents=ties)
    stream.settle(threshold=0.2)
    assert placed.story == "st1"
    assert {story.id for story in stream.stories()} == {"st1"}


def test_settling_at_a_higher_threshold_splits_and_keeps_ids():
    stream = StoryStream(threshold=0.5)
    put(stream, "a1", FLOOD)
    put(stream, "a2", FLOOD_TOO)
    stream.settle(threshold=1.0)
    assert [(s.id, s.articles) for s in stream.stories()] == [("st1", ("a1",)), ("st2", ("a2",))]


def test_settling_back_merges_under_the_older_id():
    stream = StoryStream(threshold=0.5)
    put(stream, "a1", FLOOD)
    put(stream, "a2", FLOOD_TOO)
    stream.settle(threshold=1.0)
    stream.settle(threshold=0.5)
    assert [(s.id, s.articles) for s in stream.stories()] == [("st1", ("a1", "a2"))]


def test_settling_gives_the_groups_of_a_batch():
    texts = [FLOOD, VOTE, FLOOD_TOO, VOTE + " So it goes.", FLOOD + " More rain is due."]
    stream = StoryStream(threshold=0.5)
    for n, text in enumerate(texts):
        put(stream, f"a{n}", text)
    stream.settle()
    batch = clustering([article(f"a{n}", text) for n, text in enumerate(texts)], (), FakeEncoder())
    assert [s.articles for s in stream.stories()] == [tuple(group) for group in batch.groups(0.5)]


def test_a_stream_goes_on_from_a_batch():
    batch = clustering([article("a1", FLOOD), article("a2", VOTE)], (), FakeEncoder())
    stream = StoryStream.of(batch, threshold=0.5)
    assert put(stream, "a3", FLOOD_TOO).story == stream.story("a1") == "st1"


def test_the_evidence_can_be_asked_for():
    stream = StoryStream(threshold=0.5)
    put(stream, "a1", FLOOD)
    put(stream, "a2", FLOOD_TOO)
    assert stream.likelihood("a2", "a1") > 0.5


def test_the_tables_grow(monkeypatch):
    monkeypatch.setattr("stemma.stories.stream.FIRST_ROOM", 2)
    stream = StoryStream(threshold=0.5)
    for n in range(7):
        put(stream, f"a{n}", f"{VOTE} {n}")
    assert sum(len(s.articles) for s in stream.stories()) == 7
