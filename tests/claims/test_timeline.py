from dataclasses import replace

import pytest

from stemma.claims import timeline_of
from stemma.claims.moments import begins, compatible, is_moment
from stemma.claims.timeline import ancestors_of
from stemma.model import Descent, Passage, Said, TimeExpression
from stemma.testing import FakeEncoder

FLOOD = "The river burst its banks at Pelham on Monday night"


def events(newsroom, encoder=None):
    return timeline_of(newsroom.story, newsroom.articles, newsroom.findings, claims=(), encoder=encoder)


def flood(newsroom, key, published="2031-05-06", value="2031-05-05TNI"):
    return newsroom.article(key, f"{FLOOD}.", published=published).dates(key, "on Monday night", value)


def time(value, kind="DATE"):
    passage = Passage(article="a", begin=0, end=1, text="x")
    return TimeExpression(article="a", passage=passage, type=kind, value=value, rule="test")


@pytest.mark.parametrize("value", ["2031-05-05", "2031-05-05T20:15", "2031-05-05TEV", "2031-05", "2031-W19"])
def test_days_hours_months_and_weeks_are_moments(value):
    assert is_moment(time(value))


@pytest.mark.parametrize("value", ["2031", "P2D", "PAST_REF", "XXXX-WXX-1", "XXXX-05-05"])
def test_years_durations_and_open_values_are_none(value):
    assert not is_moment(time(value))


def test_a_set_is_no_moment():
    assert not is_moment(time("2031-05-05", "SET"))


@pytest.mark.parametrize(
    ("a", "b"), [("2031-05-05", "2031-05-05T20:15"), ("2031-05-05TEV", "2031-05-05T20:15"), ("2031-05", "2031-05")]
)
def test_a_day_may_be_an_hour_of_it(a, b):
    assert compatible(a, b)
    assert compatible(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2031-05-05", "2031-05-06"),
        ("2031-05-05TMO", "2031-05-05T20:15"),
        ("2031-05", "2031-05-05"),
        ("2031", "2031-05"),
    ],
)
def test_other_times_are_other_moments(a, b):
    assert not compatible(a, b)


@pytest.mark.parametrize("encoder", [None, FakeEncoder()])
def test_one_event_told_twice_is_one_entry(newsroom, encoder):
    flood(flood(newsroom, "a1"), "a2")
    (event,) = events(newsroom, encoder)
    assert (event.happened, len(event.passages)) == ("2031-05-05TNI", 2)


def test_the_first_reporter_is_the_earliest_article(newsroom):
    flood(flood(newsroom, "a1", published="2031-05-07"), "a2", published="2031-05-06")
    (event,) = events(newsroom)
    assert (event.first_reporter, event.reported) == ("a2", "2031-05-06")


def test_a_copy_dated_to_the_day_is_not_before_its_exemplar_dated_to_the_hour(newsroom):
    flood(flood(newsroom, "a1", published="2031-05-06"), "a2", published="2031-05-06T11:42+02:00")
    copied = (Descent(copy="a1", exemplar="a2", kind="verbatim", confidence=0.9),)
    found = timeline_of(newsroom.story, newsroom.articles, newsroom.findings, claims=(), descents=copied)
    assert found[0].first_reporter == "a2"


def test_a_day_without_an_hour_is_no_earlier_than_an_hour_of_it(newsroom):
    flood(flood(newsroom, "a1", published="2031-05-06"), "a2", published="2031-05-06T11:42+02:00")
    assert events(newsroom)[0].first_reporter == "a2"


def test_copies_of_copies_go_back_to_the_first():
    chain = [Descent(copy=c, exemplar=e, kind="cut", confidence=0.9) for c, e in (("a3", "a2"), ("a2", "a1"))]
    assert ancestors_of(chain)["a3"] == {"a1", "a2"}


