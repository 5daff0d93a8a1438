"""What broken, walled and odd pages make of an article; most kinds were reported for other extractors."""

import pytest

from stemma.extract import extract
from stemma.extract.mojibake import unmangled
from stemma.model import Article, Page, Rejection

BODY = [
    "The ferry office of Lindholm has taken its oldest boat out of service after a leak was found below the waterline.",
    "Passengers will be carried by bus over the long bridge until the boat is mended, a clerk of the office said.",
    "Nobody was hurt, and the fares stay as they are until the end of the season, according to the county.",
]


def page(content, kind="text/html"):
    data = content if isinstance(content, bytes) else content.encode()
    return extract(Page(uri="p", content=data, media_type=kind), id="a1")


def html(inner=None, head="", lang="en"):
    text = inner if inner is not None else "".join(f"<p>{one}</p>" for one in BODY)
    return f"<!DOCTYPE html><html lang='{lang}'><head><meta charset='utf-8'>{head}</head><body><main><article><h1>Ferry leaks</h1>{text}</article></main><footer><p>© 2029 Lindholm Post</p></footer></body></html>"


UMLAUTS = "Der Kapitän grüßte vom Deck, während die Möwen über der Fähre kreisten. „Schön wär’s“, sagte Jörg Kübel.\n\n"


# reported for newspaper4k #687, pullmd #8: text of Windows-1252 without a declaration
@pytest.mark.parametrize(
    "data",
    [
        UMLAUTS.encode("cp1252"),
        UMLAUTS.encode("utf-16-le"),
        UMLAUTS.encode("utf-16-be"),
        UMLAUTS.encode("utf-16"),
        UMLAUTS.encode(),
        b"\xef\xbb\xbf" + UMLAUTS.encode(),
    ],
)
def test_single_encodings_are_read_undeclared(data):
    assert UMLAUTS.strip() in page(data, "text/plain").text


@pytest.mark.parametrize(
    ("declared", "meant"), [("utf-8", "cp1252"), ("windows-1252", "utf-8"), ("iso-8859-1", "cp1252")]
)
def test_a_wrong_declaration_is_overruled(declared, meant):
    markup = f"<html><head><meta charset='{declared}'></head><body><p>{UMLAUTS}</p><p>{UMLAUTS}</p></body></html>"
    found = page(markup.encode(meant))
    assert UMLAUTS.strip() in found.text


def test_encodings_mixed_in_one_file_are_each_read():
    found = page(
        UMLAUTS.encode() + "Ein Gruß aus Öland, süß und kühl wie früher im großen Garten.\n\n".encode("cp1252"),
        "text/plain",
    )
    assert "�" not in found.text
    assert "Ein Gruß aus Öland, süß und kühl" in found.text


# reported for ftfy #168
@pytest.mark.parametrize(
    "sound", ["Käpt’n Jörg", "„Größe“ – sagte er", "l’œuvre à Évry", "café – “really”", "5 € für süße Brötchen"]
)
@pytest.mark.parametrize("rounds", [1, 2])
def test_text_encoded_twice_is_put_right(sound, rounds):
    garbled = sound
    for _ in range(rounds):
        garbled = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in garbled.encode())
    assert unmangled(garbled) == sound


@pytest.mark.parametrize(
    "sound", ["À… la carte", "« À » dit-elle", "São Paulo, AÇÃO", "Â propos", "É» et È”", "ÄÖÜ „Ä“"]
)
def test_sound_text_is_left_alone(sound):
    assert unmangled(sound) == sound


# reported for htmldate #163 and others
@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta property='article:published_time' content='0001-01-01T00:00:00Z'>",
        "<meta property='article:published_time' content='1970-01-01T00:00:00+00:00'>",
        "<meta property='article:published_time' content='9999-12-31'>",
        "<meta property='article:published_time' content='1200-05-05'>",
        "<meta property='article:modified_time' content='2029-05-05T10:00:00Z'>",
        "<meta name='last-modified' content='2029-05-05T10:00:00Z'>",
        '<script type=\'application/ld+json\'>{"@type": "NewsArticle", "headline": "x", "dateModified": "2029-05-05"}</script>',
    ],
)
def test_a_placeholder_a_change_and_a_copyright_are_no_publication(head):
    assert page(html(head=head)).published.value is None


def test_a_related_articles_day_is_no_publication():
    related = "<aside class='related'><ul><li><a href='/x'>Boat sold</a> <time class='published' datetime='2029-01-02'>2 Jan</time></li></ul></aside>"
    comments = "<div class='comments'><p>Well done</p><time datetime='2029-01-05' class='date'>5 Jan</time></div>"
    inner = "".join(f"<p>{one}</p>" for one in BODY)
    assert page(html(inner + related + comments)).published.value is None


