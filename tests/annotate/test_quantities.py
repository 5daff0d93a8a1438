import pytest

from stemma.annotate.quantities import link_statements, quantities
from stemma.annotate.times import times
from stemma.model import Article, Passage, Published, Said, Span, Statement


def article(text, language):
    return Article(
        id="a", uri="x", language=language, text=text, published=Published(value="2031-03-05", certainty="given")
    )


def read(text, language):
    one = article(text, language)
    return quantities(one, times(one))


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "bound", "unit", "counted"),
    [
        ("Etwa 1.500 Soldaten der neuen Einheiten kamen.", "de", "Etwa 1.500 Soldaten", 1500, "about", None, "Soldaten der neuen Einheiten"),
        ("Sie lieferten mehr als 13.000 Container.", "de", "mehr als 13.000 Container", 13000, "more_than", None, "Container"),
        ("Die Reichweite betrug mindestens 5.500 Kilometer.", "de", "mindestens 5.500 Kilometer", 5500, "at_least", "km", None),
        ("Gut ein Dutzend Menschen blieb.", "de", "Gut ein Dutzend Menschen", 12, "more_than", None, "Menschen"),
        ("Der Schaden beträgt bis zu 3,5 Millionen Euro.", "de", "bis zu 3,5 Millionen Euro", 3500000, "at_most", "EUR", None),
        ("About 400 dock workers walked out.", "en", "About 400 dock workers", 400, "about", None, "dock workers"),
        ("The firm lost $2.4 billion.", "en", "$2.4 billion", 2400000000, "exactly", "USD", None),
        ("Turnout fell by 3 percentage points.", "en", "3 percentage points", 3, "exactly", "percentage_point", None),
        ("One out of four ferries was late.", "en", "One out of four ferries", 0.25, "exactly", None, "ferries"),
        ("Two thirds of voters said yes.", "en", "Two thirds of voters", 0.6666666667, "exactly", None, "voters"),
        ("The fund returned $-12.", "en", "$-12", -12, "exactly", "USD", None),
        ("The van uses 9 l/km.", "en", "9 l/km", 9, "exactly", "L/km", None),
        ("About 40 percentage of it burned.", "en", "About 40 percentage", 40, "about", "percent", None),
        ("Une dizaine de pompiers sont venus.", "fr", "Une dizaine de pompiers", 10, "about", None, "pompiers"),
        ("Au moins quatre personnes ont fui.", "fr", "Au moins quatre personnes", 4, "at_least", None, "personnes"),
        ("La perte atteint 38 millions d'euros.", "fr", "38 millions d'euros", 38000000, "exactly", "EUR", None),
        ("Il a crû de 31 pour cent.", "fr", "31 pour cent", 31, "exactly", "percent", None),
    ],
)  # fmt: skip
def test_figure_is_read(text, language, span, value, bound, unit, counted):
    (found,) = read(text, language)
    assert (found.passage.text, found.value, found.bound, found.unit, found.counted) == (span, value, bound, unit, counted)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Zuletzt kamen mehr als 20 Spieler\n\nDie Liga schwieg.", "Spieler"),
        ("Zuletzt kamen mehr als 20\n\nSpieler schwiegen.", None),
    ],
)
def test_what_is_counted_ends_with_its_paragraph(text, counted):
    (found,) = read(text, "de")
    assert found.counted == counted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Am 5. Mai 2030 um 7.15 Uhr.", "de"),
        ("Das regelt Artikel 47.", "de"),
        ("Die Gruppe 47 tagte.", "de"),
        ("Er wohnt in der Hafenstraße 12.", "de"),
        ("Sie gewannen 3:1 nach einem 2-0.", "de"),
        ("Eine F-16 startete.", "de"),
        ("Call 0800 555 0142 now.", "en"),
        ("She lives at 12 Baker Street.", "en"),
        ("Windows 10 crashed.", "en"),
        ("Seit drei Jahren steht der Kran.", "de"),
        ("Beide Brücken blieben zu.", "de"),
        ("Er kam als Dritter an.", "de"),
        ("Ein Kunde wartet.", "de"),
    ],
)
def test_other_numbers_are_no_figures(text, language):
    assert read(text, language) == ()


