import pytest

from stemma.extract import extract
from stemma.model import Article, Page

BODY = "".join(
    f"<p>{line}</p>"
    for line in (
        "The bell of Oakham church fell silent on Monday because its rope had been eaten by mice.",
        "The sexton ordered a new one from a sailmaker in Brixey, who wants three weeks to make it.",
        "Until then a boy from the choir strikes the hours with a hammer, the parish said on its board.",
    )
)


def page(head="", top="", before=""):
    html = f"<!doctype html><html {top}><head><title>Bell</title>{head}</head><body>{before}<article><h1>Mice silence bell</h1>{BODY}</article></body></html>"
    made = extract(Page(uri="page.html", content=html.encode(), media_type="text/html"), id="a1")
    assert isinstance(made, Article)
    return made


@pytest.mark.parametrize("top", ["amp", "⚡"])
def test_amp_marks_itself(top):
    assert page(top=top).dress == "amp"


@pytest.mark.parametrize(
    "line", ["Printed from https://oak.example/bell", "Oakham News - Druckversion", "Version imprimable"]
)
def test_a_page_for_the_printer_says_so(line):
    assert page(before=f"<p>{line}</p>").dress == "print"


def test_a_plain_page_has_no_dress():
    assert page().dress is None
