import re
import sys

import pytest

from stemma.errors import MissingExtraError
from stemma.extract import extract
from stemma.intake import pdf as reader
from stemma.intake.layout import joined
from stemma.intake.packed import Unreadable
from stemma.model import Page
from stemma.settings import Limits
from tests.intake.drawing import Words, pdf

LEFT = [
    "The harbour stays closed until Thurs-",
    "day, the port authority said after a",
    "crane fell on two barges and blocked",
    "the narrow entrance to the old basin.",
    "Nobody was hurt. Forty containers are",
]
RIGHT = [
    "still in the water, and divers search",
    "the muddy ground for twelve of them.",
    "In Baden-",
    "Württemberg, where the crane was built,",
    "the maker promised to help at once.",
]


def columns(*, by_rows: bool, head: str = "Quay Post", number: int = 1) -> list[Words]:
    """A page with a headline over two columns, a running head and a page number."""
    left = [Words(text, 50, 680 - 14 * row) for row, text in enumerate(LEFT)]
    right = [Words(text, 320, 680 - 14 * row) for row, text in enumerate(RIGHT)]
    body = [line for pair in zip(left, right, strict=True) for line in pair] if by_rows else [*left, *right]
    return [
        Words(f"{head} | page {number}", 50, 810, 8),
        Words("Crane falls on barges", 50, 720, 22),
        *body,
        Words(str(number), 300, 30, 8),
    ]


def page_of(packed, content: bytes) -> Page:
    (page,) = reader.read(packed(content), Limits())
    return page


def paragraphs(page: Page) -> list[str]:
    return re.findall(r"<(?:p|h1|h2)>(.*?)</", page.content.decode())


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other_whatever_the_order_of_the_content(packed, by_rows):
    page = page_of(packed, pdf(columns(by_rows=by_rows), columns(by_rows=by_rows, number=2)))
    text = " ".join(paragraphs(page))
    assert "closed until Thursday, the port authority said after a crane fell on two barges" in text
    assert "Forty containers are still in the water, and divers" in text
    assert "In Baden-Württemberg, where" in text


def test_running_heads_and_page_numbers_are_dropped(packed):
    page = page_of(packed, pdf(columns(by_rows=False), columns(by_rows=False, number=2)))
    assert not [one for one in paragraphs(page) if "Quay Post" in one or one.strip().isdigit()]


def test_the_largest_type_of_the_first_page_is_the_headline(packed):
    page = page_of(packed, pdf(columns(by_rows=False), title="untitled.indd"))
    assert page.stated.title == "Crane falls on barges"
    article = extract(page, id="a1")
    assert article.title == "Crane falls on barges"
    assert not article.text.startswith("Crane falls")


def test_where_no_type_is_large_the_document_says_its_title(packed):
    lines = [Words(text, 50, 700 - 14 * row) for row, text in enumerate(LEFT + RIGHT)]
    assert page_of(packed, pdf(lines, title="Crane falls on barges")).stated.title == "Crane falls on barges"
    assert page_of(packed, pdf(lines, title="Microsoft Word - final.docx")).stated.title is None


def test_a_table_is_read_row_by_row(packed):
    rows = [("Barges", "2"), ("Containers", "40"), ("Divers", "12"), ("Days", "3")]
    lines = [
        Words(text, 60 + 200 * column, 700 - 14 * row)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    text = " ".join(paragraphs(page_of(packed, pdf(lines))))
    assert text == "Barges 2 Containers 40 Divers 12 Days 3"


def test_paragraphs_are_parted_by_space(packed):
    first = [Words(text, 50, 700 - 14 * row) for row, text in enumerate(LEFT)]
    second = [Words(text, 50, 600 - 14 * row) for row, text in enumerate(RIGHT)]
    assert len(paragraphs(page_of(packed, pdf(first + second)))) == 2


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Thurs-", "day"], "Thursday"),
        (["Thurs\x02", "day"], "Thursday"),
        (["Baden-", "Württemberg"], "Baden-Württemberg"),
        (["Ein-", "und Ausfuhr"], "Ein- und Ausfuhr"),
        (["von 10 -", "12 Uhr"], "von 10 - 12 Uhr"),
        (["one", "two"], "one two"),
        ([], ""),
    ],
)
def test_words_parted_at_a_lines_end_are_made_whole(lines, text):
    assert joined(lines) == text


@pytest.mark.parametrize("content", [b"%PDF-1.4\nrubbish", pdf([])[:200], b"%PDF-1.7\n" + bytes(5000)])
def test_a_broken_document_is_refused(packed, content):
    with pytest.raises(Unreadable):
        list(reader.read(packed(content), Limits()))


def test_a_document_of_pictures_says_that_it_holds_no_text(packed):
    with pytest.raises(Unreadable, match="text recognition"):
        list(reader.read(packed(pdf([])), Limits()))


def test_a_missing_extra_is_named_and_ends_the_run_only_for_the_users_own_file(tmp_path, read, monkeypatch):
    from tests.intake.samples import zipped

    # the process that reads is a fork of this one: there the package can't be imported
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "a.zip").write_bytes(zipped({"a": pdf([])}))
    (tmp_path / "b").write_bytes(pdf([]))
    (rejection,) = read(tmp_path / "a.zip")
    assert (rejection.reason, "stemma-news[pdf]" in rejection.cause) == ("missing_extra", True)
    with pytest.raises(MissingExtraError, match=r"stemma-news\[pdf\]"):
        read(tmp_path / "b")
