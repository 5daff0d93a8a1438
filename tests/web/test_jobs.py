import threading

import pytest

from stemma.errors import SettingsError, StoreBusyError
from stemma.settings import Limits, Settings
from stemma.store import open_store
from stemma.web import reading
from stemma.web.forms import Pasted, addition_of, given_file, given_text, pasted_of
from stemma.web.jobs import MOST_WAITING, Apart, Jobs, TooManyError
from stemma.web.work import Added, Addition
from tests.keeping.conftest import OTHER, WIRE
from tests.web.conftest import HOST, Client

TEXT = given_text(Pasted(text="One\n\ntwo"))
PATIENCE = 120.0


def ended(jobs, job):
    while not job.ended:
        last, job = job, jobs.moved(job, PATIENCE)
        assert job != last
    return job


def test_additions_run_one_after_the_other_and_say_how_far_they_are():
    at_work, steps = [], threading.Semaphore(0)

    def worker(addition, report):
        at_work.append(addition)
        assert len(at_work) == 1
        report("reading", 1, 2)
        assert steps.acquire(timeout=PATIENCE)
        at_work.remove(addition)
        return Added(known=len(addition.given))

    jobs = Jobs(worker)
    first, second = jobs.start(Addition(given=(TEXT,))), jobs.start(Addition())
    while first.state != "working" or first.done != 1:
        first = jobs.moved(first, PATIENCE)
    assert (first.stage, first.of, jobs.get(second.key).state) == ("reading", 2, "waiting")
    steps.release()
    assert ended(jobs, first).added == Added(known=1)
    steps.release()
    assert ended(jobs, second).state == "done"


def held(go):
    """A worker that waits to be let go."""

    def worker(_addition, _report):
        go.wait(PATIENCE)
        return Added()

    return worker


def test_a_full_queue_takes_no_more():
    go = threading.Event()
    jobs = Jobs(held(go))
    first = jobs.start(Addition())
    while first.state != "working":
        first = jobs.moved(first, PATIENCE)
    waiting = [jobs.start(Addition()) for _ in range(MOST_WAITING)]
    with pytest.raises(TooManyError):
        jobs.start(Addition())
    go.set()
    assert all(ended(jobs, one).state == "done" for one in (first, *waiting))


def test_what_goes_wrong_is_the_additions_own_trouble():
    def worker(addition, _report):
        raise (StoreBusyError("busy: wait") if addition.urls else ValueError("inside"))

    jobs = Jobs(worker)
    busy, fault = jobs.start(Addition(urls=("x",))), jobs.start(Addition())
    assert ended(jobs, busy).trouble == "busy: wait"
    assert ended(jobs, fault).trouble == "a fault in the program (ValueError)"


def test_the_same_text_is_one_article_and_another_text_is_no_revision_of_it():
    same = [given_text(Pasted(text=text)).packed.uri for text in ("a\nb", "a\r\nb", "a\nc")]
    assert same[0] == same[1] != same[2]
    files = [
        given_file(name, content).packed.uri
        for name, content in (("../../x.html", b"1"), ("C:\\x.html", b"2"), ("\x1b[2J", b"3"))
    ]
    assert len(set(files)) == 3
    assert files[0].endswith("/x.html")
    assert "\x1b" not in files[2]


@pytest.mark.parametrize(
    ("texts", "files", "urls"),
    [
        ((), (), ""), ((Pasted(text="  "),), (), " \n"), ((Pasted(text="x", published="yesterday"),), (), ""),
        ((Pasted(text="x", url="javascript:alert(1)"),), (), ""), ((Pasted(text="x", language="klingon"),), (), ""), ((), (), "http://127.0.0.1/"),
        ((), (), "http://169.254.169.254/latest"), ((), (), "file:///etc/passwd"), ((), (), "\n".join(f"https://example.org/{n}" for n in range(200))),
        ((), (("a", b"x" * 101),), ""),
    ],
)  # fmt: skip
def test_what_can_not_be_added_is_refused(texts, files, urls):
    with pytest.raises(SettingsError):
        addition_of(texts, files, urls, limits=Limits(largest_file=100), allow_private=False)


def test_a_form_becomes_an_addition():
    fields = {"text_1": "A\r\n\r\nb", "publisher_1": " Post  <b> ", "published_1": "2031-05-06", "text_3": "C"}
    texts = pasted_of(fields, 4)
    made = addition_of(
        texts,
        [("d.html", b"<p>d")],
        "https://example.org/e\n# no\n\nhttps://example.org/e",
        limits=Limits(),
        allow_private=False,
    )
    assert [one.packed.content for one in made.given] == [b"A\n\nb", b"C", b"<p>d"]
    assert (made.given[0].facts.publisher, made.given[0].facts.published) == ("Post <b>", "2031-05-06")
    assert made.urls == ("https://example.org/e",)


def test_the_form_starts_an_addition_whose_page_shows_how_far_it_is(full, app_of):
    with Client(app_of(full)) as client:
        client.entered()
        answer = client.post(
            "/add",
            data={"text_1": "One\n\ntwo", "text_2": "Three\n\nfour"},
            files={"files": ("a.html", b"<p>x", "text/html")},
        )
        assert answer.status_code == 303
        where = answer.headers["location"]
        with client.stream("GET", f"{where}/events") as stream:
            assert stream.headers["content-type"].startswith("text/event-stream")
            told = "".join(stream.iter_text())
        assert told.endswith("event: ended\ndata: ended\n\n")
        assert "3 new" in told
        assert "3 new" in client.get(where).text
        assert client.post("/add", data={"text_1": " "}).status_code == 400
        assert client.get("/add/none").status_code == 404
        assert client.get("/add/none/events").status_code == 404


def test_a_full_queue_is_told(full, app_of):
    go = threading.Event()
    with Client(app_of(full, worker=held(go))) as client:
        client.entered()
        codes = [client.post("/add", data={"text_1": "x"}).status_code for _ in range(MOST_WAITING + 3)]
        go.set()
    assert codes[0] == 303
    assert codes[-1] == 429


def test_two_texts_by_the_form_end_in_a_story(tmp_path):
    """The whole way, in a process of its own, with the shipped models."""
    where = str(tmp_path / "new.db")
    settings = Settings(db=where)
    copy = WIRE.replace("(TAG)", "(XYZ)").replace(" Die Autobahn war bis zum Mittag gesperrt.", "")
    steps = []
    given = tuple(given_text(Pasted(text=text, published="2031-05-06")) for text in (WIRE, copy, OTHER))
    added = Apart(settings)(Addition(given=given), lambda *step: steps.append(step))
    assert len(added.new) == 3
    assert steps
    with open_store(where) as store, store.reading() as db:
        sizes = sorted(len(one.story.articles) for one in reading.stories(db).items)
    assert sizes == [1, 2]
    again = Apart(settings)(Addition(given=given), lambda *_: None)
    assert (again.new, again.known) == ((), 3)


def test_an_addition_that_takes_too_long_is_ended(tmp_path):
    apart = Apart(Settings(db=str(tmp_path / "s.db")), seconds=0.01)
    with pytest.raises(RuntimeError, match="ended after"):
        apart(Addition(given=(TEXT,)), lambda *_: None)


def test_a_store_that_another_process_writes_is_waited_for_in_words(full):
    with pytest.raises(RuntimeError, match="is writing it"):
        Apart(Settings(db=full.store.where))(Addition(given=(TEXT,)), lambda *_: None)


def test_who_may_add_is_asked_before_the_body(client):
    assert client.post("/add", content=b"x", headers={"Origin": f"http://{HOST}"}).status_code == 403
