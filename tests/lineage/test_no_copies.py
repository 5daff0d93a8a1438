"""What two texts may share without one being the copy of the other, and what is one text though it looks like two."""

from dataclasses import replace

import numpy as np
import pytest

from stemma.lineage import trace_lineage
from stemma.lineage.collate import collate
from stemma.lineage.weigh import KIN, kinship
from stemma.lineage.witness import witness
from stemma.model import Article, Credit, Published, independent_texts

#: forms that are filled in again and again: the text, then what stands in two reports
FORMS = [
    ("en", "Outlook for {0}", "{0} wakes up to fog on Saturday, the weather service at {1} said. The mercury climbs to {2} degrees in the afternoon and falls to {3} overnight.\n\nGusts of up to {4} kilometres an hour are likely in {0} and on the hills around it. Drivers should allow more time, the service said.\n\nSunday brings rain.", ("Hexley", "Norham", 14, 6, 52), ("Dunmore", "Norham", 11, 3, 38)),
    ("de", "Das Wetter in {0}", "{0} beginnt den Samstag mit Nebel, wie der Wetterdienst in {1} mitteilte. Am Nachmittag steigt das Thermometer auf {2} Grad, in der Nacht sinkt es auf {3} Grad.\n\nIn {0} und auf den Höhen ringsum sind Böen bis {4} Kilometer pro Stunde möglich. Autofahrer sollten mehr Zeit einplanen, riet der Dienst.\n\nDer Sonntag bringt Regen.", ("Hellbronn", "Nordheim", 14, 6, 52), ("Tannfeld", "Nordheim", 11, 3, 38)),
    ("fr", "La météo à {0}", "{0} se réveillera samedi dans le brouillard, a annoncé le centre météorologique de {1}. Il fera {2} degrés l'après-midi et {3} degrés dans la nuit.\n\nDes rafales de {4} kilomètres à l'heure sont possibles à {0} et sur les hauteurs voisines. Les automobilistes devront prévoir plus de temps, a prévenu le centre.\n\nDimanche, la pluie arrivera.", ("Hautbois", "Norville", 14, 6, 52), ("Montclair", "Norville", 11, 3, 38)),
    ("en", "{0} beat {1}", "{0} beat {1} {2}-{3} on Saturday evening in front of {4} spectators. The first goal fell in the {5}th minute, the referee showed three yellow cards.\n\n{0} move up to place {6} of the league table. {1} have not won since October.\n\nThe next round is played in two weeks.", ("Arden", "Kelby", 3, 1, "4,210", 12, 4), ("Lorrin", "Westing", 2, 0, "1,980", 38, 7)),
    ("de", "{0} schlägt {1}", "{0} hat am Samstagabend vor {4} Zuschauern gegen {1} mit {2}:{3} gewonnen. Das erste Tor fiel in der {5}. Minute, der Schiedsrichter zeigte drei Gelbe Karten.\n\n{0} rückt auf Platz {6} der Tabelle vor. {1} hat seit Oktober nicht mehr gewonnen.\n\nDer nächste Spieltag ist in zwei Wochen.", ("Ardenau", "Kelbach", 3, 1, "4.210", 12, 4), ("Lorrach", "Westing", 2, 0, "1.980", 38, 7)),
    ("fr", "{0} bat {1}", "{0} a battu {1} {2} à {3} samedi soir devant {4} spectateurs. Le premier but est tombé à la {5}e minute, l'arbitre a sorti trois cartons jaunes.\n\n{0} remonte à la {6}e place du classement. {1} n'a plus gagné depuis octobre.\n\nLa prochaine journée se jouera dans deux semaines.", ("Ardenne", "Kelbourg", 3, 1, "4 210", 12, 4), ("Lorrin", "Vesting", 2, 0, "1 980", 38, 7)),
    ("en", "{0} exchange ends higher", "Shares in {0} ended {1} per cent higher on Tuesday, the {0} exchange said. The index of the {2} largest companies closed at {3} points.\n\nTurnover reached {4} million crowns. Traders in {0} pointed to falling interest rates.\n\nBonds were little changed.", ("Velden", "1.4", 30, "4,512", 310), ("Karun", "0.8", 25, "2,207", 145)),
    ("de", "Börse in {0} schließt höher", "Die Aktien in {0} haben am Dienstag {1} Prozent höher geschlossen, wie die Börse {0} mitteilte. Der Index der {2} größten Firmen stand zum Schluss bei {3} Punkten.\n\nDer Umsatz erreichte {4} Millionen Kronen. Händler in {0} verwiesen auf sinkende Zinsen.\n\nAnleihen bewegten sich kaum.", ("Velden", "1,4", 30, "4.512", 310), ("Karun", "0,8", 25, "2.207", 145)),
    ("fr", "La Bourse de {0} termine en hausse", "La Bourse de {0} a terminé mardi en hausse de {1} pour cent, selon son communiqué. L'indice des {2} plus grandes valeurs a clôturé à {3} points.\n\nLe volume a atteint {4} millions de couronnes. Les courtiers de {0} évoquent la baisse des taux.\n\nLes obligations ont peu varié.", ("Velden", "1,4", 30, "4 512", 310), ("Karoun", "0,8", 25, "2 207", 145)),
]  # fmt: skip


