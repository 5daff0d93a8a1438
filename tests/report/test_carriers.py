from stemma.model import Claim
from stemma.report.carriers import carriers, without_denial


def claim(**fields):
    return Claim(id="c1", story="st1", text="", state="denied", **fields)


def told(newsroom):
    for key in ("a1", "a2", "a3"):
        newsroom.article(key, "Cows ran off, she said. He denied it.").says(key, "e1", "Cows ran off")
    newsroom.says("a2", "e2", "it", polarity="denies").says("a3", "e2", "it", polarity="denies")
    return {s.id: s for found in newsroom.findings.values() for s in found.statements}


def test_who_left_the_denial_out(newsroom):
    denied = claim(asserts=("a1.s1", "a2.s1"), denies=("a2.s2", "a3.s2"))
    assert without_denial(denied, told(newsroom), {}) == ("a1",)


def test_a_claim_that_nobody_denies_lacks_no_denial(newsroom):
    assert without_denial(claim(asserts=("a1.s1",)), told(newsroom), {}) == ()


def test_a_denial_alone_does_not_carry_a_claim(newsroom):
    assert carriers(claim(asserts=("a1.s1",), denies=("a3.s2",)), told(newsroom), {}) == ("a1",)


def test_a_figure_carries_a_claim(newsroom):
    statements = told(newsroom)
    newsroom.article("a4", "Some 40 cows ran off.").counts("a4", "Some 40 cows", 40, "cows")
    figures = {q.id: q for found in newsroom.findings.values() for q in found.quantities}
    assert carriers(claim(figures=("a4.q1",)), statements, figures) == ("a4",)
