"""Fits the weights of lineage: `python -m train.lineage`. Trains on gold train and on families generated from it.

Two models, both maximum a posteriori with a Gaussian prior centred on weights set by hand, so that a sign that the training
stories hardly show keeps what a reader would give it:
kinship is a logistic regression over pairs; descent a conditional logit (McFadden 1974) over the ways a copy may have come about.
"""

import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.generate.bases import gold_reports, recombined
from eval.generate.families import Generated, families
from eval.gold import stories
from eval.lineage import as_extracted
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.lineage.collate import Collation
from stemma.lineage.evidence import Signs, signs
from stemma.lineage.merging import Near
from stemma.lineage.outlets import came_before
from stemma.lineage.stemma import both_ways, draw, kin_groups
from stemma.lineage.trace import collations_of
from stemma.lineage.weigh import kinship, kinship_signs, weights
from stemma.lineage.witness import witness
from stemma.model import Article
from stemma.ports import Encoder

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "stemma" / "lineage" / "weights.toml"
HAND = Path(__file__).with_name("lineage_prior.toml")
#: how far a weight may stray from the hand's before the prior pulls, in log-odds a unit
PRIOR_DEVIATION = 2.0
#: articles of generated families beside the gold stories
GENERATED = 700
#: a generated case counts so much against a gold one: there are many and they are alike
GENERATED_WEIGHT = 0.08
#: kinship from which a pair is a rival: pairs just below what a trace weighs keep the fit from being sure of the rest
RIVAL = 0.15
SEED = 11
#: bins of the reliability table
BINS = 8

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One witness and the ways it may have come about; the right ones are marked."""

    options: tuple[Signs, ...]
    right: tuple[bool, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Articles with their exact edges."""

    articles: Sequence[Article]
    edges: frozenset[tuple[str, str]]
    weight: float


