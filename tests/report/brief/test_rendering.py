import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from stemma.model import Passage
from stemma.report.brief import brief_of
from stemma.report.brief.rendering import text_fragment, to_fragment, to_markdown, to_text
from stemma.report.view import View

HOSTILE = '<script>alert(1)</script>](javascript:x) [l](http://evil) \x1b[2J\u202e"onx=" *b* `c`'


@pytest.fixture
def made(small_trace):
    first, *rest = small_trace.articles
    hostile = replace(first, title=HOSTILE, publisher=HOSTILE, uri="https://news.example/a-b?x=1#top")
    view = View(replace(small_trace, articles=(hostile, *rest)))
    return brief_of(view, view.trace.stories[0], "en"), view


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name for name, _ in attrs}))


def test_a_fragment_holds_no_tag_or_attribute_of_a_stranger(made):
    brief, _ = made
    tags = Tags()
    tags.feed(to_fragment(brief, lambda passage: f"#{passage.article}-{passage.begin}"))
    assert {tag for tag, _ in tags.found} <= {"section", "h2", "h3", "p", "span", "bdi", "a"}
    assert set().union(*(names for _, names in tags.found)) <= {"class", "lang", "dir", "href"}


def test_markdown_leads_to_the_live_passage_and_formats_no_stranger(made):
    brief, view = made
    text = to_markdown(brief, view)
    assert "<script>" not in text
    links = re.findall(r"(?<!\\)\]\((\S*?)\)", text)
    assert links
    assert all(link.startswith("<https://news.example/a-b?x=1#:~:text=") for link in links)


@pytest.mark.parametrize("render", [to_text, to_markdown])
def test_no_escape_reaches_a_terminal(made, render):
    assert not set("\x1b\u202e") & set(render(*made))


def test_every_number_behind_a_sentence_stands_below_with_its_place(made):
    brief, view = made
    body, _, below = to_text(brief, view).partition("Where it stands\n")
    marks = set(re.findall(r"\[(\d+)\]", body.replace(HOSTILE, "")))
    assert marks == set(re.findall(r"(?m)^\[(\d+)\] ", below))


@pytest.mark.parametrize(
    ("words", "coded"),
    [
        ("a well-known thing", "a%20well%2Dknown%20thing"),
        ("one two three four five six seven eight nine ten eleven", "one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven"),
        ("so, und & so", "so%2C%20und%20%26%20so"),
    ],
)  # fmt: skip
def test_a_text_fragment_writes_out_what_would_part_it(small_trace, words, coded):
    article = replace(small_trace.articles[0], uri="https://news.example/x", text=words)
    passage = Passage(article="a1", begin=0, end=len(words), text=words)
    assert text_fragment(article, passage) == f"https://news.example/x#:~:text={coded}"


def test_a_file_has_no_live_page(small_trace):
    assert text_fragment(small_trace.articles[0], small_trace.statements[0].content[0]) is None


def test_a_story_without_a_title_begins_with_the_label(made):
    brief, view = made
    bare = replace(brief, title="")
    assert to_text(bare, view).startswith(brief.label[:20])
    assert to_markdown(bare, view).startswith("*")
    assert "<h2" not in to_fragment(bare, lambda passage: f"#{passage.article}")
