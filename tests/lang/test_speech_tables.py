from typing import get_args

import pytest

from stemma import lang
from stemma.lang import LANGUAGES, Language, Topic
from stemma.lang.countries import bodies, countries, countries_in

TOPICS = get_args(Topic)
#: rules of one language, that another's can't be added to
RULES = {"counting", "numbers", "times"}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_language_has_the_table(topic):
    assert all(lang.of(code).knows(topic) and getattr(lang.of(code), topic) for code in LANGUAGES)


@pytest.mark.parametrize("topic", sorted({*TOPICS} - RULES))
def test_a_language_without_a_table_gets_all_together(topic):
    stranger = lang.of("pl")
    assert not stranger.knows(topic)
    assert getattr(stranger, topic) == getattr(lang.of(None), topic)


@pytest.mark.parametrize("topic", sorted(RULES))
def test_rules_of_one_language_are_no_other_ones(topic):
    with pytest.raises(TypeError, match="knows"):
        getattr(Language("pl"), topic)


def test_together_keep_every_word_and_no_property():
    every, some = lang.of(None), [lang.of(code) for code in LANGUAGES]
    assert all(one.cues.said <= every.cues.said for one in some)
    assert all(one.roles.person["mayor"][0] in every.roles.person["mayor"] for one in some)
    assert all(one.denials.frames.keys() <= every.denials.frames.keys() for one in some)
    assert not every.phrases.noun_capitals


def test_a_language_is_bound_once():
    assert lang.of("de") is lang.of("de")
    assert lang.of("de").cues is lang.of("de").cues


@pytest.mark.parametrize("section", ["organisation", "person", "document", "group"])
def test_concepts_are_the_same_in_every_language(section):
    keys = {frozenset(getattr(lang.of(code).roles, section)) for code in LANGUAGES}
    assert len(keys) == 1


def test_bodies_have_a_known_concept():
    assert all(body.concept in lang.of("en").roles.organisation for body in bodies().values())


def test_countries_have_codes_of_their_own():
    codes = [country.code for country in countries().country]
    assert len(codes) == len(set(codes))


def test_countries_in_reads_name_adjective_and_seat():
    for words, language in (("Frankreich", "de"), ("the French office", "en"), ("Paris", "fr")):
        assert countries_in(words, language) == {"FR"}
