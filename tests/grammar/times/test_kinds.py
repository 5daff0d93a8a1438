"""Times as news writes them, kind by kind; many kinds were reported for date parsers elsewhere."""

import pytest

from stemma.annotate.times import times
from stemma.model import Article, Published


@pytest.mark.parametrize(
    ("language", "published", "text", "values"),
    [
        ("de", "2024-05-15", "Die Anhörung war am 3. Sept. 2023, die nächste am 12. Febr. 2025.", "2023-09-03 2025-02-12"),
        ("de", "2024-05-15", "Am Do., 16. Mai, und am Fr., 17. Mai, bleibt die Halle zu.", "2024-05-16 2024-05-17"),
        ("en", "2024-05-15", "The hearing on Sept. 3, 2023 was followed by one on Thurs., Oct. 5.", "2023-09-03 2023-10-05"),
        ("en", "2024-05-15", "On Tues. the council met; on 4 Feb. it had not. On 9 Jan 2023 it had.", "2024-02-04 2023-01-09"),
        ("fr", "2024-05-15", "Elle est née le 3 févr. 1990 et partie le 12 déc. 2023.", "1990-02-03 2023-12-12"),
        ("fr", "2024-05-15", "Du 3 juill. au 5 sept. 2024, la plage ferme.", "2024-07-03/2024-09-05"),
        ("fr", "2024-05-15", "Le procès ouvert le 05/04/2024 reprend le 13/04/2024.", "2024-04-05 2024-04-13"),
        ("en", "2024-05-15", "The bridge closed on 05/04/2024.", "2024"),
        ("en", "2024-05-15", "The bridge closed on 5/13/2024 and reopened on 6/5/2024.", "2024-05-13 2024-06-05"),
        ("de", "2024-05-15", "Die Brücke war vom 05.04.2024 an zu.", "2024-04-05"),
        ("en", "2024-05-15", "The inquiry opens a week on Monday and the trial on Monday week.", "2024-05-27 2024-05-27"),
        ("en", "2024-05-15", "A hearing was fixed for a fortnight today, two weeks on Friday for the jury.", "P2W 2024-05-15 2024-05-31"),
        ("fr", "2024-05-15", "La réunion aura lieu lundi en huit, une autre jeudi en quinze.", "2024-05-27 2024-05-30"),
        ("fr", "2024-05-15", "Le conseil siège demain en huit.", "2024-05-23"),
        ("de", "2024-05-15", "Die Sitzung ist heute in 14 Tagen, die Wahl Montag in einer Woche.", "2024-05-29 2024-05-27"),
        ("de", "2024-05-15", "Morgen in acht Tagen öffnet das Bad.", "2024-05-23"),
        ("en", "2024-05-15", "The bridge will open in June next year, the tunnel in March last year.", "2025-06 2023-03"),
        ("de", "2024-05-15", "Im Juni nächsten Jahres wird die Brücke eröffnet, im März vergangenen Jahres begann der Bau.", "2025-06 2023-03"),
        ("fr", "2024-05-15", "Le pont ouvrira en juin de l'année prochaine; les travaux ont commencé en mars de l'an dernier.", "2025-06 2023-03"),
        ("en", "2024-05-15", "The match lasted an hour and a half, the break half an hour.", "PT1.5H PT30M"),
        ("en", "2024-05-15", "It starts in half an hour; the other in an hour and a half.", "PT30M PT1.5H"),
        ("de", "2024-05-15", "In einer halben Stunde beginnt das Spiel, vor eineinhalb Stunden war Einlass.", "PT30M PT1.5H"),
        ("fr", "2024-05-15", "La séance a duré une heure et demie, la pause une demi-heure.", "PT1.5H PT30M"),
        ("fr", "2024-05-15", "Dans une heure et demie, le bac part.", "PT1.5H"),
        ("en", "2024-05-15", "The plane landed at 1750 GMT on Tuesday, and left at 0930.", "2024-05-14T17:50 2024-05-14T09:30"),
        ("en", "2024-05-15", "By 1900 local time the fire was out. The house was built in 1900.", "2024-05-15T19:00 1900"),
        ("en", "2024-05-15", "At around 1600 BST police arrived. In 1600 people fled.", "2024-05-15T16:00"),
        ("en", "2024-05-15", "The quake struck at 2015 GMT.", "2024-05-15T20:15"),
        ("fr", "2024-05-15", "L'avion a atterri à 17H50 (15H50 GMT) mardi.", "2024-05-14T17:50"),
        ("de", "2024-05-15", "Um 17.50 Uhr (15.50 Uhr GMT) landete das Flugzeug am Dienstag.", "2024-05-15T17:50 2024-05-14"),
        ("en", "2024-05-15", "The trial is due to open on Friday.", "2024-05-17"),
        ("en", "2024-05-15", "The ministers are scheduled to meet on Monday.", "2024-05-20"),
        ("en", "2024-05-15", "The strike is planned for Thursday.", "2024-05-16"),
        ("en", "2024-05-15", "Rain is forecast for Saturday; snow is expected on Monday.", "2024-05-18 2024-05-20"),
        ("en", "2024-05-15", "The council has said the fair opens on Saturday.", "2024-05-18"),
        ("en", "2024-05-15", "The boats were found on Saturday.", "2024-05-11"),
        ("en", "2024-05-15", "He is said to have left on Friday.", "2024-05-10"),
        ("en", "2024-05-15", "She is believed to have been robbed on Sunday.", "2024-05-12"),
        ("de", "2024-05-15", "Der Prozess soll am Freitag beginnen.", "2024-05-17"),
        ("de", "2024-05-15", "Der Mann soll am Freitag geflohen sein.", "2024-05-10"),
        ("de", "2024-05-15", "Die Frau soll am Samstag Geld gestohlen haben.", "2024-05-11"),
        ("de", "2024-05-15", "Für Freitag ist eine Sitzung angesetzt.", "2024-05-17"),
        ("de", "2024-05-15", "Am Sonntag wird gewählt, am Samstag wurde geprobt.", "2024-05-19 2024-05-11"),
        ("de", "2024-05-15", "Am Freitag gibt es Schauer.", "2024-05-17"),
        ("fr", "2024-05-15", "Le procès doit s'ouvrir vendredi.", "2024-05-17"),
        ("fr", "2024-05-15", "L'homme aurait quitté la ville vendredi.", "2024-05-10"),
        ("fr", "2024-05-15", "Une réunion est prévue vendredi à midi.", "2024-05-17T12:00"),
        ("fr", "2024-05-15", "Des averses sont attendues dimanche.", "2024-05-19"),
        ("fr", "2024-05-15", "La maire a démissionné samedi.", "2024-05-11"),
        ("fr", "2024-05-15", "Le conseil se réunit samedi.", "2024-05-18"),
        ("en", "2026-12-14", "He resigned last January and came back last month.", "2026-01 2026-11"),
        ("en", "2026-12-14", "The fair was held last June. Next March it returns.", "2026-06 2027-03"),
        ("de", "2026-12-14", "Im letzten Januar trat er zurück. Im kommenden März kehrt er zurück.", "2026-01 2027-03"),
        ("de", "2026-12-14", "Sie trat im Januar zurück und kam im Mai wieder.", "2026-01 2026-05"),
        ("fr", "2026-12-14", "Il a démissionné en janvier dernier et revient en mars prochain.", "2026-01 2027-03"),
        ("fr", "2026-12-14", "Elle avait quitté le club en février, avant de revenir en mai.", "2026-02 2026-05"),
        ("en", "2026-12-14", "She left the club in February before returning in May.", "2026-02 2026-05"),
        ("en", "2026-12-14", "The bridge will close in February.", "2027-02"),
        ("en", "2024-05-15", "He works five days a week and three hours a day.", ""),
        ("de", "2024-05-15", "Sie arbeitet fünf Tage die Woche und drei Stunden am Tag.", "P1W P1D"),
        ("fr", "2024-05-15", "Il travaille cinq jours par semaine.", "P1W"),
        ("en", "2024-05-15", "The shop opens seven days a week, the pool once a month.", "P1W P1M"),
        ("de", "2026-03-11", "Im Sommer wurde der Strand gesperrt.", "2025-SU"),
        ("de", "2026-03-11", "In diesem Sommer wird der Strand gesperrt.", "2026-SU"),
        ("en", "2026-03-11", "The levy was introduced this autumn.", "2025-FA"),
        ("fr", "2026-03-11", "La taxe a été introduite cet été.", "2025-SU"),
        ("de", "2026-03-11", "Ab Montag gilt die neue Regel.", "2026-03-16"),
        ("de", "2026-03-11", "Seit Montag gilt die neue Regel.", "2026-03-09"),
        ("fr", "2026-03-11", "Dès jeudi, les chiens devront être tenus en laisse.", "2026-03-12"),
        ("fr", "2026-03-11", "À partir de lundi, le bac est gratuit.", "2026-03-16"),
        ("fr", "2026-03-11", "Depuis lundi, le bac est gratuit.", "2026-03-09"),
        ("en", "2026-03-11", "From Thursday dogs must be on a leash.", "2026-03-12"),
        ("en", "2026-03-11", "Since Monday the ferry has been free.", "2026-03-09"),
    ],
)  # fmt: skip
def test_times_of_a_sentence(language, published, text, values):
    article = Article(
        id="a", uri="x", language=language, text=text, published=Published(value=published, certainty="given")
    )
    assert [time.value for time in times(article)] == values.split()


def test_the_extent_of_the_standard_has_no_preposition():
    text = "Der Hafen ist seit Montag geschlossen."
    article = Article(
        id="a", uri="x", language="de", text=text, published=Published(value="2031-03-05", certainty="given")
    )
    (found,) = times(article)
    assert (found.passage.text, found.timex.text) == ("seit Montag", "Montag")
