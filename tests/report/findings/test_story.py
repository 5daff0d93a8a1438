from dataclasses import replace

import pytest

from stemma.model import Claim, Descent, Difference, Published, Quantity, Span
from stemma.report.findings import told_of
from stemma.report.findings.lineage import earliest
from stemma.report.view import View
from stemma.report.wording import INTERFACE, of
from tests.conftest import article


def findings(trace, language="en"):
    view = View(trace, wording=of(language))
    return {finding.kind: finding for finding in reversed(told_of(view, trace.stories[0]).findings)}


def test_the_first_finding_counts_texts_and_not_articles(small_trace):
    told = told_of(View(small_trace), small_trace.stories[0])
    assert told.findings[0].text == "2 articles ▸ 1 independent text ▸ 1 agency (TAG)"


def test_who_was_copied_and_how(small_trace):
    assert findings(small_trace)["copied"].text == "1 article was made from the text of Tal-Agentur: 1 cut (a2.txt)."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 copy no longer says who said “Drei Kühe sind am Montag ausgebrochen” (a2.txt)."),
        ("de", "1 Kopie sagt nicht mehr, von wem das stammt: „Drei Kühe sind am Montag ausgebrochen“ (a2.txt)."),
        ("fr", "1 copie ne dit plus qui a dit « Drei Kühe sind am Montag ausgebrochen » (a2.txt)."),
    ],
)
def test_what_copies_lost_is_a_finding_of_its_own(small_trace, language, words):
    assert findings(small_trace, language)["lost"].text == words


def test_the_words_of_a_finding_lead_to_their_passage(small_trace):
    lost = findings(small_trace)["lost"]
    (words,) = [part for part in lost.parts if not isinstance(part, str) and part.passages]
    assert words.passages[0] == small_trace.descents[0].changes[0].exemplar


def test_a_changed_number_is_told_with_both_readings(small_trace):
    assert findings(small_trace)["changed"].text == "a2.txt turns “Rund 40 Helfer” into “Rund 14 Helfer”."


def test_a_copy_that_is_not_sure_to_be_one_has_lost_nothing(small_trace):
    edge = replace(small_trace.descents[0], direction=0.3)
    found = findings(replace(small_trace, descents=(edge,)))
    assert "lost" not in found
    assert "which came first can't be told" in found["copied"].text


def test_one_source_is_only_said_of_a_source_that_is_shown(small_trace):
    # NOTE: "single source: told in 1 article, but not surely enough to say by whom" contradicts itself
    statements = tuple(replace(one, confidence=0.2) for one in small_trace.statements)
    claims = (replace(small_trace.claims[0], state="single_source", independent_sources=1, confidence=1.0),)
    trace = replace(small_trace, statements=statements, claims=claims)
    assert told_of(View(trace), trace.stories[0]).claims[0].state == "not enough to tell"


def denied(trace, confidence):
    said = replace(trace.statements[0], id="a1.s2", polarity="denies", confidence=confidence)
    claim = replace(trace.claims[0], denies=("a1.s2",), state="denied", figures=(), differences=())
    return replace(trace, statements=(*trace.statements, said), claims=(claim,))


def test_a_denial_is_told_with_who_denies(small_trace):
    assert findings(denied(small_trace, 0.8))["disputed"].text.startswith("A denial by Ada Holt: “Drei Kühe")


def test_a_denial_that_is_not_sure_is_withheld_and_counted(small_trace):
    trace = denied(small_trace, 0.3)
    told = told_of(View(trace), trace.stories[0])
    assert "disputed" not in {finding.kind for finding in told.findings}
    assert told.claims[0].state == "not enough to tell"
    assert (told.withheld_statements, told.claims[0].withheld) == (1, 1)


def revised(trace, confidence):
    wire = trace.articles[0]
    later = Quantity(id="a1.q2", article="a1", value=60, counted="Helfer", rule="r", as_of="2031-05-06",
                     passage=wire.passage(Span(0, 4)))  # fmt: skip
    first = replace(trace.quantities[0], as_of="2031-05-05")
    difference = Difference(figures=("a1.q1", "a1.q2"), kind="revision", why="", confidence=confidence)
    claim = replace(trace.claims[0], figures=("a1.q1", "a1.q2"), differences=(difference,))
    return replace(trace, quantities=(first, later), claims=(claim,))


def test_a_revised_figure_is_told_from_the_old_to_the_new(small_trace):
    found = findings(revised(small_trace, 0.9))
    assert found["revised"].text == "Revised from ≈ 40 Helfer to 60 Helfer (6 May 2031; 1 first-hand source)."


