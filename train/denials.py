"""Fits the weights by which denials are tied to claims: `python -m train.denials`, after `python -m train.claims`.

A conditional logit (McFadden 1974) over the claims that a story's own grouping gives and "none of these", with an L2 penalty, on the
gold stories for training and development: on their marks, and on what the annotators find in them. The pairs of a training story are
judged by weights that were fitted without it, or they would look likelier than those of a new one. A denial counts by the square root
of its copies. `--check` prints how many denials find their claim in a story that was left out.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.annotated import shipped_tagger
from eval.claims import Told, told
from eval.system_claims import as_found
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.claims.assemble import asserted_groups, scene_of
from stemma.claims.denial_traits import TRAITS, Scene
from stemma.claims.denials import denials_of, length, same_breath
from stemma.claims.resemblance import Comparison
from stemma.claims.weights import Weights, likelihood, shipped
from stemma.claims.wordings import wordings_of
from train.claims import FOLDER, leaving_out

#: penalty on the square of each weight, and on that of "none" and of its length, which are seen in each choice
RIDGE, RIDGE_OF_NONE = 1.0, 0.05
#: taken from the learned weight of "none", chosen among 0, 0.5, 1 and 1.5 by leaving out one story after the other
EAGER = 0.5
#: share of a group's units that assert a gold claim from which on the group stands for it
STANDS_FOR = 0.3
HEAD = "# Written by `python -m train.denials`: how much each trait speaks for a claim being the one that is denied.\n"

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a denial with its copies can be tied to: each claim at hand, and last "none"."""

    story: str
    #: the traits of each; of "none" only the last two count
    traits: Numbers
    right: npt.NDArray[np.bool_]
    copies: int


def _meant(story: Told, scene: Scene, denials: list[int]) -> set[str]:
    """The gold claims that at least half of some denials deny."""
    against = {
        f"{story.gold.slug}/{mark}": claim["id"] for claim in story.gold.claims for mark in claim.get("denies", ())
    }
    statements = [scene.units[n].statement for n in denials]
    counts = Counter(against[one.id] for one in statements if one and one.id in against)
    return {claim for claim, count in counts.items() if 2 * count >= len(denials)}


def choices(story: Told, encoder: SentenceEncoder, weights: Weights) -> list[Choice]:
    """What each denial of a story can be tied to, those left out that deny nothing in gold."""
    comparison = Comparison(wordings_of(story.units), story.kin, encoder)
    scene = scene_of(comparison, likelihood(comparison, weights), story.articles, story.entities)
    asserted = asserted_groups(scene, weights.threshold)
    counts = [Counter(claim for n in group for claim in story.claims_of(scene.units[n])) for group in asserted]
    stand_for = [
        {c for c, n in count.items() if n >= STANDS_FOR * len(group)}
        for count, group in zip(counts, asserted, strict=True)
    ]
    made = []
    for denials in denials_of(scene):
        open_ = [at for at, group in enumerate(asserted) if not same_breath(scene, denials, group)]
        traits = [[*(trait(scene, denials, asserted[at]) for trait in TRAITS.values()), 0.0, 0.0] for at in open_]
        none = [0.0] * len(TRAITS) + [1.0, length(scene, denials)]
        if meant := _meant(story, scene, denials):
            right = [bool(meant & stand_for[at]) for at in open_]
            made.append(
                Choice(
                    story=story.gold.slug,
                    traits=np.array([*traits, none]),
                    right=np.array([*right, not any(right)]),
                    copies=len(comparison.wordings.spread(denials)),
                )
            )
    return made


def fit(examples: list[Choice]) -> Numbers:
    """The weights of the traits, of "none" and of its length, before `EAGER`."""
    penalty = np.array([RIDGE] * len(TRAITS) + [RIDGE_OF_NONE] * 2)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = float(penalty @ weights**2) / 2, penalty * weights
        for one in examples:
            odds = one.traits @ weights
            likely = np.exp(odds - odds.max())
            likely /= likely.sum()
            share = likely * one.right
            often = np.sqrt(one.copies)
            total -= often * float(np.log(share.sum()))
            slope -= often * (one.traits.T @ (share / share.sum() - likely))
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(penalty)), jac=True, method="L-BFGS-B").x)


def _eager(weights: Numbers) -> Numbers:
    return weights - EAGER * (np.arange(len(weights)) == len(TRAITS))


def examples(encoder: SentenceEncoder) -> Iterator[list[Choice]]:
    """The choices of each gold story, first on its marks, then as found."""
    training = told("train", encoder=encoder)
    weights = defaultdict(shipped, leaving_out(training, encoder))
    tagger = shipped_tagger()
    for story in (*training, *told("dev", encoder=encoder)):
        for one in (story, as_found(story, encoder, tagger)):
            yield choices(one, encoder, weights[story.gold.slug])


def right(made: list[Choice], weights: Numbers) -> int:
    """How many denials of a story, copies counted, find their claim or rightly none."""
    return sum(one.copies for one in made if one.right[(one.traits @ weights).round(6).argmax()])


def main() -> int:
    """Fit and write, or check."""
    made = list(examples(SentenceEncoder(cache_limit=100_000)))
    if "--check" in sys.argv:
        hits = [right(own, _eager(fit([c for o in made for c in o if c.story != own[0].story]))) for own in made if own]
        print(f"{sum(hits)} of {sum(c.copies for own in made for c in own)} denials")  # noqa: T201 a command
        return 0
    *weights, none, by_length = _eager(fit([choice for own in made for choice in own])).tolist()
    lines = [HEAD, f"none = {none:.3f}", f"none_by_length = {by_length:.3f}"]
    lines += [f"{name} = {weight:.3f}" for name, weight in zip(TRAITS, weights, strict=True)]
    (FOLDER / "denials.toml").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{sum(map(len, made))} denials")  # noqa: T201 a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
