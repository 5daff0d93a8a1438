"""Figures as news writes them, kind by kind; many kinds were reported for number parsers elsewhere."""

import pytest

from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.model import Article, Published


def told(text, language):
    """Value, bound, unit and, where the case asks for it, what is counted."""
    article = Article(
        id="a", uri="x", language=language, text=text, published=Published(value="2031-03-05", certainty="given")
    )
    return quantities(article, times(article))


def shown(figure, *, counted):
    upper = "" if figure.upper is None else f"..{figure.upper}"
    unit = f" {figure.unit}" if figure.unit else ""
    noun = f" [{figure.counted}]" if counted and figure.counted else ""
    return f"{figure.value}{upper} {figure.bound}{unit}{noun}"


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("de", "Die Bahn steckt 3 Mrd. US-Dollar in den Ausbau.", "3000000000 exactly USD"),
        ("de", "Für 12,5 Mio. € wird gebaut, dazu kommen 400 Tsd. Euro für Bäume.", "12500000 exactly EUR; 400000 exactly EUR"),
        ("de", "Das kostet 250 k€ im Jahr, 3 M€ insgesamt.", "250000 exactly EUR; 3000000 exactly EUR"),
        ("de", "Der Umsatz stieg auf 1,2 Mrd. Dollar.", "1200000000 exactly USD"),
        ("de", "Der Schaden liegt bei 7 Mio. Der Bürgermeister schweigt.", "7000000 exactly"),
        ("en", "The bridge cost 12 mln. euros and the tunnel 3 bn. pounds.", "12000000 exactly EUR; 3000000000 exactly GBP"),
        ("en", "The grant is worth €250k, the loan €3M.", "250000 exactly EUR; 3000000 exactly EUR"),
        ("en", "A fund of 40 M€ and 15 k€ a head.", "40000000 exactly EUR; 15000 exactly EUR"),
        ("fr", "La ville paiera 12 M€ et la région 350 k€.", "12000000 exactly EUR; 350000 exactly EUR"),
        ("fr", "Le budget atteint 1,2 Md€, contre 3,4 Mds d'euros.", "1200000000 exactly EUR; 3400000000 exactly EUR"),
        ("fr", "Le coût : 45 mio. de francs.", "45000000 exactly franc"),
        ("fr", "Un prêt de 30 millions d’euros a été accordé.", "30000000 exactly EUR"),
        ("de", "Ein Scheck über 500 Euro lag bei.", "500 exactly EUR"),
        ("de", "Eine Rechnung über 1200 Euro kam an.", "1200 exactly EUR"),
        ("de", "Über 300 Menschen kamen.", "300 more_than [Menschen]"),
        ("de", "Der Vertrag über 80 Millionen Euro gilt bis Mai.", "80000000 exactly EUR"),
        ("de", "Nachts waren es minus 12 Grad, am Morgen -3 °C.", "-12 exactly deg; -3 exactly Cel"),
        ("en", "It was minus six degrees, and −14 °C on the hill.", "-6 exactly deg; -14 exactly Cel"),
        ("en", "Temperatures fell to negative 20 degrees.", "-20 exactly deg"),
        ("fr", "Il y a moins de 14 degrés dans la salle.", "14 less_than deg"),
        ("fr", "Le thermomètre est descendu à moins vingt-deux degrés.", "-22 exactly deg"),
        ("fr", "Au moins 14 personnes sont venues.", "14 at_least [personnes]"),
        ("fr", "Le solde est de moins 3,5 milliards d'euros.", "-3500000000 exactly EUR"),
        ("de", "Zwei bis drei Millionen Fahrgäste werden erwartet.", "2000000..3000000 exactly [Fahrgäste]"),
        ("de", "Es waren 1,5 bis 2 Millionen.", "1500000..2000000 exactly"),
        ("de", "Sie rechnen mit zehn- bis zwölftausend Besuchern.", "10000..12000 exactly"),
        ("de", "Zwischen fünf und sechs Milliarden Euro fehlen.", "5000000000..6000000000 exactly EUR"),
        ("fr", "Deux à trois millions de voyageurs sont attendus.", "2000000..3000000 exactly [voyageurs]"),
        ("fr", "Entre dix et quinze mille personnes ont défilé.", "10000..15000 exactly [personnes]"),
        ("fr", "Entre 10 et 15 % des élèves étaient absents.", "10..15 exactly percent"),
        ("fr", "Entre 10 et 15 % des bus sont restés au dépôt, selon la régie.", "10..15 exactly percent"),
        ("en", "Between 10 and 15 percent of the buses stayed in the depot.", "10..15 exactly percent"),
        ("de", "Zwischen 10 und 15 Prozent der Busse blieben stehen.", "10..15 exactly percent"),
        ("en", "The dam holds between three and four billion litres.", "3000000000..4000000000 exactly L"),
        ("en", "He wants 5-6 million euros.", "5000000..6000000 exactly EUR"),
        ("en", "A quarter of a million people live there, and half a million visit.", "250000 exactly [people]; 500000 exactly"),
        ("en", "Three quarters of a billion dollars went missing.", "750000000 exactly USD"),
        ("de", "Eine halbe Million Euro fehlt, eine Viertelmillion ist zugesagt.", "500000 exactly EUR; 250000 exactly"),
        ("de", "Eine dreiviertel Million Menschen zog fort.", "750000 exactly [Menschen]"),
        ("de", "Anderthalb Millionen Euro und zweieinhalb Milliarden Dollar.", "1500000 exactly EUR; 2500000000 exactly USD"),
        ("fr", "Un demi-million d'euros manque, un quart de million est promis.", "500000 exactly EUR; 250000 exactly"),
        ("fr", "Un million et demi de touristes sont venus.", "1500000 exactly [touristes]"),
        ("fr", "Trois quarts de million d'habitants.", "750000 exactly"),
        ("de", "Fünf Komma drei Millionen Liter liefen aus.", "5300000 exactly L"),
        ("de", "Die Quote liegt bei null Komma acht Prozent.", "0.8 exactly percent"),
        ("fr", "Cinq virgule trois millions de litres ont fui.", "5300000 exactly L"),
        ("en", "Growth was nought point two percent.", "0.2 exactly percent"),
        ("de", "Dutzende Menschen, mehrere Tausend Schafe und einige Hundert Ziegen zogen fort.", "12 more_than [Menschen]; 1000 more_than [Schafe]; 100 more_than [Ziegen]"),
        ("de", "Hunderte von Fischern protestierten, Zehntausende Zuschauer sahen zu.", "100 more_than [Fischern]; 10000 more_than [Zuschauer]"),
        ("de", "Der Schaden geht in die Zehntausende, mehrere Millionen Euro sind versichert.", "10000 more_than; 1000000 at_least EUR"),
        ("de", "Ein paar Hundert Menschen standen am Ufer.", "100 more_than [Menschen]"),
        ("de", "Hunderttausende Euro sind weg.", "100000 at_least EUR"),
        ("en", "Hundreds of thousands of bees and a few thousand ants were counted.", "100000 more_than [bees]; 1000 more_than [ants]"),
        ("en", "Scores of boats and dozens of tents were lost.", "20 more_than [boats]; 12 more_than [tents]"),
        ("en", "Several million euros and many thousands of hours were spent.", "1000000 at_least EUR; 1000 at_least h"),
        ("en", "Hundreds of millions of dollars vanished.", "100000000 at_least USD"),
        ("fr", "Des centaines de milliers d'abeilles sont mortes.", "100000 more_than [abeilles]"),
        ("fr", "Plusieurs milliers de personnes et quelques centaines de chiens.", "1000 more_than [personnes]; 100 more_than [chiens]"),
        ("fr", "Plusieurs millions d'euros ont disparu, des dizaines de millions selon d'autres.", "1000000 at_least EUR; 10000000 more_than"),
        ("fr", "Une centaine de voitures et une dizaine de vélos ont brûlé.", "100 about [voitures]; 10 about [vélos]"),
        ("en", "The index fell 1.2 percent to 9,812 points.", "1.2 exactly percent; 9812 exactly"),
        ("de", "Der Index legte um 0,4 Prozent auf 16.310,20 Punkte zu.", "0.4 exactly percent; 16310.2 exactly [Punkte]"),
        ("fr", "L'indice a gagné 0,4 % à 7 310,20 points.", "0.4 exactly percent; 7310.2 exactly [points]"),
        ("en", "Shares rose 3.1 percent to 42 euros.", "3.1 exactly percent; 42 exactly EUR"),
        ("en", "The rate rose from 4 to 5 percent.", "4 exactly percent; 5 exactly percent"),
        ("de", "Die Aktie stieg von 40 auf 45 Euro.", "40 exactly EUR; 45 exactly EUR"),
        ("fr", "Le taux a baissé de 5 à 4 %.", "5 exactly percent; 4 exactly percent"),
        ("de", 'Das Schiff "Frieda 3" und das Boot „Anna 7“ sanken.', ""),
        ("en", 'The tug "Heron 2" and a 27" screen were sold.', "27 exactly [in_i]"),
        ("en", 'He called it "Plan 9" and left.', ""),
        ("fr", 'Le bateau "Goéland 4" a coulé.', ""),
        ("fr", "Il y avait 300 personnes environ dans la salle.", "300 about [personnes]"),
        ("fr", "Ils étaient 450 environ, selon la police.", "450 about"),
        ("en", "Some 40 or so boats sank.", "40 about [boats]"),
        ("de", "Etwa 40 Boote sanken, 30 ungefähr konnten gehoben werden.", "40 about [Boote]; 30 about"),
        ("fr", "Elle a acheté un vélo neuf et des pneus neufs.", ""),
        ("fr", "Neuf pompiers ont été blessés.", "9 exactly [pompiers]"),
        ("fr", "Un pont flambant neuf, et neuf bancs neufs.", "9 exactly [bancs neufs]"),
        ("fr", "Les trois vitrines étaient neuves. Dans la rue neuf, rien de neuf.", "3 exactly [vitrines]"),
        ("de", "Wer etwas gesehen hat, wählt die 110.", ""),
        ("de", "Ein Notruf unter 112 ging ein.", ""),
        ("en", "A call to 911 woke the village.", ""),
        ("en", "Neighbours dialled 999.", ""),
        ("fr", "Il a composé le 17, puis le 18.", ""),
        ("en", "Three min trees and two trippers were found.", "3 exactly; 2 exactly [trippers]"),
        ("en", "Four SEC lawyers and 3 AG staff members.", "4 exactly [SEC lawyers]; 3 exactly"),
        ("en", "A 12-storey block and a 300-page report, said a two-page letter.", "12 exactly; 300 exactly; 2 exactly"),
        ("de", "Der 91-seitige Bericht, ein zwölfstöckiges Haus.", "91 exactly"),
        ("fr", "Un rapport de 91 pages.", "91 exactly [pages]"),
        ("en", "A 1920 treaty and the 1950s barns were cited in the 2019 report.", ""),
        ("de", "Ein Vertrag von 1920 gilt noch.", ""),
        ("de", "Das Paar Schuhe kostet 80 Euro. Ein Paar aus Velburg gewann. Dem Paar fehlten drei Stimmen.", "80 exactly EUR; 3 exactly [Stimmen]"),
        ("de", "Zwei Paar Socken lagen da.", "2 exactly"),
        ("en", "The town will spend 0.1 million dollars on benches and 1 million dollars on trees.", "100000 exactly USD; 1000000 exactly USD"),
        ("fr", "Les billets coûtent entre 12 euros et 15 euros.", "12..15 exactly EUR"),
        ("fr", "La commune emprunte 40 000 euros.", "40000 exactly EUR"),
        ("en", "The clerk carried two $ 500 cheques.", "2 exactly; 500 exactly USD"),
        ("en", "The council pays a $ 100 fee.", "100 exactly USD"),
        ("en", "The farm lost 7-9 lakh rupees.", "700000..900000 exactly INR"),
        ("en", "Boat Marit1 brought 10 euros.", "10 exactly EUR"),
        ("en", "The baker needs 100k dollars.", "100000 exactly USD"),
        ("fr", "Il demande un crédit de 10 000 euros sur 3 ans.", "10000 exactly EUR; 3 exactly a"),
        ("fr", "La ligne numéro 3 et le bus numéro 17 s'arrêtent.", ""),
        ("en", "There were 10 students and 10 stars.", "10 exactly [students]; 10 exactly [stars]"),
        ("de", "Es kamen fünfzehn Gäste, zwölf Kinder und zehn Hunde.", "15 exactly [Gäste]; 12 exactly [Kinder]; 10 exactly [Hunde]"),
        ("fr", "Le score est resté à zéro degré, puis trois degrés.", "0 exactly deg; 3 exactly deg"),
        ("en", "You can reach me on the phone; none of these are dates.", ""),
        ("fr", "Le coureur a mis moins de 21 secondes.", "21 less_than s"),
        ("de", "Rund 2,5 Mrd. Kilowattstunden flossen, 40 Mio. Tonnen Kohle blieben liegen.", "2500000000 about kW.h; 40000000 exactly t"),
        ("fr", "Environ 3,2 Mds d'euros et 15 k€ manquent.", "3200000000 about EUR; 15000 exactly EUR"),
        ("en", "Three to four hundred geese landed, several thousand more are due.", "300..400 exactly [geese]; 1000 more_than"),
        ("de", "Fünf bis sechshundert Gänse landeten.", "500..600 exactly [Gänse]"),
        ("fr", "Trois à quatre cents oies sont arrivées.", "300..400 exactly [oies]"),
        ("de", "Es waren minus fünf Grad, in der Nacht -11 °C.", "-5 exactly deg; -11 exactly Cel"),
        ("en", "Hundreds of millions of bees and tens of billions of ants live there.", "100000000 more_than [bees]; 10000000000 more_than [ants]"),
        ("de", "Hunderte Millionen Bienen leben dort.", "100000000 more_than [Bienen]"),
    ],
)  # fmt: skip
def test_figures_of_a_sentence(language, text, figures):
    found = told(text, language)
    wanted = figures.split("; ") if figures else []
    assert len(found) == len(wanted), [shown(one, counted=True) for one in found]
    assert [shown(one, counted="[" in want) for one, want in zip(found, wanted, strict=True)] == wanted
