"""Walls, pages about walls, and offers; tests/cases/walls holds them."""

import tomllib
from pathlib import Path

import pytest

from stemma.extract import extract
from stemma.model import Page, Rejection

FILE = Path(__file__).parent.parent / "cases" / "walls" / "walls.toml"
CASES = tomllib.loads(FILE.read_text("utf-8"))["case"]


def read(case):
    return extract(Page(uri="page", content=case["page"].encode(), media_type="text/html"), id="a1")


def of(*kinds):
    return [case for case in CASES if case["kind"] in kinds]


@pytest.mark.parametrize("case", of("consent", "login", "error", "robot"), ids=lambda case: case["page"][15:80])
def test_a_wall_is_a_rejection(case):
    found = read(case)
    assert isinstance(found, Rejection)
    assert found.reason == "no_article"


@pytest.mark.parametrize("case", of("article"), ids=lambda case: case["page"][15:80])
def test_an_article_about_walls_is_read(case):
    found = read(case)
    assert not isinstance(found, Rejection)
    assert found.text.count("\n\n") == 2
    assert not found.notices


@pytest.mark.parametrize("case", of("paywall"), ids=lambda case: case["page"][15:200])
def test_an_offer_is_a_notice_and_no_text(case):
    found = read(case)
    assert not isinstance(found, Rejection)
    assert found.text.count("\n\n") == 1
    assert "paywall" in {notice.kind for notice in found.notices}
