from stemma.claims.sources import leaders, speaks_for
from stemma.model import Entity

POLICE = Entity(id="e1", type="organisation", name="die Polizei", names={"de": ("die Polizei",)})
SPEAKER = Entity(id="e2", type="person", name="Nadja Roth", names={"de": ("Polizeisprecherin Nadja Roth",)})
MAYOR = Entity(id="e3", type="person", name="Ada Holt", names={"en": ("mayor Ada Holt",)})


def test_a_spokesperson_speaks_for_the_organisation_in_her_title():
    assert speaks_for(SPEAKER, POLICE)


def test_somebody_else_does_not():
    assert not speaks_for(MAYOR, POLICE)


def test_who_is_no_spokesperson_has_a_voice_of_their_own():
    insider = Entity(
        id="e6", type="unnamed", name="an employee of the police", names={"de": ("ein Beamter der Polizei",)}
    )
    assert not speaks_for(insider, POLICE)


def test_a_role_tells_as_well_as_a_name():
    person = Entity(id="e4", type="person", name="Nadja Roth", names={}, role="spokeswoman of the harbour police")
    harbour = Entity(id="e5", type="organisation", name="Harbour Police", names={"en": ("the Harbour Police",)})
    assert speaks_for(person, harbour)


def test_only_sources_of_the_claim_are_led():
    known = {e.id: e for e in (POLICE, SPEAKER, MAYOR)}
    assert leaders(["e1", "e2", "e3"], known) == {"e2": "e1"}
    assert leaders(["e2", "e3"], known) == {}
