"""A process that can be killed: asked, ended, asked again, and gone with its owner."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stemma.processes import confined
from stemma.processes.confined import Confined, Overrun

ANSWERS = "tests.processes.work:answer"
MEMORY = 400_000_000
FORKS = [False, pytest.param(True, marks=pytest.mark.skipif(sys.platform != "linux", reason="forks only on Linux"))]


@pytest.fixture(params=FORKS, ids=["fresh", "forked"])
def one(request, monkeypatch):
    monkeypatch.setattr(confined, "_FORKS", request.param)
    with Confined(ANSWERS, seconds=1, memory=MEMORY) as made:
        yield made


def gone(number: int) -> bool:
    for _ in range(200):
        try:
            if Path(f"/proc/{number}/stat").read_text().split(")")[1].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def test_one_process_answers_all(one):
    number = one.ask(b"number")
    assert int(number) != os.getpid()
    assert (one.ask(b"hello"), one.ask(b"number")) == (b"hello", number)


def test_a_large_question_comes_back_whole(one):
    question = bytes(range(256)) * 40_000
    assert one.ask(question) == question


def test_what_is_printed_is_no_answer(one):
    assert (one.ask(b"print"), one.ask(b"next")) == (b"print", b"next")


def test_what_never_ends_is_ended_and_the_next_is_answered(one):
    before = one.ask(b"number")
    with pytest.raises(Overrun):
        one.ask(b"spin")
    assert one.ask(b"number") != before


def test_memory_is_bounded(one):
    assert one.ask(b"eat") == b"full"


def test_what_kills_its_process_is_an_overrun(one):
    with pytest.raises(Overrun):
        one.ask(b"die")
    assert one.ask(b"hello") == b"hello"


@pytest.mark.skipif(sys.platform != "linux", reason="a fresh interpreter does not tell how long it worked")
def test_a_process_that_was_killed_from_outside_is_replaced():
    with Confined(ANSWERS, seconds=1, memory=MEMORY) as one:
        os.kill(int(one.ask(b"number")), signal.SIGKILL)
        assert one.ask(b"hello") == b"hello"


def test_it_waits_for_what_only_sleeps_but_not_for_ever(one, monkeypatch):
    assert one.ask(b"sleep 0.3") == b"sleep 0.3"
    monkeypatch.setattr(confined, "_PATIENCE", 0.5)
    with pytest.raises(Overrun):
        one.ask(b"sleep 30")


def test_it_ends_with_its_owner(one):
    number = int(one.ask(b"number"))
    one.end()
    assert gone(number)


def test_a_budget_ends_work_there(one):
    assert one.ask(b"bounded") == b"in time"


@pytest.mark.skipif(sys.platform != "linux", reason="forks only on Linux")
def test_a_fork_holds_no_file_of_its_parent(tmp_path):
    with (tmp_path / "lock").open("w") as held, Confined(ANSWERS, seconds=1, memory=MEMORY) as made:
        handles = set(map(int, made.ask(b"files").decode().split(",")))
        # four, and the one that lists them
        assert len(handles - {held.fileno()}) <= 5
        assert held.fileno() < 4 or held.fileno() not in {h for h in handles if h > 4}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends when it next looks for a question")
def test_it_dies_with_a_parent_that_is_killed():
    code = (
        "from stemma.processes.confined import Confined\n"
        f"one = Confined({ANSWERS!r}, seconds=100, memory={MEMORY})\n"
        "print(one.ask(b'number').decode(), flush=True)\n"
        "one.ask(b'spin')\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        number = int(parent.stdout.readline())
        parent.kill()
    assert gone(number)
