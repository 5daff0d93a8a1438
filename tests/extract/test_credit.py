"""Credit lines, signatures and picture credits; names are invented but for the agencies."""

import pytest

from stemma.extract.credit import credit_line, peel_photo_credit, peel_signature, photo_credit


@pytest.mark.parametrize(
    ("line", "makers"),
    [
        ("(dpa)", [("agency", "dpa")]),
        ("dpa/lby", [("agency", "dpa")]),
        ("Quelle: dpa", [("agency", "dpa")]),
        ("Source : AFP", [("agency", "AFP")]),
        ("© AFP", [("agency", "AFP")]),
        ("avec AFP", [("agency", "AFP")]),
        ("With files from Reuters", [("agency", "Reuters")]),
        ("With files from Jane Holm and The Canadian Press", [("person", None), ("agency", "CP")]),
        ("The Associated Press contributed to this report.", [("agency", "AP")]),
        ("Mit Material der Nordpress", [("agency", "Nordpress")]),
        ("Nordpress; Übersetzung: Redaktion", [("agency", "Nordpress")]),
        ("Quelle: MDR", [("outlet", None)]),
        ("Harsund Matin avec AFP", [("agency", "AFP")]),
    ],
)
def test_credit_line_names_the_makers(line, makers):
    assert [(credit.kind, credit.agency) for credit in credit_line(line)] == makers


@pytest.mark.parametrize(
    "line",
    [
        "Mit Blick auf den Hafen",
        "With the harbour closed",
        "From Oslo With Love",
        "Avec la pluie",
        "Foto: dpa",
        "Der Hafen ist zu.",
        "© 2031 Beispiel GmbH",
    ],
)
def test_credit_line_leaves_prose_and_pictures_alone(line):
    assert credit_line(line) == ()


def test_peel_signature_leaves_an_abbreviation_in_brackets():
    paragraph = "Das meldete die Agence France-Presse (AFP)"
    assert peel_signature(paragraph) == ((), paragraph)


@pytest.mark.parametrize("ending", [" (dpa)", " /dpa", " Mit Material der dpa"])
def test_peel_signature_takes_the_agency_at_the_end(ending):
    credits_, rest = peel_signature("Der Hafen ist zu." + ending)
    assert ([credit.agency for credit in credits_], rest) == (["dpa"], "Der Hafen ist zu.")


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Foto: Mia Holm / dpa", "Mia Holm / dpa"),
        ("Photo : AFP", "AFP"),
        ("Getty Images", "Getty Images"),
        ("Der Hafen ist zu.", None),
    ],
)
def test_photo_credit_reads_a_line_that_says_nothing_else(line, credit):
    assert photo_credit(line) == credit


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("Der Hafen. Foto: Mia Holm", ("Der Hafen.", "Mia Holm")),
        ("The harbour © Mia Holm", ("The harbour", "Mia Holm")),
        ("The harbour. (AP Photo/Mia Holm)", ("The harbour.", "AP Photo/Mia Holm")),
        ("The harbour (left) at noon", ("The harbour (left) at noon", None)),
        ("Der Hafen. (Archivfoto)", ("Der Hafen. (Archivfoto)", None)),
    ],
)
def test_peel_photo_credit_parts_caption_and_credit(caption, parts):
    assert peel_photo_credit(caption) == parts
