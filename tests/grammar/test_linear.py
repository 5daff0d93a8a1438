"""The time of reading figures and times grows in step with the length of the text."""

import pytest

from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.model import Article, Published
from tests.growth import faster_than_input, spent

PIECES = [
    "Am 3. Mai kamen 40 Boote, 1,5 Mio. Euro und fünf Prozent. ",
    "moins 5 à 10 % ",
    '12" "3" ',
    "tens of thousands of millions of ",
    "neuf ",
    "05/04/2024 ",
    "1750 GMT (5 p.m. GMT) ",
    "Montag in acht Tagen ",
]


def read(piece, count):
    language = "de" if "Mai" in piece or "Montag" in piece else "fr" if "à" in piece or piece == "neuf " else "en"
    article = Article(
        id="a",
        uri="x",
        language=language,
        text=piece * count,
        published=Published(value="2031-03-05", certainty="given"),
    )
    return {"reading": spent(lambda: quantities(article, times(article)))}


@pytest.mark.parametrize("piece", PIECES)
def test_reading_takes_linear_time(piece):
    read(piece, 20)
    assert faster_than_input(lambda count: read(piece, count), 400) == {}
