import json

import pytest

from eval import floors
from eval.score import Counts, Score, total


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    return tmp_path / "floors.json"


def score(value, **fields):
    return Score(key="times.de.relaxed", value=value, **fields)


def test_a_floor_rises(file):
    floors.save([score(0.8)], quick=False)
    floors.save([score(0.9)], quick=False)
    assert json.loads(file.read_text())["times.de.relaxed"]["floor"] == 0.9


def test_a_floor_does_not_fall_without_a_reason(file):
    floors.save([score(0.9)], quick=False)
    floors.save([score(0.5)], quick=False)
    assert json.loads(file.read_text())["times.de.relaxed"]["floor"] == 0.9


def test_a_floor_falls_with_a_reason_and_keeps_it(file):
    floors.save([score(0.9)], quick=False)
    floors.save([score(0.5)], quick=False, lower="the corpus was corrected")
    assert json.loads(file.read_text())["times.de.relaxed"]["lowered"] == "the corpus was corrected"


@pytest.mark.usefixtures("file")
def test_a_score_below_its_floor_is_named():
    floors.save([score(0.9)], quick=False)
    assert floors.below([score(0.8)], quick=False)
    assert not floors.below([score(0.8999)], quick=False)


def test_less_is_better_where_the_score_says_so(file):
    floors.save([score(0.02, higher_is_better=False)], quick=False)
    floors.save([score(0.05, higher_is_better=False)], quick=False)
    assert json.loads(file.read_text())["times.de.relaxed"]["floor"] == 0.02
    assert floors.below([score(0.05, higher_is_better=False)], quick=False)


@pytest.mark.usefixtures("file")
def test_quick_floors_are_kept_apart():
    floors.save([score(0.9)], quick=True)
    assert not floors.below([score(0.5)], quick=False)


def test_counts_add_up_to_micro_averages():
    summed = total([Counts(1, 1, 0), Counts(3, 0, 4)])
    assert (summed.precision, summed.recall, summed.f1) == (0.8, 0.5, 8 / 13)


def test_empty_counts_are_zero_not_an_error():
    assert (Counts().precision, Counts().recall, Counts().f1) == (0.0, 0.0, 0.0)
