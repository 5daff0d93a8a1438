"""Many prints of one report: with own headlines, cuts and small edits, undated or dated, by one outlet or by many.

Whatever the prints look like, they are one independent text. The reports are invented.
"""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from stemma.model import Article, Credit, Published

Dates = Literal["undated", "same_day", "hourly"]

START = datetime(2031, 5, 6, 6, tzinfo=UTC)
#: paragraphs that every print keeps
FEWEST = 3
#: share of prints that are cut, that are edited, and that add a line of their own
CUT, EDITED, ADDED = 0.4, 0.4, 0.15
#: share of the words with a synonym that an edited print changes
CHANGED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An agency's report, words that an editor may put in place of others, headlines, and a line of one's own."""

    language: str
    agency: str
    paragraphs: tuple[str, ...]
    synonyms: dict[str, str]
    headlines: tuple[str, ...]
    own: str


REPORTS = (
    Report(
        language="de",
        agency="dpa",
        paragraphs=(
            "Nach einem Kurzschluss im Umspannwerk am Kiesweg sind am Dienstagabend rund 12.400 Haushalte in Ellbach ohne Strom gewesen.",
            "Die Störung begann um 18.42 Uhr und dauerte in einigen Straßen bis nach Mitternacht, wie der Netzbetreiber Nordlicht mitteilte.",
            "Ein Marder habe eine Leitung angenagt, sagte Sprecherin Gerda Pohl. Verletzt wurde niemand.",
            "Im Krankenhaus St. Annen sprangen die Notstromgeräte an. Zwei Operationen wurden verschoben, berichtete die Klinikleitung.",
            "Die Feuerwehr befreite neun Menschen aus Aufzügen. An vier Kreuzungen regelten Polizisten den Verkehr von Hand.",
            "Bürgermeister Tom Hagedorn forderte, das Werk besser zu sichern. Es stammt aus dem Jahr 1967.",
            "Nordlicht will den Schaden bis Freitag beheben und rechnet mit Kosten von 310.000 Euro.",
            "Erst im März hatte ein ähnlicher Ausfall den Süden der Stadt getroffen.",
        ),
        synonyms={"rund": "etwa", "mitteilte": "erklärte", "begann": "fing an", "forderte": "verlangte", "beheben": "reparieren", "sprangen": "liefen", "einigen": "manchen"},
        headlines=("Marder legt Ellbach lahm", "Stundenlang kein Strom", "Dunkler Abend in Ellbach", "Kurzschluss im Umspannwerk", "12.400 Haushalte im Dunkeln"),
        own="Unsere Leser schickten der Redaktion {} Bilder aus ihren dunklen Küchen.",
    ),
    Report(
        language="en",
        agency="NWA",
        paragraphs=(
            "A burst water main flooded the market hall of Penbrook on Tuesday evening and left some 12,400 homes without drinking water.",
            "The pipe under Gravel Lane gave way at 6.42 p.m. and the supply came back only after midnight, the utility Northspring said.",
            "Tree roots had worked into a joint from 1967, spokeswoman Gerda Poll said. Nobody was hurt.",
            "St Anne's hospital switched to its own well and put off two operations, its management reported.",
            "Firefighters pumped out nine cellars. Police officers directed the traffic by hand at four crossings.",
            "Mayor Tom Haggard called for older pipes to be replaced sooner. The town lays two miles of new ones a year.",
            "Northspring wants to mend the main by Friday and puts the cost at 310,000 pounds.",
            "A similar leak had hit the south of the town in March.",
        ),
        synonyms={"some": "about", "said": "told reporters", "gave": "broke", "called": "pressed", "mend": "repair", "hurt": "injured", "directed": "guided"},
        headlines=("Market hall under water", "Penbrook runs dry", "Roots burst water main", "Thousands without water", "Night of the broken pipe"),
        own="Readers have sent this newspaper {} pictures of their dripping kitchens.",
    ),
    Report(
        language="fr",
        agency="AFP",
        paragraphs=(
            "Un éboulement a coupé mardi soir la voie ferrée de la vallée de l'Ourse et bloqué quelque 1 240 voyageurs dans trois trains.",
            "Les rochers sont tombés à 18 h 42 près du tunnel de Malpas et la ligne n'a rouvert qu'après minuit, a indiqué la compagnie Rail Nord.",
            "La pluie avait gorgé la pente, a expliqué sa porte-parole, Gerda Paul. Personne n'a été blessé.",
            "L'hôpital Sainte-Anne a accueilli deux femmes enceintes par précaution, selon sa direction.",
            "Les pompiers ont raccompagné neuf personnes à pied. Les gendarmes ont réglé la circulation à quatre carrefours.",
            "Le maire, Thomas Hagard, a réclamé des filets plus solides. Ceux de la vallée datent de 1967.",
            "Rail Nord veut consolider la paroi d'ici à vendredi et chiffre les travaux à 310 000 euros.",
            "Un éboulement semblable avait touché le sud de la vallée en mars.",
        ),
        synonyms={"quelque": "environ", "indiqué": "précisé", "expliqué": "ajouté", "réclamé": "demandé", "chiffre": "évalue", "semblable": "comparable", "accueilli": "reçu"},
        headlines=("La vallée coupée en deux", "Trois trains bloqués", "Des rochers sur la voie", "Longue nuit pour les voyageurs", "Malpas : la pente a cédé"),
        own="Nos lecteurs nous ont envoyé {} photographies de leur longue attente.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What prints look like. Headlines are always their own."""

    #: none, one bare day for all, or an hour between two
    dates: Dates = "same_day"
    #: all by one publisher, else each by another
    one_outlet: bool = False
    #: with cuts, other words and added lines; else the body as it came
    edited: bool = True
    #: naming the agency
    credited: bool = False


def prints(count: int, language: str, look: Look, *, seed: int = 1) -> tuple[Article, ...]:
    """So many prints of one report."""
    report = next(r for r in REPORTS if r.language == language)
    draw = random.Random(seed)
    return tuple(_print(report, number, look, draw) for number in range(count))


def _print(report: Report, number: int, look: Look, draw: random.Random) -> Article:
    outlet = 0 if look.one_outlet else number
    when = {
        "undated": None,
        "same_day": START.date().isoformat(),
        "hourly": (START + timedelta(hours=number)).isoformat(timespec="minutes"),
    }[look.dates]
    agency = Credit(kind="agency", name=report.agency, agency=report.agency, text=report.agency)
    return Article(
        id=f"p{number}",
        uri=f"https://paper{outlet}.example/{number}",
        title=f"{report.headlines[number % len(report.headlines)]} ({number})",
        language=report.language,
        publisher=f"Paper {outlet}",
        published=Published(value=when, certainty="given", origin="option") if when else Published(),
        credits=(agency,) if look.credited else (),
        text="\n\n".join(_edited(report, draw) if look.edited else report.paragraphs),
    )


def _edited(report: Report, draw: random.Random) -> list[str]:
    """The paragraphs, perhaps cut at the end, perhaps with other words and a line of one's own."""
    kept = list(report.paragraphs)
    if draw.random() < CUT:
        kept = kept[: draw.randint(FEWEST, len(kept) - 1)]
    if draw.random() < EDITED:
        kept = [" ".join(_word(word, report, draw) for word in block.split(" ")) for block in kept]
    if draw.random() < ADDED:
        kept.append(report.own.format(draw.randint(11, 99)))
    return kept


def _word(word: str, report: Report, draw: random.Random) -> str:
    return report.synonyms[word] if word in report.synonyms and draw.random() < CHANGED else word
