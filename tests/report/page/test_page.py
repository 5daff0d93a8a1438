import re
from base64 import b64encode
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from html import unescape
from itertools import pairwise

import pytest
from lxml import html

from stemma.model import Article, Passage, Published, Rejection, Span
from stemma.report.findings import told_of
from stemma.report.html import to_html
from stemma.report.page.texts import Texts
from stemma.report.view import View
from stemma.report.wording import INTERFACE, of
from tests.report.page.big import big_trace

#: bytes that a page of 300 articles may have
LARGEST = 5_000_000


def tree(page):
    return html.document_fromstring(page)


def hrefs(page):
    return [link.get("href") for link in tree(page).iter("a")]


@pytest.fixture(scope="module")
def big():
    return to_html(big_trace())


def test_the_page_needs_nothing_from_elsewhere(small_trace):
    page = tree(to_html(small_trace))
    assert not page.xpath("//*[@src]|//link|//iframe|//object|//embed|//form|//base|//img")
    assert "url(" not in "".join(page.xpath("//style/text()"))
    assert "@import" not in "".join(page.xpath("//style/text()"))


def test_the_policy_allows_exactly_its_own_style_and_script(small_trace):
    page = tree(to_html(small_trace))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for code in (*page.xpath("//style"), *page.xpath("//script")):
        # lxml leaves the references of a drawing's style as they are; browsers read them
        words = unescape(code.text) if code.getparent().tag == "svg" else code.text
        digest = b64encode(sha256(words.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//*[@style]")


def test_words_of_an_article_are_escaped(small_trace):
    assert "Kühe los &lt;b&gt;" in to_html(small_trace)


@pytest.mark.parametrize("language", INTERFACE)
def test_each_link_has_its_anchor_and_no_id_stands_twice(small_trace, language):
    page = to_html(small_trace, interface=language)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in hrefs(page) if href.startswith("#")} <= set(map(unescape, ids))


def test_the_big_page_too_has_all_its_anchors_and_is_small_enough(big):
    ids = re.findall(r'\bid="([^"]+)"', big)
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in hrefs(big) if href.startswith("#")} <= set(ids)
    assert len(big.encode()) < LARGEST


def test_copies_of_one_kind_are_folded_into_a_family(big):
    assert "288 word for word" in big


def test_the_page_begins_with_its_findings(small_trace):
    page = tree(to_html(small_trace))
    told = told_of(View(small_trace), small_trace.stories[0])
    shown = [" ".join(dd.text_content().split()) for dd in page.xpath("//dl[@class='findings']//dd")]
    assert sorted(shown) == sorted(" ".join(one.text.split()) for one in told.findings[1:])
    assert page.xpath("//h2/text()")[0] == "Findings"


def test_headings_come_in_order(small_trace):
    second = replace(small_trace.stories[0], id="st2", title="Schafe los")
    for trace in (small_trace, replace(small_trace, stories=(*small_trace.stories, second), claims=())):
        levels = [
            int(h.tag[1]) for h in tree(to_html(trace)).xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert all(b - a <= 1 for a, b in pairwise(levels))
    assert len(tree(to_html(small_trace)).xpath("//h1")) == 1


@pytest.mark.parametrize(("language", "word"), [("en", "Findings"), ("de", "Befunde"), ("fr", "Constats")])
def test_the_page_speaks_the_language_of_the_interface(small_trace, language, word):
    page = tree(to_html(small_trace, interface=language))
    assert page.get("lang") == language
    assert word in page.text_content()


def test_a_text_in_paragraphs_and_sentences_is_the_text(small_trace):
    texts = Texts(View(small_trace), ())
    for article in small_trace.articles:
        (paragraph,) = texts.text(article).paragraphs
        assert "".join(run.text for sentence in paragraph for run in sentence.runs) == article.text


def test_a_copied_sentence_leads_to_the_one_it_was_copied_from(small_trace):
    (paragraph,) = Texts(View(small_trace), ()).text(small_trace.articles[1]).paragraphs
    assert [one.exemplar for one in paragraph if one.id] == ["a1-s0", ""]
    assert paragraph[0].exemplar_name == "Tal-Agentur"


def test_a_live_page_is_linked_at_its_words(small_trace):
    wire = replace(small_trace.articles[0], uri="https://tal.example/kuehe?a=1#top")
    page = to_html(replace(small_trace, articles=(wire, small_trace.articles[1])))
    assert "https://tal.example/kuehe?a=1#:~:text=Drei%20K%C3%BChe%20sind%20am%20Montag%20ausgebrochen" in hrefs(page)


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//evil.example/x",
        "https:x",
        " https://x",
    ],
)
def test_no_other_address_becomes_a_link(small_trace, uri):
    wire = replace(small_trace.articles[0], uri=uri)
    page = to_html(replace(small_trace, articles=(wire, small_trace.articles[1])))
    assert all(href.startswith("#") for href in hrefs(page))
    assert "data-live" not in page.split("<aside")[0]


