"""Rewrites, thin translations and independent reports, judged with the encoder that ships."""

import pytest

from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.lineage import trace_lineage
from stemma.model import Article, Published
from stemma.stories.features import vectors_of

DAM = (
    "The upper gate of the Lorrin dam jammed on Thursday night, and 1,340 people in three villages were told to leave their homes.",
    "Water began to run over the crest at 22:15, the water board of Harrowdale said.",
    "Engineers lowered the lake by 46 centimetres before dawn with six mobile pumps.",
    "The gate was built in 1968 and had been inspected in April, according to board chairman Owen Trask.",
    "He said a steel cable as thick as an arm had snapped.",
    "The village of Nether Combe stood under half a metre of water on Friday morning.",
    "Two farmhands who had tried to save 80 sheep were pulled out of the mud by a helicopter.",
    "Nobody was seriously injured.",
    "The road to Castle Brent will stay closed until Monday.",
    "Schools in the valley opened their halls for those who could not go home.",
    "Repairs will cost about 3.2 million crowns, the board estimates.",
    "The opposition demands an inquiry into the maintenance of all 17 dams of the county.",
)
DAM_RETOLD = (
    "Three villages with a total of 1,340 inhabitants had to be cleared overnight to Friday because a gate of the Lorrin dam would not move.",
    "From 22:15 on the lake spilled over the top of the wall, according to Harrowdale's water board.",
    "Six pumps brought in on lorries took the level down by 46 centimetres before the sun rose.",
    "Board head Owen Trask points out that the gate, which dates from 1968, passed its check in April.",
    "What gave way, he says, was a steel rope the width of an arm.",
    "Nether Combe woke up on Friday with fifty centimetres of water in its streets.",
    "A helicopter crew lifted two farm workers from the mud who had wanted to bring 80 sheep to safety.",
    "There were no serious injuries.",
    "Drivers cannot reach Castle Brent before Monday.",
    "The board puts the repair bill at some 3.2 million crowns.",
)
DAM_WITNESSED = (
    "Mary Oakes was watching television when the siren went off in Nether Combe.",
    "She took her two dogs, her papers and a loaf of bread and walked up to the school of Castle Brent in the rain.",
    "More than a hundred people spent the night there on gym mats.",
    "Nobody told us anything for hours, she says.",
    "The water board has known about the gate for years, a former lock keeper claims, who showed this paper photographs of rust.",
    "Owen Trask, the chairman of the board, rejects that.",
    "On Friday at noon the first families were allowed back into their houses, where the carpets floated.",
    "The fire brigade counted 61 flooded cellars.",
)
CLINIC = (
    "Das Landesamt für Gesundheit hat am Mittwoch die Apotheke des Klinikums Brennfurt geschlossen, weil 27 Infusionen verwechselt worden waren.",
    "Betroffen sind nach Angaben der Behörde Patienten von vier Stationen.",
    "Neun von ihnen mussten auf der Intensivstation behandelt werden.",
    "Ein 71-jähriger Mann schwebte am Abend noch in Lebensgefahr.",
    "Die Etiketten waren nach ersten Erkenntnissen von einem neuen Drucker vertauscht worden.",
    "Das Gerät stammt von der Firma Medilog und wurde am 3. Mai aufgestellt.",
    "Klinikchefin Dorothea Wessel bat die Angehörigen um Entschuldigung.",
    "Sie kündigte an, jede Infusion künftig von zwei Fachkräften prüfen zu lassen.",
    "Die Staatsanwaltschaft ermittelt wegen fahrlässiger Körperverletzung.",
    "Beamte nahmen 12 Kartons mit Unterlagen mit.",
    "Im Jahr 2028 hatte das Haus 41.000 Patienten.",
    "Bis auf weiteres beliefern zwei Nachbarkliniken die Stationen.",
)
CLINIC_RETOLD = (
    "Weil in 27 Fällen Infusionen vertauscht wurden, darf die Krankenhausapotheke in Brennfurt seit Mittwoch nicht mehr arbeiten; das ordnete das Gesundheitsamt des Landes an.",
    "Vier Stationen hätten die falschen Beutel bekommen, heißt es dort.",
    "Auf die Intensivstation kamen neun Kranke.",
    "Um das Leben eines Mannes von 71 Jahren bangten die Ärzte am Abend noch.",
    "Schuld soll ein Drucker sein, der die Aufkleber durcheinanderbrachte.",
    "Medilog hatte ihn am 3. Mai geliefert.",
    "Die Leiterin des Klinikums, Dorothea Wessel, sprach den Familien ihr Bedauern aus.",
    "Von nun an sollen immer zwei Fachleute auf jede Infusion schauen.",
    "Wegen fahrlässiger Körperverletzung ermittelt inzwischen die Staatsanwaltschaft; 12 Kisten mit Akten wurden abgeholt.",
)
CLINIC_IN_ENGLISH = (
    "The state health office on Wednesday closed the pharmacy of Brennfurt hospital because 27 infusions had been mixed up.",
    "Nine of the patients had to be treated in intensive care.",
    "According to first findings the labels had been swapped by a new printer.",
    "The machine comes from the company Medilog and was installed on 5 May.",
)
DAM_IN_FRENCH = (
    "La vanne supérieure du barrage de Lorrin s'est bloquée jeudi soir et 1 430 habitants de trois villages ont dû quitter leur maison.",
    "Les ingénieurs ont fait baisser le lac de 46 centimètres avant l'aube à l'aide de six pompes mobiles.",
    "Deux ouvriers agricoles qui avaient tenté de sauver 80 moutons ont été tirés de la boue par un hélicoptère.",
    "Les réparations coûteront environ 3,2 millions de couronnes, selon l'office.",
)
LINE = (
    "La compagnie des tramways de Saint-Oulven a suspendu lundi la ligne 4 après le déraillement d'une rame dans la rue des Tanneurs.",
    "Onze voyageurs ont été légèrement blessés, selon les pompiers.",
    "La rame, mise en service en 1994, roulait à 38 kilomètres à l'heure au lieu de 20.",
    "La conductrice, âgée de 29 ans, a été entendue par la police.",
    "Elle affirme que les freins n'ont pas répondu.",
    "La directrice de la compagnie, Élise Morvan, dément tout défaut d'entretien.",
    "Les freins avaient été contrôlés le 12 mars, assure-t-elle.",
    "Un syndicat rappelle que 14 mécaniciens sont partis sans être remplacés.",
    "Des bus relient les sept arrêts concernés jusqu'à vendredi.",
    "La ligne transporte 9 600 personnes par jour.",
)
LINE_RETOLD = (
    "Plus de tramway sur la ligne 4 à Saint-Oulven depuis lundi : une rame est sortie des rails rue des Tanneurs.",
    "Les pompiers font état de onze blessés légers parmi les passagers.",
    "Le véhicule, qui date de 1994, filait à 38 kilomètres à l'heure là où 20 sont permis.",
    "Les policiers ont interrogé la conductrice de 29 ans, qui met en cause des freins restés sans effet.",
    "Un manque d'entretien ? Élise Morvan, à la tête de la compagnie, n'en veut rien savoir : le contrôle du 12 mars n'avait rien montré.",
    "Pour un syndicat, les 14 mécaniciens partis et jamais remplacés expliquent tout.",
    "Jusqu'à vendredi, des autobus desservent les sept stations fermées.",
)


