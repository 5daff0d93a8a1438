from dataclasses import replace

from stemma.keeping.changes import Telling, changes_of, edit_of, quoted
from stemma.model import Claim, Descent, Difference, Findings, Statement
from stemma.store.told import Detail, StoryTold
from tests.conftest import article


def telling(trace, before=None, earlier=None, **now):
    findings = {
        a.id: Findings(
            article=a.id,
            statements=tuple(s for s in trace.statements if s.article == a.id),
            quantities=tuple(q for q in trace.quantities if q.article == a.id),
        )
        for a in trace.articles
    }
    told = StoryTold(
        story=trace.stories[0], descents=trace.descents, entities=trace.entities, claims=trace.claims,
        detail=Detail(findings=findings),
    )  # fmt: skip
    return Telling(
        now=replace(told, **now), before=before, articles={a.id: a for a in trace.articles}, earlier=earlier or {}
    )


def said(one):
    return {change.kind: change for change in changes_of(one, at="2031-05-06")}


def told_before(trace, *held):
    return StoryTold(story=replace(trace.stories[0], articles=held))


def test_a_story_that_was_not_told_before_is_new(small_trace):
    found = said(telling(small_trace))
    assert found["new_story"].text == "New story: “Kühe los”: 2 articles, 1 independent text"
    assert list(found) == ["new_story"]
    assert found["new_story"].story == "st1"


def test_a_copy_is_no_independent_text_and_an_article_of_its_own_is(small_trace):
    assert "new_independent_text" not in said(telling(small_trace, told_before(small_trace, "a1")))
    found = said(telling(small_trace, told_before(small_trace, "a1"), descents=()))
    assert found["new_independent_text"].article == "a2"
    assert "Kühe los <b>" in found["new_independent_text"].text


def test_figures_denials_and_corrections_are_told_with_their_words(small_trace):
    claim = small_trace.claims[0]
    denial = Statement(id="a2.s1", article="a2", content=(small_trace.articles[1].passage(small_trace.quantities[1].passage.span),),
                       kind="direct", polarity="denies")  # fmt: skip
    trace = replace(small_trace, statements=(*small_trace.statements, denial))
    revised = replace(
        claim, differences=(Difference(figures=("a1.q1", "a2.q1"), kind="revision", why="a later count"),)
    )
    now = (replace(revised, denies=("a2.s1",), state="corrected"),)
    assert said(telling(trace, claims=now))["new_story"].text.endswith("1 revised figure, 1 denial, 1 correction")
    found = said(telling(trace, told_before(trace, "a1", "a2"), claims=now))
    assert (
        found["figure_revised"].text
        == "Figure revised in “Kühe los”: “Rund 40 Helfer” → “Rund 14 Helfer” (a later count)"
    )
    assert "by somebody unnamed: “Rund 14 Helfer”" in found["statement_denied"].text
    assert found["statement_denied"].article == "a2"
    assert "Drei Kühe sind am Montag ausgebrochen" in found["correction"].text


def test_a_claim_that_only_an_earlier_revision_makes_has_no_source_left(small_trace):
    found = said(telling(small_trace, told_before(small_trace, "a1"), earlier={"a2": "a1"}))
    assert "stood only in “Kühe los” (Tal-Agentur), which was edited" in found["source_gone"].text
    narrated = replace(small_trace.claims[0], narrated=(small_trace.quantities[1].passage,))
    assert "source_gone" not in said(
        telling(small_trace, told_before(small_trace, "a1"), earlier={"a2": "a1"}, claims=(narrated,))
    )
    assert "source_gone" not in said(telling(small_trace, told_before(small_trace, "a1")))


def test_subjects_do_not_hang_on_numbers_that_change(small_trace):
    before = told_before(small_trace, "a1")
    one = {c.subject for c in changes_of(telling(small_trace, before, earlier={"a2": "a1"}), at="1")}
    renumbered = tuple(replace(claim, id="c9") for claim in small_trace.claims)
    other = {
        c.subject for c in changes_of(telling(small_trace, before, earlier={"a2": "a1"}, claims=renumbered), at="2")
    }
    assert one == other != set()


def test_a_denial_that_is_printed_again_is_no_news(small_trace):
    def denial(key, article):
        words = article.passage(small_trace.quantities[article is small_trace.articles[1]].passage.span)
        return Statement(id=key, article=article.id, content=(words,), kind="direct", polarity="denies")

    wire, copy = small_trace.articles
    trace = replace(small_trace, statements=(*small_trace.statements, denial("a1.s2", wire), denial("a2.s1", copy)))
    denied = replace(trace.claims[0], denies=("a1.s2",))
    again = replace(trace.claims[0], denies=("a1.s2", "a2.s1"))
    first = said(telling(trace, told_before(trace, "a1"), claims=(again,)))
    assert first["statement_denied"].article == "a1"
    unsure = replace(again, state="undecided")
    assert "statement_denied" not in said(telling(trace, told_before(trace, "a1"), claims=(unsure,)))
    before = telling(trace, claims=(denied,)).now
    assert "statement_denied" not in said(telling(trace, before, claims=(again,)))


def test_an_edit_names_what_was_dropped_added_and_changed():
    old = article("a", "One stays here. Two goes away. Three has 4 men.", title="T", language="en")
    new = article("b", "One stays here. Three has 5 men. Four is new.", title="U", language="en")
    assert edit_of(old, new) == (["T", "Two goes away.", "Three has 4 men."], ["U", "Three has 5 men.", "Four is new."])
    moved = article("c", "Two goes away. One stays here. Three has 4 men.", title="T", language="en")
    assert edit_of(old, moved) == ([], [])


def test_a_quotation_fits_a_line():
    assert quoted("a\n b") == "“a b”"
    assert len(quoted("word " * 200)) < 170
    assert quoted("word " * 200).endswith(" …”")


def test_nothing_is_said_of_a_story_that_is_as_it_was(small_trace):
    unchanged = telling(small_trace, told_before(small_trace, "a1", "a2"), claims=())
    assert changes_of(unchanged, at="1") == []
    assert isinstance(small_trace.claims[0], Claim)
    assert isinstance(small_trace.descents[0], Descent)