def test_published_wins_over_updated():
    inner = "<p>Updated: <time datetime='2029-05-09'>9 May 2029</time></p><p>Published: <time datetime='2029-05-07'>7 May 2029</time></p>"
    assert page(html(inner + "".join(f"<p>{one}</p>" for one in BODY))).published.value == "2029-05-07"


WALLS = [
    ("We and our 84 partners store information on your device and process personal data. You can withdraw your consent at any time.", "consent"),
    ("Wir und unsere 84 Partner speichern Informationen auf Ihrem Gerät. Sie können Ihre Einwilligung jederzeit widerrufen.", "consent"),
    ("Nous et nos 84 partenaires stockons des informations sur votre appareil. Vous pouvez retirer votre consentement à tout moment.", "consent"),
    ("The page you are looking for could not be found. It may have been moved or deleted. Go back to the home page.", "error"),
    ("Die Seite konnte leider nicht gefunden werden. Sie wurde verschoben oder gelöscht. Zurück zur Startseite.", "error"),
    ("La page demandée est introuvable. Elle a été déplacée ou supprimée. Retour à l'accueil du site de la gazette.", "error"),
    ("Please verify that you are human. We have detected unusual traffic from your network. Request ID: 82a1 and more words.", "robot"),
    ("Bitte bestätigen Sie, dass Sie kein Roboter sind. Wir haben ungewöhnliche Aktivitäten in Ihrem Netz bemerkt und gesperrt.", "robot"),
    ("Vérifiez que vous êtes humain. Nous avons détecté une activité inhabituelle sur votre réseau, veuillez résoudre le captcha.", "robot"),
    ("Sign in to continue. Enter your email and your password below. Forgot your password? Don't have an account yet?", "login"),
    ("Bitte melden Sie sich an. Geben Sie Ihr Passwort ein. Passwort vergessen? Noch kein Konto? Jetzt registrieren und lesen.", "login"),
    ("Connectez-vous pour lire. Saisissez votre mot de passe. Mot de passe oublié ? Pas encore de compte ? Créer un compte.", "login"),
]  # fmt: skip


# reported for newspaper #879, nextcloud/news #714
@pytest.mark.parametrize(("text", "kind"), WALLS)
def test_a_wall_is_refused_with_its_kind(text, kind):
    found = page(f"<html><body><main><h1>Hello</h1><p>{text}</p></main></body></html>")
    assert isinstance(found, Rejection)
    words = {"consent": "consent", "error": "error", "robot": "robots", "login": "login"}
    assert words[kind] in found.cause


@pytest.mark.parametrize(
    "text",
    [
        "The data office fined a newspaper on Monday because its partners stored information on the phones of readers who had not agreed. The publisher will appeal.",
        "Das Gericht hat die Klage gegen das Pur-Abo einer Zeitung abgewiesen. Die Verbraucherzentrale hatte verlangt, dass Leser ihre Einwilligung leichter verweigern können, sagte der Richter am Dienstag.",
        "Le tribunal a condamné un site qui déposait des cookies sans accord. Les lecteurs n'avaient pas été informés, a dit la présidente mardi.",
    ],
)
def test_an_article_about_consent_is_an_article(text):
    assert isinstance(page(html(f"<p>{text}</p><p>{text.replace('.', ' indeed.')}</p>")), Article)


# reported for ftr-site-config #925
@pytest.mark.parametrize(
    "offer",
    [
        "<h2>Keep reading</h2><p>This story is only for subscribers. Try Post Plus for one month for 1 euro, cancel at any time.</p>",
        "<h2>Weiterlesen mit Post Plus</h2><p>Dieser Artikel ist nur für Abonnenten. Jetzt testen, jederzeit kündbar, für 1 Euro im Monat.</p>",
        "<h2>Lisez la suite</h2><p>Cet article est réservé à nos abonnés. Abonnez-vous pour 1 euro par mois, sans engagement.</p>",
    ],
)
def test_an_offer_is_a_notice_and_no_text(offer):
    found = page(html("".join(f"<p>{one}</p>" for one in BODY) + f"<div class='paywall'>{offer}</div>"))
    assert [notice.kind for notice in found.notices] == ["paywall"]
    assert "1 euro" not in found.text.lower()
    assert found.text.endswith("according to the county.")


# reported for readability #878
def test_linked_paragraphs_stay():
    linked = f"<p><a href='/x'>{BODY[1]}</a></p>"
    found = page(html(f"<p>{BODY[0]}</p>{linked}<p>{BODY[2]}</p>"))
    assert found.text.split("\n\n") == BODY