def test_a_revision_that_is_not_sure_is_none(small_trace):
    assert "revised" not in findings(revised(small_trace, 0.3))


def dated(trace, *values):
    texts = tuple(
        article(f"a{n}", f"Text {n}.", published=Published(value=value, certainty="given" if value else "unknown"))
        for n, value in enumerate(values, start=1)
    )
    story = replace(trace.stories[0], articles=tuple(text.id for text in texts))
    return View(replace(trace, articles=texts, stories=(story,), descents=())), story


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2031-05-05", "2031-05-06"), "a1"),
        (("2031-05-06T10:00:00+02:00", "2031-05-06T09:00:00+00:00"), "a1"),
        (("2031-05-05", "2031-05-05T08:00:00+00:00"), None),
        (("2031-05-05", None), None),
        (("2031-05-04/2031-05-06", "2031-05-05"), None),
    ],
)
def test_who_was_first_is_told_only_where_the_dates_tell_it(small_trace, dates, first):
    assert earliest(*dated(small_trace, *dates)) == first


def test_copies_come_after_what_they_were_made_from_whatever_their_dates(small_trace):
    undated = replace(small_trace.articles[1], published=Published())
    view = View(replace(small_trace, articles=(small_trace.articles[0], undated)))
    assert earliest(view, small_trace.stories[0]) == "a1"


def test_articles_made_from_a_lost_text_are_told_so(small_trace):
    lost = tuple(Descent(copy=key, exemplar="lost:TAG", kind="cut", confidence=0.9) for key in ("a1", "a2"))
    text = findings(replace(small_trace, descents=lost))["copied"].text
    assert text.startswith("2 articles go back to a text that nobody here has (lost text of TAG)")


@pytest.mark.parametrize("language", INTERFACE)
def test_each_language_tells_all_kinds_of_findings(small_trace, language):
    trace = denied(revised(small_trace, 0.9), 0.9)
    for finding in told_of(View(trace, wording=of(language)), trace.stories[0]).findings:
        assert "{" not in finding.text


def claims(trace, *made):
    view = View(replace(trace, claims=made))
    return told_of(view, trace.stories[0]).claims


def test_claims_stand_by_what_is_at_stake_and_not_by_their_place(small_trace):
    trace = denied(small_trace, 0.9)
    calm = Claim(id="c0", story="st1", text="x", asserts=("a1.s1",), state="single_source", independent_sources=1)
    assert [one.stake for one in claims(trace, calm, trace.claims[0])] == ["disputed", "lost"]


def test_a_length_that_nobody_asks_for_comes_last_and_is_folded(small_trace):
    length = replace(small_trace.quantities[0], unit="m", counted=None)
    trace = replace(small_trace, quantities=(length, small_trace.quantities[1]), descents=())
    idle = Claim(id="c0", story="st1", text="x", figures=("a1.q1",), state="single_source")
    spoken = Claim(id="c1", story="st1", text="y", asserts=("a1.s1",), state="single_source", independent_sources=1)
    assert [(one.claim.id, one.stake) for one in claims(trace, idle, spoken)] == [("c1", "told"), ("c0", "trivial")]


def test_a_claim_says_what_is_known_from_whom_and_how_sure(small_trace):
    claim = replace(small_trace.claims[0], figures=(), differences=())
    (one,) = claims(small_trace, claim)
    assert "".join(map(str, one.known)) == "Said by Ada Holt, and by nobody else: in 1 article."
    assert one.state == "single source"


def test_a_claim_that_rests_on_unsure_words_alone_is_held_back_and_counted(small_trace):
    unsure = replace(small_trace.statements[0], confidence=0.2)
    trace = replace(small_trace, statements=(unsure,), descents=(),
                    claims=(replace(small_trace.claims[0], figures=(), differences=()),))  # fmt: skip
    told = told_of(View(trace), trace.stories[0])
    assert told.claims[0].stake == "unsure"
    assert (told.withheld_statements, told.withheld_claims) == (1, 1)


def test_a_source_heard_through_another_is_told_so(small_trace):
    said = small_trace.statements[0]
    chain = (replace(said.attribution.chain[0], name="Bo Reit"), *said.attribution.chain)
    heard = replace(said, attribution=replace(said.attribution, chain=chain))
    trace = replace(small_trace, statements=(heard,))
    (one,) = told_of(View(trace), trace.stories[0]).claims
    assert one.asserted[0].who.words == "Ada Holt (as told by Bo Reit)"
