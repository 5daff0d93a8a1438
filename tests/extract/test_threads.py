"""What public threads say that pages are read wrongly; tests/cases/threads/pages.toml and more_pages.toml hold each with what is right."""

import tomllib
from pathlib import Path

import pytest

from stemma.extract import extract
from stemma.model import Page, Rejection

FOLDER = Path(__file__).parent.parent / "cases" / "threads"
CASES = [
    case
    for name in ("pages.toml", "more_pages.toml")
    for case in tomllib.loads((FOLDER / name).read_text("utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["thread"])
def test_what_threads_tell_of_pages_is_read_right(case):
    found = extract(Page(uri="page", content=case["page"].encode(case["bytes"]), media_type="text/html"), id="a1")
    if case.get("rejected"):
        assert isinstance(found, Rejection)
        assert found.reason == "no_article"
        return
    assert not isinstance(found, Rejection)
    assert "title" not in case or found.title == case["title"]
    assert (found.published.value or "").startswith(case.get("date", ""))
    assert "byline" not in case or [name.casefold() for name in found.byline] == [
        name.casefold() for name in case["byline"]
    ]
    assert all(part in found.text for part in case.get("has", ()))
    assert not any(part in found.text for part in (*case.get("absent", ()), *case.get("hasnt", ())))
    assert "notice" not in case or case["notice"] in {notice.kind for notice in found.notices}
