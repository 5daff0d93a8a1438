from stemma.claims.alignment import same_place
from stemma.claims.propositions import units_of
from stemma.claims.wordings import wordings_of
from stemma.model import Evidence

WORDS = {"a1": ("The gate was open", "The bridge is shut"), "a2": ("The gate stood open", "The bridge was closed")}
WORDS["a3"] = ("The gate had been open", "The bridge has been shut")


def places(newsroom, *pairs):
    for key, (first, second) in WORDS.items():
        newsroom.article(key, f"{first}, he said. {second}, he said.").says(key, "e1", first).says(key, "e1", second)
    units = units_of(sorted(newsroom.articles), newsroom.articles, newsroom.findings)
    evidence = [
        Evidence(
            copy=newsroom.passage(copy, WORDS[copy][n]),
            exemplar=newsroom.passage(exemplar, WORDS[exemplar][n]),
            match="edited",
        )
        for copy, exemplar, n in pairs
    ]
    return same_place(wordings_of(units), evidence)


def test_units_in_aligned_passages_share_a_place(newsroom):
    met, _ = places(newsroom, ("a2", "a1", 0))
    assert met[0, 2]
    assert not met[0, 3]


def test_two_copies_of_one_exemplar_share_places(newsroom):
    met, _ = places(newsroom, ("a2", "a1", 0), ("a3", "a1", 0))
    assert met[2, 4]


def test_a_unit_aligned_with_one_place_is_not_at_another(newsroom):
    _, elsewhere = places(newsroom, ("a2", "a1", 0))
    assert elsewhere[0, 3]
    assert not elsewhere[0, 2]


def test_without_evidence_no_place_is_known(newsroom):
    met, elsewhere = places(newsroom)
    assert not met.any()
    assert not elsewhere.any()
