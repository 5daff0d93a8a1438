"""Fits the weights of statements' confidence: `python -m train.confidence`.

Examples are the statements found in those real articles that are there to work with; those that are only scored are never read here.
One is right if the comparison with the settled gold calls it wholly right: half of the content shared, the same first-hand source, the
same polarity (`eval.real.compare`). What the gold leaves open counts neither way.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.annotated import readings as models
from eval.annotated import shipped_tagger
from eval.real.compare import compare
from eval.real.marks import Marks
from eval.real.score import gold_marks
from eval.real.select import chosen, texts
from eval.real.system import known_pages, marks_of
from stemma.annotate.statements import confidence
from stemma.annotate.statements.passes import passed
from stemma.annotate.statements.rules import tagged
from stemma.grammar.prose import prose
from stemma.pipeline import Known

FILE = Path(confidence.__file__).with_name("confidence.toml")
#: penalty on the square of each weight: some signs are rare
RIDGE = 3.0
STEPS = 30
HEAD = "# Written by `python -m train.confidence`: log-odds that a statement is wholly right.\n"

Example = tuple[dict[str, float], bool]


def examples() -> list[Example]:
    """The signs of each statement found in the articles to work with, and whether it is right."""
    gold = gold_marks()
    sources = texts([row for row in chosen() if row.half == "work" and row.id in gold])
    read = [(key, known) for key, known in known_pages(sources) if isinstance(known, Known)]
    seen = models([known.article for _, known in read], shipped_tagger())
    found: list[Example] = []
    for (key, known), (tagging, trees) in zip(read, seen, strict=True):
        right = _right(marks_of(known.article, known.findings, sources[key]), gold[key])
        cut = prose(known.article.text, known.article.language, trees)
        for number, saying in enumerate(passed(cut, tagged(cut, tagging).sayings), 1):
            label = right.get(f"{known.article.id}.s{number}")
            if label is not None:
                found.append((dict(confidence.signs(cut, saying)), label))
    return found


def _right(found: Marks, gold: Marks) -> Mapping[str, bool]:
    """Whether each statement is right, by id; those that the gold leaves open are missing."""
    verdicts = compare(found, gold, 0).verdicts
    return {one.statement.id: one.verdict == "right" for one in verdicts if one.verdict != "optional"}


def fit(told: list[Example]) -> dict[str, float]:
    """Logistic regression with an L2 penalty, by Newton's method."""
    names = sorted({name for one, _ in told for name in one})
    values = np.array([[one.get(name, 0.0) for name in names] for one, _ in told])
    labels = np.array([right for _, right in told], dtype=np.float64)
    weights: npt.NDArray[np.float64] = np.zeros(len(names))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (labels - likely) - RIDGE * weights
        curve = (values.T * (likely * (1 - likely))) @ values + RIDGE * np.eye(len(names))
        weights = weights + np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def main() -> None:
    """Fit and write."""
    told = examples()
    weights = fit(told)
    FILE.write_text(HEAD + "".join(f"{name} = {weight}\n" for name, weight in weights.items()), "utf-8")
    right = sum(right for _, right in told)
    sys.stdout.write(f"{len(told)} statements, {right} right, {len(weights)} weights\n")


if __name__ == "__main__":
    main()
