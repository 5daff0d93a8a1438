"""Fits the weights of statements' confidence: `python -m train.confidence`.

Examples are the statements found in those real articles that are there to work with; those that are only scored are never read here.
One is right if it shares at least half of its words with a marked one and is credited to the same source. Statements that a reader
called doubtful, and what overlaps them, are left out.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import stemma.annotate.statements
from eval.annotated import readings, shipped_tagger
from eval.real.marks import HERE, MARKS
from eval.real.texts import sources
from stemma.annotate.mentions import mentions
from stemma.annotate.statements.confidence import signs
from stemma.annotate.statements.passes import PASSES, passed
from stemma.annotate.statements.rules import tagged
from stemma.annotate.statements.statements import statements
from stemma.entities.resolve import resolve
from stemma.grammar.prose import prose
from stemma.model import Article, Findings, Statement

FILE = Path(stemma.annotate.statements.__file__).parent / "confidence.toml"
#: overlap of two contents, in code points over both, from which they are one statement
SAME = 0.5
#: penalty on the square of each weight: some signs are rare
RIDGE = 3.0
STEPS = 30
HEAD = "# Written by `python -m train.confidence`: log-odds that content and source of a statement are right.\n"

Example = tuple[dict[str, float], bool]
Places = set[int]


def _places(spans: Any) -> Places:  # noqa: ANN401 pairs of offsets as JSON has them
    return {at for begin, end in spans for at in range(begin, end)}


def _articles() -> Iterator[tuple[Article, dict[str, Any]]]:
    """The articles to work with, and the first reader's marks."""
    by_corpus: dict[str, list[list[str]]] = defaultdict(list)
    for line in (HERE / "chosen.tsv").read_text("utf-8").splitlines():
        row = line.split("\t")
        if not line.startswith("#") and row[-1] == "work" and (MARKS / "A" / f"{row[0]}.json").exists():
            by_corpus[row[1]].append(row)
    for name, rows in by_corpus.items():
        texts = sources(name)
        for key, _, language, digest, _ in rows:
            marks = json.loads((MARKS / "A" / f"{key}.json").read_text("utf-8"))
            if "statements" in marks["layers"] and digest in texts:
                yield Article(id=key, uri=key, language=language, text=texts[digest].text), marks


def _is_source(statement: Statement, marked: Mapping[str, Any], entities: Mapping[str, Any], own: Places) -> bool:
    """Whether a statement's root is the marked one: by its own mention, or by what its entity is called elsewhere."""
    chain = statement.attribution.chain if statement.attribution else ()
    if not marked.get("chain") or not chain:
        return not marked.get("chain") and not chain
    right = _places(entities[marked["chain"][-1]].get("mentions", []))
    mention = chain[-1].mention
    there = mention is not None and bool(right & set(range(mention.begin, mention.end)))
    return there or len(right & own) * 2 > len(own) > 0


def examples() -> list[Example]:
    """The signs of each statement found, and whether it is right."""
    read = list(_articles())
    found: list[Example] = []
    told = readings([article for article, _ in read], shipped_tagger())
    for (article, marks), (tagging, trees) in zip(read, told, strict=True):
        cut = prose(article.text, article.language, trees)
        sayings = passed(cut, tagged(cut, tagging).sayings, PASSES)
        said = statements(article, cut, tagging, ())
        loose = Findings(article=article.id, mentions=mentions(article, cut, tagging, said), statements=said)
        linked = resolve([article], {article.id: loose})[1][article.id]
        for saying, statement in zip(sayings, linked.statements, strict=True):
            right = _is_right(statement, linked, marks)
            if right is not None:
                found.append((dict(signs(cut, saying)), right))
    return found


def _is_right(statement: Statement, linked: Findings, marks: Mapping[str, Any]) -> bool | None:
    """Whether a statement agrees with a marked one; None where it touches a doubtful one."""
    mine = _places((one.begin, one.end) for one in statement.content)
    root = statement.attribution.chain[-1].entity if statement.attribution else None
    named = [m.passage for m in linked.mentions if root is not None and m.entity == root]
    own = _places((one.begin, one.end) for one in named)
    entities = {one["id"]: one for one in marks.get("entities", [])}
    same = [one for one in marks.get("statements", []) if mine & _places(one["content"])]
    if any(one.get("doubtful") for one in same):
        return None
    shared = [(one, len(mine & (there := _places(one["content"]))) / len(mine | there)) for one in same]
    return any(much >= SAME and _is_source(statement, one, entities, own) for one, much in shared)


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
