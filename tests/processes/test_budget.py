"""A bound on processor time in this process."""

import re
import signal
import threading
import time

import pytest

from stemma.processes.budget import TimeUp, budget
from tests.processes.work import spin


def test_python_is_ended():
    with pytest.raises(TimeUp, match=r"0\.1 seconds"), budget(0.1):
        spin()


def test_a_regular_expression_is_ended():
    with pytest.raises(TimeUp), budget(0.1):
        re.match(r"(a+)+$", "a" * 40 + "b")


def caught(kind, then):
    """Work that goes on whatever is raised in it."""
    try:
        spin()
    except kind:
        then()


def test_what_catches_exceptions_does_not_keep_it_up():
    with pytest.raises(TimeUp), budget(0.1):
        caught(Exception, int)


def test_even_what_catches_everything_is_told_again():
    with pytest.raises(TimeUp), budget(0.1):
        caught(BaseException, spin)


def test_other_threads_do_not_count():
    stop = threading.Event()

    def busy():
        while not stop.is_set():
            sum(range(1000))

    thread = threading.Thread(target=busy)
    thread.start()
    try:
        with budget(0.3):
            time.sleep(0.6)
    finally:
        stop.set()
        thread.join()


def test_the_outer_budget_holds_and_nothing_stays():
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(TimeUp, match=r"0\.1 "), budget(0.1), budget(100):
        spin()
    # the default would end the program, were a last signal still on its way to another thread
    assert signal.getsignal(signal.SIGPROF) is (signal.SIG_IGN if before == signal.SIG_DFL else before)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_in_another_thread_it_bounds_nothing():
    done = []

    def work():
        with budget(0.01):
            done.append(sum(range(300_000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done