def article(name, text, language, *, title=None, at="2031-06-10", publisher=None, credits_=()):
    return Article(
        id=name, uri=f"https://{name}.example/1", title=title, language=language, publisher=publisher or f"Paper {name}",
        published=Published(value=at, certainty="given", origin="option") if at else Published(), credits=credits_, text=text,
    )  # fmt: skip


class WordsAlone:
    """An encoder to which no two sentences mean the same: what these texts share, they share word for word."""

    def encode(self, texts):
        return np.zeros((len(texts), 4), np.float32)


def edges(*articles):
    return {(d.copy, d.exemplar): d for d in trace_lineage(articles, {}, WordsAlone())}


def texts(*articles):
    return independent_texts([a.id for a in articles], edges(*articles).values())


@pytest.mark.parametrize("dates", [("2031-06-10", "2031-06-10"), ("2031-06-10", "2031-06-13"), (None, None)], ids=str)
@pytest.mark.parametrize("publisher", [None, "One Paper"])
@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form[0]}-{form[1]}")
def test_one_form_filled_in_twice_is_no_copy(form, publisher, dates):
    language, title, text, first, second = form
    a, b = (
        article(n, text.format(*f), language, title=title.format(*f), at=d, publisher=publisher)
        for n, f, d in zip("ab", (first, second), dates, strict=True)
    )
    assert not edges(a, b)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form[0]}-{form[1]}")
def test_the_same_report_of_one_form_by_two_papers_is_a_copy(form):
    language, title, text, first, _ = form
    a, b = (article(n, text.format(*first), language, title=title.format(*first)) for n in "ab")
    assert texts(a, b) == 1


