from eval.gold import stories
from eval.lineage import apart, edges, edges_with_kind, judge, lost
from stemma.model import Descent


def as_found(story):
    return [
        Descent(
            copy=f"{story.slug}/{d['copy']}",
            exemplar=d["exemplar"] if d["exemplar"].startswith("lost:") else f"{story.slug}/{d['exemplar']}",
            kind=d["kind"],
            confidence=1.0,
        )
        for d in story.descents
    ]


def test_gold_against_gold_is_perfect():
    for story in stories("train"):
        one = judge(story, as_found(story))
        assert (edges(one).f1, edges_with_kind(one).f1) == (1.0, 1.0)


def test_nothing_found_scores_nothing():
    one = judge(stories("train")[0], [])
    assert (edges(one).f1, lost(one).recall) == (0.0, 0.0)


def test_a_turned_edge_is_wrong():
    story = next(s for s in stories("train") if not any(d["exemplar"].startswith("lost:") for d in s.descents))
    turned = [Descent(copy=d.exemplar, exemplar=d.copy, kind=d.kind, confidence=1.0) for d in as_found(story)]
    assert edges(judge(story, turned)).tp == 0


def test_gold_takes_no_independent_or_sibling_for_a_copy():
    for story in stories("train"):
        independent, sibling = apart(judge(story, as_found(story)))
        assert (independent.fp, sibling.fp) == (0, 0)
