"""Fits the weights of claim resemblance on the gold training stories: `python -m train.claims`.

Logistic regression with an L2 penalty, by Newton's method. Figures of the gold set carry what they count in the same English
words in every article; here they get the words of their own article, so that nothing is learned which a reader would not see.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.claims import Told, told
from stemma.claims.resemblance import PARTS, Comparison
from stemma.claims.weights import Weights, shipped
from stemma.models.encoder import SentenceEncoder

FILE = Path(__file__).resolve().parent.parent / "src" / "stemma" / "claims" / "weights.toml"
#: penalty on the square of each weight
RIDGE = 1.0
STEPS = 30
HEAD = "# Written by `python -m train.claims`: log-odds that two units state one proposition.\n"

Numbers = npt.NDArray[np.float64]


def pairs_of(story: Told, encoder: SentenceEncoder) -> tuple[Numbers, Numbers]:
    """Part values and label of each pair of a story's units, pairs of two units without any gold claim left out."""
    comparison = Comparison(story.units, story.kin, encoder)
    first, second = np.triu_indices(len(story.units), k=1)
    labelled = np.array([bool(story.claims_of(unit)) for unit in story.units])
    kept = labelled[first] | labelled[second]
    first, second = first[kept], second[kept]
    columns = [PARTS[name](comparison)[first, second] for name in PARTS]
    claims = [story.claims_of(unit) for unit in story.units]
    labels = [bool(claims[a] & claims[b]) for a, b in zip(first, second, strict=True)]
    return np.stack(columns, axis=1), np.array(labels, dtype=np.float64)


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


def write(weights: Sequence[float], threshold: float) -> None:
    """weights.toml."""
    lines = [HEAD, f"bias = {weights[0]:.3f}", f"threshold = {threshold}", "", "[parts]"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(PARTS, weights[1:], strict=True)]
    FILE.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    """Fit on the training stories, keep the threshold, write the file."""
    encoder = SentenceEncoder(cache_limit=100_000)
    parts = [pairs_of(story, encoder) for story in told("train")]
    values, labels = np.concatenate([v for v, _ in parts]), np.concatenate([y for _, y in parts])
    found = fit(values, labels)
    threshold = shipped().threshold if FILE.exists() else Weights(bias=0, parts={}, threshold=0.3).threshold
    write(found.tolist(), threshold)
    print(f"{len(labels)} pairs, {int(labels.sum())} alike")  # noqa: T201 a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
