import numpy as np
import pytest

from stemma.adapters.sentence_encoder import LONGEST, WIDTH, SentenceEncoder


class Counting:
    """Stands in for the model: a vector that depends on the text alone, and a tally of what was computed."""

    def __init__(self):
        self.seen = []

    def encode(self, texts):
        self.seen += texts
        return np.array([[len(t) + 1.0, *map(float, range(WIDTH - 1))] for t in texts], dtype=np.float32)


@pytest.fixture
def model():
    return Counting()


@pytest.fixture
def encoder(model):
    return SentenceEncoder(cache_limit=2, model=model)


def test_encode_keeps_the_order_of_the_texts(encoder):
    vectors = encoder.encode(["a long text", "b", "a long text"])
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.array_equal(vectors[0], vectors[1])


def test_encode_gives_unit_rows(encoder):
    assert np.allclose(np.linalg.norm(encoder.encode(["a", "bc"]), axis=1), 1, atol=1e-2)


def test_encode_of_nothing_is_an_empty_matrix(encoder):
    assert encoder.encode([]).shape == (0, WIDTH)


def test_encode_computes_a_text_once(encoder, model):
    encoder.encode(["a", "b", "a"])
    encoder.encode(["b"])
    assert sorted(model.seen) == ["a", "b"]


def test_encode_forgets_the_oldest_text_beyond_the_limit(encoder, model):
    encoder.encode(["a", "bb", "ccc"])
    encoder.encode(["a"])
    assert model.seen.count("a") == 2


def test_encode_gives_more_texts_than_it_remembers(encoder):
    assert encoder.encode([f"text {i}" for i in range(40)]).shape == (40, WIDTH)


def test_encode_reads_only_the_beginning_of_a_long_text(encoder, model):
    encoder.encode(["x" * (LONGEST + 5)])
    assert [len(t) for t in model.seen] == [LONGEST]


def test_the_real_model_finds_a_translation_nearer_than_another_sentence():
    vectors = SentenceEncoder().encode(
        ["Der Fluss trat über die Ufer.", "The river burst its banks.", "The minister resigned on Friday."]
    )
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
