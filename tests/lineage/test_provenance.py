import pytest

from stemma.lineage.provenance import folded, names, provenance
from stemma.model import Credit, Dateline, Notice, Translation


def test_folding_drops_case_accents_and_marks():
    assert folded("L’Écho de l'Oule!") == "l echo de l oule"


def test_the_agency_stands_last_in_a_dateline(make):
    line = Dateline(place="X", text="BAILLY (Ardennes), 9 mars 2028 (ADP)")
    from dataclasses import replace

    assert provenance(replace(make("a", "Text."), dateline=line)).agencies == ("ADP",)


@pytest.mark.parametrize("publisher", ["NWA News Agency", "Northern Wire Agency", "NWA – Northern Wires"])
def test_an_agency_is_known_by_its_sign_in_its_own_name(make, publisher):
    assert provenance(make("a", "Text.", agency="NWA", dateline=True, publisher=publisher)).agency_itself


def test_an_outlet_that_prints_an_agency_is_not_the_agency(make):
    assert not provenance(make("a", "Text.", agency="NWA", dateline=True)).agency_itself


def test_a_credit_in_another_language_tells_the_source_language(make):
    note = Credit(kind="agency", name="NWA", agency="NWA", text="NWA, aus dem Englischen von unserer Redaktion")
    found = provenance(make("a", "Text.", language="de", credits=(note,)))
    assert (found.translated, found.translated_from) == (True, "en")


def test_what_annotators_found_of_the_language_wins(make):
    found = Translation(translated=True, from_="fr", confidence=0.9, evidence=())
    assert provenance(make("a", "Text.", language="de", translation=found)).translated_from == "fr"


def test_a_feed_notice_marks_a_reprint(make):
    assert provenance(make("a", "Text.", notices=(Notice(kind="syndicated", text="From a feed."),))).reprinted


def test_a_press_release_is_put_out_for_others(make):
    note = Credit(kind="outlet", name="", text="Press release. Free for reprint.")
    assert provenance(make("a", "Text.", credits=(note,))).released


def test_a_credit_names_the_outlet_it_takes_from(make):
    note = Credit(kind="outlet", name="The Tarn Post", text="Source: Tarn Post")
    copy = provenance(make("a", "Text.", credits=(note,)))
    assert names(copy, provenance(make("b", "Text.", publisher="The Tarn Post")))


def test_an_outlet_does_not_name_itself(make):
    note = Credit(kind="outlet", name="The Tarn Post", text="Source: Tarn Post")
    own = provenance(make("a", "Text.", publisher="The Tarn Post", credits=(note,)))
    assert not names(own, own)
