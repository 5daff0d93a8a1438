"""Networks get signed weights where nothing saturates, and say the same."""

import numpy as np
import pytest

from stemma.adapters import sessions
from stemma.adapters.signed import PROBE, saturates, signed
from stemma.adapters.tagger import FOLDER

NETWORKS = ("encoder.onnx", "article_encoder.onnx", "parser.onnx")


class Probed:
    """A processor whose sums are given."""

    def __init__(self, sums):
        self.sums = sums

    def run(self, _, inputs):
        return [np.full((len(inputs["rows"]), 64), self.sums, dtype=np.float32)]


def test_a_processor_that_saturates_is_told_by_its_sums():
    assert not saturates(Probed(255 * 127 * 64))
    assert saturates(Probed(32767 * 32))


@pytest.mark.parametrize("name", NETWORKS)
def test_only_weights_and_their_types_change(name):
    content = (FOLDER / name).read_bytes()
    one, other = np.frombuffer(content, np.uint8), np.frombuffer(signed(content), np.uint8)
    moved = one ^ other
    assert len(one) == len(other)
    assert set(moved.tolist()) == {0, 1, 128}  # a type of 2 becomes 3
    assert (moved == 1).sum() < 60
    assert (moved == 128).mean() > 0.9


def test_a_network_of_signed_weights_already_stays_as_it_is():
    assert signed(PROBE.read_bytes()) == PROBE.read_bytes()


@pytest.mark.parametrize("name", ["encoder.onnx", "article_encoder.onnx"])
def test_both_say_the_same_bits(name, monkeypatch):
    if sessions._saturating():  # noqa: SLF001
        pytest.skip("this processor saturates signed weights, so that it reads the others")
    rows = {"embeddings": np.random.default_rng(7).standard_normal((40, 384)).astype(np.float32)}
    fast = sessions.network(FOLDER / name)(rows)
    monkeypatch.setattr(sessions, "_saturating", lambda: True)
    slow = sessions.network(FOLDER / name)(rows)
    assert [one.tobytes() for one in fast] == [one.tobytes() for one in slow]
