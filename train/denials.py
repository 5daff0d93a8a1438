"""Fits the weights by which denials are tied to claims: `python -m train.denials`, after `python -m train.claims`.

A conditional logit (McFadden 1974) over the claims that a story's own grouping gives and "none of these", with an L2 penalty.
"""

import sys
from collections import Counter

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.claims import Told, scene_told, told
from stemma.claims.assemble import asserted_groups
from stemma.claims.denying import denials_of
from stemma.claims.scene import TRAITS, Scene
from stemma.claims.weights import shipped
from stemma.models.encoder import SentenceEncoder
from train.claims import FOLDER

#: penalty on the square of each weight
RIDGE = 1.0
#: taken from the learned weight of "none", tuned on the gold stories for training and development: a denial of nothing is rare
EAGER = 1.5
#: share of a group's units that assert a gold claim from which on the group stands for it
STANDS_FOR = 0.3
HEAD = "# Written by `python -m train.denials`: how much each trait speaks for a claim being the one that is denied.\n"

Numbers = npt.NDArray[np.float64]
#: traits of each claim at hand and of "none", and which of them are right
Choice = tuple[Numbers, npt.NDArray[np.bool_]]


def _meant(story: Told, scene: Scene, denials: list[int]) -> set[str]:
    """The gold claims that at least half of some denials deny."""
    against = {
        f"{story.gold.slug}/{mark}": claim["id"] for claim in story.gold.claims for mark in claim.get("denies", ())
    }
    statements = [scene.units[n].statement for n in denials]
    counts = Counter(against[one.id] for one in statements if one and one.id in against)
    return {claim for claim, count in counts.items() if 2 * count >= len(denials)}


def choices(story: Told, encoder: SentenceEncoder) -> list[Choice]:
    """What each denial of a story can be tied to."""
    scene = scene_told(story, encoder)
    asserted = asserted_groups(scene, shipped().threshold)
    counts = [Counter(claim for n in group for claim in story.claims_of(scene.units[n])) for group in asserted]
    stand_for = [
        {c for c, n in count.items() if n >= STANDS_FOR * len(group)}
        for count, group in zip(counts, asserted, strict=True)
    ]
    made = []
    for denials in denials_of(scene):
        traits = [[*(trait(scene, denials, group) for trait in TRAITS.values()), 0.0] for group in asserted]
        meant = _meant(story, scene, denials)
        right = [bool(meant & claims) for claims in stand_for]
        none = [0.0] * len(TRAITS) + [1.0]
        made.append((np.array([*traits, none]), np.array([*right, not any(right)])))
    return made


def fit(examples: list[Choice]) -> Numbers:
    """The weights of the traits and of "none"."""

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = RIDGE / 2 * float(weights[:-1] @ weights[:-1]), np.append(RIDGE * weights[:-1], 0.0)
        for traits, right in examples:
            odds = traits @ weights
            likely = np.exp(odds - odds.max())
            likely /= likely.sum()
            share = likely * right
            total -= float(np.log(share.sum()))
            slope -= traits.T @ (share / share.sum() - likely)
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(TRAITS) + 1), jac=True, method="L-BFGS-B").x)


def main() -> int:
    """Fit and write."""
    encoder = SentenceEncoder(cache_limit=100_000)
    examples = [choice for story in told("train", encoder=encoder) for choice in choices(story, encoder)]
    *weights, none = fit(examples).tolist()
    lines = [HEAD, f"none = {none - EAGER:.3f}"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(TRAITS, weights, strict=True)]
    (FOLDER / "denials.toml").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(examples)} denials")  # noqa: T201 a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
