"""States are said where they are sure, and "undecided" is said where they are not."""

import pytest

from stemma.claims import claims_of
from stemma.claims.certainty import state_of
from stemma.claims.events import elsewhere
from stemma.claims.propositions import units_of
from stemma.model import Descent, Difference, Entity
from stemma.testing import FakeEncoder

GATE = "The gate at block F had been left open all evening"
#: the same in other words: nobody chooses eleven words as another does
OPEN = "The gate at block F all evening had been left open"
MAYOR = Entity(id="e1", type="person", name="Ada Holt", names={"en": ("Ada Holt",)}, role="mayor")
POLICE = Entity(id="e2", type="organisation", name="the police", names={"en": ("the police",)})
WITNESS = Entity(id="e2", type="unnamed", name="a woman", names={"en": ("a woman",)})


def claims(newsroom, entities, *descents):
    return claims_of(
        newsroom.story,
        newsroom.articles,
        newsroom.findings,
        entities=entities,
        descents=descents,
        encoder=FakeEncoder(),
    )


def two(newsroom, second="a2"):
    newsroom.article("a1", f"{GATE}, the mayor said. {GATE}, others said.").says("a1", "e1", GATE)
    return newsroom if second == "a1" else newsroom.article("a2", f"{GATE}, others said.").says("a2", "e2", GATE)


@pytest.fixture
def newsroom_of_two(newsroom):
    newsroom.article("a1", f"{GATE}, the mayor said.").says("a1", "e1", GATE)
    return newsroom.article("a2", f"{OPEN}, others said.").says("a2", "e2", OPEN)


def test_two_voices_in_two_texts_corroborate(newsroom_of_two):
    (claim,) = claims(newsroom_of_two, [MAYOR, POLICE])
    assert (claim.state, claim.independent_sources) == ("corroborated", 2)
    assert 0.5 < claim.confidence <= 1


def test_two_who_give_the_same_words_give_one_persons(newsroom):
    newsroom.article("a1", f"{GATE}, the mayor said.").says("a1", "e1", GATE)
    newsroom.article("a2", f"{GATE}, others said.").says("a2", "e2", GATE)
    (claim,) = claims(newsroom, [MAYOR, POLICE])
    assert (claim.state, claim.independent_sources) == ("single_source", 1)


def test_two_who_may_be_one_do_not(newsroom_of_two):
    (claim,) = claims(newsroom_of_two, [Entity(id="e1", type="person", name="Ada Holt", names={}), WITNESS])
    assert (claim.state, claim.independent_sources) == ("single_source", 1)


def test_a_text_and_its_copy_do_not(newsroom_of_two):
    copied = Descent(copy="a2", exemplar="a1", kind="rewrite", confidence=0.9)
    (claim,) = claims(newsroom_of_two, [MAYOR, POLICE], copied)
    assert claim.state == "undecided"


def test_one_article_is_corroborated_by_nobody(newsroom):
    newsroom.article("a1", f"{GATE}, said the mayor. {GATE.upper()}, said the police.")
    newsroom.says("a1", "e1", GATE).says("a1", "e2", GATE.upper())
    assert {claim.state for claim in claims(newsroom, [MAYOR, POLICE])} <= {"single_source", "undecided"}


def test_a_source_that_only_names_it_does_not(newsroom):
    newsroom.article("a1", f"{GATE}, the mayor said.").says("a1", "e1", GATE)
    newsroom.article("a2", f"{GATE}, others said.").says("a2", "e2", GATE, kind="reported")
    assert {claim.state for claim in claims(newsroom, [MAYOR, POLICE])} <= {"single_source", "undecided"}


@pytest.mark.parametrize(
    ("voices", "denied", "kinds", "state"),
    [
        (1, None, (), "single_source"),
        (2, None, (), "undecided"),
        (2, 0.8, (), "denied"),
        (2, 0.45, (), "undecided"),
        (2, None, (("conflict", 0.9),), "contradicted"),
        (2, None, (("conflict", 0.2),), "undecided"),
        (1, None, (("revision", 0.9),), "corrected"),
        (1, None, (("revision", 0.1),), "single_source"),
    ],
)
def test_the_state_that_holds(voices, denied, kinds, state):
    told = [Difference(figures=("q1", "q2"), kind=kind, why="", confidence=sure) for kind, sure in kinds]
    assert state_of(voices, denied=denied, differences=told, vouching=())[0] == state


TWO_EVENTS = {
    "en": ("A barge hit the quay and five people were hurt, a pilot said.", "At least 13 people were hurt when a stand fell at the fair, a nurse said.",
           "five people", "13 people"),
    "de": ("Ein Kahn rammte den Kai und fünf Menschen wurden verletzt, sagte ein Lotse.", "Beim Einsturz einer Bühne auf dem Jahrmarkt wurden 13 Menschen verletzt, sagte eine Schwester.",
           "fünf Menschen", "13 Menschen"),
    "fr": ("Une péniche a heurté le quai et cinq personnes ont été blessées, a dit un pilote.", "Une tribune effondrée à la foire a fait 13 personnes blessées, selon une infirmière.",
           "cinq personnes", "13 personnes"),
}  # fmt: skip


def figured(newsroom, language, roots):
    first, second, one, other = TWO_EVENTS[language]
    noun = one.split()[1]
    newsroom.article("a1", f"{first} {second}", language=language)
    newsroom.says("a1", roots[0], first.rpartition(",")[0]).says("a1", roots[1], second.rpartition(",")[0])
    newsroom.counts("a1", one, 5, noun).counts("a1", other, 13, noun)
    return units_of(["a1"], newsroom.articles, newsroom.findings)


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_two_accidents_of_one_article_are_two_events(newsroom, language):
    assert elsewhere(figured(newsroom, language, ("e1", "e2"))).any()


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_two_figures_of_one_source_may_be_one_event(newsroom, language):
    assert not elsewhere(figured(newsroom, language, ("e1", "e1"))).any()


def test_what_shares_its_scene_is_one_event(newsroom):
    text = "The barge hit the quay and five people were hurt, a pilot said. Seven people were hurt on the barge, a nurse said."
    newsroom.article("a1", text)
    newsroom.says("a1", "e1", "The barge hit the quay and five people were hurt").says(
        "a1", "e2", "Seven people were hurt on the barge"
    )
    newsroom.counts("a1", "five people", 5, "people").counts("a1", "Seven people", 7, "people")
    assert not elsewhere(units_of(["a1"], newsroom.articles, newsroom.findings)).any()
