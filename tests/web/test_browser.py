"""The page and the desk in a browser: what is drawn, what a click opens, what is asked for, and what axe-core finds.

The desk answers in this process: no socket is opened. One browser serves the module; without Debian's chromium the tests are skipped.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from stemma.report.html import to_html
from stemma.web.work import Added
from tests.keeping.conftest import page as given
from tests.web.conftest import HOST, Client
from tests.web.test_pages import paths_of

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.skipif(not CHROMIUM.is_file(), reason="needs Debian's chromium at /usr/bin/chromium"),
    # the driver of the browser leaves its pipes to the collector
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
#: milliseconds that anything may take on a busy machine
PATIENCE = 60_000
#: faults that hinder readers
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"], timeout=PATIENCE)
        yield made
        made.close()


@pytest.fixture
def tab(browser):
    """Opens a tab that keeps what it asked for and what went wrong in it."""
    opened = []

    def made(answer, **options):
        context = browser.new_context(**options)
        opened.append(context)
        new = context.new_page()
        new.set_default_timeout(PATIENCE)
        new.asked, new.wrong = [], []
        new.on("console", lambda said: new.wrong.append(said.text) if said.type in {"error", "warning"} else None)
        new.on("pageerror", lambda error: new.wrong.append(str(error)))
        new.on("request", lambda request: new.asked.append(request.url))
        new.route("**/*", answer)
        return new

    yield made
    for context in opened:
        context.close()


def alone(words):
    """Answers the page itself and nothing else."""

    def answer(route):
        if urlsplit(route.request.url).path == "/page":
            route.fulfill(body=words, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    return answer


def through(client):
    """Answers what the desk answers."""

    def answer(route):
        request = route.request
        address = urlsplit(request.url)
        if address.netloc != HOST:
            route.abort()
            return
        head = {k: v for k, v in request.headers.items() if k in {"content-type", "accept-language"}}
        where = address.path + (f"?{address.query}" if address.query else "")
        got = client.request(
            request.method, where, content=request.post_data_buffer, headers=head, follow_redirects=True
        )
        headers = {k: v for k, v in got.headers.items() if k not in {"content-length", "set-cookie"}}
        route.fulfill(status=got.status_code, headers=headers, body=got.content)

    return answer


def grave(tab):
    """What axe-core finds that hinders readers."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(tab).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:160]) for one in found if one["impact"] in GRAVE]


PAGE = f"http://{HOST}/page"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_draws_its_story_and_asks_for_nothing(tab, small_trace, scheme):
    here = tab(alone(to_html(small_trace)), color_scheme=scheme)
    here.goto(PAGE)
    nodes = here.locator(".broad svg[id*=stemma] a[data-article]")
    assert {node.get_attribute("data-article") for node in nodes.all()} == {"a1", "a2"}
    assert here.locator(".texts article").count() == len(small_trace.articles)
    assert here.locator(".texts article .figure").count() >= len(small_trace.quantities)
    assert grave(here) == []
    assert here.asked == [PAGE]
    assert here.wrong == []


def test_a_click_on_a_figure_opens_its_passage(tab, small_trace):
    here = tab(alone(to_html(small_trace)))
    here.goto(PAGE)
    number = here.locator("a.ev[href^='#']", has_text="14").first
    number.click()
    here.wait_for_selector("#panel:not([hidden])")
    assert "Rund 14 Helfer" in here.locator("#panel").inner_text()
    assert here.wrong == []


@pytest.mark.parametrize("script", [True, False])
def test_a_phone_gets_narrow_pictures_and_never_scrolls_sideways(tab, small_trace, script):
    here = tab(alone(to_html(small_trace)), viewport={"width": 390, "height": 800}, java_script_enabled=script)
    here.goto(PAGE)
    assert here.locator(".broad svg").first.is_hidden()
    assert here.locator(".slim svg").first.is_visible()
    box = here.locator("main").bounding_box()
    assert box["width"] <= 390
    assert here.locator("h1").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_route_of_the_desk_stands_in_a_browser(tab, full, app_of, scheme):
    with Client(app_of(full)) as client:
        client.entered()
        here = tab(through(client), color_scheme=scheme)
        for path in (*paths_of(full).values(), "/add"):
            here.goto(f"http://{HOST}{path}")
            assert here.locator("main h1").count() == 1, path
            assert grave(here) == [], path
        assert here.wrong == []
        assert {urlsplit(one).netloc for one in here.asked} == {HOST}


def test_a_mark_of_a_picture_of_the_desk_leads_to_the_words(tab, full, app_of):
    with Client(app_of(full)) as client:
        here = tab(through(client), java_script_enabled=False)
        story = paths_of(full)["/story/{key}"]
        here.goto(f"http://{HOST}{story}")
        nodes = here.locator(".broad svg[id*=stemma] a[data-article][href^='/article/']")
        # two texts, and one of them as it was before it was edited
        assert len({node.get_attribute("href") for node in nodes.all()}) == nodes.count() == 3
        # by the keys: the bars of texts of one day lie over each other
        nodes.first.focus()
        here.keyboard.press("Enter")
        here.wait_for_url("**/article/**")
        assert here.locator(".text").first.is_visible()


def test_two_texts_that_are_pasted_end_in_a_story(tab, desk, app_of):
    def worker(addition, report):
        report("reading", 1, len(addition.given))
        pages = [given(f"{n}.txt", one.packed.content.decode()) for n, one in enumerate(addition.given)]
        added, changes = desk.add(*pages)
        return Added(new=added.new, changes=changes)

    wire = "Drei Kühe sind am Montag auf die Autobahn 99 gelaufen, teilte die Polizei am Dienstag mit. Rund 40 Helfer fingen die Tiere nach zwei Stunden ein."
    with Client(app_of(desk, worker=worker)) as client:
        client.entered()
        here = tab(through(client), java_script_enabled=False)
        here.goto(f"http://{HOST}/add")
        here.locator("textarea[name=text_1]").fill(wire)
        here.locator("textarea[name=text_2]").fill(wire + " Verletzt wurde niemand.")
        here.locator("button.strong").click()
        for _ in range(100):
            here.goto(f"http://{HOST}/")
            if here.locator("ol.stories > li").count():
                break
            here.wait_for_timeout(100)
        here.locator("ol.stories h2 a").first.click()
        here.wait_for_url("**/story/**")
        assert here.locator("#texts tbody tr").count() == 2