def collections() -> list[Collection]:
    """The training stories of gold, and families generated from their reports."""
    found = []
    for story in stories("train"):
        edges = {(f"{story.slug}/{d['copy']}", _name(story.slug, d["exemplar"])) for d in story.descents}
        found.append(Collection(articles=as_extracted(story), edges=frozenset(edges), weight=1.0))
    made: Generated = families(recombined(gold_reports(), GENERATED // 4, SEED), GENERATED, SEED)
    edges = {(link.copy, link.exemplar) for link in made.links}
    found.append(Collection(articles=made.articles, edges=frozenset(edges), weight=GENERATED_WEIGHT))
    return found


def _name(slug: str, exemplar: str) -> str:
    return exemplar if exemplar.startswith("lost:") else f"{slug}/{exemplar}"


def _related(collection: Collection) -> dict[str, set[str]]:
    """All that each article has its text from."""
    above: dict[str, set[str]] = {a.id: {a.id} for a in collection.articles}
    for _ in range(8):
        for copy, exemplar in collection.edges:
            above[copy] |= {exemplar} | above.get(exemplar, set())
    return above


def kin_rows(collection: Collection, collations: Iterable[Collation]) -> list[tuple[Signs, bool, float]]:
    """Pairs that are related or not; distant kin, who may share little, are left out."""
    above = _related(collection)
    found = []
    for c in collations:
        a, b = c.left.id, c.right.id
        direct = (a, b) in collection.edges or (b, a) in collection.edges
        if direct or not above[a] & above[b]:
            found.append((kinship_signs(c), direct, collection.weight))
    return found


def cases(collection: Collection, near: Near) -> list[Case]:
    """One case a witness that is no copy of a lost text; its rivals are those that a trace weighs."""
    found = []
    for article in collection.articles:
        right = {e for c, e in collection.edges if c == article.id}
        if any(e.startswith("lost:") for e in right):
            continue
        rivals = sorted(e for e, c in near.get(article.id, {}).items() if kinship(c) >= RIVAL and not came_before(c))
        marks = [e in right for e in rivals]
        if rivals and (not right or any(marks)):
            options = ({"none": 1.0}, *(signs(near[article.id][e]) for e in rivals))
            found.append(Case(options=options, right=(not right, *marks), weight=collection.weight))
    return found


def fit_kinship(rows: list[tuple[Signs, bool, float]], prior: dict[str, float]) -> dict[str, float]:
    """Logistic regression; `templated` keeps the hand's weight, since training has no such reports."""
    names = sorted(prior)
    table = np.array([[row[0].get(n, 0.0) for n in names] for row in rows])
    truth = np.array([row[1] for row in rows], float)
    importance = np.array([row[2] for row in rows])
    centre = np.array([prior[n] for n in names])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        z = table @ weights
        p = 1 / (1 + np.exp(-z))
        value = (importance * (np.logaddexp(0, z) - truth * z)).sum() + ((weights - centre) ** 2).sum() / (
            2 * PRIOR_DEVIATION**2
        )
        return float(value), table.T @ (importance * (p - truth)) + (weights - centre) / PRIOR_DEVIATION**2

    found = minimize(loss, centre, jac=True, method="L-BFGS-B").x
    return dict(zip(names, map(float, found), strict=True))


def fit_descent(items: list[Case], prior: dict[str, float]) -> dict[str, float]:
    """Conditional logit: the right options together against all."""
    names = sorted(prior)
    tables = [np.array([[float(o.get(n, 0.0)) for n in names] for o in item.options]) for item in items]
    centre = np.array([prior[n] for n in names])

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        value = ((weights - centre) ** 2).sum() / (2 * PRIOR_DEVIATION**2)
        slope = (weights - centre) / PRIOR_DEVIATION**2
        for item, table in zip(items, tables, strict=True):
            z = table @ weights
            z = z - z.max()
            every = np.exp(z) / np.exp(z).sum()
            mask = np.array(item.right)
            chosen = np.where(mask, np.exp(z), 0)
            value -= item.weight * np.log(chosen.sum() / np.exp(z).sum() + 1e-12)
            slope += item.weight * table.T @ (every - chosen / max(chosen.sum(), 1e-12))
        return float(value), slope

    found = minimize(loss, centre, jac=True, method="L-BFGS-B").x
    return dict(zip(names, map(float, found), strict=True))


def reliability(proved: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Knots of (raw share, share right): bins of equal size, add-one smoothed, made to rise by pooling (isotonic).

    Below the lowest bin the raw share itself is the best guess: the line to nought.
    """
    ranked = sorted(proved)
    size = max(1, len(ranked) // BINS)
    pools: list[list[float]] = []
    for at in range(0, len(ranked), size):
        part = ranked[at : at + size]
        right = sum(ok for _, ok in part)
        pools.append([sum(raw for raw, _ in part) / len(part), right + 1.0, len(part) + 2.0])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] > pools[-1][1] / pools[-1][2]:
            x, k, n = pools.pop()
            before = pools[-1]
            pools[-1] = [(before[0] * before[2] + x * n) / (before[2] + n), before[1] + k, before[2] + n]
    return [(0.0, 0.0), *((round(float(x), 3), round(k / n, 3)) for x, k, n in pools)]


def outcomes(collection: Collection, found: dict[tuple[str, str], Collation]) -> list[tuple[float, bool]]:
    """Every first exemplar found with its raw share, and whether it is right."""
    witnesses = [witness(a) for a in collection.articles]
    near = both_ways(found)
    return [
        (edge.raw, (edge.candidate.copy.id, edge.candidate.exemplar.id) in collection.edges)
        for group in kin_groups(witnesses, found)
        for edge in draw(group, near).edges
    ]


def write(kin: dict[str, float], descent: dict[str, float], knots: list[tuple[float, float]]) -> None:
    """weights.toml, with the command that made it."""
    lines = [
        "# Logistic weights of the signs. Written by `python -m train.lineage` from gold train; do not edit.",
        "",
        "# raw share of an edge among its rivals, and how often such an edge proved right",
        f"confidence = {[list(knot) for knot in knots]}",
        "",
    ]
    for head, table, what in (
        ("kinship", kin, "log-odds that two witnesses have their text from one another or from a common exemplar"),
        ("descent", descent, "log-odds of having the text from this exemplar rather than from none or another"),
    ):
        lines += [f"# {what}", f"[{head}]", *(f"{name} = {value:.3f}" for name, value in sorted(table.items())), ""]
    WEIGHTS.write_text("\n".join(lines), "utf-8")


def main(encoder: Encoder | None = None) -> None:
    """Fit and write."""
    model = encoder if encoder is not None else SentenceEncoder()
    prior = tomllib.loads(HAND.read_text("utf-8"))
    rows: list[tuple[Signs, bool, float]] = []
    seen: list[tuple[Collection, dict[tuple[str, str], Collation]]] = []
    for collection in collections():
        found = collations_of([witness(a) for a in collection.articles], model)
        seen.append((collection, found))
        if collection.weight == 1.0:  # generated families hold no rewriting: they would teach that copies share words
            rows += kin_rows(collection, found.values())
    kin = fit_kinship(rows, prior["kinship"])
    for name in sorted(kin):
        sys.stdout.write(f"kinship {name:22} {prior['kinship'][name]:7.2f} -> {kin[name]:7.2f}\n")
    write(kin, prior["descent"], [(0.0, 0.0), (1.0, 1.0)])
    weights.cache_clear()
    items = [case for collection, found in seen for case in cases(collection, both_ways(found))]
    descent = fit_descent(items, prior["descent"])
    for name in sorted(descent):
        sys.stdout.write(f"descent {name:22} {prior['descent'][name]:7.2f} -> {descent[name]:7.2f}\n")
    write(kin, descent, [(0.0, 0.0), (1.0, 1.0)])
    weights.cache_clear()
    proved = [o for collection, found in seen for o in outcomes(collection, found)]
    knots = reliability(proved)
    sys.stdout.write(f"confidence {knots} over {len(proved)} edges\n")
    write(kin, descent, knots)


if __name__ == "__main__":
    main()