def test_range_has_both_ends():
    (found,) = read("Es kamen 100 bis 300 Gäste.", "de")
    assert (found.value, found.upper) == (100, 300)


def test_scale_of_a_range_reaches_its_first_end():
    (found,) = read("Es kostet 2 bis 3 Milliarden Euro.", "de")
    assert (found.value, found.upper) == (2_000_000_000, 3_000_000_000)


def test_pronoun_counts_what_was_named():
    found = read("Rund 10.000 Soldaten kamen im Hafen an. Der Minister sagte, dass 8.000 von ihnen blieben.", "de")
    assert (found[1].passage.text, found[1].counted) == ("8.000 von ihnen", "Soldaten")


def test_bare_number_counts_the_same_as_the_one_before():
    found = read("Zunächst fehlten 12 Matrosen, später 14.", "de")
    assert [one.counted for one in found] == ["Matrosen", "Matrosen"]


def test_ages_have_the_unit_year():
    (found,) = read("Es meldete sich Jana Brink, 61, aus dem Ort.", "de")
    assert (found.value, found.unit) == (61, "a")


def test_figure_holds_as_of_the_date_in_its_sentence():
    (found,) = read("Im Jahr 2029 fehlten 40 Lotsen.", "de")
    assert found.as_of == "2029"


def test_figure_is_linked_to_the_innermost_statement():
    one = article("Sie sagte, er habe gesagt, 40 Lotsen fehlten.", "de")
    found = quantities(one, ())

    def statement(identity, begin):
        content = (one.passage(Span(begin, len(one.text) - 1)),)
        said = Said(value="2031-03-04", passage=Passage(article="a", begin=0, end=3, text="Sie"))
        return Statement(id=identity, article="a", content=content, kind="indirect", said=said)

    (linked,) = link_statements(found, [statement("s1", 11), statement("s2", 27)])
    assert (linked.statement, linked.as_of) == ("s2", "2031-03-04")


def test_ids_run_in_reading_order():
    assert [one.id for one in read("Zwei Boote und 14 Matrosen und drei Kräne.", "de")] == ["a.q1", "a.q2", "a.q3"]


def test_an_article_before_a_dollar_sign_is_no_currency():
    (found,) = read("They built a $250 million plant.", "en")
    assert (found.value, found.unit) == (250_000_000, "USD")


@pytest.mark.parametrize("text", ["Alle gingen um 2 Uhr.", "The gate A320 opened at 2.15 pm.", "It shut at 9 am."])
def test_hours_and_codes_are_no_figures(text):
    assert read(text, "de" if "Uhr" in text else "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "bound"),
    [
        ("Der Turm steht allen über 18-Jährigen offen.", "de", "über 18-Jährigen", 18, "more_than"),
        ("Für unter 12-Jährige ist er frei.", "de", "unter 12-Jährige", 12, "less_than"),
        ("La tour ouvrira à tous les plus de 18 ans avant le Nouvel An.", "fr", "plus de 18 ans", 18, "more_than"),
        ("Ein 18-Jähriger kam.", "de", "18-Jähriger", 18, "exactly"),
    ],
)
def test_ages_keep_their_bound(text, language, span, value, bound):
    assert [(q.passage.text, q.value, q.bound, q.unit) for q in read(text, language)] == [(span, value, bound, "a")]


def test_what_a_price_went_from_counts_not_what_the_sentence_before_counted():
    text = "Zwölf Boote sanken. Der Preis stieg von drei auf vier."
    article = Article(id="a1", uri="a1", language="de", text=text)
    assert [one.counted for one in quantities(article, ())] == ["Boote", None, None]
