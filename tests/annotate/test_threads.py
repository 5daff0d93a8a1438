"""What public threads and real pages show to be read wrongly of dates and figures; tests/cases/threads holds each with what is right."""

import tomllib
from pathlib import Path

import pytest

from stemma.annotate.quantities import quantities
from stemma.annotate.times import times
from stemma.model import Article, Published

FOLDER = Path(__file__).parent.parent / "cases" / "threads"
CASES = [
    case
    for name in (
        "times_and_figures.toml",
        "more_times_and_figures.toml",
        "third_times_and_figures.toml",
        "real_pages.toml",
    )
    for case in tomllib.loads((FOLDER / name).read_text("utf-8"))["case"]
]


def article(case):
    published = Published(value="2031-03-05", certainty="given")
    return Article(id="a1", uri="a1", language=case["language"], text=case["text"], published=published)


@pytest.mark.parametrize("case", [case for case in CASES if "wrong" not in case], ids=lambda case: case["text"])
def test_what_threads_tell_is_read_right(case):
    found = times(article(case))
    figures = quantities(article(case), found)
    told = [one.value for one in found]
    assert bool(told) == bool(case["times"])
    assert not told or any(told[0].endswith(right) for right in case["times"])
    assert [(one.value, one.upper, one.unit) for one in figures] == [
        (right["value"], right.get("upper"), right.get("unit")) for right in case["figures"]
    ]


def test_nine_of_ten_are_read_right():
    assert len(CASES) >= 60
    assert sum("wrong" in case for case in CASES) * 10 <= len(CASES)
