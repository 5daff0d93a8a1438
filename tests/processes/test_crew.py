"""Work handed to several processes comes back in order, whatever becomes of one piece."""

import os

import pytest

from stemma.processes import crew as module
from stemma.processes.crew import Crew, in_order

MEMORY = 400_000_000


class Asking:
    """A piece of work is a question; a long one is heavy."""

    def here(self, item):
        return f"here {item}"

    def weight(self, item):
        return module.LIGHT + 1 if item.startswith(("number", "spin", "sleep")) else 1

    def question(self, item):
        return None if item == "stay" else item.encode()

    def answered(self, _item, answer):
        return f"there {answer.decode()}"

    def overrun(self, item):
        return f"overrun {item}"


@pytest.fixture
def crew():
    with Crew("tests.processes.work:answer", processes=2, seconds=1, memory=MEMORY) as made:
        yield made


def made(crew, items):
    return [one for _, one in in_order(Asking(), items, crew)]


def test_without_a_crew_all_is_done_here():
    assert made(None, ["a", "spin"]) == ["here a", "here spin"]


def test_what_is_small_is_done_here_while_it_is_little(crew):
    assert made(crew, ["a", "b"]) == ["here a", "here b"]


def test_what_is_large_is_handed_on_and_costs_itself_only(crew):
    assert made(crew, ["a", "sleep 0.1", "spin", "b"]) == ["here a", "there sleep 0.1", "overrun spin", "here b"]


def test_much_is_handed_on_and_stays_in_order(crew):
    items = [f"{n}" for n in range(module.FEW + 40)]
    items[30], items[45] = "sleep 0.2", "stay"
    found = made(crew, items)
    assert [one.split(" ", 1)[1] for one in found] == items
    assert {one.split(" ")[0] for one in found[module.FEW :]} == {"there", "here"}
    assert found[45] == "here stay"


def test_little_is_taken_ahead(crew):
    taken = []

    def items():
        for n in range(200):
            taken.append(n)
            yield f"{n}"

    for done, _ in enumerate(in_order(Asking(), items(), crew), start=1):
        assert len(taken) - done <= 7


def test_two_processes_share_the_work(crew):
    found = set(made(crew, ["sleep 0.1", "number"] * 4))
    assert 2 <= len(found) <= 3
    assert f"there {os.getpid()}" not in found


def test_it_ends_while_work_goes_on_and_works_again(crew):
    going = in_order(Asking(), ["sleep 5"] * 4 + ["a"] * 9, crew)
    crew.end()
    del going
    begun = in_order(Asking(), iter(["number"] * 8), crew)
    next(begun)
    crew.end()
    assert made(crew, ["number"])[0].startswith("there")
