"""An article that is too long is annotated up to a limit, and its findings say so."""

from stemma.annotate.bounds import bounded, part_of
from stemma.annotate.findings import annotate
from stemma.model import Article, Span
from stemma.settings import Limits

SENTENCE = "Ada Holt said on Monday that 40 boats had sunk in the Orrin."


def article(count, **fields):
    return Article(id="a", uri="a", language="en", text="\n\n".join([SENTENCE] * count), **fields)


def test_a_usual_article_is_itself():
    one = article(20)
    assert part_of(one, Limits()) is one
    assert bounded(annotate(one, None), one, Limits()).cut == ()


def test_a_long_one_is_cut_after_a_paragraph():
    one = article(100, tables=(Span(0, 5), Span(3_000, 3_010)))
    part = part_of(one, Limits(most_words=300))
    assert one.text.startswith(part.text)
    assert part.text.endswith("Orrin.")
    assert part.tables == (Span(0, 5),)


def test_a_word_without_end_and_other_scripts_are_cut_too():
    for text in ("x" * 9_000, "船" * 9_000, "1" * 9_000, "a b " * 9_000):
        part = part_of(Article(id="a", uri="a", text=text), Limits(most_words=500))
        assert 200 <= len(part.text) <= 3_000


def test_only_so_many_findings_are_told():
    one = article(100)
    limits = Limits(most_words=900, most_statements=3, most_findings=5)
    found = bounded(annotate(part_of(one, limits), None), one, limits)
    assert [len(kind) for kind in (found.statements, found.quantities, found.times)] == [3, 5, 5]
    told = {statement.id for statement in found.statements}
    assert {figure.statement for figure in found.quantities} <= told | {None}
    assert {word for cut in found.cut for word in cut.split() if word.startswith("most_")} == {
        "most_words)",
        "most_statements)",
        "most_findings)",
    }