def test_without_publication_dates_nobody_is_first(newsroom):
    (event,) = events(flood(newsroom, "a1", published=None))
    assert (event.first_reporter, event.reported) == (None, None)


def test_what_was_said_counts_as_reported(newsroom):
    newsroom.article("a1", f"{FLOOD}, she said.", published="2031-05-09").says("a1", "e1", FLOOD, said="2031-05-06")
    (event,) = events(newsroom.dates("a1", "on Monday night", "2031-05-05TNI"))
    assert event.reported == "2031-05-06"


def test_moments_stand_by_the_clock_and_not_by_their_letters():
    in_order = [
        "2030-12",
        "2030-W52",
        "2031-05-05",
        "2031-05-05TMO",
        "2031-05-05T11:20",
        "2031-05-05TAF",
        "2031-05-05TEV",
        "2031-05-05T20:00",
        "2031-05-06",
        "2031-W20",
        "XXXX-05-01",
    ]
    assert sorted(sorted(in_order), key=begins) == in_order


def test_events_stand_in_the_order_of_happening(newsroom):
    flood(flood(newsroom, "a1", value="2031-05-05"), "a2", value="2031-05-02")
    assert [e.happened for e in events(newsroom)] == ["2031-05-02", "2031-05-05"]


def test_an_uncertain_date_stays_uncertain(newsroom):
    (event,) = events(flood(newsroom, "a1", value="2031-05"))
    assert event.happened == "2031-05"


def test_the_most_precise_of_the_commonest_values_is_kept(newsroom):
    for key, value in (("a1", "2031-05-05"), ("a2", "2031-05-05T22:10")):
        flood(newsroom, key, value=value)
    (event,) = events(newsroom, FakeEncoder())
    assert event.happened == "2031-05-05T22:10"


def test_no_times_make_no_timeline(newsroom):
    assert events(newsroom.article("a1", "Nothing.")) == ()


def test_a_month_does_not_come_before_its_days(newsroom):
    newsroom.article("a1", f"{FLOOD}, she said.", published="2031-05-09").says("a1", "e1", FLOOD, said="2031-05")
    (event,) = events(newsroom.dates("a1", "on Monday night", "2031-05-05TNI"))
    assert event.reported == "2031-05-09"


def told_on(newsroom, words, content, said, value, by="e1", **fields):
    """An article in which `said` tells when the content was said."""
    newsroom.article("a1", words, published="2031-05-09").says("a1", by, content, **fields).dates("a1", said, value)
    held = newsroom.found["a1"]["statements"]
    held[0] = replace(held[0], said=Said(value=value, passage=newsroom.passage("a1", said)))
    return newsroom


def test_the_day_on_which_a_paper_reported_it_is_not_the_day_it_happened(newsroom):
    told_on(
        newsroom, f"{FLOOD}, the Courier said on Wednesday.", FLOOD, "on Wednesday", "2031-05-07", by="Pelham Courier"
    )
    (event,) = events(newsroom.dates("a1", "on Monday night", "2031-05-05TNI"))
    assert event.happened == "2031-05-05TNI"


def test_what_is_said_without_a_day_of_its_own_happens_when_it_is_said(newsroom):
    told_on(newsroom, "The mill closes, the owner said on Wednesday.", "The mill closes", "on Wednesday", "2031-05-07")
    assert [event.happened for event in events(newsroom)] == ["2031-05-07"]


def test_today_in_words_of_another_day_is_no_day_of_its_own(newsroom):
    words = "“Today I feel young,” she told a crowd in March."
    told_on(newsroom, words, "Today I feel young,", "in March", "2031-03", kind="direct")
    newsroom.dates("a1", "Today", "2031-05-09")
    held = newsroom.found["a1"]["times"]
    held[-1] = replace(held[-1], rule="day-word")
    assert [event.happened for event in events(newsroom)] == ["2031-03"]


def test_a_weekend_is_a_moment():
    assert is_moment(time("2031-W18-WE"))
