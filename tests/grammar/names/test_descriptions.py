import pytest

from stemma.grammar.names.descriptions import describe


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
        ("Anna Reh", "de", "feminine"),
        ("Wenke Reh", "de", None),
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


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("der Bürgermeister von Odenau, Bernd Reh", "de", ("Bernd", "Reh")),
        ("Odenaus Bürgermeister Reh", "de", ("Reh",)),
        ("Kulturreferent Bernd Reh", "de", ("Bernd", "Reh")),
        ("Portugals Ana Velmo", "de", ("Ana", "Velmo")),
        ("le chef de la diplomatie portugaise Bruno Velmo", "fr", ("Bruno", "Velmo")),
        ("Race director Graham Kell", "en", ("Graham", "Kell")),
        ("Kell's", "en", ("Kell",)),
        ("a lawyer for Graham Kell", "en", ()),
        ("l'entourage de la ministre Claire Odin", "fr", ()),
        ("das Portal „Preisluchs“", "de", ()),
    ],
)
def test_describe_leaves_nouns_and_genitives_out_of_a_persons_name(text, language, name):
    assert describe(text, language).name == name


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("the Calder Voice", "en", "organisation"),
        ("die RWO", "de", "organisation"),
        ("der 58-Jährige", "de", "person"),
        ("la Portugaise", "fr", "person"),
        ("Marsh General", "en", "person"),
        ("Washington und Lissabon", "de", "group"),
    ],
)
def test_describe_reads_the_type_from_article_and_form(text, language, kind):
    assert describe(text, language).type == kind


def test_describe_keeps_what_tells_one_body_from_another():
    assert describe("the harbour authority", "en").marks == {"harbour"}
    assert describe("die Hafenbehörde", "de").marks == {"hafen"}
    assert describe("l'autorité portuaire", "fr").marks == {"portuaire"}
    assert describe("the local authority's", "en").marks == set()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("professor Peter Marl and Anna Kell", "en"),
        ("deux écrivains, Emmanuel Marl et Gabriel Kell", "fr"),
        ("der Professor Peter Marl und Anna Kell", "de"),
        ("the Rail Commission and the Port Bank", "en"),
        ("Democrats and civil rights groups", "en"),
    ],
)
def test_two_who_speak_together_are_a_group_without_a_name(text, language):
    found = describe(text, language)
    assert (found.type, found.name) == ("group", ())


@pytest.mark.parametrize("text", ["Marl residents", "Gaza fishermen", "Trump supporters"])
def test_a_name_before_a_noun_only_tells_which(text):
    assert describe(text, "en").name == ()


def test_general_is_no_rank_before_a_firm():
    found = describe("General Foundry", "de")
    assert (found.type, found.name) == ("organisation", ("General", "Foundry"))


def test_an_aside_tells_no_country_of_the_head():
    assert describe("le président du Kazakhstan, voisin de la Russie", "fr").countries == {"KZ"}
