from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Span
from stemma.text.words import words


def split(text, language):
    return [text[span.begin : span.end] for span in words(text, Span(0, len(text)), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "She doesn't, we'll see.", "She does n't , we 'll see ."),
        ("en", "The mayors’ and the town's plans", "The mayors ’ and the town 's plans"),
        ("en", "a well-known non-profit", "a well - known non-profit"),
        ("en", "They cannot go", "They can not go"),
        ("en", "Mr. Finch of the U.S. paid $5bn.", "Mr. Finch of the U.S. paid $ 5 bn ."),
        ("de", "Am 3. Mai kamen 12.000 zum Ost-West-Lauf.", "Am 3. Mai kamen 12.000 zum Ost - West - Lauf ."),
        ("de", "„Nein“, sagte Dr. Kolb...", "„ Nein “ , sagte Dr. Kolb ..."),
        ("fr", "« C’est l'usine », dit-elle aujourd'hui.", "« C’ est l' usine » , dit -elle aujourd'hui ."),
        ("fr", "Qu'a-t-il dit du porte-parole ?", "Qu' a -t-il dit du porte-parole ?"),
        ("fr", "M. Roux a 12 000 voix à 18h.", "M. Roux a 12 000 voix à 18 h ."),
        (None, "dit-il www.example.org/a.", "dit-il www.example.org/a ."),
    ],
)
def test_words_part_as_in_universal_dependencies(language, text, expected):
    joined = " ".join(split(text, language))
    assert joined == expected


@given(st.text(alphabet="aB1.,-'’ ´\u00a0İß…„“%é\n", max_size=40), st.sampled_from(["de", "en", "fr", None]))
def test_words_hold_every_visible_character_once_in_order(text, language):
    found = words(text, Span(0, len(text)), language)
    assert all(a.end <= b.begin for a, b in pairwise(found))
    assert all(span.begin < span.end for span in found)
    covered = {at for span in found for at in range(span.begin, span.end)}
    assert all(at in covered for at, character in enumerate(text) if not character.isspace())
