"""What can't be told apart counts once: a wrong "corroborated" does harm."""

import pytest

from stemma.claims.distinct import may_be_one, voices
from stemma.model import Entity


def entity(name, kind="person", role=None, language="en", key="e1"):
    return Entity(id=key, type=kind, name=name, names={language: (name,)}, role=role)


ONE = [
    (entity("Osterloh"), entity("Hanna Osterloh")),
    (entity("Marit Holm"), entity("Marit Holt")),
    (entity("Annie Besson"), entity("La gardienne du phare", "unnamed", language="fr")),
    (entity("the keeper", "unnamed"), entity("a witness", "unnamed")),
    (entity("Jon Berg", role="Hellwell Radio critic"), entity("Hellwell Radio", "organisation")),
    (entity("the authorities", "organisation"), entity("les autorités", "organisation", language="fr")),
    (entity("New Tarrow Press Agency", "organisation"), entity("Tarrow agency", "organisation")),
    (entity("Ada Holt", role="mayor"), entity("die Bürgermeisterin", "unnamed", language="de")),
    (
        entity("der Sprecher der Polizei", "unnamed", language="de"),
        entity("die Polizei", "organisation", language="de"),
    ),
    (entity("eine Mitteilung", "document", language="de"), entity("die Polizei", "organisation", language="de")),
    (entity("Ann Holt", role="chief"), entity("the fire department", "organisation")),
    (entity("Ann Holt", role="chief"), entity("a senior official", "unnamed")),
    (entity("a spokeswoman", "unnamed"), entity("the police", "organisation")),
]
TWO = [
    (entity("Ada Holt", role="mayor"), entity("the fire department", "organisation")),
    (entity("a witness", "unnamed"), entity("the police", "organisation")),
    (entity("Lena Corwin"), entity("Lena Berg")),
    (entity("Lena Corwin"), entity("Jon Berg")),
    (entity("Korunian authorities", "organisation"), entity("Veldanian authorities", "organisation")),
    (entity("the hospital", "organisation"), entity("the police", "organisation")),
    (entity("Ada Holt", role="mayor"), entity("the prosecutor", "unnamed")),
    (entity("Ada Holt", role="mayor"), entity("Quayline Terminals", "organisation")),
    (entity("Präfektur der Savoie", "organisation", language="de"), entity("Yann Cottereau", role="Staatsanwalt")),
]


@pytest.mark.parametrize(("one", "other"), ONE, ids=lambda e: e.name)
def test_what_can_not_be_told_apart_is_one(one, other):
    assert may_be_one(one, other)
    assert may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), TWO, ids=lambda e: e.name)
def test_what_differs_is_two(one, other):
    assert not may_be_one(one, other)
    assert not may_be_one(other, one)


def test_voices_are_counted_once_however_many_names_they_have():
    known = {
        "e1": entity("Osterloh"),
        "e2": entity("Hanna Osterloh"),
        "e3": entity("Quayline Terminals", "organisation"),
    }
    assert voices(["e3", "e1", "e2"], known) == [["e1", "e2"], ["e3"]]


def test_an_unknown_source_is_itself():
    assert voices(["e1", "e2"], {}) == [["e1"], ["e2"]]