@pytest.fixture(scope="module")
def encoder():
    return SentenceEncoder()


@pytest.fixture
def traced(encoder):
    def edges(*articles):
        about = dict(zip([a.id for a in articles], vectors_of(articles, encoder), strict=True))
        return {(d.copy, d.exemplar): d for d in trace_lineage(articles, {}, encoder, about)}

    return edges


def report(name, sentences, language, hour):
    text = "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    return Article(
        id=name, uri=f"https://{name}.example/1", language=language, publisher=f"Paper {name}", text=text,
        published=Published(value=f"2031-05-09T{hour:02d}:00+00:00", certainty="given", origin="option"),
    )  # fmt: skip


def mixed(source, retold, taken):
    """The source with some sentences, by number, in the other words."""
    return tuple(retold[taken[n]] if n in taken else sentence for n, sentence in enumerate(source))


@pytest.mark.parametrize(
    ("source", "retold", "language"),
    [(DAM, DAM_RETOLD, "en"), (CLINIC, CLINIC_RETOLD, "de"), (LINE, LINE_RETOLD, "fr")],
)
def test_a_report_in_other_words_is_a_rewrite(traced, source, retold, language):
    found = traced(report("source", source, language, 6), report("retold", retold, language, 9))
    assert {pair: d.kind for pair, d in found.items()} == {("retold", "source"): "rewrite"}


def test_a_third_of_the_sentences_in_other_words_hide_no_copy(traced):
    copy = mixed(DAM, DAM_RETOLD, {0: 0, 2: 2, 3: 3, 6: 6})[:10]
    found = traced(report("source", DAM, "en", 6), report("copy", copy, "en", 9))
    assert {pair: d.kind for pair, d in found.items()} == {("copy", "source"): "cut"}


def test_half_of_the_sentences_in_other_words_hide_no_copy(traced):
    copy = mixed(CLINIC, CLINIC_RETOLD, {0: 0, 1: 1, 3: 3, 4: 4, 6: 6, 7: 7})
    assert set(traced(report("source", CLINIC, "de", 6), report("copy", copy, "de", 9))) == {("copy", "source")}


@pytest.mark.parametrize(
    ("source", "language", "rendering", "other"),
    [(CLINIC, "de", CLINIC_IN_ENGLISH, "en"), (DAM, "en", DAM_IN_FRENCH, "fr")],
)
def test_a_third_of_a_report_in_another_language_is_a_cut_translation(traced, source, language, rendering, other):
    found = traced(report("source", source, language, 6), report("copy", rendering, other, 9))
    assert {pair: (d.kind, d.cut) for pair, d in found.items()} == {("copy", "source"): ("translation", True)}


def test_a_report_of_ones_own_on_the_same_event_descends_from_nothing(traced):
    own = report("own", DAM_WITNESSED, "en", 12)
    assert not traced(report("source", DAM, "en", 6), own)
    assert not [
        pair
        for pair in traced(report("source", DAM, "en", 6), report("retold", DAM_RETOLD, "en", 9), own)
        if "own" in pair
    ]


def test_rewrites_of_one_report_by_two_papers_are_no_copies_of_each_other(traced):
    first = report("first", DAM_RETOLD, "en", 8)
    second = report("second", mixed(DAM, DAM_RETOLD, {0: 0, 5: 5})[:6], "en", 9)
    assert set(traced(report("source", DAM, "en", 6), first, second)) == {("first", "source"), ("second", "source")}
