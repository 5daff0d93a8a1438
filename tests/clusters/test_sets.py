from hypothesis import given
from hypothesis import strategies as st

from stemma.clusters.sets import Sets

PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40)


def test_items_are_alone_until_joined():
    sets = Sets("abc")
    sets.join("c", "a")
    assert sets.groups() == [["a", "c"], ["b"]]


def test_an_item_not_seen_before_is_alone():
    sets = Sets[str]()
    assert sets.find("new") == "new"
    assert sets.groups() == [["new"]]


def test_the_caller_chooses_who_leads():
    sets = Sets(["b", "a", "z"], first=lambda name: (name != "z", name))
    sets.join("b", "a")
    assert sets.find("b") == "a"
    sets.join("a", "z")
    assert {sets.find(name) for name in "abz"} == {"z"}


@given(PAIRS, st.randoms())
def test_sets_do_not_depend_on_the_order_of_joining(pairs, random):
    shuffled = random.sample(pairs, len(pairs))
    found = []
    for order in (pairs, shuffled):
        sets = Sets(range(31))
        for a, b in order:
            sets.join(b, a)
        found.append(([sets.find(n) for n in range(31)], sets.groups()))
    assert found[0] == found[1]


@given(PAIRS)
def test_the_earliest_leads_and_joined_are_together(pairs):
    sets = Sets(range(31))
    for a, b in pairs:
        sets.join(a, b)
    assert all(sets.find(a) == sets.find(b) for a, b in pairs)
    assert all(group[0] == sets.find(group[0]) == min(group) for group in sets.groups())
