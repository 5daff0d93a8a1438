import pytest

from stemma.claims.copied_denials import echoed
from stemma.claims.families import kin_of
from stemma.claims.propositions import units_of
from stemma.claims.resemblance import Comparison
from stemma.claims.wordings import wordings_of
from stemma.model import Descent, Evidence
from stemma.testing import FakeEncoder

DENIED = "No lamp on the old bridge had gone out that night"


def denials(newsroom, *descents):
    """The statements that deny, by id."""
    ids = sorted(newsroom.articles)
    wordings = wordings_of(units_of(ids, newsroom.articles, newsroom.findings))
    comparison = Comparison(wordings, kin_of(descents, ids), FakeEncoder())
    return {wordings.units[n].id for n in wordings.spread(echoed(comparison))}


def said(newsroom, key, root, words, polarity):
    newsroom.article(key, f"{words}, somebody said.")
    newsroom.says(key, root, words, polarity=polarity)


def copied(newsroom, copy, exemplar, copy_words, words):
    match = Evidence(
        copy=newsroom.passage(copy, copy_words), exemplar=newsroom.passage(exemplar, words), match="edited"
    )
    return Descent(copy=copy, exemplar=exemplar, kind="revision", confidence=0.9, evidence=(match,))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("No lamp on the old bridge went out that night", {"a1.s1", "a2.s1"}),
        ("Each lamp on the old bridge had gone out that night", {"a1.s1"}),
    ],
)
def test_a_copy_denies_unless_it_lost_the_negation(newsroom, words, found):
    said(newsroom, "a1", "e1", DENIED, "denies")
    said(newsroom, "a2", None, words, "asserts")
    assert denials(newsroom, copied(newsroom, "a2", "a1", words, DENIED)) == found


def test_what_most_copies_assert_is_no_denial(newsroom):
    said(newsroom, "a1", "e1", DENIED, "denies")
    for key in ("a2", "a3"):
        said(newsroom, key, "e1", f"{DENIED} {key}", "asserts")
    edges = [copied(newsroom, key, "a1", f"{DENIED} {key}", DENIED) for key in ("a2", "a3")]
    assert denials(newsroom, *edges) == {"a1.s1"}


def test_a_story_without_denials_gets_none(newsroom):
    said(newsroom, "a1", "e1", DENIED, "asserts")
    assert denials(newsroom) == set()
