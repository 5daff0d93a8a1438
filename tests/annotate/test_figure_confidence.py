"""How sure figures are."""

from stemma.annotate.figure_confidence import figure_confidence, signs
from stemma.annotate.quantities import quantities
from stemma.model import Article


def figures(text):
    return quantities(Article(id="a1", uri="a1", language="en", text=text), ())


def test_every_figure_has_a_confidence():
    found = figures("The mill lost 12 percent, and 300 workers went.")
    assert [one.confidence for one in found] == [figure_confidence(one) for one in found]
    assert all(0 < one.confidence < 1 for one in found)


def test_a_counted_figure_in_digits_is_surer_than_a_share_of_others_in_words():
    counted, vague = figures("The mill sent 300 workers home. Five of them came back.")
    assert counted.confidence > vague.confidence


def test_each_sign_is_told_once():
    (one,) = figures("It cost 3 million euros.")
    names = [name for name, _ in signs(one)]
    assert len(names) == len(set(names))
