import pytest

from stemma.lang import LANGUAGES
from stemma.lang.countries import bodies, countries, countries_in
from stemma.lang.cues import cues
from stemma.lang.denials import denials
from stemma.lang.hedges import hedges
from stemma.lang.media import media
from stemma.lang.phrases import phrases
from stemma.lang.pronouns import pronouns
from stemma.lang.roles import roles


@pytest.mark.parametrize("table", [cues, denials, hedges, media, phrases, pronouns, roles])
def test_every_language_has_the_table(table):
    assert all(table(code) for code in LANGUAGES)


@pytest.mark.parametrize("table", [cues, denials, hedges, media, phrases])
def test_a_language_without_a_table_gets_all_together(table):
    assert table("pl") == table(None)


@pytest.mark.parametrize("section", ["organisation", "person", "document", "group"])
def test_concepts_are_the_same_in_every_language(section):
    keys = {frozenset(getattr(roles(code), section)) for code in LANGUAGES}
    assert len(keys) == 1


def test_bodies_have_a_known_concept():
    assert all(body.concept in roles("en").organisation for body in bodies().values())


def test_countries_have_codes_of_their_own():
    codes = [country.code for country in countries().country]
    assert len(codes) == len(set(codes))


def test_countries_in_reads_name_adjective_and_seat():
    for words, language in (("Frankreich", "de"), ("the French office", "en"), ("Paris", "fr")):
        assert countries_in(words, language) == {"FR"}
