from stemma.claims.sources import leaders, led_by, speaks_for
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


def test_another_name_of_a_spokesperson_leads_to_the_organisation():
    known = {e.id: e for e in (POLICE, SPEAKER, MAYOR)}
    assert led_by(["e1", "e2", "x"], {"x": "e2"}, known) == {"e2": "e1", "x": "e1"}


def test_a_source_under_another_name_counts_as_that_source():
    assert led_by(["e3", "x"], {"x": "e3"}, {"e3": MAYOR}) == {"x": "e3"}


def test_who_heads_a_firm_speaks_for_it():
    firm = Entity(id="e7", type="organisation", name="Corvo", names={"en": ("Corvo",)})
    head = Entity(id="e8", type="person", name="Ada Holt", names={"en": ("the director of Corvo, Ada Holt",)})
    assert speaks_for(head, firm)


def test_an_unnamed_manager_does_not():
    firm = Entity(id="e7", type="organisation", name="Corvo", names={"en": ("Corvo",)})
    manager = Entity(id="e8", type="unnamed", name="a manager of Corvo", names={"en": ("a manager of Corvo",)})
    assert not speaks_for(manager, firm)


def test_a_prosecutor_speaks_for_the_prosecution():
    office = Entity(id="e7", type="organisation", name="the prosecution", names={"en": ("the prosecution",)})
    person = Entity(id="e8", type="person", name="Ada Holt", names={"en": ("prosecutor Ada Holt",)})
    assert speaks_for(person, office)


def test_the_entourage_of_somebody_speaks_for_them():
    circle = Entity(
        id="e7", type="unnamed", name="l'entourage de la maire", names={"fr": ("l'entourage de la maire Ada Holt",)}
    )
    holt = Entity(id="e8", type="person", name="Ada Holt", names={"fr": ("la maire Ada Holt",)})
    assert speaks_for(circle, holt)


def test_somebody_named_has_a_voice_beside_somebody_else():
    adviser = Entity(id="e7", type="person", name="Bo Lind", names={"en": ("Bo Lind, adviser to Ada Holt",)})
    assert not speaks_for(adviser, MAYOR)
