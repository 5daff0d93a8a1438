from stemma.lineage.collate import collate
from stemma.lineage.sisters import say_the_same
from stemma.lineage.witness import witness

ONE = (
    "The port of Kelm stays closed until Friday because of the storm, the harbour master said. "
    "Two freighters broke loose at night and drifted against the mole. Nobody was hurt, but a crane fell over. "
    "The repair of the mole will take about three weeks, according to a first estimate."
)
TWO = (
    "Because of the storm the port of Kelm remains shut until Friday, said the harbour master. "
    "At night two freighters broke loose and were driven against the mole. Nobody was hurt, however a crane toppled. "
    "According to a first estimate the repair of the mole is going to last about three weeks."
)


class ByPlace:
    """Gives sentences at the same place the same vector."""

    def rows(self, count):
        import numpy as np

        return np.eye(count, dtype=np.float32)


def test_two_wordings_of_one_text_say_the_same(make):
    left, right = witness(make("left", ONE)), witness(make("right", TWO))
    rows = ByPlace().rows(4)
    assert say_the_same(collate(left, right, {"left": rows, "right": rows}))


def test_a_copy_is_no_sister(make):
    left, right = witness(make("left", ONE)), witness(make("right", ONE))
    rows = ByPlace().rows(4)
    assert not say_the_same(collate(left, right, {"left": rows, "right": rows}))
