"""Saved and pasted texts with the page still around them; all invented."""

import pytest

from stemma.extract import extract
from stemma.model import Page

LEAD = "Die Hafenbehörde hat am Montag zwei Anleger gesperrt, nachdem Taucher Risse in den Pfählen gefunden hatten."
MORE = "Die Schäden in Norderwiek seien größer als erwartet, sagte die Sprecherin der Behörde am Abend."


def article(*blocks, between="\n\n"):
    return extract(Page(uri="page", content=between.join(blocks).encode(), media_type="text/plain"), id="a1")


def reasons(found):
    return {dropped.text: dropped.reason for dropped in found.dropped}


def test_headline_leaves_the_body():
    found = article("Anleger in Norderwiek gesperrt", LEAD, MORE)
    assert found.title == "Anleger in Norderwiek gesperrt"
    assert found.text == f"{LEAD}\n\n{MORE}"


def test_first_sentence_is_no_headline():
    found = article(LEAD, MORE)
    assert found.title is None
    assert found.text.startswith(LEAD)


def test_press_release_label_is_a_notice():
    found = article("Pressemitteilung", "Anleger in Norderwiek gesperrt", LEAD, MORE)
    assert [notice.kind for notice in found.notices] == ["press_release"]
    assert found.title == "Anleger in Norderwiek gesperrt"


def test_section_name_above_the_headline_is_dropped():
    found = article("Wirtschaft", "Anleger in Norderwiek gesperrt", LEAD, MORE)
    assert found.title == "Anleger in Norderwiek gesperrt"
    assert reasons(found)["Wirtschaft"] == "navigation"


def test_byline_and_day_are_read_above_the_text():
    found = article(
        "Anleger in Norderwiek gesperrt", "Von Tilda Harms und Jan Oltmann", "12. Mai 2031, 16:20 Uhr", LEAD, MORE
    )
    assert found.byline == ("Tilda Harms", "Jan Oltmann")
    assert (found.published.value, found.published.origin) == ("2031-05-12T16:20", "visible")


def test_dateline_and_its_agency_leave_the_body():
    found = article("Anleger in Norderwiek gesperrt", f"NORDERWIEK (dpa) – {LEAD}", MORE)
    assert (found.dateline.place, found.credits[0].agency) == ("NORDERWIEK", "dpa")
    assert found.text.startswith("Die Hafenbehörde")


def test_signature_at_the_end_is_a_credit():
    found = article(LEAD, f"{MORE} (dpa/lno)")
    assert [credit.agency for credit in found.credits] == ["dpa"]
    assert found.text.endswith("am Abend.")


def test_picture_credit_is_no_text_credit():
    found = article(
        LEAD, "Im Vollbildmodus öffnen", "Gesperrter Anleger in Norderwiek", "Foto: dpa / Mia Holm", MORE, between="\n"
    )
    assert found.credits == ()
    assert [(caption.text, caption.credit) for caption in found.captions] == [
        ("Gesperrter Anleger in Norderwiek", "dpa / Mia Holm")
    ]
    assert found.text == f"{LEAD}\n\n{MORE}"


def test_credit_line_tells_agency_from_person():
    found = article(LEAD, MORE, "Mit Informationen von Mia Holm und Agence France-Presse")
    assert [(credit.kind, credit.name) for credit in found.credits] == [
        ("person", "Mia Holm"),
        ("agency", "Agence France-Presse"),
    ]


def test_syndication_notice_names_the_publisher():
    notice = "(Diese Meldung stammt unbearbeitet und automatisch erstellt aus einem syndizierten Newsfeed. Wiekblatt Mitarbeiter haben den Text möglicherweise nicht redigiert.)"
    found = article("Anleger in Norderwiek gesperrt", LEAD, MORE, notice)
    assert {notice.kind for notice in found.notices} == {"auto_generated", "syndicated", "unedited"}
    assert found.publisher == "Wiekblatt"


def test_article_about_generated_pictures_has_no_notice():
    about = "Die Bilder der Ausstellung wurden automatisch von einer künstlichen Intelligenz generiert, wie die Galerie mitteilte."
    found = article(LEAD, about, MORE)
    assert found.notices == ()
    assert about in found.text


def test_furniture_is_dropped_with_its_reason():
    found = article(
        LEAD,
        MORE,
        "Ähnliche Artikel",
        "Fähre fährt wieder",
        "Schreibe einen Kommentar",
        "Toller Bericht, danke dafür!",
        'Schaltfläche "Zurück zum Anfang"',
    )
    assert found.text == f"{LEAD}\n\n{MORE}"
    assert reasons(found) == {
        "Ähnliche Artikel": "related",
        "Fähre fährt wieder": "related",
        "Schreibe einen Kommentar": "comments",
        "Toller Bericht, danke dafür!": "comments",
        'Schaltfläche "Zurück zum Anfang"': "navigation",
    }


def test_subheading_stays_in_the_body():
    found = article("Anleger gesperrt", LEAD, "Was nun mit der Fähre?", MORE)
    assert "\n\nWas nun mit der Fähre?\n\n" in found.text


def test_broken_lines_are_joined_and_nothing_is_added():
    found = article(
        LEAD[:-1],
        ".",
        "Die Behörde sprach von Rissen",
        "in allen Pfählen und sperrte den Anleger",
        ". Danach kam die Fähre.",
        between="\n",
    )
    assert (
        found.text
        == f"{LEAD}\n\nDie Behörde sprach von Rissen in allen Pfählen und sperrte den Anleger. Danach kam die Fähre."
    )


def test_wrapped_text_gets_its_paragraphs_back():
    wrapped = "The harbour board closed two of its piers on Monday after\ndivers had found cracks in the wooden piles that carry the\nwestern quay of the old town.\n\nThe damage is greater than anybody had expected, and the\nferry to the islands will leave from the northern basin for\nsome weeks, its spokeswoman said."
    found = article(wrapped)
    assert found.text.count("\n\n") == 1
    assert "after divers had found" in found.text


@pytest.mark.parametrize(
    "sentence",
    ['Cook Ada Reh called the soup "a planned insult."', "Die Köchin nannte die Suppe „eine Frechheit.“", "La cuisinière a dit : « C'est une insulte. »"],
)  # fmt: skip
def test_a_first_paragraph_that_ends_in_a_quotation_is_no_headline(sentence):
    found = article("Soup and drums", sentence, "The oven is cold due to a broken wire, and the club is closed today.")
    assert found.title == "Soup and drums"
    assert found.text.startswith(sentence)
