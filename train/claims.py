"""Fits the weights of claims and timeline on the gold training stories: `python -m train.claims`.

Logistic regression with an L2 penalty, by Newton's method. Figures of the gold set carry what they count in the same English
words in every article; here they get the words of their own article, so that nothing is learned which a reader would not see.
"""

import sys
from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
import numpy.typing as npt

import stemma.claims
from eval.claims import Told, claimed, told
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.claims.moments import may_be_one, moments_of
from stemma.claims.resemblance import PARTS, Comparison
from stemma.claims.timeline import parts_of
from stemma.claims.weights import Weights
from stemma.claims.wordings import wordings_of

FOLDER = Path(stemma.claims.__file__).parent
#: penalty on the square of each weight, tuned on the gold development stories: 3 and 30 group them worse
RIDGE = 10.0
#: Newton doubles the digits that are right at each step
STEPS = 8
#: mean likelihood at which groups join, tuned on the gold development stories
THRESHOLDS = {"weights": 0.4, "timeline": 0.15}
#: the parts that tell mentions of moments apart; those about figures can't
TIMELINE_PARTS = (
    "clause_meaning", "content_meaning", "clause_in_content", "context_meaning", "mutual_best_match", "same_family", "same_statement",
    "short_clause", "same_source",
)  # fmt: skip
#: products of two parts that are kept, those that move the odds most; with all of them each weight rests on two pairs that are alike
KEPT = 30
HEAD = "# Written by `python -m train.claims`: log-odds that two {0} belong together.\n"

Numbers = npt.NDArray[np.float64]
Examples = tuple[Numbers, Numbers]


def _pairs(labels: Sequence[frozenset[str]], columns: Sequence[Numbers], allowed: npt.NDArray[np.bool_]) -> Examples:
    """Part values and label of each pair, pairs of two without any gold label left out."""
    first, second = np.triu_indices(len(labels), k=1)
    labelled = np.array([bool(label) for label in labels], dtype=bool)
    kept = (labelled[first] | labelled[second]) & allowed[first, second]
    first, second = first[kept], second[kept]
    alike = [bool(labels[a] & labels[b]) for a, b in zip(first, second, strict=True)]
    return np.stack([column[first, second] for column in columns], axis=1), np.array(alike, dtype=np.float64)


def claim_pairs(story: Told, encoder: SentenceEncoder) -> Examples:
    """Pairs of a story's units."""
    comparison = Comparison(wordings_of(story.units), story.kin, encoder)
    everything = np.ones((len(comparison.units), len(comparison.units)), dtype=bool)
    return _pairs(
        [story.claims_of(u) for u in comparison.units], [PARTS[name](comparison) for name in PARTS], everything
    )


def timeline_pairs(story: Told, encoder: SentenceEncoder) -> Examples:
    """Pairs of a story's mentions of moments that may mean one moment."""
    moments = moments_of(sorted(story.articles), story.articles, story.findings)
    wordings = wordings_of([m.unit for m in moments], [m.time.value for m in moments])
    comparison, moments = Comparison(wordings, story.kin, encoder), tuple(moments[n] for n in wordings.firsts)
    columns = [PARTS[name](comparison) for name in TIMELINE_PARTS]
    columns += parts_of(moments, claimed(story, encoder)).values()
    return _pairs([story.events.get(m.unit.id, frozenset()) for m in moments], columns, may_be_one(moments))


def products(values: Numbers) -> Numbers:
    """The columns and the products of each two of them, in the order of `combinations_with_replacement`."""
    count = values.shape[1]
    return np.concatenate([values, *(values[:, [n]] * values[:, n:] for n in range(count))], axis=1)


def fit(values: Numbers, labels: Numbers) -> Numbers:
    """Bias and weights."""
    design = np.column_stack([np.ones(len(values)), values])
    weights = np.zeros(design.shape[1])
    penalty = RIDGE * np.eye(len(weights))
    penalty[0, 0] = 0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (labels - likely) - penalty @ weights
        curvature = (design * (likely * (1 - likely))[:, None]).T @ design + penalty
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def strongest(values: Numbers, fitted: Numbers, parts: int) -> npt.NDArray[np.intp]:
    """The columns to keep, sorted: all parts, and the products whose weight times spread is greatest."""
    moved = np.abs(fitted[1:] * values.std(axis=0))
    chosen = parts + np.argsort(-moved[parts:], kind="stable")[:KEPT]
    return np.sort(np.concatenate([np.arange(parts), chosen]))


def fit_few(values: Numbers, labels: Numbers, parts: int) -> Numbers:
    """Bias and weights of all parts and of the strongest products, fitted again without the others; 0 for the rest."""
    columns = strongest(values, fit(values, labels), parts)
    again = fit(values[:, columns], labels)
    found = np.zeros(values.shape[1] + 1)
    found[0], found[1 + columns] = again[0], again[1:]
    return found


def _named(fitted: Numbers, parts: Sequence[str], threshold: float) -> Weights:
    bias, *weights = fitted.tolist()
    pairs = [f"{a}*{b}" for a, b in combinations_with_replacement(parts, 2)]
    return Weights(
        bias=bias,
        threshold=threshold,
        parts=dict(zip(parts, weights, strict=False)),
        products={pair: w for pair, w in zip(pairs, weights[len(parts) :], strict=True) if w},
    )


def leaving_out(stories: Sequence[Told], encoder: SentenceEncoder) -> dict[str, Weights]:
    """For each training story, by its name, the weights of claims that the others give."""
    found = [claim_pairs(story, encoder) for story in stories]
    values, labels = [products(v) for v, _ in found], [y for _, y in found]
    fitted = {}
    for n, story in enumerate(stories):
        others = [k for k in range(len(stories)) if k != n]
        pairs, alike = np.concatenate([values[k] for k in others]), np.concatenate([labels[k] for k in others])
        weights = fit_few(pairs, alike, len(PARTS))
        fitted[story.gold.slug] = _named(weights, tuple(PARTS), THRESHOLDS["weights"])
    return fitted


def train(name: str, what: str, parts: Sequence[str], examples: Callable[[Told, SentenceEncoder], Examples]) -> None:
    """Fit one table and write it."""
    encoder = SentenceEncoder(cache_limit=100_000)
    found = [examples(story, encoder) for story in told("train", encoder=encoder)]
    values, labels = np.concatenate([v for v, _ in found]), np.concatenate([y for _, y in found])
    made = _named(fit_few(products(values), labels, len(parts)), parts, THRESHOLDS[name])
    lines = [HEAD.format(what), f"bias = {made.bias:.3f}", f"threshold = {made.threshold}", "", "[parts]"]
    lines += [f"{part} = {weight:.3f}" for part, weight in made.parts.items()]
    lines += ["", "[products]"]
    lines += [f'"{pair}" = {weight:.3f}' for pair, weight in made.products.items()]
    (FOLDER / f"{name}.toml").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(labels)} pairs, {int(labels.sum())} alike")  # noqa: T201 a command


def main() -> int:
    """Fit both tables; the timeline is fitted on the claims that the first gives."""
    train("weights", "units", tuple(PARTS), claim_pairs)
    stemma.claims.weights.shipped.cache_clear()
    train("timeline", "mentions of moments", (*TIMELINE_PARTS, *parts_of((), ())), timeline_pairs)
    return 0


if __name__ == "__main__":
    sys.exit(main())