#: two reports of one's own, and what both may hold
OWN = {
    "en": (
        (
            "The town council of Marlow voted on Monday to close the indoor pool for two years.",
            "Pumps and filters date from 1974 and can no longer be repaired, an engineer told the councillors.",
            "Swimmers of the local club will train in Ashby until the work is done.",
            "Parents fear that a whole generation of children will not learn to swim.",
        ),
        (
            "At the Marlow pool the lights went out early on Monday evening, and lifeguard Pia Roth knew what that meant.",
            "She has worked here for twenty-two years and taught half of the town to swim.",
            "Her contract ends in autumn, and nobody has told her what comes then.",
            "On the bench outside two pensioners argued about who had neglected the roof.",
        ),
        "We will not leave anybody standing in the rain, every club gets its hours and every child its course, and the doors will open again.",
        "The mayor's office said that every club would get its hours in Ashby and that the pool would open again in the spring of 2033 at the latest.",
        "The Marlow pool was opened in 1974 by the then prime minister and has been visited by some four million people since; it is run by a company that belongs to the town.",
        '"{}" mayor Jo Finch said.',
    ),
    "de": (
        (
            "Der Stadtrat von Marlau hat am Montag beschlossen, das Hallenbad für zwei Jahre zu schließen.",
            "Pumpen und Filter stammen aus dem Jahr 1974 und lassen sich nicht mehr reparieren, erklärte ein Ingenieur den Räten.",
            "Die Schwimmer des Vereins trainieren bis zum Ende der Arbeiten in Aschbach.",
            "Eltern fürchten, dass ein ganzer Jahrgang nicht schwimmen lernt.",
        ),
        (
            "Im Bad von Marlau gingen am Montagabend die Lichter früh aus, und Bademeisterin Pia Roth wusste, was das heißt.",
            "Seit zweiundzwanzig Jahren arbeitet sie hier und hat der halben Stadt das Schwimmen beigebracht.",
            "Ihr Vertrag endet im Herbst, und was danach kommt, hat ihr keiner gesagt.",
            "Auf der Bank vor der Tür stritten zwei Rentner, wer das Dach verkommen ließ.",
        ),
        "Wir lassen niemanden im Regen stehen, jeder Verein bekommt seine Stunden und jedes Kind seinen Kurs, und die Türen gehen wieder auf.",
        "Das Büro des Bürgermeisters teilte mit, jeder Verein bekomme in Aschbach seine Stunden und das Bad öffne spätestens im Frühjahr 2033 wieder.",
        "Das Hallenbad Marlau wurde 1974 vom damaligen Ministerpräsidenten eröffnet und seither von rund vier Millionen Menschen besucht; es gehört einer Gesellschaft der Stadt.",
        '"{}", sagte Bürgermeister Jo Fink.',
    ),
    "fr": (
        (
            "Le conseil municipal de Marlieu a décidé lundi de fermer la piscine couverte pendant deux ans.",
            "Les pompes et les filtres datent de 1974 et ne sont plus réparables, a expliqué un ingénieur aux élus.",
            "Les nageurs du club s'entraîneront à Aubry jusqu'à la fin du chantier.",
            "Des parents craignent que toute une classe d'âge n'apprenne pas à nager.",
        ),
        (
            "À la piscine de Marlieu, les lumières se sont éteintes tôt lundi soir, et la maître-nageuse Pia Roth a compris.",
            "Elle travaille ici depuis vingt-deux ans et a appris à nager à la moitié de la ville.",
            "Son contrat s'achève à l'automne, et personne ne lui a dit ce qui viendra ensuite.",
            "Sur le banc, devant la porte, deux retraités se disputaient au sujet du toit.",
        ),
        "Nous ne laisserons personne sous la pluie, chaque club aura ses heures et chaque enfant son cours, et les portes rouvriront.",
        "La mairie a indiqué que chaque club aurait ses heures à Aubry et que la piscine rouvrirait au plus tard au printemps 2033.",
        "La piscine de Marlieu a été inaugurée en 1974 par le Premier ministre d'alors et a reçu depuis quelque quatre millions de visiteurs ; elle est gérée par une société de la ville.",
        '"{}", a déclaré le maire, Jo Finet.',
    ),
}


def with_common(language, common):
    first, second = OWN[language][:2]
    return (
        article("a", "\n\n".join([*first[:2], common, *first[2:]]), language),
        article("b", "\n\n".join([*second, common]), language),
    )


@pytest.mark.parametrize("language", OWN)
def test_an_officials_words_in_two_reports_make_no_copy(language):
    quote, frame = OWN[language][2], OWN[language][5]
    assert texts(*with_common(language, frame.format(quote))) == 2


@pytest.mark.parametrize("language", OWN)
def test_a_reported_statement_in_two_reports_makes_no_copy(language):
    assert texts(*with_common(language, OWN[language][3])) == 2


@pytest.mark.parametrize("language", OWN)
def test_boilerplate_in_two_reports_makes_no_copy(language):
    assert texts(*with_common(language, OWN[language][4])) == 2


