"""Ways to read what a test has written."""

import pytest

from stemma.intake import find_files, inputs_of, read_inputs
from stemma.intake.packed import Packed
from stemma.settings import Settings


@pytest.fixture
def packed():
    """Bytes as if they lay in a file."""

    def make(content, name="input", **more):
        return Packed(uri=name, content=content if isinstance(content, bytes) else content.encode(), **more)

    return make


@pytest.fixture
def read():
    """Everything that some paths hold."""

    def run(*paths, given=None, language=None, **limits):
        inputs = inputs_of(map(str, paths))
        return list(read_inputs(inputs, given=given or {}, language=language, limits=Settings(**limits)))

    return run


@pytest.fixture
def found():
    return find_files
