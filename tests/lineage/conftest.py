"""Invented articles for the lineage tests."""

import pytest

from stemma.model import Article, Credit, Dateline, Published

LEAD = "The ferry Morning Star ran aground off Tarn Head early on Monday with 214 people aboard, the coast guard said."
BODY = (
    "Fourteen passengers were slightly injured and 2 of them were taken to hospital in Wexmouth.",
    '"We had four metres of water under us and then we had none," said captain Ruth Ambler.',
    "The pump of the rudder had failed, according to the operator, Northline.",
    "The company denied that the pump had been reported as faulty in March.",
    "A tug from Port Ellis will try to free the ship at high water on Tuesday.",
    "The inquiry is expected to take six weeks, the transport ministry said.",
    "Northline carries 380,000 passengers a year between the islands.",
)


def text_of(*sentences):
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def article(name, text, *, agency=None, dateline=False, at="2031-03-04T08:00+00:00", **rest):
    line = f"WEXMOUTH ({agency}) – " if dateline else ""
    return Article(
        id=name,
        uri=f"https://{name}.example/1",
        language=rest.pop("language", "en"),
        publisher=rest.pop("publisher", f"The {name.capitalize()} Gazette"),
        published=Published(value=at, certainty="given", origin="option"),
        dateline=Dateline(place="WEXMOUTH", text=f"WEXMOUTH ({agency})") if dateline else None,
        credits=rest.pop("credits", ()),
        text=line + text,
        **rest,
    )


def credit(agency):
    return Credit(kind="agency", name=agency, agency=agency, text=f"Source: {agency}")


@pytest.fixture
def wire():
    return article("wire", text_of(LEAD, *BODY), agency="NWA", dateline=True, publisher="NWA News Agency")


@pytest.fixture
def reprint():
    return article("reprint", text_of(LEAD, *BODY), agency="NWA", dateline=True, at="2031-03-04T07:50+00:00")


@pytest.fixture
def short():
    return article("short", text_of(LEAD, *BODY[:4]), credits=(credit("NWA"),), at="2031-03-04T10:00+00:00")


@pytest.fixture
def independent():
    sentences = (
        "Passengers spoke of a long night on the Morning Star.",
        "Ellen Marsh from Port Ellis wrapped her two children in curtains and sang to them until helicopters came.",
        '"We had four metres of water under us and then we had none," captain Ruth Ambler told reporters on the quay.',
        "Local fishermen had warned for years that the sandbank was growing and asked for a new buoy.",
        "The mayor opened the school hall, where volunteers served soup and handed out dry clothes.",
        "By noon most of them had gone home in buses hired by the town.",
    )
    return article("independent", text_of(*sentences), at="2031-03-04T12:00+00:00")


@pytest.fixture
def make():
    return article


@pytest.fixture
def body():
    return (LEAD, *BODY)


@pytest.fixture
def join():
    return text_of


@pytest.fixture
def merged(independent):
    own = independent.text.split("\n\n")
    text = "\n\n".join([text_of(LEAD, *BODY[:5]), own[0], own[2]])
    note = Credit(kind="agency", name="NWA", agency="NWA", text="With NWA")
    return article("merged", text, at="2031-03-04T18:00+00:00", credits=(note,))


@pytest.fixture
def second_hand():
    note = Credit(kind="outlet", name="The Short Gazette", text="Source: The Short Gazette")
    return article("again", text_of(LEAD, *BODY[:3]), credits=(note,), at="2031-03-04T11:00+00:00")


@pytest.fixture
def source():
    return credit


@pytest.fixture
def edges():
    from stemma.lineage import trace_lineage
    from stemma.testing import FakeEncoder

    def found(*articles, findings=None):
        return {(d.copy, d.exemplar): d for d in trace_lineage(articles, findings or {}, FakeEncoder())}

    return found
