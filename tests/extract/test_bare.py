from stemma.extract import extract
from stemma.model import Facts, Page

BODY = (
    "The harbour stays closed until Thursday, the port authority said after a crane fell on two barges.",
    "Nobody was hurt, but forty containers went overboard, and divers are looking for them.",
)


def article(markup, media_type="text/html", **stated):
    page = Page(uri="a", content=markup.encode(), media_type=media_type, bare=True, stated=Facts(**stated))
    return extract(page, id="a1")


def test_every_paragraph_of_a_bare_text_is_the_article_however_long():
    long = "Word after word goes on. " * 100
    found = article(f"<p>{BODY[0]}</p><p>{long}</p><p>{BODY[1]}</p>", title="Crane falls")
    assert found.text == "\n\n".join((BODY[0], long.strip(), BODY[1]))
    assert found.title == "Crane falls"


def test_a_headline_repeated_in_the_text_is_dropped():
    found = article(f"<h1>Crane falls</h1><p>{BODY[0]}</p>", title="Crane falls")
    assert found.text == BODY[0]


def test_without_a_stated_headline_the_text_may_begin_with_one():
    found = article(f"Crane falls on barges\n\n{BODY[0]}\n\n{BODY[1]}", media_type="text/plain")
    assert (found.title, found.text) == ("Crane falls on barges", "\n\n".join(BODY))


def test_pictures_give_captions_and_no_text():
    figure = "<figure><img src='x'><figcaption>The crane in the basin. Photo: B. Lund</figcaption></figure>"
    found = article(f"<p>{BODY[0]}</p>{figure}<p>{BODY[1]}</p>", title="Crane falls")
    assert found.text == "\n\n".join(BODY)
    assert [(caption.text, caption.credit) for caption in found.captions] == [("The crane in the basin.", "B. Lund")]


def test_a_row_of_a_table_is_one_line():
    table = "<table><tr><td>Barges</td><td>2</td></tr><tr><td>Containers</td><td>40</td></tr></table>"
    found = article(f"<p>{BODY[0]}</p>{table}", title="Crane falls")
    assert found.text.split("\n\n")[1:] == ["Barges | 2", "Containers | 40"]


def test_the_last_paragraph_that_only_links_the_article_is_dropped_in_any_language():
    link = '<a href="https://a.example/crane">Crane falls</a>'
    for words in (
        f"The post {link} appeared first on Quay.",
        f"Der Beitrag {link} erschien zuerst auf Quay.",
        f"L’article {link} est apparu en premier sur Quay.",
    ):
        found = article(f"<p>{BODY[0]}</p><p>{words}</p>", title="Crane falls", url="https://a.example/crane")
        assert found.text == BODY[0]
        assert [one.reason for one in found.dropped] == ["related"]


def test_a_last_paragraph_that_says_more_stays():
    last = f'<a href="x">Crane falls</a> was our first report; {BODY[1]} {BODY[0]}'
    found = article(f"<p>{BODY[0]}</p><p>{last}</p>", title="Crane falls")
    assert BODY[1] in found.text


def test_what_is_stated_stands_above_the_text_and_below_what_the_user_gives():
    stated = Facts(
        published="2031-05-05", origin="feed", publisher="Quay Post", byline=("Ada Holm",), url="https://a.example/1"
    )
    page = Page(
        uri="a",
        content=BODY[0].encode(),
        media_type="text/plain",
        bare=True,
        stated=stated,
        given=Facts(publisher="Talbote"),
    )
    found = extract(page, id="a1")
    assert (found.publisher, found.byline, found.uri) == ("Talbote", ("Ada Holm",), "https://a.example/1")
    assert (found.published.value, found.published.certainty, found.published.origin) == (
        "2031-05-05",
        "metadata",
        "feed",
    )


def test_a_bare_text_without_prose_is_refused():
    assert article("<p>Short.</p>", title="Crane falls").reason == "no_article"
