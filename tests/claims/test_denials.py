import pytest

from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.claims.assemble import scene_of
from stemma.claims.denial_traits import TRAITS
from stemma.claims.denials import denials_of, length, ties
from stemma.claims.families import kin_of
from stemma.claims.propositions import units_of
from stemma.claims.resemblance import Comparison
from stemma.claims.weights import likelihood, shipped
from stemma.claims.wordings import wordings_of
from stemma.model import Descent, Evidence
from stemma.testing import FakeEncoder

GATE = "The gate at block F had been left open all evening"
BRIDGE = "Eleven lamps on the old bridge had gone out"


def scene(newsroom, *descents, encoder=None):
    ids = sorted(newsroom.articles)
    wordings = wordings_of(units_of(ids, newsroom.articles, newsroom.findings))
    comparison = Comparison(wordings, kin_of(descents, ids), encoder or FakeEncoder())
    return scene_of(comparison, likelihood(comparison, shipped()), newsroom.articles, newsroom.entities)


def told(newsroom, key, *said):
    """An article in which each of some sources says something, a paragraph each."""
    newsroom.article(key, "\n\n".join(f"{words}, somebody said." for _, words, _ in said))
    for root, words, polarity in said:
        newsroom.says(key, root, words, polarity=polarity)
    return newsroom


def test_a_short_denial_goes_to_the_words_before_it(newsroom):
    told(newsroom, "a1", ("e1", GATE, "asserts"), ("e2", BRIDGE, "asserts"), ("e3", "any neglect", "denies"))
    assert [list(one.members) for one in ties(scene(newsroom), [[0], [1]], 0.4)] == [[0], [1, 2]]


def test_a_denial_that_repeats_a_claim_goes_to_it_from_another_article(newsroom):
    told(newsroom, "a1", ("e1", GATE, "asserts"), ("e2", BRIDGE, "asserts"))
    told(newsroom, "a2", ("e3", f"{GATE} long", "denies"))
    assert [list(one.members) for one in ties(scene(newsroom), [[0], [1]], 0.4)] == [[0, 2], [1]]


def test_nobody_denies_his_own_claim_in_the_same_breath(newsroom):
    told(newsroom, "a1", ("e3", GATE, "asserts"), ("e3", f"{GATE} long", "denies"))
    assert [list(one.members) for one in ties(scene(newsroom), [[0]], 0.4)] == [[0], [1]]


def test_a_charge_that_another_text_tells_as_the_words_of_the_accused_is_denied_by_him(newsroom):
    told(newsroom, "a1", ("e3", GATE, "asserts"))
    told(newsroom, "a2", ("e2", BRIDGE, "asserts"), ("e3", f"{GATE} long", "denies"))
    assert [list(one.members) for one in ties(scene(newsroom), [[0], [1]], 0.4)] == [[0, 2], [1]]


def test_a_denial_without_any_claim_stands_alone(newsroom):
    told(newsroom, "a1", ("e3", GATE, "denies"))
    assert [list(one.members) for one in ties(scene(newsroom), [], 0.4)] == [[0]]


def test_a_denial_and_its_copy_are_tied_together(newsroom):
    for key, words in (("a1", "any neglect of the gate"), ("a2", "every neglect of the gates")):
        told(newsroom, key, ("e1", GATE, "asserts"), ("e3", words, "denies"))
    match = Evidence(
        copy=newsroom.passage("a2", "every neglect of the gates"), exemplar=newsroom.passage("a1", "any neglect of the gate"),
        match="edited",
    )  # fmt: skip
    descent = Descent(copy="a2", exemplar="a1", kind="revision", confidence=0.9, evidence=(match,))
    assert denials_of(scene(newsroom, descent)) == [[1, 2]]


@pytest.mark.parametrize("trait", [name for name in TRAITS if name not in ("spread", "framed")])
def test_a_trait_lies_between_nothing_and_one(newsroom, trait):
    told(newsroom, "a1", ("e1", GATE, "asserts"), ("e3", "any neglect", "denies"))
    assert 0 <= TRAITS[trait](scene(newsroom), [1], [0]) <= 1


