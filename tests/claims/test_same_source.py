import numpy as np
import pytest

from stemma.claims.assemble import claims_of
from stemma.claims.denial_traits import Scene
from stemma.claims.families import kin_of
from stemma.claims.propositions import units_of
from stemma.claims.resemblance import Comparison
from stemma.claims.same_source import one_voice
from stemma.claims.wordings import wordings_of
from stemma.model import Descent
from stemma.testing import FakeEncoder

GATE = "The gate at block F had been left open all evening"
TOR = "Das Tor an Block F stand den ganzen Abend offen"


def copied(kind="translation", copy="a2"):
    return Descent(copy=copy, exemplar="a1", kind=kind, confidence=0.9)


def telling(newsroom, key, words, *roots, language="en"):
    """An article in which each of some sources says the same."""
    newsroom.article(key, "\n\n".join(f"{words} {n}, somebody said." for n in range(len(roots))), language=language)
    for n, root in enumerate(roots):
        newsroom.says(key, root, f"{words} {n}")
    return newsroom


def voices(newsroom, *descents, likely=0.9):
    ids = sorted(newsroom.articles)
    comparison = Comparison(
        wordings_of(units_of(ids, newsroom.articles, newsroom.findings)), kin_of(descents, ids), FakeEncoder()
    )
    count = len(comparison.units)
    table = np.full((count, count), likely)
    scene = Scene(comparison, table, frozenset(), newsroom.articles, {})
    return one_voice(range(count), scene, kin_of(descents, ids))


def test_a_translation_has_the_sources_of_its_exemplar(newsroom):
    telling(telling(newsroom, "a1", GATE, "board"), "a2", TOR, "gremium", language="de")
    assert voices(newsroom, copied()) == {"gremium": "board"}


def test_siblings_of_a_lost_text_have_its_sources(newsroom):
    telling(telling(newsroom, "a1", GATE, "board"), "a2", TOR, "gremium", language="de")
    lost = [Descent(copy=key, exemplar="lost:NPA", kind="cut", confidence=0.9) for key in ("a1", "a2")]
    assert voices(newsroom, *lost) == {"gremium": "board"}


def test_an_independent_text_has_sources_of_its_own(newsroom):
    telling(telling(newsroom, "a1", GATE, "board"), "a2", TOR, "gremium", language="de")
    assert voices(newsroom) == {}


@pytest.mark.parametrize("kind", ["rewrite", "revision", "extended"])
def test_a_copy_that_was_worked_on_may_have_another_source(newsroom, kind):
    telling(telling(newsroom, "a1", GATE, "board"), "a2", TOR, "gremium", language="de")
    assert voices(newsroom, copied(kind)) == {}


def test_a_source_that_both_texts_name_is_no_other(newsroom):
    telling(telling(newsroom, "a1", GATE, "board", "union"), "a2", TOR, "union", language="de")
    assert voices(newsroom, copied()) == {}


def test_unlike_statements_tell_nothing(newsroom):
    telling(telling(newsroom, "a1", GATE, "board"), "a2", TOR, "gremium", language="de")
    assert voices(newsroom, copied(), likely=0.5) == {}


def test_a_claim_counts_one_source_under_two_names_once(newsroom):
    telling(telling(newsroom, "a1", GATE, "board"), "a2", GATE, "gremium")
    newsroom.entity("board", "organisation", "the board").entity("gremium", "organisation", "das Gremium")
    (claim,) = claims_of(
        newsroom.story,
        newsroom.articles,
        newsroom.findings,
        entities=newsroom.entities,
        descents=[copied("verbatim")],
        encoder=FakeEncoder(),
    )
    assert (claim.roots, claim.independent_sources) == (("board",), 1)


def test_the_same_words_in_two_texts_are_one_persons_whomever_they_name(newsroom):
    telling(telling(newsroom, "a1", GATE, "e1"), "a2", GATE, "e2")
    assert voices(newsroom) == {"e2": "e1"}


def test_a_few_words_are_not(newsroom):
    telling(telling(newsroom, "a1", "Two died", "e1"), "a2", "Two died", "e2")
    assert not voices(newsroom)


def test_nor_are_the_same_words_of_two_people_in_one_text(newsroom):
    newsroom.article("a1", f"{GATE}, one said. {GATE.upper()}, another said.")
    newsroom.says("a1", "e1", GATE).says("a1", "e2", GATE.upper())
    assert not voices(newsroom)
