import pytest

from stemma.annotate.descriptions import describe


@pytest.mark.parametrize(
    ("text", "language", "form", "kind", "name", "concept"),
    [
        ("er", "de", "pronoun", "person", (), None),
        ("die Präfektin Anne-Lise Vautrin", "de", "name", "person", ("Anne-Lise", "Vautrin"), "prefect"),
        ("la préfète Anne-Lise Vautrin", "fr", "name", "person", ("Anne-Lise", "Vautrin"), "prefect"),
        ("das Innenministerium", "de", "nominal", "organisation", (), "ministry_interior"),
        ("le ministère de l'Intérieur", "fr", "nominal", "organisation", (), "ministry_interior"),
        ("the interior ministry", "en", "nominal", "organisation", (), "ministry_interior"),
        ("die Wasserschutzpolizei", "de", "nominal", "organisation", (), "police"),
        ("the police spokeswoman Anna Kell", "en", "name", "person", ("Anna", "Kell"), "spokesperson"),
    ],
)
def test_describe_reads_form_type_name_and_office(text, language, form, kind, name, concept):
    found = describe(text, language)
    assert found.form == form
    assert found.concept == concept
    assert found.type == kind
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "language", "gender"),
    [
        ("Frau Reh", "de", "feminine"),
        ("Mr Kell", "en", "masculine"),
        ("la ministre", "fr", "feminine"),
        ("Ministerin Reh", "de", "feminine"),
        ("er", "de", "masculine"),
        ("she", "en", "feminine"),
        ("Anna Reh", "de", None),
    ],
)
def test_describe_reads_gender(text, language, gender):
    assert describe(text, language).gender == gender


def test_describe_knows_who_is_new():
    assert describe("ein Sprecher", "de").indefinite
    assert not describe("der Sprecher", "de").indefinite


def test_describe_reads_the_country_of_an_office():
    assert describe("the French interior ministry", "en").countries == {"FR"}
    assert describe("das französische Innenministerium", "de").countries == {"FR"}


def test_describe_knows_bodies_by_their_own_name():
    found = describe("the FBI", "en")
    assert (found.type, found.concept) == ("organisation", "police")


def test_describe_of_a_dark_source_is_unnamed():
    assert describe("sources close to the talks", "en").type == "unnamed"
