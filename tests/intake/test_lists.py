"""Lists of addresses, and exports of articles."""

import json

import pytest

from stemma.intake.formats import format_of
from stemma.intake.packed import Packed
from stemma.intake.reading import read_packed
from stemma.intake.worker import Worker
from stemma.model import Link, Page
from stemma.settings import Limits
from tests.intake.samples import PROSE

TEXT = "\n\n".join(PROSE)


@pytest.fixture(scope="module")
def worker():
    with Worker(Limits()) as one:
        yield one


def read(worker, content, kind):
    packed = Packed(uri="a", content=content.encode() if isinstance(content, str) else content)
    assert format_of(packed) == kind
    return list(read_packed(packed, Limits(), worker))


def test_opml_names_feeds_once(worker):
    text = (
        '<opml version="2.0"><body><outline text="News"><outline type="rss" text="Quay Post" xmlUrl="https://www.quaypost.example/rss"/>'
        '<outline xmlurl="https://www.quaypost.example/rss"/><outline text="no address"/>'
        '<outline type="link" text="A page" url="https://www.quaypost.example/a"/></outline></body></opml>'
    )
    found = read(worker, text, "opml")
    assert [(link.url, link.kind) for link in found] == [
        ("https://www.quaypost.example/rss", "feed"),
        ("https://www.quaypost.example/a", "page"),
    ]
    assert found[0].stated.publisher == "Quay Post"


def test_a_news_sitemap_says_title_day_and_outlet(worker):
    text = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
        "<url><loc>https://www.quaypost.example/crane</loc><news:news><news:publication><news:name>Quay Post</news:name>"
        "<news:language>en</news:language></news:publication><news:publication_date>2031-05-05T08:30:00+02:00</news:publication_date>"
        "<news:title>Crane falls</news:title></news:news></url><url><loc>https://www.quaypost.example/old</loc><lastmod>2031-01-01</lastmod></url></urlset>"
    )
    first, second = read(worker, text, "sitemap")
    assert (first.stated.title, first.stated.publisher, first.stated.language) == ("Crane falls", "Quay Post", "en")
    assert first.stated.published == "2031-05-05T08:30:00+02:00"
    assert second.stated.published is None, "lastmod is when the template changed as often as the text"


def test_an_index_of_sitemaps_names_sitemaps(worker):
    text = "<sitemapindex><sitemap><loc>https://www.quaypost.example/news.xml</loc></sitemap></sitemapindex>"
    assert [link.kind for link in read(worker, text, "sitemap")] == ["sitemap"]


def test_a_table_of_addresses_alone_is_a_list(worker):
    assert [link.url for link in read(worker, "url\nhttps://a.example/1\n", "urls")] == ["https://a.example/1"]


def test_a_list_of_addresses_is_read_with_its_remarks(worker):
    found = read(worker, "# mine\nhttps://a.example/1\n\nhttps://a.example/2\nhttps://a.example/1\n", "urls")
    assert [link.url for link in found] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    ("row", "title", "published", "publisher", "language"),
    [
        # Media Cloud
        (
            ("id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
            "1,2031-05-06 01:02:03,en,quaypost.example,quaypost.example,2031-05-05,Crane falls,https://www.quaypost.example/crane\n"),
            "Crane falls", "2031-05-05", "quaypost.example", "en",
        ),
        # GDELT's Doc API: when it saw an article is no date of publication
        (
            '{"articles":[{"url":"https://www.quaypost.example/crane","url_mobile":"","title":"Crane falls","seendate":"20310505T083000Z","domain":"quaypost.example","language":"English","sourcecountry":"X"}]}',
            "Crane falls", None, "quaypost.example", None,
        ),
        ("URL\tTitle\tDomain\nhttps://www.quaypost.example/crane\tCrane falls\tquaypost.example\n", "Crane falls", None, "quaypost.example", None),
    ],
)  # fmt: skip
def test_a_row_without_a_text_is_a_link_with_what_the_row_says(worker, row, title, published, publisher, language):
    (link,) = read(worker, row, "json" if row.startswith("{") else "csv")
    assert isinstance(link, Link)
    facts = link.stated
    assert (link.url, facts.title, facts.published, facts.publisher, facts.language) == (
        "https://www.quaypost.example/crane", title, published, publisher, language,
    )  # fmt: skip


EXPORTS = {
    "event registry": {
        "articles": {
            "results": [
                {
                    "uri": "77", "lang": "eng", "dateTimePub": "2031-05-05T06:30:00Z", "date": "2031-05-06", "url": "https://www.quaypost.example/crane",
                    "title": "Crane falls", "body": TEXT, "source": {"uri": "quaypost.example", "title": "Quay Post"}, "authors": [{"name": "Ada Holm"}],
                }
            ]
        }
    },
    "fundus": [
        {
            "title": "Crane falls", "body": {"summary": [PROSE[0]], "sections": [{"headline": [], "paragraphs": [PROSE[1]]}]}, "authors": ["Ada Holm"],
            "publishing_date": "2031-05-05 06:30:00+00:00", "publisher": "Quay Post", "lang": "en", "html": {"requested_url": "https://www.quaypost.example/crane"},
            "url": "https://www.quaypost.example/crane",
        }
    ],
    "newspaper4k": {
        "url": "https://www.quaypost.example/crane", "title": "Crane falls", "authors": ["Ada Holm"], "publish_date": "2031-05-05T06:30:00+00:00", "text": TEXT,
        "meta_site_name": "Quay Post", "language": "en", "images": [], "tags": [],
    },
    "trafilatura": {
        "title": "Crane falls", "author": "Ada Holm", "hostname": "quaypost.example", "date": "2031-05-05", "text": TEXT, "language": "en",
        "source": "https://www.quaypost.example/crane", "source-hostname": "Quay Post", "comments": "", "url": "https://www.quaypost.example/crane",
    },
    "news-please": {
        "title": "Crane falls", "authors": ["Ada Holm"], "date_publish": "2031-05-05 06:30:00", "maintext": TEXT, "language": "en",
        "source_domain": "Quay Post", "url": "https://www.quaypost.example/crane", "title_page": None, "filename": "a.json",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("lines", [False, True])
def test_exports_of_known_programs_give_the_article_and_its_facts(worker, name, lines):
    document = EXPORTS[name]
    if lines and name in {"event registry", "fundus"}:
        document = document[0] if isinstance(document, list) else document["articles"]["results"][0]
    content = (
        json.dumps(document) + "\n" + (json.dumps({"url": "https://x.example/", "title": "x"}) + "\n" if lines else "")
    )
    page = read(worker, content, "jsonl" if lines else "json")[0]
    assert isinstance(page, Page)
    assert [paragraph for paragraph in PROSE if paragraph not in page.content.decode()] == []
    facts = page.stated
    assert (facts.title, facts.published[:10], facts.byline) == ("Crane falls", "2031-05-05", ("Ada Holm",))
    assert (facts.url, facts.language) == ("https://www.quaypost.example/crane", "en")
    assert facts.publisher in {"Quay Post", "quaypost.example"}


def test_lists_in_a_cell_are_read_as_pandas_writes_them(worker):
    text = f"url,title,authors,text\nhttps://a.example/1,Crane,\"['Ada Holm', 'Bo Lund']\",\"{TEXT}\"\n"
    (page,) = read(worker, text, "csv")
    assert page.stated.byline == ("Ada Holm", "Bo Lund")


def test_a_text_of_which_one_line_has_commas_is_no_table(worker):
    (page,) = read(worker, f"Text, which is long\n\n{TEXT}", "text")
    assert isinstance(page, Page)