@pytest.mark.parametrize("credited", [True, False])
@pytest.mark.parametrize("language", OWN)
def test_an_agencys_lead_with_endings_of_ones_own_is_one_text(language, credited):
    lead, ending = OWN[language][0][:3], OWN[language][1]
    other = (OWN[language][3], OWN[language][4])
    note = (Credit(kind="agency", name="NWA", agency="NWA", text="NWA"),) if credited else ()
    a = article("a", "\n\n".join([*lead, *ending[1:3]]), language, credits_=note)
    b = article("b", "\n\n".join([*lead, *other]), language, credits_=note)
    assert texts(a, b) == 1


def dressed(name, paragraphs, dress=None, publisher="Oakham News", at="2031-06-10T08:00+00:00"):
    made = article(name, "\n\n".join(paragraphs), "en", at=at, publisher=publisher)
    return replace(made, canonical="https://oakham.example/pool", dress=dress)


@pytest.mark.parametrize("order", [("amp", "page", "print"), ("print", "page", "amp"), ("page", "print", "amp")])
def test_one_page_in_three_dresses_is_one_text_and_the_plain_one_is_nobodys_copy(order):
    whole = [*OWN["en"][0], OWN["en"][3], OWN["en"][4]]
    pages = {
        "page": dressed("page", whole),
        "amp": dressed("amp", whole[:4], "amp"),
        "print": replace(dressed("print", whole, "print", at=None), publisher=None),
    }
    found = edges(*(replace(pages[name], uri=f"{n}.html") for n, name in enumerate(order)))
    assert {pair: d.kind for pair, d in found.items()} == {("amp", "page"): "cut", ("print", "page"): "verbatim"}


def test_the_pages_of_an_article_are_cuts_of_the_whole():
    whole = [*OWN["en"][0], *OWN["en"][1], OWN["en"][3], OWN["en"][4]]
    first, second = (
        article(n, "\n\n".join(part), "en", publisher="Oakham News")
        for n, part in (("p1", whole[:5]), ("p2", whole[5:]))
    )
    found = edges(first, second, article("all", "\n\n".join(whole), "en", publisher="Oakham News"))
    assert set(found) == {("p1", "all"), ("p2", "all")}


#: an agency's first report of an event and its later one, which looks back: what both say, what the first adds, what the later adds
TAKES = {
    "en": (
        "A gas explosion tore the front off a bakery in Hexley on Friday and injured {} people, the fire service said.",
        "Windows broke along the whole of Mill Lane. Two hundred residents spent the night in the school gym of the parish.",
        "The baker, Tom Arkwright, had smelled gas at five in the morning. His apprentice ran out to warn the neighbours. The gas works shut the main at half past five.",
        "The fire service had earlier said that nine people were injured.",
        (9, 14),
    ),
    "de": (
        "Eine Gasexplosion hat am Freitag in Hellbronn die Front einer Bäckerei weggerissen und {} Menschen verletzt, wie die Feuerwehr mitteilte.",
        "In der ganzen Mühlgasse gingen Scheiben zu Bruch. Zweihundert Anwohner verbrachten die Nacht in der Turnhalle der Gemeinde.",
        "Der Bäcker Tom Arnold hatte um fünf Uhr früh Gas gerochen. Sein Lehrling lief hinaus und warnte die Nachbarn. Das Gaswerk sperrte die Leitung um halb sechs.",
        "Die Feuerwehr hatte zuvor von neun Verletzten gesprochen.",
        (9, 14),
    ),
    "fr": (
        "Une explosion de gaz a arraché vendredi la façade d'une boulangerie de Hautbois et blessé {} personnes, selon les pompiers.",
        "Des vitres ont volé en éclats dans toute la rue du Moulin. Deux cents habitants ont passé la nuit dans le gymnase de l'école.",
        "Le boulanger, Tom Arnaud, avait senti le gaz à cinq heures du matin. Son apprenti est sorti prévenir les voisins. L'usine a coupé la conduite à cinq heures et demie.",
        "Un premier bilan des pompiers faisait état de neuf blessés.",
        (9, 14),
    ),
}


