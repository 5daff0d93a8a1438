import pytest

from stemma.intake import feeds
from stemma.model import Link, Page
from stemma.settings import Limits
from tests.intake.samples import HTML, PROSE


def items(packed, text, **more):
    return list(feeds.read(packed(text, "feed", **more), Limits()))


def rss(entry, channel="<title>Quay Post</title><link>https://www.quaypost.example/</link>", more=""):
    return f'<rss version="2.0" {more}><channel>{channel}<item>{entry}</item></channel></rss>'


def test_the_outlet_behind_an_aggregator_is_the_publisher(packed):
    entry = (
        "<title>Crane falls on barges - Quay Post</title><link>https://news.google.com/rss/articles/x</link>"
        f'<source url="https://www.quaypost.example">Quay Post</source><description><![CDATA[{HTML}]]></description>'
    )
    (page,) = items(packed, rss(entry, "<title>crane - Google News</title><link>https://news.google.com/</link>"))
    assert (page.stated.publisher, page.stated.title) == ("Quay Post", "Crane falls on barges")


def test_an_aggregator_that_names_no_outlet_is_none_itself(packed):
    entry = f"<title>Crane</title><link>https://news.google.com/a</link><description>{PROSE[0]}</description>"
    (page,) = items(packed, rss(entry, "<title>Crane – Google Actualités</title>"))
    assert page.stated.publisher is None


def test_feedburner_is_a_transport(packed):
    entry = (
        "<title>Crane</title><link>https://feeds.feedburner.com/~r/quay/1</link>"
        f"<feedburner:origLink>https://www.quaypost.example/crane</feedburner:origLink><description>{PROSE[0]}</description>"
    )
    more = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
    (page,) = items(packed, rss(entry, more=more))
    assert page.stated.url == "https://www.quaypost.example/crane"


@pytest.mark.parametrize(
    ("title", "url", "publisher"),
    [
        ("World news | The Quay", "https://www.thequay.example/world/rss", "The Quay"),
        ("QPT > Politics", "https://rss.qptimes.example/p.xml", "QPT"),
        ("Quay Post - Politik", "https://www.quay-post.example/", "Quay Post"),
        ("Harbour Letters", "https://elsewhere.example/", "Harbour Letters"),
        ("Top Stories", "https://www.quaypost.example/", None),
        ("Google News", "https://news.google.com/", None),
        (None, "https://www.quaypost.example/", None),
    ],
)
def test_the_publisher_in_a_feeds_title_is_the_part_that_its_address_names(title, url, publisher):
    from stemma.intake.stated import publisher_of

    assert publisher_of(title, url) == publisher


@pytest.mark.parametrize(
    ("ids", "key"),
    [
        ("<guid>g-1</guid><link>https://a.example/1</link><title>T</title>", "g-1"),
        ("<link>https://a.example/1</link><title>T</title>", "https://a.example/1"),
        ("<title>T</title>", "T"),
    ],
)
def test_an_entry_is_known_by_guid_else_link_else_title(packed, ids, key):
    (entry,) = feeds.parsed(packed(rss(f"{ids}<description>{PROSE[0]}</description>"))).entries
    assert entry.key == key


@pytest.mark.parametrize(
    "text",
    [
        # the older ways: entries beside the channel, names without namespaces, versions that nobody writes any more
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">'
            f"<channel><title>Quay Post</title></channel><item><title>Crane</title><link>https://a.example/1</link><description>{PROSE[0]}</description></item></rdf:RDF>"
        ),
        (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f'<channel rdf:about="x"><title>Quay Post</title></channel><item rdf:about="https://a.example/1"><title>Crane</title><link>https://a.example/1</link><description>{PROSE[0]}</description><dc:date>2031-05-05</dc:date></item></rdf:RDF>'
        ),
        f'<rss version="0.91"><channel><title>Quay Post</title><item><title>Crane</title><link>https://a.example/1</link><description>{PROSE[0]}</description></item></channel></rss>',
        f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Quay Post</title><entry><title>Crane</title><link rel="alternate" type="text/html" href="https://a.example/1"/><id>x</id><issued>2031-05-05T08:00:00Z</issued><content type="text/html" mode="escaped">{PROSE[0]}</content></entry></feed>',
        # broken ones: no declaration, remarks first, bare &, undefined entities, no end, undeclared prefix, no quotation marks
        f"<!-- made by hand --><?xml version='1.0'?>\n<rss><channel><title>Quay & Post</title><item><title>Crane</title><link>https://a.example/1</link><description>A&nbsp;B & C {PROSE[0]}</description></item></channel></rss>",
        f"\n\n<rss version=2.0><channel><title>Quay Post<item><title>Crane</title><link>https://a.example/1</link><description>{PROSE[0]}</description>",
        f"<rss><channel><title>Quay Post</title><item><title>Crane</title><link>https://a.example/1</link><content:encoded><![CDATA[<p>{PROSE[0]}</p>]]></content:encoded></item></channel></rss>",
        f"<rss:rss><rss:channel><rss:item rss:a=b><rss:title>Crane</rss:title><rss:link>https://a.example/1</rss:link><rss:description>{PROSE[0]}</rss:description></rss:item></rss:channel></rss:rss>",
    ],
)
def test_old_and_broken_feeds_give_their_entry(packed, text):
    (page,) = items(packed, text)
    assert isinstance(page, Page | Link)
    assert (page.stated.title, page.stated.url) == ("Crane", "https://a.example/1")


