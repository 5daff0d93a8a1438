from dataclasses import replace

from stemma.lineage.apart import apart
from stemma.lineage.collate import collate
from stemma.lineage.witness import witness
from stemma.model import Published

#: the same event told twice, no sentence carried over
FIRST = (
    "Rescue teams brought 31 miners out of the Hollow Hill pit on Sunday, the regional governor said. "
    "Four men were still missing in the evening. Gas had been measured in the lower gallery."
)
SECOND = (
    "The regional governor said on Sunday evening that four miners had not been found yet. "
    "At the Hollow Hill pit 31 men were saved by rescue teams. Measurements showed gas in the lowest gallery."
)


def beside(left, right):
    return collate(witness(left), witness(right), {})


def test_an_outlets_two_reports_of_one_event_share_no_text(make):
    first = make("first", FIRST, publisher="Pit News", at="2031-03-04T18:00+00:00")
    assert apart(beside(first, make("second", SECOND, publisher="Pit News", at="2031-03-04T20:00+00:00")))


def test_another_outlet_may_have_put_it_in_other_words(make):
    first = make("first", FIRST, at="2031-03-04T18:00+00:00")
    assert not apart(beside(first, make("second", SECOND, at="2031-03-04T20:00+00:00")))


def test_days_later_other_words_prove_nothing(make):
    first = make("first", FIRST, at="2031-03-04T18:00+00:00")
    assert apart(beside(first, make("second", SECOND, at="2031-03-09T20:00+00:00")))


def test_without_dates_other_words_may_be_anothers(make):
    first = replace(make("first", FIRST), published=Published())
    assert not apart(beside(first, make("second", SECOND)))


def test_a_flash_is_carried_over_into_the_full_report(make, body, join):
    flash = make("flash", body[0], publisher="NWA", at="2031-03-04T08:00+00:00")
    assert not apart(beside(flash, make("full", join(*body), publisher="NWA", at="2031-03-04T09:00+00:00")))


def test_a_quotation_taken_over_ties_an_outlets_reports(make, body):
    own = "The ferry Morning Star was freed on Monday. A tug pulled it to Port Ellis, where divers looked at the hull."
    first = make("first", f"{body[2]} {body[3]}", publisher="NWA", at="2031-03-04T08:00+00:00")
    later = make("later", f"{own} {body[2]}", publisher="NWA", at="2031-03-04T15:00+00:00")
    assert not apart(beside(later, first))
