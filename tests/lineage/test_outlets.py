from dataclasses import replace

import pytest

from stemma.lineage.collate import collate
from stemma.lineage.outlets import came_before, hours_between, same_outlet, without_standing
from stemma.lineage.witness import witness
from stemma.model import Dateline, Published


def unsigned(article, day):
    """The article as a plain text: no publisher, no date but the dateline's."""
    line = Dateline(place="WEXMOUTH", date=day, text="WEXMOUTH (NWA)")
    return replace(article, publisher=None, published=Published(), dateline=line)


def beside(left, right):
    return collate(witness(left), witness(right), {})


@pytest.fixture
def takes(make, body, join):
    first = make("first", join(*body), agency="NWA", dateline=True)
    later = make(
        "later", join("The ferry Morning Star was freed on Tuesday, Northline said.", *body[1:6]),
        agency="NWA", dateline=True,
    )  # fmt: skip
    return unsigned(first, "2031-03-04"), unsigned(later, "2031-03-05")


def test_one_agencys_datelines_of_two_days_are_one_outlet(takes):
    assert same_outlet(beside(*takes))


def test_one_agencys_datelines_of_one_day_are_two_prints_of_one_report(takes):
    first, later = takes
    assert not same_outlet(beside(first, replace(later, dateline=first.dateline)))


def test_an_outlet_that_is_named_is_not_the_agency(takes):
    first, later = takes
    assert not same_outlet(beside(first, replace(later, publisher="The Tarn Post")))


def test_datelines_tell_which_take_came_first(takes):
    assert came_before(beside(*takes))
    assert not came_before(beside(*takes[::-1]))


def test_an_agencys_later_take_without_a_publisher_is_a_revision(edges, takes):
    assert {pair: d.kind for pair, d in edges(*takes).items()} == {("later", "first"): "revision"}


def test_a_bare_day_and_an_hour_of_it_have_no_order(wire):
    day = replace(wire, published=Published(value="2031-03-04", certainty="given"))
    assert (hours_between(witness(day), witness(wire)), hours_between(witness(wire), witness(day))) == (0.0, 0.0)


def test_an_outlet_never_copies_what_it_puts_out_later(edges, make, body, join):
    flash = make("flash", body[0], publisher="NWA News Agency", at="2031-03-04T08:00+00:00")
    full = make("full", join(*body), publisher="NWA News Agency", at="2031-03-04T09:00+00:00")
    assert set(edges(flash, full)) == {("full", "flash")}


PROFILE = "The Kelm Forum, founded in 2019, brings together the port towns of the northern coast."
NEWS = (
    "Delegates from nine towns arrived in Kelm on Monday and were received by the mayor in the old customs house.",
    "A quarrel over landing fees held up the talks on Tuesday, and two delegations left the hall for an hour.",
    "The meeting closed on Wednesday with a paper that names no figures, which the fishermen's union called a joke.",
)


@pytest.fixture
def reports(make):
    return [
        witness(make(f"day{n}", f"{news} {PROFILE}", publisher="Kelm Wire", at=f"2031-03-0{n + 4}T08:00+00:00"))
        for n, news in enumerate(NEWS)
    ]


def uncounted(before, after):
    return [int(b.free.sum() - a.free.sum()) for b, a in zip(before, after, strict=True)]


def test_what_an_outlet_writes_on_three_days_does_not_count(reports):
    assert uncounted(reports, without_standing(reports)) == [15, 15, 15]


def test_two_days_make_no_standing_phrase(reports):
    assert uncounted(reports[:2], without_standing(reports[:2])) == [0, 0]


def test_three_outlets_have_no_standing_phrase(make):
    three = [
        witness(make(f"paper{n}", f"{news} {PROFILE}", at=f"2031-03-0{n + 4}T08:00+00:00"))
        for n, news in enumerate(NEWS)
    ]
    assert uncounted(three, without_standing(three)) == [0, 0, 0]


def test_a_report_that_is_put_out_again_counts(make):
    again = [
        witness(make(f"day{n}", NEWS[0], publisher="Kelm Wire", at=f"2031-03-0{n + 4}T08:00+00:00")) for n in range(3)
    ]
    assert uncounted(again, without_standing(again)) == [0, 0, 0]


def test_the_words_of_the_day_still_count(reports):
    assert all(one.free[:10].all() for one in without_standing(reports))