# reported for trafilatura #599
def test_a_table_keeps_its_cells_and_says_where_it_stands():
    table = "<table><tr><th>Boat</th><th>Seats</th></tr><tr><td>Anna</td><td>40</td></tr><tr><td>Berta</td><td>60</td></tr></table>"
    found = page(html(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>{table}<p>{BODY[2]}</p>"))
    (span,) = found.tables
    assert found.text[span.begin : span.end].split("\n\n") == ["Boat · Seats", "Anna · 40", "Berta · 60"]


# reported for times-components #4178
def test_a_live_blog_keeps_the_order_of_the_page():
    posts = "".join(
        f"<article class='live-post'><time datetime='2029-05-0{9 - i}T10:00'>1{9 - i}:00</time><h2>Head {i}</h2><p>{one}</p></article>"
        for i, one in enumerate(BODY)
    )
    script = '<script type=\'application/ld+json\'>{"@type": "LiveBlogPosting", "headline": "Ferry", "datePublished": "2029-05-07"}</script>'
    markup = f"<html lang='en'><head>{script}</head><body><main><h1>Ferry</h1><p class='intro'>A ferry has sprung a leak in Lindholm, and we follow it here.</p>{posts}</main></body></html>"
    lines = page(markup).text.split("\n\n")
    assert lines == [
        "A ferry has sprung a leak in Lindholm, and we follow it here.",
        "19:00", "Head 0", BODY[0], "18:00", "Head 1", BODY[1], "17:00", "Head 2", BODY[2],
    ]  # fmt: skip


# reported for newspaper4k #126, #180, #493
@pytest.mark.parametrize(
    "byline",
    [
        "<p class='byline'>By <a rel='author' href='/t'>Tove Lind</a>, Senior Reporter</p>",
        "<div class='author-card'><span class='author-name'>Tove Lind</span><span class='author-title'>Harbour Desk</span><a class='author-follow' href='#'>Follow Tove Lind</a></div>",
        "<p class='byline'>By <a rel='author' href='/t'>Tove Lind</a></p><aside class='trending'><div class='byline'>By Otto Brand</div></aside>",
        "<div class='byline'>Von Tove Lind, Ressort Hafen</div>",
        "<div class='byline'>Par Tove Lind, envoyée spéciale</div>",
    ],
)
def test_bylines_have_no_jobs_desks_and_strangers(byline):
    assert page(html(byline + "".join(f"<p>{one}</p>" for one in BODY))).byline == ("Tove Lind",)


@pytest.mark.parametrize("content", ["Senior Reporter", "News Desk", "Redaktion", "Follow us"])
def test_a_job_in_the_field_for_authors_names_nobody(content):
    assert page(html(head=f"<meta name='author' content='{content}'>")).byline == ()


# reported for trafilatura #402
def test_the_title_element_is_the_last_resort():
    inner = "".join(f"<p>{one}</p>" for one in BODY)
    markup = f"<html><head><title>Old Ferry – Half Sunk – Lindholm Post</title><meta property='og:site_name' content='Lindholm Post'></head><body><article>{inner}</article></body></html>"
    assert page(markup).title == "Old Ferry – Half Sunk"


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_title_is_unescaped_as_often_as_it_was_escaped(times):
    title = "Fish & Chips"
    for _ in range(times):
        title = title.replace("&", "&amp;")
    inner = "".join(f"<p>{one}</p>" for one in BODY)
    markup = (
        f"<html><head><meta property='og:title' content='{title}'></head><body><article>{inner}</article></body></html>"
    )
    assert page(markup).title == "Fish & Chips"


def test_prose_outside_the_article_is_told():
    other = "<section class='related'><div><p>The old lighthouse of Norrby will be painted red again in the autumn, the town says.</p></div></section>"
    found = page(html("".join(f"<p>{one}</p>" for one in BODY)).replace("</main>", f"</main>{other}"))
    everything = found.text + " ".join(dropped.text for dropped in found.dropped)
    assert "lighthouse" in everything
    assert "lighthouse" not in found.text


@pytest.mark.parametrize(
    "note",
    [
        "Correction, 9 May 2029: An earlier version of this article gave the wrong name of the boat.",
        "Korrektur: In einer früheren Version dieses Artikels stand ein falscher Name des Bootes.",
        "Rectificatif : une version précédente de cet article donnait un mauvais nom au bateau.",
    ],
)
def test_a_correction_is_a_notice_and_no_text(note):
    found = page("\n\n".join([*BODY, note]), "text/plain")
    assert [notice.kind for notice in found.notices] == ["correction"]
    assert note not in found.text


def test_prose_about_a_correction_stays():
    prose = "The minister promised a correction of the fares on Monday, and the ferry office welcomed the correction."
    assert prose in page("\n\n".join([*BODY, prose]), "text/plain").text


def test_a_list_of_sources_is_no_text():
    sources = (
        "- Eigene Recherchen\n\n- nordpost.com: The old boat leaks again, say three witnesses in the harbour (Englisch)"
    )
    found = page("\n\n".join([UMLAUTS, UMLAUTS.replace("Kapitän", "Lotse"), sources]), "text/plain")
    assert "nordpost" not in found.text
    assert "nordpost" in " ".join(dropped.text for dropped in found.dropped)
