import random

from stemma.claims import claims_of
from stemma.claims.propositions import units_of
from stemma.claims.sources import first_hand
from stemma.model import Descent
from stemma.testing import FakeEncoder

GATE = "The gate at block F had been left open all evening"
#: the same, shorter than what nobody says as another does
SHORT = "The gate was left open"


def claims(newsroom, *descents):
    return claims_of(
        newsroom.story,
        newsroom.articles,
        newsroom.findings,
        entities=newsroom.entities,
        descents=descents,
        encoder=FakeEncoder(),
    )


def gate(newsroom, key, root, words=GATE, **fields):
    return newsroom.article(key, f"{words}, somebody said.").says(key, root, words, **fields)


def test_the_same_few_words_from_two_sources_are_one_corroborated_claim(newsroom):
    gate(gate(newsroom, "a1", "e1", SHORT), "a2", "e2", SHORT)
    (claim,) = claims(newsroom)
    assert (claim.asserts, claim.roots, claim.state) == (("a1.s1", "a2.s1"), ("e1", "e2"), "corroborated")


def test_two_outlets_quoting_one_source_are_one_source(newsroom):
    gate(gate(newsroom, "a1", "e1"), "a2", "e1")
    (claim,) = claims(newsroom)
    assert (claim.independent_sources, claim.independent_articles, claim.state) == (1, 2, "single_source")


def test_who_passes_words_on_is_no_source_of_them_besides(newsroom):
    # the embassy's own statement holds the ambassador's: one first-hand source, not two
    newsroom.article("a1", f"{GATE}. {GATE.lower()}, the embassy and its ambassador said.")
    newsroom.says("a1", "e1", GATE).says("a1", "e2", GATE.lower(), via=("e1",))
    assert first_hand(units_of(["a1"], newsroom.articles, newsroom.findings)) == ["e2"]


def test_who_passes_words_on_elsewhere_stays_a_source_here(newsroom):
    gate(gate(newsroom, "a1", "e1", SHORT), "a2", "e2", SHORT, via=("e1",))
    (claim,) = claims(newsroom)
    assert claim.roots == ("e1", "e2")


def test_a_copy_adds_no_independent_article(newsroom):
    gate(gate(newsroom, "a1", "e1"), "a2", "e1")
    (claim,) = claims(newsroom, Descent(copy="a2", exemplar="a1", kind="cut", confidence=0.9))
    assert claim.independent_articles == 1


def test_other_words_are_another_claim(newsroom):
    gate(newsroom, "a1", "e1").article("a2", "Quiche prices doubled in Orsetia, he said.")
    newsroom.says("a2", "e2", "Quiche prices doubled in Orsetia")
    assert [c.id for c in claims(newsroom)] == ["st1.c1", "st1.c2"]


def test_a_denial_that_repeats_the_claim_stands_with_it(newsroom):
    gate(gate(newsroom, "a1", "e1"), "a2", "e2", polarity="denies")
    (claim,) = claims(newsroom)
    assert (claim.asserts, claim.denies, claim.state, claim.roots) == (("a1.s1",), ("a2.s1",), "denied", ("e1",))


def test_a_pointing_denial_denies_the_last_words_of_somebody_else(newsroom):
    text = f"Quiche prices doubled in Orsetia, he said. {GATE}, a steward said. The club rejected this accusation."
    newsroom.article("a1", text).says("a1", "e3", "Quiche prices doubled in Orsetia").says("a1", "e1", GATE)
    newsroom.says("a1", "e2", "this accusation", polarity="denies", kind="reported")
    assert [(c.asserts, c.denies) for c in claims(newsroom)] == [(("a1.s1",), ()), (("a1.s2",), ("a1.s3",))]


def test_a_denial_of_nothing_at_hand_stands_alone(newsroom):
    newsroom.article("a1", "The club denied that any player had been bribed before the final.")
    newsroom.says("a1", "e1", "any player had been bribed before the final", polarity="denies")
    (claim,) = claims(newsroom)
    assert (claim.asserts, claim.denies, claim.state) == ((), ("a1.s1",), "denied")


