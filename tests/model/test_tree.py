import pytest

from stemma.model import Node, Span, Tree


@pytest.fixture
def tree():
    """Ann saw old Ben"""
    return Tree(
        nodes=(
            Node(span=Span(0, 3), head=1, relation="nsubj", part="PROPN"),
            Node(span=Span(4, 7), head=None, relation="root", part="VERB"),
            Node(span=Span(8, 11), head=3, relation="amod", part="ADJ"),
            Node(span=Span(12, 15), head=1, relation="obj", part="PROPN"),
        )
    )


def test_the_root_depends_on_nothing(tree):
    assert tree.root == 1


def test_children_stand_in_reading_order(tree):
    assert tree.children(1) == (0, 3)


def test_above_leads_to_the_root(tree):
    assert [*tree.above(2)] == [3, 1]


def test_below_holds_the_word_itself_and_all_that_hangs_from_it(tree):
    assert tree.below(3) == (2, 3)
    assert tree.below(1) == (0, 1, 2, 3)