@pytest.mark.parametrize("at", [None, "2031-06-10"])
@pytest.mark.parametrize("longer", ["first", "later"])
@pytest.mark.parametrize("language", TAKES)
def test_the_take_that_looks_back_is_the_revision_whichever_is_longer(language, longer, at):
    lead, both, more, back, (few, many) = TAKES[language]
    first = article(
        "first",
        "\n\n".join([lead.format(few), both, *([more] if longer == "first" else [])]),
        language,
        publisher="NWA",
        at=at,
    )
    later = article(
        "later",
        "\n\n".join([lead.format(many), back, both, *([more] if longer == "later" else [])]),
        language,
        publisher="NWA",
        at=at,
    )
    found = edges(first, later)
    assert {pair: d.kind for pair, d in found.items()} == {("later", "first"): "revision"}


class OneMeaning:
    """An encoder to which all sentences mean the same: what texts in other words share, it finds."""

    def encode(self, texts):
        return np.tile(np.eye(1, 4, dtype=np.float32), (len(texts), 1))


#: what a fire service told two papers, each in words of its own
ACCOUNTS = [
    ("en", "Seven engines went out to the mill on Pike Street at 4.10 this morning, chief Ann Holt said. A blast followed and the back wall fell. Nobody knows how many workers were inside, she added.", "A mill wall came down in Pike Street after an explosion, a brigade officer told this newspaper. The alarm was raised around 4.10, 7 crews hurried there. It was not clear who might be under the rubble."),
    ("de", "Sieben Löschzüge rückten um 4.10 Uhr zur Mühle in der Hechtgasse aus, sagte Brandmeisterin Ann Holt. Dann folgte eine Explosion, die Rückwand fiel. Wie viele Arbeiter drinnen waren, wisse niemand, fügte sie hinzu.", "Nach einem lauten Knall ist in der Hechtgasse eine Mauer der Mühle eingestürzt, erfuhr diese Zeitung von der Feuerwehr. Der Alarm ging gegen 4.10 Uhr ein, 7 Wagen eilten herbei. Unklar blieb, wer unter den Trümmern liegt."),
    ("fr", "Sept fourgons sont partis à 4 h 10 vers le moulin de la rue du Brochet, a dit la capitaine Ann Holt. Une explosion a suivi et le mur arrière est tombé. Nul ne sait combien d'ouvriers s'y trouvaient, a-t-elle ajouté.", "Un mur du moulin s'est effondré rue du Brochet après une forte détonation, ont confié les pompiers à ce journal. L'alerte a été donnée vers 4 h 10, 7 équipes ont accouru. On ignorait qui pouvait être sous les gravats."),
]  # fmt: skip


def related(first, second):
    read = [witness(one) for one in (first, second)]
    vectors = {one.id: OneMeaning().encode(one.sentences) for one in read}
    return kinship(collate(*read, vectors)) >= KIN


@pytest.mark.parametrize(("language", "one", "other"), ACCOUNTS, ids=lambda value: value[:2])
def test_one_account_told_by_two_papers_in_their_own_words_is_no_copy(language, one, other):
    assert not related(article("a", one, language), article("b", other, language))


@pytest.mark.parametrize(("language", "one", "other"), ACCOUNTS, ids=lambda value: value[:2])
def test_who_credits_the_other_paper_has_it_from_there(language, one, other):
    credit = Credit(kind="agency", name="Paper a", text="Paper a")
    assert related(article("a", one, language), article("b", other, language, credits_=(credit,)))


def test_many_figures_told_in_one_order_are_a_rewriting():
    one = "The yard lost 214 jobs in March. It owes 3,450 crowns a head. 87 boats lie unsold. The bank gave it 61 days."
    other = (
        "Some 214 people had to go by spring. Debts reach 3,450 for each. Nobody wants its 87 hulls. 61 days remain."
    )
    assert related(article("a", one, "en"), article("b", other, "en"))