def test_a_claim_like_the_sentence_of_a_denial_stands_out(newsroom):
    told(newsroom, "a1", ("e1", GATE, "asserts"), ("e2", BRIDGE, "asserts"))
    newsroom.article("a2", "Asked whether the gate at block F had been left open, the club denied any neglect.")
    newsroom.says("a2", "e3", "any neglect", polarity="denies")
    framed = TRAITS["framed"]
    assert framed(scene(newsroom), [2], [0]) > framed(scene(newsroom), [2], [1])


def test_a_longer_denial_is_longer(newsroom):
    told(newsroom, "a1", ("e1", GATE, "denies"), ("e2", "it", "denies"))
    assert length(scene(newsroom), [0]) > length(scene(newsroom), [1]) == 0


@pytest.fixture(scope="module")
def encoder():
    """The shipped one: what a proposition is stands in the meaning of words, not in their letters."""
    return SentenceEncoder()


def target(newsroom, encoder, language, claims, denial):
    """The claim that a denial behind some claims is tied to, None for none; each is said by somebody else."""
    texts = [*claims, denial]
    newsroom.article("a1", "\n\n".join(f"{words}." for words in texts), language=language)
    for number, words in enumerate(claims):
        newsroom.says("a1", f"e{number}", words, polarity="asserts")
    newsroom.says("a1", "e9", denial, polarity="denies")
    found = ties(scene(newsroom, encoder=encoder), [[n] for n in range(len(claims))], 0.4)
    tied = next(one.members for one in found if len(claims) in one.members)
    return claims[tied[0]] if len(tied) > 1 else None


# NOTE: kinds of text in which an accident is told, and somebody denies something about it that nobody at hand has said
@pytest.mark.parametrize(
    ("language", "claims", "denial"),
    [
        ("en", ("A coach left the road near Hallow", "Nine passengers were taken to hospital"), "the driver had been drinking"),
        ("en", ("The reservoir rose two metres in a night", "Police closed the valley road"), "its engineers ignored warnings"),
        ("en", ("Westbrook won the final", "The goalkeeper broke his wrist"), "the club owes its players wages"),
        ("de", ("In Altrode ist ein Silo eingestürzt", "Zwei Arbeiter liegen im Krankenhaus"), "die Prüfung sei gefälscht worden"),
        ("de", ("Der Orkan deckte Dutzende Dächer ab", "Der Strom fiel bis zum Morgen aus"), "das Amt habe zu spät gewarnt"),
        ("de", ("Die Bank schließt neun Filialen", "Das Ergebnis sank um ein Drittel"), "Kundendaten verkauft zu haben"),
        ("fr", ("Un car a quitté la route près de Marvel", "Neuf passagers ont été hospitalisés"), "que le conducteur ait bu"),
        ("fr", ("L'usine fermera au printemps", "Les salariés ont voté la grève"), "avoir reçu des aides de la région"),
        ("fr", ("La tempête a arraché des toits", "Le courant a été coupé"), "que les secours soient arrivés en retard"),
    ],
)  # fmt: skip
def test_what_only_stands_beside_a_denial_is_not_denied(newsroom, encoder, language, claims, denial):
    assert target(newsroom, encoder, language, claims, denial) is None


@pytest.mark.parametrize(
    ("language", "claims", "denial"),
    [
        ("en", ("The coach driver was drunk", "Nine passengers were hurt"), "the coach driver had been drunk"),
        ("de", ("Das Gutachten war gefälscht", "Zwei Arbeiter liegen im Krankenhaus"), "das Gutachten sei gefälscht worden"),
        ("fr", ("Le conducteur était ivre", "Neuf passagers sont blessés"), "que le conducteur ait été ivre"),
    ],
)  # fmt: skip
def test_the_claim_that_asserts_what_is_denied_is_denied(newsroom, encoder, language, claims, denial):
    assert target(newsroom, encoder, language, claims, denial) == claims[0]
