"""Between two readers: stretches are joined, and decisions of a third reading are carried out."""

import pytest

from eval.real.marks import Marks, RealEntity, RealStatement
from eval.real.settle import joined, settled
from stemma.model import Span

ODE = RealEntity(id="e1", type="person", words=("a",), mentions=(Span(0, 3),))
BLUM = RealEntity(id="e7", type="person", words=("b",), mentions=(Span(90, 94),))


def said(key, *parts, kind="direct", chain=("e1",), **more):
    return RealStatement(id=key, content=tuple(Span(*part) for part in parts), kind=kind, chain=chain, **more)


def marks(*statements, entities=(ODE,)):
    return Marks(
        article="x-1", text="0", genre="other", layers=("statements",), entities=entities, statements=statements
    )


def test_sentences_of_one_stretch_are_one_statement():
    (one,) = joined(marks(said("s1", (10, 20)), said("s2", (22, 30)), said("s3", (32, 40)))).statements
    assert (one.id, one.content) == ("s1", (Span(10, 40),))


@pytest.mark.parametrize(
    "second",
    [
        said("s2", (25, 30)),  # something stands between
        said("s2", (22, 30), chain=("e2",)),
        said("s2", (22, 30), kind="free_indirect"),
    ],
)
def test_what_a_frame_or_another_source_parts_stays_apart(second):
    assert len(joined(marks(said("s1", (10, 20)), second)).statements) == 2


def decided(tmp_path, first, second, *lines):
    path = tmp_path / "settled.tsv"
    path.write_text("# what\n" + "".join(f"x-1\t{line}\twhy\n" for line in lines), "utf-8")
    return settled({"x-1": first}, {"x-1": second}, path)["x-1"]


def test_the_first_readers_statement_is_dropped_doubted_or_cut(tmp_path):
    first = marks(said("s1", (10, 20)), said("s2", (30, 40)), said("s3", (50, 80), kind="mixed"))
    gold = decided(tmp_path, first, marks(), "A\ts1\tdrop", "A\ts2\t?", "A\ts3\t50-60+70-80")
    assert [(one.id, one.optional, one.content) for one in gold.statements] == [
        ("s2", True, (Span(30, 40),)),
        ("s3", False, (Span(50, 60), Span(70, 80))),
    ]


def test_the_second_readers_statement_replaces_what_shares_its_words(tmp_path):
    first = marks(said("s1", (10, 20), kind="indirect"), said("s2", (30, 40)))
    second = marks(said("s9", (12, 28), kind="indirect"), entities=(ODE,))
    gold = decided(tmp_path, first, second, "B\ts9\ttake")
    assert [(one.id, one.content) for one in gold.statements] == [("Bs9", (Span(12, 28),)), ("s2", (Span(30, 40),))]


def test_a_doubtful_one_stands_beside_what_it_shares_words_with(tmp_path):
    first, second = marks(said("s1", (10, 40), kind="indirect")), marks(said("s9", (12, 28), kind="reported"))
    gold = decided(tmp_path, first, second, "B\ts9\t?")
    assert [(one.id, one.optional) for one in gold.statements] == [("s1", False), ("Bs9", True)]


def test_whoever_the_first_reader_lacks_comes_with_the_statement(tmp_path):
    second = marks(said("s9", (12, 28), kind="indirect", chain=("e7",)), entities=(BLUM,))
    gold = decided(tmp_path, marks(), second, "B\ts9\ttake")
    assert [one.id for one in gold.entities] == ["e1", "Be7"]
    assert gold.statements[0].chain == ("Be7",)
