from hypothesis import given
from hypothesis import strategies as st

from stemma.claims.propositions import Unit
from stemma.claims.shares import cut_told, share_of
from stemma.model import Passage, Story


def unit(article, number, words):
    place = Passage(article=article, begin=0, end=1, text="x")
    return Unit(
        id=f"{article}.{number}", article=article, statement=None, passage=place, clause=words, whole=words, place=0
    )


def units(**counts):
    return [unit(key, n, f"a clause of {key}, number {n}") for key, count in counts.items() for n in range(count)]


def test_a_story_within_the_bound_is_compared_whole():
    share = share_of(units(a1=4, a2=3), 7)
    assert (len(share.kept), share.each) == (7, None)
    assert cut_told(Story(id="t", title="", articles=("a1",)), share, kind="times", stage="timeline") == ()


def test_a_long_article_takes_nobodys_place():
    share = share_of(units(a1=50, a2=2, a3=3), 10)
    assert [one.id for one in share.wordings.units] == [
        "a1.0", "a1.1", "a1.2", "a1.3", "a1.4", "a2.0", "a2.1", "a3.0", "a3.1", "a3.2",
    ]  # fmt: skip
    (told,) = cut_told(Story(id="t", title="", articles=("a1", "a2")), share, kind="times", stage="timeline")
    assert told.lacks == "only the first 5 times of each article are compared (the setting most_units)"


def test_a_thousand_copies_are_one_wording():
    copies = [unit(f"a{n}", 0, "the same clause in all of them") for n in range(1000)]
    assert len(share_of(copies, 5).kept) == 1000


def test_where_there_are_more_articles_than_may_be_compared_the_first_have_their_share():
    assert [one.id for one in share_of(units(**{f"a{n}": 2 for n in range(9)}), 4).wordings.units] == [
        "a0.0", "a1.0", "a2.0", "a3.0",
    ]  # fmt: skip


@given(counts=st.lists(st.integers(0, 30), max_size=8), most=st.integers(1, 40))
def test_no_more_than_so_many_and_as_many_as_go(counts, most):
    given_ = units(**{f"a{n}": count for n, count in enumerate(counts)})
    share = share_of(given_, most)
    assert len(share.wordings.firsts) <= most
    if share.each is not None and share.each * sum(c > 0 for c in counts) <= most:
        assert sum(min(c, share.each + 1) for c in counts) > most
