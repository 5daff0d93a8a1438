import pytest

from stemma.lineage.standing import without_standing
from stemma.lineage.witness import witness

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