def test_a_spokesperson_counts_as_the_organisation_where_both_speak(newsroom):
    gate(gate(newsroom, "a1", "e1"), "a2", "e2")
    newsroom.entity("e1", "organisation", "the police").entity("e2", "person", "police spokeswoman Nadja Roth")
    (claim,) = claims(newsroom)
    assert claim.roots == ("e1",)


def test_sentences_that_nobody_is_said_to_say_are_narrated(newsroom):
    newsroom.article("a1", "Some 400 cows ran off.").counts("a1", "Some 400 cows", 400, "cows")
    (claim,) = claims(newsroom)
    assert ([p.text for p in claim.narrated], claim.roots, claim.figures) == (
        ["Some 400 cows ran off."],
        (),
        ("a1.q1",),
    )


def test_conflicting_figures_contradict(newsroom):
    for key, root, number in (("a1", "e1", 900), ("a2", "e2", 300)):
        newsroom.article(key, f"{number} people blocked the gate, they said.")
        newsroom.says(key, root, f"{number} people blocked the gate").counts(key, f"{number} people", number, "people")
    (claim,) = claims(newsroom)
    assert (claim.state, [d.kind for d in claim.differences]) == ("contradicted", ["conflict"])


def test_money_and_people_are_never_one_claim(newsroom):
    newsroom.article("a1", "300 were paid, he said.").says("a1", "e1", "300 were paid")
    newsroom.counts("a1", "300", 300, unit="EUR")
    newsroom.article("a2", "300 were paid, he said.").says("a2", "e1", "300 were paid")
    newsroom.counts("a2", "300", 300, unit="percent")
    assert len(claims(newsroom)) == 2


def test_no_findings_make_no_claims(newsroom):
    assert claims(newsroom.article("a1", "Nothing.")) == ()


def test_the_order_of_articles_changes_nothing(newsroom):
    for n in range(6):
        gate(newsroom, f"a{n}", f"e{n % 3}")
    first = claims(newsroom)
    keys = random.Random(5).sample(sorted(newsroom.articles), 6)
    newsroom.articles = {key: newsroom.articles[key] for key in keys}
    assert claims(newsroom) == first


def test_who_lies_in_hospital_is_not_all_who_were_hurt(newsroom):
    newsroom.article("a1", "The crash injured 31 people, police said.").says("a1", "e1", "The crash injured 31 people")
    newsroom.article("a2", "The crash injured 14 people treated here, the clinic said.")
    newsroom.says("a2", "e2", "The crash injured 14 people treated here")
    newsroom.counts("a1", "31 people", 31, "people").counts("a2", "14 people", 14, "people")
    assert [d.kind for claim in claims(newsroom) for d in claim.differences] == ["other_scope"]


def test_a_claim_is_told_in_asserted_words(newsroom):
    gate(gate(newsroom, "a1", "e1", polarity="denies"), "a2", "e2")
    (claim,) = claims(newsroom)
    assert (claim.denies, claim.text) == (("a1.s1",), GATE)


def test_thousands_are_no_number_that_another_could_equal(newsroom):
    newsroom.article("a1", "Thousands of cows were sold, he said.").counts(
        "a1", "Thousands of cows", 1000, "cows", bound="more_than"
    )
    (unit,) = units_of(["a1"], newsroom.articles, newsroom.findings)
    assert unit.value is None


def test_the_dead_and_the_injured_are_two_claims(newsroom):
    words = "At least 20 people died, at least 27 people were injured"
    newsroom.article("a1", f"{words}, she said.").says("a1", "e1", words)
    newsroom.counts("a1", "20 people", 20, "people").counts("a1", "27 people", 27, "people")
    assert [claim.figures for claim in claims(newsroom)] == [("a1.q1",), ("a1.q2",)]
