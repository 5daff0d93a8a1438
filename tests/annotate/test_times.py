import pytest

from stemma.annotate.times import times
from stemma.model import Article, Dateline, Published


def article(text, language, published="2031-03-05", **more):
    given = Published(value=published, certainty="given") if published else Published()
    return Article(id="a", uri="x", language=language, text=text, published=given, **more)


def read(text, language, published="2031-03-05"):
    return [(time.passage.text, time.value) for time in times(article(text, language, published))]


# 5 March 2031 is a Wednesday
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Das Schiff lief am Montag aus.", "de", [("am Montag", "2031-03-03")]),
        ("Das Schiff wird am Montag auslaufen.", "de", [("am Montag", "2031-03-10")]),
        ("Es schneite zwischen dem 8. und 13. Februar.", "de", [("zwischen dem 8. und 13. Februar", "2031-02-08/2031-02-13")]),
        ("Das galt seit letztem August.", "de", [("seit letztem August", "2030-08")]),
        ("Es begann im vergangenen August.", "de", [("im vergangenen August", "2030-08")]),
        ("Sie reist ab Dienstag dieser Woche.", "de", [("ab Dienstag dieser Woche", "2031-03-04")]),
        ("In der Nacht zum Sonntag brannte es.", "de", [("In der Nacht zum Sonntag", "2031-03-01TNI")]),
        ("Die Nacht von Montag auf Dienstag war ruhig.", "de", [("Die Nacht von Montag auf Dienstag", "2031-03-03TNI")]),
        ("Ende Februar war Schluss.", "de", [("Ende Februar", "2031-02")]),
        ("Das war vor gut zwei Jahren.", "de", [("vor gut zwei Jahren", "2029")]),
        ("Der Streit dauert seit mehr als zweieinhalb Jahren.", "de", [("seit mehr als zweieinhalb Jahren", "P2.5Y")]),
        ("Im Bericht vom 1Ist März stand es.", "de", [("vom 1Ist März", "2031-03-01")]),
        ("Am Freitag gegen 6.10 Uhr kam sie an.", "de", [("Am Freitag gegen 6.10 Uhr", "2031-02-28T06:10")]),
        ("In den 1990er-Jahren war das anders.", "de", [("In den 1990er-Jahren", "199")]),
        ("Er war 16 Jahre alt.", "de", []),
        ("Gestern Abend endete der Prozess.", "de", [("Gestern Abend", "2031-03-04TEV")]),
        ("Die Messe öffnet am 3., 4. und 5. April.", "de", [("am 3.", "2031-04-03"), ("4.", "2031-04-04"), ("5. April", "2031-04-05")]),
        ("Gespielt wird am 3. und 4. sowie am 10. und 11. April.", "de",
         [("am 3.", "2031-04-03"), ("4.", "2031-04-04"), ("am 10.", "2031-04-10"), ("11. April", "2031-04-11")]),
        ("Markt ist am 5. und 6. April von 10-18 Uhr.", "de",
         [("am 5.", "2031-04-05"), ("6. April", "2031-04-06"), ("von 10-18 Uhr", "T10:00/T18:00")]),
        ("Jeden Freitag öffnet das Amt, von 8 bis 12 Uhr.", "de",
         [("Jeden Freitag", "XXXX-WXX-5"), ("von 8 bis 12 Uhr", "T08:00/T12:00")]),
        ("Das Bad war von 10 bis 23 Uhr offen.", "de", [("von 10 bis 23 Uhr", "2031-03-05T10:00/2031-03-05T23:00")]),
        ("Heute ist von 8.30-12 und 14.30-16 Uhr Markt.", "de",
         [("Heute", "2031-03-05"), ("von 8.30-12", "2031-03-05T08:30/2031-03-05T12:00"),
          ("14.30-16 Uhr", "2031-03-05T14:30/2031-03-05T16:00")]),
        ("Das gesamte Jahr 2029 war mild.", "de", [("Das gesamte Jahr 2029", "2029")]),
        ("Wählen dürfen alle ab 16 Jahren.", "de", []),
        ("Es kamen 2000 im Jahr 2029.", "de", [("im Jahr 2029", "2029")]),
        ("He resigned last Friday.", "en", [("last Friday", "2031-02-28")]),
        ("It sank three weeks ago.", "en", [("three weeks ago", "2031-02-12")]),
        ("Talks resumed in the week of 3 March.", "en", [("in the week of 3 March", "2031-W10")]),
        ("The ferry stopped in mid-July.", "en", [("in mid-July", "2030-07")]),
        ("She arrived at 2.20 p.m. on Monday.", "en", [("at 2.20 p.m. on Monday", "2031-03-03T14:20")]),
        ("Profit rose in the third quarter of 2030.", "en", [("in the third quarter of 2030", "2030-Q3")]),
        ("They will meet next Tuesday.", "en", [("next Tuesday", "2031-03-11")]),
        ("The bridge may march on.", "en", []),
        ("La grève a commencé hier.", "fr", [("hier", "2031-03-04")]),
        ("Elle est partie vendredi dernier.", "fr", [("vendredi dernier", "2031-02-28")]),
        ("Il doit répondre d'ici à dimanche.", "fr", [("d'ici à dimanche", "2031-03-09")]),
        ("Les travaux ont débuté au premier semestre 2024.", "fr", [("au premier semestre 2024", "2024-H1")]),
        ("Le feu a pris dans la nuit de lundi à mardi.", "fr", [("dans la nuit de lundi à mardi", "2031-03-03TNI")]),
        ("Le port est fermé depuis trois semaines.", "fr", [("depuis trois semaines", "P3W")]),
        ("Il a été opéré.", "fr", []),
    ],
)  # fmt: skip
def test_time_is_found_and_placed(text, language, expected):
    assert read(text, language) == expected


