import re

import pytest

from stemma.adapters.reading import _within_paragraphs
from stemma.adapters.windows import layout


def laid(text):
    return layout(text, [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)])


@pytest.mark.parametrize(
    ("text", "run", "parts"),
    [
        # NOTE: of two headings, "…, says Oslo" and "Rome calls …", one name "Oslo Rome" was made, and it spoke
        ("Boats are lost, says Oslo\n\nRome calls for calm", (5, 7), [(5, 6), (6, 7)]),
        ("Boats are lost, says Ada Holt of Oslo", (5, 7), [(5, 7)]),
        ("One\n\nTwo\n\nThree", (0, 3), [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_a_name_ends_with_its_paragraph(text, run, parts):
    assert _within_paragraphs(laid(text), [run]) == parts
