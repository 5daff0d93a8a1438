from stemma.claims.propositions import units_of
from stemma.claims.word_overlap import WordOverlap, telling
from stemma.testing import FakeEncoder


def overlap(newsroom, *contents):
    """Of some statements of one article."""
    newsroom.article("a1", " ".join(f"{words}." for words in contents))
    for words in contents:
        newsroom.says("a1", "e1", words)
    units = units_of(["a1"], newsroom.articles, newsroom.findings)
    return WordOverlap(units, FakeEncoder())


def test_another_predicate_of_one_subject_leaves_a_word_uncovered(newsroom):
    found = overlap(newsroom, "The harbour crane was rusty", "The harbour crane was sold")
    mean, least = found.of(0, 1)
    assert mean > least
    assert least < 0.5


def test_the_same_words_are_covered(newsroom):
    found = overlap(newsroom, "The harbour crane was rusty", "Rusty was the crane of the harbour")
    assert min(found.of(0, 1)) > 0.99


def test_nothing_covers_nothing(newsroom):
    found = overlap(newsroom, "It is so", "The harbour crane was rusty")
    assert found.of(0, 1) == (0.0, 0.0)


def test_negations_and_auxiliaries_tell_nothing(newsroom):
    found = overlap(newsroom, "The crane never had a licence")
    assert telling(found.units[0]) == ("crane", "licence")