# lengths counted from a moment, parts of a period, hours beside a day; 5 March 2031 is a Wednesday, Easter is on 13 April
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The fair opened two weeks before Easter.", "en", [("two weeks before Easter", "2031-03-30")]),
        ("The bridge will open three days from now.", "en", [("three days from now", "2031-03-08")]),
        ("She left two days before yesterday.", "en", [("two days before yesterday", "2031-03-02")]),
        ("Drei Tage nach Weihnachten begann die Ernte.", "de", [("Drei Tage nach Weihnachten", "2030-12-28")]),
        ("Il est rentré trois jours après Noël.", "fr", [("trois jours après Noël", "2030-12-28")]),
        ("The dam is shut for three days from 3 April.", "en", [("for three days from 3 April", "2031-04-03/2031-04-05")]),
        ("The dam is shut from 3 April for three days.", "en", [("from 3 April for three days", "2031-04-03/2031-04-05")]),
        ("The first week of October was calm.", "en", [("The first week of October", "2030-W40")]),
        ("Rents fell in the last three months of 2030.", "en", [("in the last three months of 2030", "2030-10/2030-12")]),
        ("They met on the first Monday of last month.", "en", [("on the first Monday of last month", "2031-02-03")]),
        ("They must answer by the end of the week.", "en", [("by the end of the week", "2031-W10")]),
        ("They must answer by the end of month.", "en", [("by the end of month", "2031-03")]),
        ("Sie tagt bis Ende der Woche.", "de", [("bis Ende der Woche", "2031-W10")]),
        ("She speaks this afternoon at 3.", "en", [("this afternoon at 3", "2031-03-05T15:00")]),
        ("He lost his keys last Friday at 5.", "en", [("last Friday at 5", "2031-02-28T05:00")]),
        ("The shop shut yesterday from 10 to 4.", "en", [("yesterday from 10 to 4", "2031-03-04T10:00/2031-03-04T16:00")]),
        ("He slept from 2:00 to 2:30 pm yesterday.", "en",
         [("from 2:00 to 2:30 pm yesterday", "2031-03-04T14:00/2031-03-04T14:30")]),
        ("The mill reopened on the 21st.", "en", [("on the 21st", "2031-02-21")]),
        ("It happened on Friday the 13th.", "en", [("on Friday the 13th", "2030-12-13")]),
        ("The mine was shut between May 2029 and now.", "en", [("between May 2029 and now", "2029-05/2031-03-05")]),
        ("It rained Monday through Wednesday.", "en", [("Monday through Wednesday", "2031-03-03/2031-03-05")]),
        ("It snowed from November to February 2030.", "en", [("from November to February 2030", "2029-11/2030-02")]),
        ("They want cars of 2027 or later.", "en", [("of 2027 or later", "2027")]),
        ("It sank in October 2030 and later broke.", "en", [("in October 2030", "2030-10")]),
        ("The crew rests every other week.", "en", [("every other week", "P2W")]),
        ("He fled on 28 June in 2030.", "en", [("on 28 June in 2030", "2030-06-28")]),
        ("It was founded in two thousand and twenty.", "en", [("in two thousand and twenty", "2020")]),
        ("She will be there in half an hour.", "en", [("in half an hour", "PT30M")]),
        ("They moved over labor day weekend.", "en", [("over labor day weekend", "2030-W35-WE")]),
        ("A second wave came.", "en", []),
        ("It earned $3 million last year.", "en", [("last year", "2030")]),
    ],
)  # fmt: skip
def test_time_said_by_way_of_another_is_placed(text, language, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("He was back within two weeks.", "2031-03-05", "2031-03-19"),
        ("Prices fell in the last two quarters.", "2030-07-01", "2030-12-31"),
        ("Prices fell in the last three quarters.", "2030-04-01", "2030-12-31"),
    ],
)
def test_length_beside_the_publication_has_ends(text, begin, end):
    (time,) = times(article(text, "en"))
    assert (time.begin, time.end) == (begin, end)


