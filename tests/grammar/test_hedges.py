import pytest

from stemma import lang
from stemma.grammar.hedges import (
    has_chance,
    hedge_of,
    is_disowned,
    is_from_circles,
    is_hearsay,
    is_negated,
    is_rumoured,
    supported,
)


@pytest.mark.parametrize(
    ("content", "frame", "language", "hedge"),
    [
        ("der Damm habe angeblich Risse", "sagte", "de", "alleged"),
        ("der Bau soll voraussichtlich im Mai enden", "sagte", "de", "expected"),
        ("the work is expected to end in May", "said", "en", "expected"),
        ("the dam had reportedly cracked", "said", "en", "unconfirmed"),
        ("la digue a peut-être cédé", "", "fr", "unconfirmed"),
        ("la digue a cédé", "a dit", "fr", None),
        ("die Werft habe Öl verklappt", "wirft vor", "de", "alleged"),
        ("d'avoir ouvert la vanne", "accuse", "fr", "alleged"),
        ("der Vorwurf wirft Fragen auf", "sagte", "de", None),
    ],
)
def test_hedge_of_reads_the_words(content, frame, language, hedge):
    assert hedge_of(content, frame, lang.of(language)) == hedge


def test_the_frame_hedges_before_the_content():
    assert hedge_of("the work will probably end", "alleged", lang.of("en")) == "alleged"


def test_hearsay_is_a_modal_of_hearsay():
    assert is_hearsay("Der Damm soll gebrochen sein", lang.of("de"))
    assert not is_hearsay("Der Damm ist gebrochen", lang.of("de"))


@pytest.mark.parametrize(
    ("content", "language", "negated"),
    [
        ("es gebe keine Verletzten", "de", True),
        ("es gebe Verletzte", "de", False),
        ("nobody wasn't there", "en", True),
        ("il n'y a pas de blessés", "fr", True),
        ("il n'y a que deux blessés", "fr", False),
        ("elf Boote sanken und nicht zwölf", "de", False),
        ("eleven boats sank, and not twelve", "en", False),
        ("onze bateaux ont coulé, et non douze", "fr", False),
        ("es sanken nicht elf Boote und nicht zwölf", "de", True),
    ],
)
def test_is_negated_reads_the_main_clause(content, language, negated):
    assert is_negated(content, lang.of(language)) is negated


@pytest.mark.parametrize(
    ("content", "suggested", "language", "hedge"),
    [
        ("die Straße werde im Mai frei", "expected", "de", "expected"),
        ("die Straße sei seit Mai frei", "expected", "de", None),
        ("the road would open in May", "expected", "en", "expected"),
        ("the road was opened in May", "unconfirmed", "en", None),
        ("la route ouvrira en mai", "expected", "fr", "expected"),
        ("la route était ouverte", "expected", "fr", None),
        ("la route serait ouverte", "unconfirmed", "fr", "unconfirmed"),
        ("la route est ouverte", None, "fr", None),
        ("la route restera ouverte", "expected", "fr", None),
        ("the road would stay open", "expected", "en", None),
    ],
)
def test_a_suggested_hedge_needs_a_verb_that_carries_it(content, suggested, language, hedge):
    assert supported(content, suggested, lang.of(language)) == hedge


def test_a_rumour_has_a_modal_and_a_past_infinitive():
    assert is_rumoured("der Wächter soll den Schlüssel verkauft haben", lang.of("de"))
    assert not is_rumoured("der Wächter soll den Schlüssel verkaufen", lang.of("de"))


def test_a_conditional_of_an_unknown_source_is_disowned():
    assert is_disowned("le gardien serait parti", "un voisin", lang.of("fr"))
    assert not is_disowned("le gardien serait parti", "la mairie", lang.of("fr"))
    assert not is_disowned("le gardien est parti", "un voisin", lang.of("fr"))


def test_circles_are_no_districts():
    assert is_from_circles("Kreisen der Opposition", lang.of("de"))
    assert not is_from_circles("die Landkreise", lang.of("de"))


def test_a_chance_is_something_not_excluded():
    assert has_chance("ein zweiter Streik ist nicht ausgeschlossen", lang.of("de"))
    assert not has_chance("ein zweiter Streik ist ausgeschlossen", lang.of("de"))


def test_a_rumour_ends_in_linear_time():
    assert not is_rumoured("soll " * 5000, lang.of("de"))
    assert not is_rumoured("soll " + "a" * 50000, lang.of("de"))


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("The road will not reopen before Friday", "en"),
        ("La route ne rouvrira pas avant vendredi", "fr"),
        ("eine Fusion dürfe kein Anschluss werden", "de"),
        ("Trente élus devront se prononcer", "fr"),
    ],
)
def test_what_stays_and_what_must_be_is_no_forecast(content, language):
    assert supported(content, "expected", lang.of(language)) is None
