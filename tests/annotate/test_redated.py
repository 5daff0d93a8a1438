"""An article that is dated later is no reason to tell more of it than before."""

from stemma.annotate.bounds import bounded, part_of
from stemma.annotate.findings import annotate
from stemma.annotate.redated import redated
from stemma.model import Article
from stemma.settings import Limits

LIMITS = Limits(most_words=300, most_findings=5)


def test_what_was_left_out_stays_out():
    text = "\n\n".join(f"Ada Holt said on Monday that {n} boats had sunk in the Orrin." for n in range(40, 140))
    one = Article(id="a", uri="a", language="en", text=text)
    found = bounded(annotate(part_of(one, LIMITS), None), one, LIMITS)
    again = redated(one, found, LIMITS)
    assert [len(kind) for kind in (found.times, found.quantities)] == [5, 5]
    assert [len(kind) for kind in (again.times, again.quantities)] == [5, 5]
    assert again.cut == found.cut
