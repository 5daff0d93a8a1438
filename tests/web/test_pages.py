import re

import pytest
from lxml import html

from stemma.report.wording import INTERFACE
from stemma.web import reading
from stemma.web.application import STATIC
from stemma.web.pages import PAGES
from tests.keeping.conftest import WIRE, page


def paths_of(desk):
    """One path for each page that there is."""
    with desk.store.reading() as db:
        story = next(one.story for one in reading.stories(db).items if len(one.story.articles) > 1)
        trace = reading.story(db, story.id)
        parts = {
            "/story/{key}": story.id,
            "/article/{key}": story.articles[0],
            "/claim/{key}": trace.claims[0].id,
            "/source/{key}": trace.entities[0].id,
        }
        compare = f"/story/{story.id}/compare/{story.articles[0]}/{story.articles[1]}"
    return {
        route.path: compare if "compare" in route.path else route.path.replace("{key}", parts.get(route.path, ""))
        for route in PAGES
    }


@pytest.mark.parametrize("language", INTERFACE)
@pytest.mark.parametrize("path", [one.path for one in PAGES])
def test_every_page_answers_in_every_language(client, full, path, language):
    answer = client.get(paths_of(full)[path], headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    root = html.fromstring(answer.text)
    assert root.get("lang") == language
    assert root.find(".//h1") is not None
    assert len(root.findall(".//main")) == 1
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_no_page_holds_script_or_style_of_its_own_or_leads_a_browser_elsewhere(client, full):
    for path in (*paths_of(full).values(), "/add"):
        root = html.fromstring(client.get(path).text)
        assert root.xpath("//script[not(@src)] | //style | //@style | //@onclick | //base | //iframe") == []
        loaded = root.xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        assert loaded
        assert all(one.startswith("/static/") and one.removeprefix("/static/") in STATIC for one in loaded)


def test_every_link_within_the_desk_leads_somewhere(client):
    seen, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if "text/html" not in answer.headers["content-type"]:
            continue
        root = html.fromstring(answer.text)
        ids = set(root.xpath("//@id"))
        for link in root.xpath("//a/@href"):
            if link.startswith("#"):
                assert link[1:] in ids, (path, link)
            elif link.startswith("/"):
                where, _, anchor = link.partition("#")
                if anchor:
                    there = html.fromstring(client.get(where).text)
                    assert there.xpath("//*[@id=$id]", id=anchor), link
                waiting.append(re.sub(r"[?&]lang=\w\w", "", where))
    assert {re.match(r"/\w*", path)[0] for path in seen} >= {"/story", "/article", "/claim", "/source", "/changes"}


def test_what_changed_since_the_last_visit_is_marked(client, full, monkeypatch):
    assert 'class="new"' not in client.get("/").text
    full.add(page("z.txt", WIRE.replace("(TAG)", "(ZZZ)") + " Mehr dazu folgt.", publisher="Zeit"))
    full.add(
        page(
            "y.txt",
            "Neues aus Nord\n\nEin Leuchtturm wird neu gestrichen, sagte Ida Sund am Montag. Er ist 40 Meter hoch.\n",
        )
    )
    again = client.get("/").text
    assert again.count('class="new"') == 1
    assert "Leuchtturm" in html.fromstring(again).xpath("string(//li[@class='new'])") or "Nord" in again
    # within one visit it stays marked, after half an hour it is known
    assert client.get("/").text.count('class="new"') == 1
    now = __import__("time").time()
    monkeypatch.setattr("stemma.web.answering.time.time", lambda: now + 3_600)
    assert 'class="new"' not in client.get("/").text


def test_an_article_shows_its_edit_and_the_words_that_one_came_for(client, full):
    with full.store.reading() as db:
        key = max(one.id for one in reading.articles(db).items if one.address == "a.txt")
        text = reading.article(db, key).view.article.text
    begin = text.index("52 Helfer")
    root = html.fromstring(client.get(f"/article/{key}?mark={begin}-{begin + 9}").text)
    assert "".join(root.xpath("//*[contains(@class, 'lit')]//text()")) == "52 Helfer"
    assert root.xpath("//*[@id='mark']")
    assert root.xpath("string(//ins)") == "52"
    assert "40" in [one.text for one in root.xpath("//del")]
    assert root.xpath("string(//div[@class='text'])") == text


def test_a_mark_that_is_none_is_passed_over(client, full):
    with full.store.reading() as db:
        key = reading.articles(db).items[0].id
    for mark in ("x", "9-3", "0-999999999", "-", "1-1", "1-2-3", "²-³"):
        assert client.get(f"/article/{key}", params={"mark": mark}).status_code == 200


@pytest.mark.parametrize(
    "path", ["/story/st99", "/article/none-1", "/claim/st1", "/source/x", "/nothing", "/static/none", "/story/%00"]
)
def test_what_is_not_there_is_a_page_that_says_what_to_do(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("query", ["limit=0", "limit=x", "limit=99999", "cursor=x", "limit=²"])
def test_a_wrong_call_is_told(client, query):
    assert client.get(f"/changes?{query}").status_code == 400
    assert client.get(f"/api/v1/changes?{query}").json()["status"] == 400


def test_a_chosen_language_stays(client):
    assert 'lang="fr"' in client.get("/changes?lang=fr").text
    assert html.fromstring(client.get("/").text).get("lang") == "fr"
    assert html.fromstring(client.get("/?lang=xx").text).get("lang") == "fr"


def test_an_empty_store_says_how_to_begin(desk, app_of):
    from tests.web.conftest import Client

    with Client(app_of(desk)) as client:
        assert 'href="/add"' in client.get("/").text
        assert client.get("/changes.atom").status_code == 200
