"""Invented web pages."""

import json

from stemma.extract import extract
from stemma.model import Page

PARAGRAPHS = [
    "Die Hafenbehörde hat am Montag zwei Anleger gesperrt, nachdem Taucher Risse in den hölzernen Pfählen gefunden hatten.",
    "Die Schäden in Norderwiek seien größer als erwartet, sagte die Sprecherin der Behörde am Abend vor Journalisten.",
    "Bis auf Weiteres legt die Fähre zu den Inseln im nördlichen Becken ab, das sonst den Fischern vorbehalten ist.",
]
DESCRIBED = {
    "@type": "NewsArticle",
    "headline": "Anleger in Norderwiek gesperrt",
    "datePublished": "2031-05-12T16:20:00+02:00",
    "author": [{"@type": "Person", "name": "Tilda Harms"}, {"@type": "Person", "name": "Jan Oltmann"}],
    "publisher": {"@type": "Organization", "name": "Wiekblatt"},
}


def markup(head="", before="", after="", paragraphs=PARAGRAPHS):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html lang='de'><head>{head}</head><body><main><article>{before}{body}{after}</article></main></body></html>"
    )


def article(text):
    return extract(Page(uri="page", content=text.encode(), media_type="text/html"), id="a1")


def test_json_ld_names_title_authors_day_and_publisher():
    found = article(markup(f"<script type='application/ld+json'>{json.dumps(DESCRIBED)}</script>"))
    assert (found.title, found.byline, found.publisher) == (
        "Anleger in Norderwiek gesperrt",
        ("Tilda Harms", "Jan Oltmann"),
        "Wiekblatt",
    )
    assert (found.published.value, found.published.origin) == ("2031-05-12T16:20:00+02:00", "json-ld")


def test_title_loses_the_sites_name():
    head = "<meta property='og:title' content='Anleger in Norderwiek gesperrt | Wiekblatt'><meta property='og:site_name' content='Wiekblatt'>"
    assert article(markup(head)).title == "Anleger in Norderwiek gesperrt"


def test_day_comes_from_meta_where_json_ld_is_silent():
    found = article(markup("<meta property='article:published_time' content='2031-05-12T16:20:00Z'>"))
    assert (found.published.value, found.published.origin) == ("2031-05-12T16:20:00+00:00", "meta")


def test_byline_class_is_read():
    assert article(markup(before="<div class='byline'>Von Tilda Harms</div>")).byline == ("Tilda Harms",)


def test_figcaption_with_its_credit_leaves_the_body():
    figure = "<figure><img src='x.jpg'><figcaption>Der gesperrte Anleger am Montag. <span class='credit'>Foto: Mia Holm/dpa</span></figcaption></figure>"
    found = article(markup(before=figure))
    assert [(caption.text, caption.credit) for caption in found.captions] == [
        ("Der gesperrte Anleger am Montag.", "Mia Holm/dpa")
    ]
    assert found.credits == ()
    assert "Mia Holm" not in found.text


def test_agency_is_found_in_text_that_extractors_drop():
    found = article(markup(after="<footer class='meta'>Quelle: dpa</footer>"))
    assert [credit.agency for credit in found.credits] == ["dpa"]


def test_notice_is_found_in_text_that_extractors_drop():
    found = article(markup(after="<small>Dieser Artikel wurde automatisch aus einem Newsfeed übernommen.</small>"))
    assert {notice.kind for notice in found.notices} == {"auto_generated", "syndicated"}


def test_dateline_of_a_page_leaves_its_body():
    found = article(markup(paragraphs=[f"Norderwiek (dpa) - {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]))
    assert found.dateline.place == "Norderwiek"
    assert found.text.startswith("Die Hafenbehörde")


def test_body_keeps_its_paragraphs():
    assert article(markup()).text == "\n\n".join(PARAGRAPHS)


def test_a_table_of_contents_is_no_text():
    # NOTE: links to places of the page ran together with the text below them, and the last word of one with the first of the next
    heads = ["Zwei Anleger sind gesperrt, sagt Norderwiek", "Fähre legt im Norden ab"]
    listed = "".join(f"<li><a href='#ort{i}'>{head}</a></li>" for i, head in enumerate(heads))
    told = "".join(f"<h2 id='ort{i}'>{head}</h2><p>{PARAGRAPHS[i]}</p>" for i, head in enumerate(heads))
    page = markup(before=f"<p>{PARAGRAPHS[2]}</p><ul>{listed}</ul>{told}", paragraphs=[])
    assert article(page).text.split("\n\n") == [PARAGRAPHS[2], heads[0], PARAGRAPHS[0], heads[1], PARAGRAPHS[1]]


def test_a_list_that_leads_elsewhere_or_says_more_stays():
    note = "<ul><li>Der Rat tagte am Montag bis in den späten Abend hinein <a href='#a'>[1]</a>.</li><li>Am Dienstag tagt er noch einmal.</li></ul>"
    assert "[1]" in article(markup(after=note)).text


def test_sections_that_stand_on_every_teaser_are_no_text():
    tags = "<p>Hafen</p>" * 3
    found = article(markup(after=tags))
    assert "Hafen\n" not in f"{found.text}\n"
    assert [one.reason for one in found.dropped if one.text == "Hafen"] == ["navigation"]


def test_a_place_alone_with_its_dash_stands_before_what_it_dates():
    assert article(markup(before="<p>Norderwiek -</p>")).dateline.place == "Norderwiek"


def test_a_byline_and_a_day_at_the_head_of_the_text_are_no_text():
    found = article(
        markup(
            before="<h1>Anleger zu</h1><p>20. März 2031 - 15:00 Uhr</p><p>Von Tilda Harms</p><p>harms@wiekblatt.example</p>"
        )
    )
    assert found.text.startswith("Die Hafenbehörde")
    assert (found.byline, found.published.value) == (("Tilda Harms",), "2031-03-20T15:00:00")


def test_an_outlets_own_name_gives_way_to_the_author_on_the_page():
    own = {**DESCRIBED, "author": {"@type": "Organization", "name": "Wiekblatt"}}
    head = f"<script type='application/ld+json'>{json.dumps(own)}</script>"
    assert article(markup(head, before="<p class='author'>Von Tilda Harms</p>")).byline == ("Tilda Harms",)
    assert article(markup(head)).byline == ("Wiekblatt",)


def test_a_quotation_mark_inside_ends_no_title():
    head = (
        '<title>Anleger zu: Ende einer "Ära"</title><meta property="og:title" content="Anleger zu: Ende einer "Ära"">'
    )
    assert article(markup(head)).title == 'Anleger zu: Ende einer "Ära"'


def test_a_page_laid_out_with_tables_has_no_bars_in_its_text():
    cells = "".join(f"<tr><td></td><td>{paragraph}</td><td></td></tr>" for paragraph in PARAGRAPHS)
    found = article(f"<html lang='de'><body><table>{cells}</table></body></html>")
    assert "|" not in found.text
    assert all(paragraph in found.text for paragraph in PARAGRAPHS)
