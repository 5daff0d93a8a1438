"""Shared fixtures. No sockets (pytest-socket), random order (pytest-randomly), warnings are errors."""

import os

import pytest
from hypothesis import settings

from stemma.model import (
    Article,
    Attribution,
    Change,
    Claim,
    Credit,
    Descent,
    Difference,
    Entity,
    Evidence,
    Hop,
    Published,
    Quantity,
    Span,
    Statement,
    Story,
    TimeExpression,
    TimelineEvent,
    Trace,
)
from tests.newsroom import Newsroom

# no test leaves anything in the folder of caches of who runs it, or finds it there
os.environ["STEMMA_CACHE"] = "false"

# the machine that runs the tests may be slow; laws must not depend on its speed
settings.register_profile("stemma", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("stemma")

WIRE = "Drei Kühe sind am Montag ausgebrochen, sagte Bürgermeisterin Ada Holt. Rund 40 Helfer suchten sie."
COPY = "Drei Kühe sind am Montag ausgebrochen. Rund 14 Helfer suchten sie."


def article(key: str, text: str, **fields: object) -> Article:
    """An article with little but a text."""
    return Article(id=key, uri=f"{key}.txt", text=text, **fields)  # type: ignore[arg-type]


def find(where: Article, words: str) -> Span:
    """The span of words that stand once in an article."""
    begin = where.text.index(words)
    return Span(begin, begin + len(words))


@pytest.fixture
def small_trace() -> Trace:
    """One story by hand: a wire and its cut copy, in which a digit moved and the speaker was lost."""
    wire = article("a1", WIRE, title="Kühe los", language="de", publisher="Tal-Agentur",
                   published=Published(value="2031-05-05", certainty="given"),
                   credits=(Credit(kind="agency", name="Tal-Agentur", agency="TAG", text="(TAG)"),))  # fmt: skip
    copy = article("a2", COPY, title="Kühe los <b>", language="de")
    said = Statement(
        id="a1.s1",
        article="a1",
        content=(wire.passage(find(wire, "Drei Kühe sind am Montag ausgebrochen")),),
        kind="indirect",
        attribution=Attribution(
            chain=(
                Hop(entity="e1", name="Ada Holt", mention=wire.passage(find(wire, "Bürgermeisterin Ada Holt")),
                    cue=(wire.passage(find(wire, "sagte")),)),
            )
        ),
    )  # fmt: skip
    figures = tuple(
        Quantity(id=f"{a.id}.q1", article=a.id, value=value, bound="about", counted="Helfer", rule="cardinal",
                 passage=a.passage(find(a, words)))
        for a, value, words in ((wire, 40, "Rund 40 Helfer"), (copy, 14, "Rund 14 Helfer"))
    )  # fmt: skip
    edge = Descent(
        copy="a2",
        exemplar="a1",
        kind="cut",
        confidence=0.93,
        reasons=("agency_credit",),
        evidence=(Evidence(copy=copy.passage(find(copy, "Drei Kühe sind am Montag ausgebrochen")),
                           exemplar=said.content[0], match="verbatim"),),
        changes=(
            Change(kind="dropped_attribution", exemplar=said.content[0]),
            Change(kind="changed_number", copy=figures[1].passage, exemplar=figures[0].passage),
        ),
    )  # fmt: skip
    story = Story(id="st1", title="Kühe los", articles=("a1", "a2"), from_="2031-05-05", to="2031-05-05")
    claim = Claim(
        id="c1", story="st1", text="Drei Kühe sind am Montag ausgebrochen", asserts=("a1.s1",),
        figures=("a1.q1", "a2.q1"), roots=("e1",), independent_sources=1, independent_articles=1,
        state="single_source",
        differences=(Difference(figures=("a1.q1", "a2.q1"), kind="translation_error", why="a digit moved"),),
    )  # fmt: skip
    monday = TimeExpression(article="a1", passage=wire.passage(find(wire, "am Montag")), type="DATE",
                            value="2031-05-05", rule="weekday")  # fmt: skip
    event = TimelineEvent(story="st1", happened="2031-05-05", reported="2031-05-05", first_reporter="a1",
                          text="Kühe ausgebrochen", passages=(monday.passage,))  # fmt: skip
    return Trace(
        articles=(wire, copy),
        entities=(Entity(id="e1", type="person", name="Ada Holt", names={"de": ("Ada Holt",)}, role="Bürgermeisterin"),),
        statements=(said,),
        times=(monday,),
        quantities=figures,
        stories=(story,),
        descents=(edge,),
        claims=(claim,),
        timeline=(event,),
    )  # fmt: skip


@pytest.fixture
def newsroom():
    return Newsroom()
