"""Whole pages in tests/cases/extract: each folder holds a page, what must come of it, and a NOTE saying why it is there."""

import json
from pathlib import Path

import pytest

from stemma.extract import extract
from stemma.model import Article, Page
from stemma.origin.translation import translation

CASES = Path(__file__).parent.parent / "cases" / "extract"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


def outcome(folder):
    (file,) = folder.glob("page.*")
    media_type = "text/html" if file.suffix == ".html" else "text/plain"
    article = extract(Page(uri=file.name, content=file.read_bytes(), media_type=media_type), id="a1")
    assert isinstance(article, Article)
    verdict = translation(article)
    return {
        "title": article.title,
        "language": article.language,
        "publisher": article.publisher,
        "published": article.published.value,
        "dateline": article.dateline and [article.dateline.place, article.dateline.date],
        "byline": list(article.byline),
        "credits": [[credit.kind, credit.name] for credit in article.credits],
        "captions": [[caption.text, caption.credit] for caption in article.captions],
        "notices": [notice.kind for notice in article.notices],
        "translated_from": verdict.from_,
        "signs": [[sign.kind, sign.text] for sign in verdict.evidence],
        "text": article.text.split("\n\n"),
        "dropped": [[dropped.reason, dropped.text] for dropped in article.dropped],
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case_comes_out_as_expected(folder):
    assert outcome(folder) == json.loads((folder / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_case_says_why_it_is_there(folder):
    assert (folder / "NOTE.md").read_text("utf-8").strip()
