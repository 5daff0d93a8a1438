from dataclasses import replace

from hypothesis import given

from stemma.model import Claim, Difference, Trace
from stemma.report.pictures import pictures
from stemma.report.pictures.figures_layout import DOT, panels
from stemma.report.series import series
from stemma.report.view import View
from stemma.report.wording import of
from tests.newsroom import Newsroom
from tests.report.pictures.drawn import having
from tests.report.pictures.stories import traces


def toll(kind="conflict", confidence=1.0):
    """Two sources with a death toll each for one day."""
    room = Newsroom()
    room.article("a1", "Three people died, the mayor said.").article("a2", "At least five people died, police said.")
    room.entity("e1", "person", "Ada Holt").entity("e2", "organisation", "the police")
    room.says("a1", "e1", "Three people died").says("a2", "e2", "At least five people died")
    room.counts("a1", "Three people", 3, "people", as_of="2031-05-05")
    room.counts("a2", "At least five people", 5, "people", as_of="2031-05-05T10:00", bound="at_least")
    difference = Difference(figures=("a1.q1", "a2.q1"), kind=kind, why="one day, one count", confidence=confidence)
    claim = Claim(id="st1.c1", story="st1", text="Three people died", asserts=("a1.s1", "a2.s1"),
                  figures=("a1.q1", "a2.q1"), state="undecided", differences=(difference,))  # fmt: skip
    found = room.findings.values()
    return Trace(
        articles=tuple(room.articles.values()), entities=tuple(room.entities), stories=(room.story,), claims=(claim,),
        statements=tuple(s for f in found for s in f.statements), quantities=tuple(q for f in found for q in f.quantities),
    )  # fmt: skip


def figures(trace):
    drawn = pictures(View(trace), trace.stories[0], of("en"))
    return next((picture for picture in drawn if picture.name == "figures"), None)


def test_each_source_has_its_figure_with_its_bound():
    picture = figures(toll())
    assert [row[1:3] for row in picture.rows] == [("≥ 5 people", "the police"), ("3 people", "Ada Holt")]


def test_a_conflict_is_bracketed_and_its_reason_told():
    picture = figures(toll())
    assert [e.get("data-difference") for e in having(picture, "data-difference")] == ["conflict"]
    assert of("en")("why.conflict")[:40] in picture.svg


def test_a_conflict_that_is_not_sure_has_no_bracket():
    assert having(figures(toll(confidence=0.2)), "data-difference") == []


def test_no_dot_of_one_figure_at_one_time_covers_another():
    found = toll()
    same = (found.quantities[0], replace(found.quantities[1], value=3, as_of="2031-05-05", bound="about"))
    places = [(dot.x, dot.y) for dot in drawn_dots(replace(found, quantities=same))]
    assert len(places) == 2
    assert places[0][1] == places[1][1]
    assert abs(places[0][0] - places[1][0]) >= DOT


def test_notes_name_the_articles_and_not_their_ids():
    wire = replace(toll().articles[0], publisher="Tal-Agentur")
    picture = figures(replace(toll(), articles=(wire, toll().articles[1])))
    assert "Tal-Agentur" in picture.rows[1][3]
    assert not any("a1" in row[3].split() for row in picture.rows)


def drawn_dots(trace):
    view = View(trace)
    (panel,), _ = panels(view, trace.stories[0], view.wording, 960.0)
    return panel.dots


def test_figures_that_agree_need_no_picture():
    trace = toll()
    same = tuple(
        q if q.id == "a1.q1" else type(q)(**{**as_dict(q), "value": 3, "bound": "exactly"}) for q in trace.quantities
    )
    assert figures(type(trace)(**{**as_dict(trace), "quantities": same})) is None


def as_dict(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


@given(traces())
def test_each_point_of_a_claim_that_is_drawn_has_its_mark(trace):
    picture = figures(trace)
    if picture is None:
        return
    points = [p for claim in trace.claims for p in series(claim, *lookups(trace))]
    assert len(picture.rows) <= len(points)
    marks = [e for e in having(picture, "data-passage") if e.tag.endswith("}a")]
    assert len(marks) == len(picture.rows)


def lookups(trace):
    view = View(trace)
    return view.quantities, view.statements, view.articles
