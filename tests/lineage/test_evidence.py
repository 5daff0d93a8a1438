from hypothesis import given
from hypothesis import strategies as st

from stemma.lineage.evidence import in_order
from stemma.lineage.witness import witness
from stemma.model import Article

REPORT = (
    "The bank lost 31 million crowns in 2029. In March 12 branches were closed. Some 640 people work there. "
    "The board has 9 members. The audit took 14 weeks. Clients hold 88,000 accounts."
)


def both(make, left, right):
    return in_order(witness(make("left", left)), witness(make("right", right)))


def test_the_same_text_tells_all_in_order(make):
    assert both(make, REPORT, REPORT) == 1.0


def test_figures_in_another_order_count_less(make):
    turned = ". ".join(REPORT.rstrip(".").split(". ")[::-1]) + "."
    assert 0 < both(make, REPORT, turned) < 0.5


def test_a_figure_or_two_are_little(make):
    assert both(make, REPORT, "A bank with 640 people was founded.") < 0.2


def test_texts_without_common_figures_have_none(make):
    assert both(make, REPORT, "Nobody was hurt.") == 0.0


@given(st.text("12 ab.AB,", max_size=60), st.text("12 ab.AB,", max_size=60))
def test_either_text_may_stand_first(left, right):
    one, two = (witness(Article(id=text, uri=text, text=text)) for text in (left, right))
    assert in_order(one, two) == in_order(two, one)
    assert 0 <= in_order(one, two) <= 1
