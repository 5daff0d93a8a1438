"""Every stage's time grows in step with its input; `python -m tests.hostile.growing` says so of more kinds, at a larger size."""

import pytest

from tests.growth import faster_than_input, spent
from tests.hostile.growing import KINDS, stages

#: pieces of a page; ten times as many characters of a text
SIZE = 80
#: one of each way to be large: tags, blocks, captions, figures, statements, quotations, letters
TAKEN = [
    ("markup", "attributes on one tag"),
    ("markup", "captions in one div"),
    ("markup", "line breaks and words"),
    ("numbers", "numbers of people"),
    ("speech", "statements"),
    ("marks", "quoted sentences"),
    ("letters", "marks out of order"),
]


@pytest.fixture(scope="module", autouse=True)
def _warm():
    """Tables are loaded once; that is no input's time."""
    stages("speech", "statements", SIZE)


@pytest.mark.parametrize(("group", "name"), TAKEN)
def test_every_stage_grows_in_step(group, name):
    assert name in KINDS[group]
    assert faster_than_input(lambda size: stages(group, name, size), SIZE) == {}


def test_a_square_is_found():
    def squared(size):
        return {"a": spent(lambda: [0 for _ in range(size) for _ in range(size)])}

    assert list(faster_than_input(squared, 1_000)) == ["a"]
