from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Span
from stemma.text.ordered import Ordered

CUTS = st.lists(st.integers(0, 60), unique=True, max_size=20).map(sorted)
WHERE = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda two: Span(two[0], two[0] + two[1]))


def spans_of(cuts):
    return [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]


@given(cuts=CUTS, where=WHERE)
def test_it_finds_what_looking_at_each_finds(cuts, where):
    spans = spans_of(cuts)
    found = Ordered(spans)
    assert list(found.touching(where)) == [n for n, one in enumerate(spans) if one.overlaps(where)]
    assert found.holding(where) == next((one for one in spans if one.covers(where)), None)
    assert found.number(where) == next((n for n, one in enumerate(spans) if one.covers(where)), None)
