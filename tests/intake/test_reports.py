"""A folder that holds what Stemma wrote about it is traced as it was before: reports are no articles."""

import io

import pytest
from rich.console import Console

from stemma.model import Page, Rejection
from stemma.report.brief import brief_of
from stemma.report.brief.rendering import to_fragment, to_markdown, to_text
from stemma.report.document import to_json
from stemma.report.html import to_html
from stemma.report.pictures import pictures
from stemma.report.terminal import print_report
from stemma.report.view import View
from stemma.report.wording import of

LANGUAGES = ("en", "de", "fr")


def _terminal(trace):
    console = Console(file=io.StringIO(), width=120)
    print_report(trace, full=False, console=console)
    return console.file.getvalue()


def _texts(trace, language):
    view = View(trace, wording=of(language))
    brief = brief_of(view, trace.stories[0], language)
    yield "page", to_html(trace, interface=language)
    yield "trace", to_json(trace).decode()
    yield "brief", to_text(brief, view)
    yield "markdown", to_markdown(brief, view)
    yield "fragment", to_fragment(brief, lambda _: "#there")
    yield "terminal", _terminal(trace)
    for picture in pictures(view, trace.stories[0], of(language)):
        yield picture.name, picture.svg


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stemma_writes_is_no_article(language, small_trace, tmp_path, read):
    for name, text in _texts(small_trace, language):
        (tmp_path / name).write_text(text, "utf-8")
    found = read(tmp_path)
    assert [item.uri for item in found if not isinstance(item, Rejection)] == []
    assert {item.reason for item in found} == {"own_report"}, found
    assert all("Stemma" in item.cause for item in found)


@pytest.mark.parametrize(
    "text",
    [
        '<html><head><meta name="generator" content="Stemmaweb 2"></head><body><p>The crane fell.</p></body></html>',
        "1. The harbour (built 1910, 3–4 basins) reopened: ships came.\nThe crane fell on Monday.\n",
        "[1] see there. The crane fell on a barge on Monday, said the harbour master.\n",
        '{"schema_version": 1, "articles": [{"url": "https://q.example/1", "title": "Crane", "text": "'
        + "The crane fell. " * 20
        + '"}]}',
    ],
)
def test_what_only_resembles_a_report_is_read(text, tmp_path, read):
    (tmp_path / "a").write_text(text, "utf-8")
    assert [type(item) for item in read(tmp_path)] == [Page]