HOSTILE = (
    '</title></style></script><script>document.title="ran"</script><img src=x onerror="document.title=\'ran\'">'
    '"><svg onload="document.title=\'ran\'"></svg>{{ 7*7 }}{% if 1 %}\u202egnp.exe\u2066\x1b]8;;http://evil.example\x07\x1b[31m\x00'
)


def hostile(value, key=None):
    """The value with something hostile in every field of free text; ids, times and fixed words stay."""
    fixed = {"id", "article", "articles", "copy", "exemplar", "entity", "story", "statement", "kind", "certainty", "state", "asserts",
             "denies", "figures", "roots", "language", "value", "type", "bound", "polarity", "hedge", "from_", "to",
             "happened", "reported", "first_reporter", "match", "as_of", "unit"}  # fmt: skip
    if isinstance(value, str):
        return value if key in fixed else value + HOSTILE
    if isinstance(value, Passage):
        return value
    if is_dataclass(value):
        made = {
            f.name: hostile(getattr(value, f.name), f.name)
            for f in fields(value)
            if f.name != "text" or not isinstance(value, Article)
        }
        return replace(value, **made)
    if isinstance(value, tuple):
        return tuple(hostile(item, key) for item in value)
    return {k: hostile(v) for k, v in value.items()} if isinstance(value, dict) else value


def hostile_trace(trace):
    """A trace in which every field of text is hostile, the articles' own text included."""
    made = hostile(trace)
    articles = tuple(replace(one, text=one.text + " " + HOSTILE) for one in made.articles)
    more = (Rejection(uri=HOSTILE, stage="read", reason=HOSTILE, cause=HOSTILE),)
    return replace(made, articles=articles, rejections=more)


@pytest.mark.parametrize("language", INTERFACE)
def test_nothing_hostile_becomes_markup(small_trace, language):
    page = tree(to_html(hostile_trace(small_trace), interface=language))
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img|//svg[@onload]|//*[@onerror]|//*[@onload]|//*[@onclick]")
    assert page.xpath("//title/text()")[0].endswith("· Stemma")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", page.text_content())
    assert "\u202e" not in page.text_content()
    assert "49" not in "".join(page.xpath("//h1//text()"))


def test_an_id_that_is_no_name_breaks_nothing(small_trace):
    claim = replace(small_trace.claims[0], id='c1" onclick="x')
    page = tree(to_html(replace(small_trace, claims=(claim,))))
    assert not page.xpath("//*[@onclick]")


def test_right_to_left_words_stand_alone(small_trace):
    wire = replace(small_trace.articles[0], title="שלוש פרות", publisher="العالم")
    page = tree(to_html(replace(small_trace, articles=(wire, small_trace.articles[1]))))
    for node in page.xpath("//text()[contains(., 'العالم')][not(ancestor::svg)]"):
        assert node.getparent().xpath("ancestor-or-self::bdi|ancestor-or-self::*[@dir='auto']"), node


def test_what_is_not_sure_is_counted_and_can_be_opened(small_trace):
    unsure = replace(small_trace.statements[0], confidence=0.1)
    page = tree(to_html(replace(small_trace, statements=(unsure,), quantities=small_trace.quantities)))
    text = " ".join(page.text_content().split())
    assert "Held back as not sure enough: 1 statement" in text
    assert "1 statement is not sure enough to be told: Tal-Agentur" in text
    (held,) = page.xpath("//details[contains(@class, 'held')]")
    assert held.xpath(".//a[@class='ev'][starts-with(@href, '#a1-')]")
    assert "Ada Holt says" not in text


def test_an_empty_trace_is_a_page(small_trace):
    page = tree(to_html(replace(small_trace, stories=(), articles=(), descents=(), claims=(), statements=(), quantities=(),
                                times=(), timeline=(), entities=())))  # fmt: skip
    assert page.xpath("//main")


def test_an_article_without_words_or_dates_is_shown(small_trace):
    empty = Article(id="a2", uri="b.txt", text="", published=Published())
    trace = replace(small_trace, articles=(small_trace.articles[0], empty), descents=(), quantities=small_trace.quantities[:1],
                    claims=(replace(small_trace.claims[0], figures=("a1.q1",), differences=()),))  # fmt: skip
    assert 'id="a2"' in to_html(trace)


def test_the_same_trace_gives_the_same_page(small_trace):
    assert to_html(small_trace) == to_html(replace(small_trace))


def test_a_passage_may_begin_where_another_does(small_trace):
    wire = small_trace.articles[0]
    event = replace(small_trace.timeline[0], passages=(wire.passage(Span(0, 10)),))
    page = to_html(replace(small_trace, timeline=(event,)))
    assert 'id="a1-0-10"' in page
    assert 'id="a1-0-37"' in page


def test_what_only_leads_to_a_counterpart_is_no_word_of_the_text(small_trace):
    texts = tree(to_html(small_trace)).xpath("//div[contains(@class, 'text')]")
    assert texts
    assert not any("⇄" in text.text_content() for text in texts)


def test_the_words_of_the_page_are_in_its_table():
    assert of("de")("page.lacking", n=2) == "2 Artikel bringen es ohne das Dementi."
