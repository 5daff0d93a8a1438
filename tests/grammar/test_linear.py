"""The time of reading figures and times grows in step with the length of the text."""

import gc
import time

import pytest

from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.model import Article, Published

#: the least of so many is what the work costs; the rest is what else the machine did
RUNS = 3
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


def cost(piece, times_):
    language = "de" if "Mai" in piece or "Montag" in piece else "fr" if "à" in piece or piece == "neuf " else "en"
    article = Article(
        id="a",
        uri="x",
        language=language,
        text=piece * times_,
        published=Published(value="2031-03-05", certainty="given"),
    )
    return min(_spent(article) for _ in range(RUNS))


def _spent(article):
    """Processor seconds; the collector rests, so that what other tests left behind is not counted here."""
    gc.collect()
    gc.disable()
    started = time.process_time()
    try:
        quantities(article, times(article))
        return time.process_time() - started
    finally:
        gc.enable()


@pytest.mark.parametrize("piece", PIECES)
def test_reading_takes_linear_time(piece):
    cost(piece, 20)
    # four times the length: ten times the time is far from sixteen, which squares would take
    assert cost(piece, 1600) <= 10 * max(cost(piece, 400), 0.02)