def test_a_wrong_encoding_is_found_out(packed):
    text = f'<?xml version="1.0" encoding="utf-8"?><rss><channel><item><title>Größe über alles</title><description>{PROSE[0]}</description></item></channel></rss>'
    (page,) = feeds.read(packed(text.encode("cp1252")), Limits())
    assert page.stated.title == "Größe über alles"


def test_the_fuller_of_content_and_summary_is_the_text(packed):
    more = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    entry = f"<title>Crane</title><description>{PROSE[0]}</description><content:encoded><![CDATA[{HTML}]]></content:encoded>"
    (page,) = items(packed, rss(entry, more=more))
    assert PROSE[1] in page.content.decode()


def test_plain_text_of_atom_is_no_markup(packed):
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>a</title><content type="text">2 &lt; 3 &amp;amp; {PROSE[0]}</content></entry></feed>'
    (page,) = items(packed, text)
    assert page.content.decode().startswith("2 &lt; 3 &amp;amp;")


def test_addresses_are_made_whole_from_the_feeds_own(packed):
    entry = f"<title>Crane</title><link>/crane</link><description>{PROSE[0]}</description>"
    (page,) = items(packed, rss(entry))
    assert page.stated.url == "https://www.quaypost.example/crane"


def test_an_agency_in_an_authors_field_is_a_credit_and_a_role_is_nobody(packed):
    entry = f"<title>Crane</title><author>desk@a.example (Ada Holm, dpa)</author><description>{PROSE[0]}</description>"
    (page,) = items(packed, rss(entry))
    assert page.stated.byline == ("Ada Holm",)
    assert [credit.agency for credit in page.stated.credits] == ["dpa"]
    (page,) = items(packed, rss(f"<title>a</title><author>Editor</author><description>{PROSE[0]}</description>"))
    assert page.stated.byline == ()


def test_the_words_under_an_entrys_picture_are_its_caption(packed):
    more = 'xmlns:media="http://search.yahoo.com/mrss/"'
    picture = '<media:content url="https://a.example/1.jpg"><media:description>The crane</media:description><media:credit>B. Lund</media:credit></media:content>'
    (page,) = items(packed, rss(f"<title>Crane</title>{picture}<description>{PROSE[0]}</description>", more=more))
    assert [(caption.text, caption.credit) for caption in page.stated.captions] == [("The crane", "B. Lund")]


def test_more_entries_than_the_limit_are_told(packed):
    text = f"<rss><channel>{'<item><link>https://a.example/1</link></item>' * 30}</channel></rss>"
    found = list(feeds.read(packed(text), Limits(most_members=10)))
    assert [isinstance(item, Link) for item in found] == [True] * 10 + [False]
    assert found[-1].reason == "too_many"


WORDS = "The crane fell on two barges in the harbour of Ostmark. "


@pytest.mark.parametrize(
    ("text", "field", "kind"),
    [
        (WORDS * 20, "description", Page),
        (WORDS * 4, "description", Link),
        (WORDS * 4, "content:encoded", Page),
        (WORDS * 2, "content:encoded", Link),
        (WORDS * 20 + "Divers are …", "description", Link),
        (WORDS * 20 + "Divers are [&#8230;] &lt;a href='/1'&gt;Read more&lt;/a&gt;", "content:encoded", Link),
        (WORDS * 20 + "Nobody said ... that divers were sent down into the muddy basin at once.", "description", Page),
    ],
)
def test_an_entry_that_only_announces_its_article_is_a_link_to_it(packed, text, field, kind):
    more = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    entry = f"<title>Crane</title><link>https://a.example/1</link><{field}>{text}</{field}>"
    assert [type(item) for item in items(packed, rss(entry, more=more))] == [kind]


def test_a_short_text_without_an_address_is_all_there_is(packed):
    assert [
        type(item) for item in items(packed, rss(f"<title>Crane</title><description>{PROSE[0]}</description>"))
    ] == [Page]
