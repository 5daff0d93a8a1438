from types import SimpleNamespace

import numpy as np
import pytest

from stemma.adapters.article_encoder import PIECES, READ, SHARE, ArticleEncoder, Pooled
from stemma.errors import ModelError
from stemma.testing import WIDTH, FakeEncoder

#: dimension of the fake pooled vectors
POOLED = 3


class Tokenizer:
    """A piece a code point."""

    def encode(self, text, add_special_tokens):
        assert not add_special_tokens
        return SimpleNamespace(ids=[ord(c) for c in text])


class Pooling:
    """Counts a's, b's and everything, and remembers how many ids it was given."""

    def __init__(self):
        self.seen = []

    def __call__(self, ids):
        self.seen.append(len(ids))
        return np.array([(ids == ord("a")).sum(), (ids == ord("b")).sum(), len(ids)], dtype=np.float32)


@pytest.fixture
def pooling():
    return Pooling()


@pytest.fixture
def encoder(pooling):
    pooled = Pooled(Tokenizer(), pooling, threads=2)
    return ArticleEncoder.of(FakeEncoder(), pooled, np.zeros(POOLED, np.float32), np.eye(POOLED, dtype=np.float32))


def test_rows_have_unit_length(encoder):
    assert np.allclose(np.linalg.norm(encoder.encode(["abba", "c"]), axis=1), 1, atol=1e-3)


def test_rows_hold_both_models_side_by_side(encoder):
    (row,) = encoder.encode(["abba"])
    assert row.shape == (POOLED + WIDTH,)
    assert np.linalg.norm(row[:POOLED]) ** 2 == pytest.approx(SHARE, abs=1e-3)


def test_rows_keep_the_order_of_the_texts(encoder):
    texts = ["a" * n + "b" for n in range(8)]
    together = encoder.encode(texts)
    assert all(np.array_equal(row, encoder.encode([text])[0]) for row, text in zip(together, texts, strict=True))


def test_no_texts_make_an_empty_matrix(encoder):
    assert encoder.encode([]).shape == (0, POOLED + WIDTH)


def test_a_long_text_is_read_to_its_limit(encoder, pooling):
    encoder.encode(["a" * 2 * READ])
    assert pooling.seen == [PIECES + 2]


def test_the_centre_is_taken_away():
    pooled = Pooled(Tokenizer(), lambda ids: np.array([1, len(ids), 0], dtype=np.float32), threads=1)
    centre = pooled.rows(["abc"])[0]
    encoder = ArticleEncoder.of(FakeEncoder(), pooled, centre, np.eye(POOLED, dtype=np.float32))
    assert np.allclose(encoder.encode(["xyz"])[0][:POOLED], 0, atol=1e-6)


def test_a_missing_file_is_told_at_the_first_text(tmp_path):
    with pytest.raises(ModelError, match=r"article_encoder\.onnx"):
        ArticleEncoder(FakeEncoder(), folder=tmp_path).encode(["a"])


def test_the_shipped_model_finds_one_event_in_two_languages():
    encoder = ArticleEncoder(FakeEncoder(), threads=1)
    rows = encoder.encode(
        [
            "Ein Güterzug ist in der Nacht bei Hollerau entgleist, die Strecke bleibt bis Freitag gesperrt.",
            "A freight train came off the rails near Hollerau overnight; the line stays closed until Friday.",
            "Der Stadtrat hat beschlossen, die Gebühren für Kindergärten um ein Drittel zu senken.",
        ]
    )
    meaning = rows[:, :-WIDTH]
    assert meaning[0] @ meaning[1] > meaning[0] @ meaning[2] + 0.2
