from dataclasses import replace

from hypothesis import given

from stemma.model import Article, Descent, Published, Story, Trace
from stemma.report.pictures import NARROW, WIDE, pictures
from stemma.report.view import View
from stemma.report.wording import of
from tests.report.pictures.drawn import having, outside, overlapping
from tests.report.pictures.stories import traces


def stemma(trace, wide=WIDE, language="en"):
    drawn = pictures(View(trace), trace.stories[0], of(language), wide=wide)
    return next(picture for picture in drawn if picture.name == "stemma")


def family(copies, kind="verbatim"):
    """An original and so many copies, an hour apart."""
    articles = tuple(
        Article(id=f"a{n}", uri=f"{n}.txt", text="Drei Kühe.", publisher=f"Blatt {n}",
                published=Published(value=f"2031-05-{5 + n // 24:02}T{n % 24:02}:00", certainty="given"))
        for n in range(copies + 1)
    )  # fmt: skip
    edges = tuple(Descent(copy=a.id, exemplar="a0", kind=kind, confidence=0.9) for a in articles[1:])
    story = Story(id="st1", title="Kühe", articles=tuple(sorted(a.id for a in articles)))
    return Trace(articles=articles, stories=(story,), descents=edges)


@given(traces())
def test_each_text_has_one_mark_and_each_descent_one_line(trace):
    picture = stemma(trace)
    marks = [element.get("data-article") for element in having(picture, "data-article")]
    lost = {d.exemplar for d in trace.descents if d.exemplar.startswith("lost:")}
    assert sorted(marks) == sorted({a.id for a in trace.articles} | lost)
    lines = [(e.get("data-to"), e.get("data-from")) for e in having(picture, "data-edge")]
    assert sorted(lines) == sorted((d.copy, d.exemplar) for d in trace.descents)
    assert len(picture.rows) == len(marks)


@given(traces())
def test_no_words_touch_or_are_cut(trace):
    for wide in (WIDE, NARROW):
        picture = stemma(trace, wide)
        assert overlapping(picture) == []
        assert outside(picture) == []


def test_copies_of_a_large_family_are_folded_and_each_keeps_its_mark():
    trace = family(40)
    picture = stemma(trace)
    assert "+40 copies" in picture.svg
    assert len(having(picture, "data-article")) == 41
    assert [e.get("data-copies") for e in having(picture, "data-edge")] == ["40"]
    assert len(picture.rows) == 41


def test_a_copy_of_which_only_the_day_is_known_lies_behind_its_exemplar():
    trace = family(1)
    original, copy = trace.articles
    noon = replace(original, published=Published(value="2031-05-05T12:00", certainty="given"))
    day = replace(copy, published=Published(value="2031-05-05", certainty="inferred"))
    picture = stemma(replace(trace, articles=(noon, day)))
    x = {
        e.get("data-article"): float(next(c for c in e if c.get("cx")).get("cx"))
        for e in having(picture, "data-article")
    }
    assert x["a0"] < x["a1"]


def test_a_direction_that_nobody_can_tell_has_no_arrow():
    trace = family(1)
    untold = replace(trace, descents=(replace(trace.descents[0], direction=0.2),))
    arrows = [len(list(having(stemma(t), "data-edge")[0])) for t in (trace, untold)]
    assert arrows == [2, 1]
    assert "which came first can&#39;t be told" in stemma(untold).svg


def test_a_large_deep_story_is_folded_to_few_rows_and_stays_small():
    trace = family(300)
    chained = tuple(
        replace(d, exemplar=f"a{n // 3}", kind=("verbatim", "cut", "rewrite")[n % 3])
        for n, d in enumerate(trace.descents, 1)
    )
    picture = stemma(replace(trace, descents=chained))
    assert len(having(picture, "data-article")) == len(picture.rows) == 301
    assert len(having(picture, "data-edge")) < 60
    assert sum(int(e.get("data-copies")) for e in having(picture, "data-edge")) == 300
    assert len(picture.svg) < 300_000