def test_hour_of_a_dated_evening_belongs_to_that_date():
    text = "Der Verein lädt am Donnerstag, 27. März um 20.30 Uhr in den Saal."
    assert read(text, "de") == [("am Donnerstag, 27. März um 20.30 Uhr", "2031-03-27T20:30")]


def test_weekday_without_verb_stays_partial():
    assert read("Neues Programm: Dienstag.", "de") == [("Dienstag", "XXXX-WXX-2")]


def test_undated_article_has_partial_values():
    assert read("Es endete am Freitag, dem 3. Mai.", "de", None) == [("am Freitag, dem 3. Mai", "XXXX-05-03")]


def test_dateline_date_stands_in_for_the_publication():
    one = article("Er kam gestern an.", "de", None, dateline=Dateline(place="KIEL", date="2031-03-05"))
    assert [time.value for time in times(one)] == ["2031-03-04"]


def test_bare_hour_belongs_to_the_date_before_it():
    text = "Am Samstag brach ein Feuer aus. Um 19 Uhr war es gelöscht."
    assert read(text, "de")[1] == ("Um 19 Uhr", "2031-03-01T19:00")


def test_the_next_day_counts_from_the_text():
    text = "Il est tombé le 2 février. Le lendemain, il a été opéré."
    assert read(text, "fr")[1] == ("Le lendemain", "2031-02-03")


def test_interval_has_begin_and_end():
    (time,) = times(article("Das Amt schloss vom 3. bis 7. Februar.", "de"))
    assert (time.begin, time.end) == ("2031-02-03", "2031-02-07")


def test_impossible_dates_are_no_times():
    assert read("Am 45. Mai 2030 und am 31.02.2030 geschah nichts.", "de") == [("Mai 2030", "2030-05")]


def test_unknown_language_gives_nothing():
    assert times(article("W poniedziałek 5 maja.", "pl")) == ()


def test_passages_name_their_text():
    one = article("Vom 3. bis 7. Februar, also letzten Monat, um 7 Uhr.", "de")
    assert all(one.text[t.passage.begin : t.passage.end] == t.passage.text for t in times(one))


def test_a_weekday_stays_partial_where_the_ends_of_an_inferred_publication_disagree():
    text = "Die Kühe, die am Freitag das Tal besuchen, freuen alle. Am Freitag fand ein Fest statt. Am Sonntag wird gewählt."
    guess = Published(value="2030-11-01/2030-11-02", certainty="inferred")
    found = times(Article(id="a1", uri="a1", language="de", text=text, published=guess))
    assert [time.value for time in found] == ["XXXX-WXX-5", "2030-11-01", "2030-11-03"]


# 5 March 2031 is a Wednesday
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # "since" alone says that it is over, whatever the verb
        ("Seit Neujahr ist der Turm zu.", "de", [("Seit Neujahr", "2031-01-01")]),
        ("Depuis le Nouvel An, la tour est fermée.", "fr", [("Depuis le Nouvel An", "2031-01-01")]),
        ("Since New Year the tower is closed.", "en", [("Since New Year", "2031-01-01")]),
        ("Seit Weihnachten ist der Turm zu.", "de", [("Seit Weihnachten", "2030-12-25")]),
        # before a day that is to come, if the verb looks ahead
        ("Der Turm wird vor Neujahr öffnen.", "de", [("vor Neujahr", "2032-01-01")]),
        ("The tower will open before New Year.", "en", [("before New Year", "2032-01-01")]),
        ("La tour ouvrira avant le Nouvel An.", "fr", [("avant le Nouvel An", "2032-01-01")]),
        # an age stands before a holiday and is not counted from it
        ("La tour ouvrira à tous les plus de 18 ans avant le Nouvel An.", "fr", [("avant le Nouvel An", "2032-01-01")]),
        ("It rained three weeks before Christmas.", "en", [("three weeks before Christmas", "2030-12-04")]),
        # strong verbs with a prefix look back
        ("Der Bürgermeister versprach am Sonntagabend eine Glocke.", "de", [("am Sonntagabend", "2031-03-02TEV")]),
        ("Die Lücke entstand am Montag.", "de", [("am Montag", "2031-03-03")]),
        ("L'hôtel neuf a fermé le neuf mai.", "fr", [("le neuf mai", "2030-05-09")]),
    ],
)  # fmt: skip
def test_what_looks_back_and_what_is_to_come(text, language, expected):
    assert read(text, language) == expected
