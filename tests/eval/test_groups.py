"""Groups of real articles: what is told is held against the reading, and nothing else counts as right."""

import pytest

from eval.groups.convert import NotationError, Sheet
from eval.groups.marks import Event, Group, Pair, Place, Proposition, dumped, groups, loaded
from eval.groups.score import Told, counted, met, near
from stemma.model import Claim, Difference, Passage, Quantity, Statement, Story, TimelineEvent, Trace

HERE, THERE = Place(0, 10, 30), Place(1, 5, 25)
GROUP = Group(
    id="g01",
    articles=("x", "y"),
    digests=("0", "1"),
    published=("2031-05-06", "2031-05-06"),
    independent=(2, 2),
    propositions=(Proposition(label="single", places=(HERE, THERE)),),
    denials=(Pair(kind="denies", first=Place(1, 40, 60), second=HERE),),
    differences=(Pair(kind="bound", first=Place(0, 12, 14), second=Place(1, 7, 9)),),
    events=(Event(value="2031-05-05", places=(Place(0, 50, 60),)),),
)


def at(article, begin, end):
    return Passage(article=article, begin=begin, end=end, text="")


def said(key, passage):
    return Statement(id=key, article=passage.article, content=(passage,), kind="indirect", polarity="asserts")


def count(**parts):
    trace = Trace(**{"articles": (), "stories": (Story(id="st", title="", articles=("x", "y")),), **parts})
    return counted([Told(GROUP, trace)])


def claim(**parts):
    return Claim(**{"id": "c", "story": "st", "text": "", "state": "single_source", **parts})


def test_marks_are_read_as_they_were_written():
    assert loaded(dumped(GROUP)) == GROUP


def test_the_marks_of_the_repository_can_be_read():
    assert len({group.id for group in groups()}) == len(groups()) >= 36


def test_words_that_do_not_stand_in_the_text_are_reported():
    sheet = Sheet("g01", ("x", "y"), ("The dam held.", "Der Damm hielt."))
    sheet.read("p s : a The dam ; b Der Damm")
    assert sheet.group().propositions[0].places == (Place(0, 0, 7), Place(1, 0, 8))
    with pytest.raises(NotationError, match="does not stand"):
        sheet.read("p s : a The dyke ; b Der Damm")


def test_places_are_near_where_enough_of_the_shorter_is_shared():
    assert near(Place(0, 0, 10), Place(0, 7, 40))
    assert not near(Place(0, 0, 10), Place(0, 8, 40))
    assert not near(Place(0, 0, 10), Place(1, 0, 10))
    assert met([HERE, THERE], [HERE]) == {0}


def test_a_claim_over_two_articles_is_right_where_the_reading_joins_them():
    statements = said("s1", at("x", 10, 30)), said("s2", at("y", 5, 25)), said("s3", at("y", 80, 99))
    right = count(statements=statements, claims=(claim(asserts=("s1", "s2")),)).tallies["joined"]
    wrong = count(statements=statements, claims=(claim(asserts=("s1", "s3")),)).tallies["joined"]
    assert (right.told, right.right, right.found) == (1, 1, 1)
    assert (wrong.told, wrong.right, wrong.found) == (1, 0, 0)


def test_corroborated_is_wrong_where_one_source_stands_behind():
    statements = said("s1", at("x", 10, 30)), said("s2", at("y", 5, 25))
    tally = count(statements=statements, claims=(claim(asserts=("s1", "s2"), state="corroborated"),)).tallies[
        "corroborated"
    ]
    assert (tally.told, tally.right) == (1, 0)


def test_a_denial_is_right_only_with_what_it_denies():
    statements = said("s1", at("x", 10, 30)), said("s2", at("y", 40, 60)), said("s3", at("x", 80, 99))
    right = claim(asserts=("s1",), denies=("s2",), state="denied")
    wrong = claim(asserts=("s3",), denies=("s2",), state="denied")
    assert count(statements=statements, claims=(right,)).tallies["denials"].right == 1
    assert count(statements=statements, claims=(wrong,)).tallies["denials"].right == 0


@pytest.mark.parametrize(("kind", "right"), [("bound", 1), ("conflict", 0)])
def test_a_difference_is_right_with_its_reason(kind, right):
    figures = (
        Quantity(id="q1", article="x", value=1, rule="", passage=at("x", 12, 14)),
        Quantity(id="q2", article="y", value=2, rule="", passage=at("y", 7, 9)),
    )
    told = claim(figures=("q1", "q2"), differences=(Difference(figures=("q1", "q2"), kind=kind, why=""),))
    tally = count(quantities=figures, claims=(told,)).tallies["differences"]
    assert (tally.told, tally.right) == (1, right)


@pytest.mark.parametrize(("value", "right"), [("2031-05-05TEV", 1), ("2031-05-06", 0)])
def test_an_event_is_right_on_its_day(value, right):
    event = TimelineEvent(story="st", happened=value, reported=None, text="", passages=(at("x", 50, 60),))
    tally = count(timeline=(event,)).tallies["timeline"]
    assert (tally.told, tally.right, tally.there) == (1, right, 1)
