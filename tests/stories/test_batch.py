import random

import numpy as np
import pytest

from stemma.model import Article, Descent, Published
from stemma.stories import cluster, clustering, similarity
from stemma.stories.batch import natural
from stemma.testing import FakeEncoder

FLOOD = "The river Alder burst its banks at Pelham on Monday night, the Alder authority said. 340 people left their homes in Pelham."
FLOOD_TOO = "At Pelham the river Alder burst its banks on Monday night. 340 people had to leave their homes, the Alder authority said."
VOTE = "The parliament of Orsetia passed the Velden pension law after nine hours of debate. Minister Holt thanked both parties."


def article(key, text, day="2031-05-05", **fields):
    return Article(id=key, uri=key, text=text, published=Published(value=day, certainty="given"), **fields)


def three():
    return [article("a1", FLOOD, title="Flood"), article("a2", FLOOD_TOO), article("a3", VOTE)]


def groups(articles, **options):
    return [s.articles for s in cluster(articles, (), FakeEncoder(), threshold=0.5, **options)]


def test_two_reports_of_one_event_are_one_story():
    assert groups(three()) == [("a1", "a2"), ("a3",)]


def test_stories_are_numbered_by_their_first_articles():
    assert [s.id for s in cluster(three(), (), FakeEncoder(), threshold=0.5)] == ["st1", "st2"]


def test_a_story_has_the_title_and_days_of_its_articles():
    story = cluster([*three(), article("a4", FLOOD, day="2031-05-07")], (), FakeEncoder(), threshold=0.5)[0]
    assert (story.title, story.from_, story.to) == ("Flood", "2031-05-05", "2031-05-07")


def test_a_copy_printed_first_gives_no_title():
    copy = article("a1", FLOOD, day="2031-05-04", title="Water everywhere")
    original = article("a2", FLOOD, title="Flood at Pelham")
    descent = Descent(copy="a1", exemplar="a2", kind="verbatim", confidence=0.9)
    (story,) = cluster([copy, original], (descent,), FakeEncoder(), threshold=0.5)
    assert story.title == "Flood at Pelham"


def test_the_order_of_arrival_changes_nothing():
    articles = [article(f"a{n}", text + f" Number {n}.") for n, text in enumerate([FLOOD, VOTE, FLOOD_TOO, VOTE] * 3)]
    shuffled = random.Random(3).sample(articles, len(articles))
    assert groups(articles) == groups(shuffled)


def test_no_articles_make_no_stories():
    assert cluster([], (), FakeEncoder(), threshold=0.5) == ()


def test_a_copy_stands_with_its_exemplar_however_different():
    edge = Descent(copy="a3", exemplar="a1", kind="translation", confidence=0.95)
    found = cluster(three()[::2], (edge,), FakeEncoder(), threshold=0.5)
    assert [s.articles for s in found] == [("a1", "a3")]


def test_a_merged_text_does_not_bind_two_stories():
    both = [Descent(copy="a9", exemplar=e, kind="merged", confidence=0.95) for e in ("a1", "a3")]
    articles = [*three(), article("a9", f"{FLOOD} {VOTE}")]
    found = cluster(articles, both, FakeEncoder(), threshold=0.6)  # letters of any two texts are rather alike
    assert not any({"a1", "a3"} <= set(s.articles) for s in found)


def test_copies_of_one_lost_text_stand_together():
    edges = [Descent(copy=key, exemplar="lost:NPA", kind="cut", confidence=0.97) for key in ("a1", "a3")]
    found = cluster([three()[0], three()[2]], edges, FakeEncoder(), threshold=0.5)
    assert [s.articles for s in found] == [("a1", "a3")]


def test_the_same_words_years_apart_are_less_likely_one_story():
    near = similarity(article("a", FLOOD), article("b", FLOOD_TOO), FakeEncoder())
    far = similarity(article("a", FLOOD), article("b", FLOOD_TOO, day="2039-05-05"), FakeEncoder())
    assert far.probability < near.probability


def test_two_languages_need_less_likeness():
    alike = similarity(article("a", FLOOD, language="en"), article("b", FLOOD_TOO, language="en"), FakeEncoder())
    apart = similarity(article("a", FLOOD, language="en"), article("b", FLOOD_TOO, language="de"), FakeEncoder())
    assert apart.foreign
    assert apart.probability > alike.probability


def test_an_unknown_language_is_no_other_language():
    assert not similarity(article("a", FLOOD, language="en"), article("b", FLOOD_TOO), FakeEncoder()).foreign


def test_similarity_is_symmetric():
    a, b = article("a", FLOOD), article("b", VOTE)
    assert similarity(a, b, FakeEncoder()).log_odds == pytest.approx(similarity(b, a, FakeEncoder()).log_odds)


def test_evidence_names_what_two_articles_share():
    found = clustering(three(), (), FakeEncoder())
    assert {"pelham", "alder", "#340"} <= set(found.evidence("a1", "a2").shared)


def test_evidence_of_a_pair_agrees_with_what_was_clustered():
    found = clustering(three(), (), FakeEncoder())
    assert found.edges[0, 1] == pytest.approx(found.evidence("a1", "a2").probability, abs=1e-6)


def test_evidence_of_two_languages_agrees_with_what_was_clustered():
    mixed = [article("a1", FLOOD, language="en"), article("a2", FLOOD_TOO, language="de")]
    found = clustering(mixed, (), FakeEncoder())
    assert found.edges[0, 1] == pytest.approx(found.evidence("a1", "a2").probability, abs=1e-6)


def test_a_threshold_can_be_moved_without_computing_anew():
    found = clustering(three(), (), FakeEncoder())
    assert [len(found.groups(t)) for t in (0.05, 0.5, 1.0)] == [1, 2, 3]


def test_a_threshold_below_the_kept_evidence_is_refused():
    with pytest.raises(ValueError, match="below"):
        clustering(three(), (), FakeEncoder()).groups(0.01)


def test_the_borderline_comes_first():
    found = clustering(three(), (), FakeEncoder())
    assert found.borderline(0.9, 1)[0][1] == ("a1", "a2")
    assert found.borderline(0.1, 1)[0][1] == ("a1", "a3")


def test_ids_sort_by_their_numbers():
    assert sorted(["a10", "a2", "b1"], key=natural) == ["a2", "a10", "b1"]


def test_large_batches_find_the_same_pairs(monkeypatch):
    articles = [article(f"a{n}", text) for n, text in enumerate([FLOOD, VOTE, FLOOD_TOO] * 2)]
    exact = groups(articles)
    monkeypatch.setattr("stemma.stories.neighbours.ALL_PAIRS", 0)
    monkeypatch.setattr("stemma.stories.batch.ALL_PAIRS", 0)
    assert groups(articles) == exact


def test_undated_articles_are_near_to_every_day(monkeypatch):
    monkeypatch.setattr("stemma.stories.neighbours.ALL_PAIRS", 0)
    undated = Article(id="a2", uri="a2", text=FLOOD_TOO)
    assert groups([three()[0], undated, three()[2]]) == [("a1", "a2"), ("a3",)]


def test_vectors_stay_finite_for_empty_texts():
    found = clustering([article("a1", ""), article("a2", "")], (), FakeEncoder())
    assert np.isfinite([join.height for join in found.joins]).all()
