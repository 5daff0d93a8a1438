"""One suite for all engines: the tasks' order, each task once, an end, and faults in one line."""

import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from stemma.adapters.engines.local import LocalEngine
from stemma.errors import EngineError, MissingExtraError

TASKS = [str(n).encode() for n in range(9)]
#: each in an interpreter of its own: Daft keeps one runner a process, and Ray speaks through sockets, which tests may not
_ASKED = """
import sys
from stemma.app.archiving import engine_of
from stemma.errors import StemmaError
try:
    print(b" ".join(engine_of("{name}", 2).each("tests.archive.answering:{work}", {tasks!r})).decode())
except StemmaError as fault:
    print(type(fault).__name__, fault)
"""


def asked(name, work, tasks=TASKS):
    done = subprocess.run(
        [sys.executable, "-c", _ASKED.format(name=name, work=work, tasks=tasks)],
        capture_output=True,
        text=True,
        timeout=120,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(p for p in ("src", ".", os.environ.get("PYTHONPATH", "")) if p),
        },
        check=False,
    )
    return done.stdout.strip()


def frames(name):
    needs = {"daft": ["daft"], "ray": ["daft", "ray"]}[name]
    missing = [one for one in needs if find_spec(one) is None]
    return pytest.param(name, marks=pytest.mark.skipif(bool(missing), reason=f"{missing} not installed: extra scale"))


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_the_local_engine_answers_in_the_order_of_tasks(processes):
    engine = LocalEngine(processes)
    assert list(engine.each("tests.archive.answering:double", TASKS)) == [task * 2 for task in TASKS]
    assert list(engine.each("tests.archive.answering:double", [])) == []


def test_the_local_engine_waits_for_who_is_slow():
    assert list(LocalEngine(2).each("tests.archive.answering:slow_first", TASKS[:3])) == TASKS[:3]


def test_a_worker_that_dies_ends_the_run_in_one_line():
    with pytest.raises(EngineError, match="run again"):
        list(LocalEngine(1).each("tests.archive.answering:die", TASKS[:1]))


@pytest.mark.parametrize("name", [frames("daft"), frames("ray")])
def test_a_frame_answers_in_the_order_of_tasks_and_ends(name):
    assert asked(name, "slow_first") == b" ".join(TASKS).decode()


@pytest.mark.parametrize("name", [frames("daft"), frames("ray")])
def test_a_frame_tells_a_fault_in_one_line(name):
    told = asked(name, "fail", TASKS[:1])
    assert told.startswith("EngineError a worker broke")
    assert "\n" not in told


@pytest.mark.parametrize("name", ["daft", "ray"])
def test_an_engine_that_is_not_installed_names_its_extra(name, monkeypatch):
    from stemma.app.archiving import engine_of

    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(MissingExtraError, match=r"stemma-news\[scale\]"):
        list(engine_of(name, 2).each("tests.archive.answering:double", TASKS))


@pytest.mark.parametrize("name", ["daft", "ray"])
def test_nobody_is_told_of_a_run(name, monkeypatch):
    from stemma.app.archiving import engine_of

    for variable in ("DO_NOT_TRACK", "RAY_USAGE_STATS_ENABLED"):
        monkeypatch.setenv(variable, "")
    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(MissingExtraError):
        list(engine_of(name, 2).each("tests.archive.answering:double", TASKS))
    assert (os.environ["DO_NOT_TRACK"], os.environ["RAY_USAGE_STATS_ENABLED"]) == ("1", "0")
