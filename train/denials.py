"""Fits the weights by which denials are tied to claims: `python -m train.denials`, after `python -m train.claims`.

A conditional logit (McFadden 1974) over the claims that a story's own grouping gives and "none of these", with an L2 penalty, on the
gold stories for training and development and on the scenes (`train/scenes/`): on their marks, and on what the annotators find in them.
What is read as a denial and denies nothing is to be tied to nothing. The pairs of a training story are judged by weights that were fitted
without it, or they would look likelier than those of a new one. A denial counts by the square root of its copies, one of a scene by
`OF_SCENE`. `--check` prints how many denials find their claim in a story that was left out, and in the scenes kept aside.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.annotated import shipped_tagger
from eval.claims import Told, told
from eval.score import Counts, total
from eval.system_claims import as_found
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.claims.assemble import asserted_groups, scene_of
from stemma.claims.denial_traits import TRAITS, Scene, telling_share
from stemma.claims.denials import SURE, denials_of, length, other_matter, same_breath
from stemma.claims.resemblance import Comparison
from stemma.claims.weights import Weights, likelihood, shipped
from stemma.claims.wordings import wordings_of
from train import scenes
from train.claims import FOLDER, leaving_out

#: penalty on the square of each weight, and on those of "none", which are seen in each choice
RIDGE, RIDGE_OF_NONE = 1.0, 0.05
#: taken from the learned weight of "none", chosen of 0 and 0.5 by leaving out one story after the other
EAGER = 0.5
#: what a denial of a scene counts beside one of a story, chosen of 0, 0.3 and 1 in the same way
OF_SCENE = 0.3
#: share of a group's units that assert a gold claim from which on the group stands for it
STANDS_FOR = 0.3
HEAD = "# Written by `python -m train.denials`: how much each trait speaks for a claim being the one that is denied.\n"
OF_NONE = ("none", "none_by_length", "none_if_telling")

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a denial with its copies can be tied to: each claim at hand, and last "none"."""

    #: of a story, or the number of a scene
    story: str
    #: the traits of each; of "none" only the last count
    traits: Numbers
    right: npt.NDArray[np.bool_]
    #: what it may be tied to at all; learned from is all
    allowed: npt.NDArray[np.bool_]
    copies: int
    counts: float


def _choice(scene: Scene, denials: list[int], asserted: list[list[int]], meant: Callable[[int], bool]) -> Choice:
    """What some denials can be tied to, of no story yet; `meant` says which groups they deny."""
    open_ = [at for at, group in enumerate(asserted) if not same_breath(scene, denials, group)]
    traits = [[*(trait(scene, denials, asserted[at]) for trait in TRAITS.values()), 0.0, 0.0, 0.0] for at in open_]
    none = [0.0] * len(TRAITS) + [1.0, length(scene, denials), telling_share(scene, denials)]
    right = [meant(at) for at in open_]
    copies = len(scene.comparison.wordings.spread(denials))
    return Choice(
        story="",
        traits=np.array([*traits, none]),
        right=np.array([*right, not any(right)]),
        allowed=np.array([*(not other_matter(scene, denials, asserted[at]) for at in open_), True]),
        copies=copies,
        counts=float(np.sqrt(copies)),
    )


def _meant(story: Told, scene: Scene, denials: list[int]) -> set[str]:
    """The gold claims that at least half of some denials deny."""
    against = {
        f"{story.gold.slug}/{mark}": claim["id"] for claim in story.gold.claims for mark in claim.get("denies", ())
    }
    statements = [scene.units[n].statement for n in denials]
    counts = Counter(against[one.id] for one in statements if one and one.id in against)
    return {claim for claim, count in counts.items() if 2 * count >= len(denials)}


def choices(story: Told, encoder: SentenceEncoder, weights: Weights) -> list[Choice]:
    """What each denial of a gold story can be tied to."""
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
        meant = _meant(story, scene, denials)
        choice = _choice(scene, denials, asserted, lambda at, meant=meant: bool(meant & stand_for[at]))  # type: ignore[misc]
        made.append(replace(choice, story=story.gold.slug))
    return made


def choices_of_scenes(staged: scenes.Staged, encoder: SentenceEncoder) -> list[Choice]:
    """What each denial of some scenes can be tied to, those left out that no mark speaks of."""
    comparison = Comparison(wordings_of(staged.units), staged.kin, encoder)
    if not comparison.units:
        return []
    weights = shipped()
    scene = scene_of(comparison, likelihood(comparison, weights), staged.articles, staged.entities)
    asserted = asserted_groups(scene, weights.threshold)
    roles = [staged.roles(unit) for unit in scene.units]
    told_of = [any("=" in roles[n] for n in group) for group in asserted]
    made = []
    for denials in denials_of(scene):
        if any(roles[n] for n in denials):
            denies = any("-" in roles[n] for n in denials)
            choice = _choice(scene, denials, asserted, lambda at, denies=denies: denies and told_of[at])  # type: ignore[misc]
            made.append(replace(choice, counts=OF_SCENE))
    return made


def fit(examples: Sequence[Choice]) -> Numbers:
    """The weights of the traits and of "none", before `EAGER`."""
    penalty = np.array([RIDGE] * len(TRAITS) + [RIDGE_OF_NONE] * len(OF_NONE))

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        total, slope = float(penalty @ weights**2) / 2, penalty * weights
        for one in examples:
            odds = one.traits @ weights
            likely = np.exp(odds - odds.max())
            likely /= likely.sum()
            share = likely * one.right
            total -= one.counts * float(np.log(share.sum()))
            slope -= one.counts * (one.traits.T @ (share / share.sum() - likely))
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(penalty)), jac=True, method="L-BFGS-B").x)


def _eager(weights: Numbers) -> Numbers:
    return weights - EAGER * (np.arange(len(weights)) == len(TRAITS))


def of_gold(encoder: SentenceEncoder) -> Iterator[list[Choice]]:
    """The choices of each gold story, first on its marks, then as found."""
    training = told("train", encoder=encoder)
    weights = defaultdict(shipped, leaving_out(training, encoder))
    tagger = shipped_tagger()
    for story in (*training, *told("dev", encoder=encoder)):
        for one in (story, as_found(story, encoder, tagger)):
            yield choices(one, encoder, weights[story.gold.slug])


def of_scenes(encoder: SentenceEncoder, *, aside: bool) -> list[Choice]:
    """The choices of the scenes on their marks and as found: alone, without what is denied, and one situation in two languages."""
    known = [one for one in scenes.scenes() if one.aside == aside]
    by_place = {(one.language, one.number): one for one in known}
    pairs = [
        (by_place[scenes.LANGUAGES[n % 3], n], by_place[scenes.LANGUAGES[(n + 1) % 3], n])
        for n in sorted({one.number for one in known})
    ]
    alone, without = [(one,) for one in known], [(one,) for one in map(scenes.unclaimed, known) if one]
    staged = scenes.stages([*alone, *without, *pairs], shipped_tagger())
    return [choice for two in staged for one in two for choice in choices_of_scenes(one, encoder)]


def judged(made: Sequence[Choice], weights: Numbers) -> Counts:
    """How many ties of some denials, copies counted, are right, how many wrong, and how many are missing."""
    counts = Counts()
    for one in made:
        odds = np.where(one.allowed, one.traits @ weights, -np.inf).round(6)
        best = int(odds.argmax())
        share = float(1 / np.exp(odds - odds[best]).sum())
        tied = best < len(odds) - 1 and share >= SURE
        hit = tied and bool(one.right[best])
        missing = bool(one.right[:-1].any()) and not hit
        counts += Counts(one.copies * hit, one.copies * (tied and not hit), one.copies * missing)
    return counts


def main() -> int:
    """Fit and write, or check."""
    encoder = SentenceEncoder(cache_limit=100_000)
    gold, own = list(of_gold(encoder)), of_scenes(encoder, aside=False)
    every = [choice for one in gold for choice in one]
    if "--check" in sys.argv:
        left = total(judged(o, _eager(fit([c for c in every if c.story != o[0].story] + own))) for o in gold if o)
        aside = judged(of_scenes(encoder, aside=True), _eager(fit(every + own)))
        for name, counts in (("stories left out", left), ("scenes kept aside", aside)):
            print(f"{name}: precision {counts.precision:.3f}, recall {counts.recall:.3f}, F1 {counts.f1:.3f}")  # noqa: T201 a command
        return 0
    fitted = _eager(fit(every + own)).tolist()
    names = (*TRAITS, *OF_NONE)
    lines = [HEAD, *(f"{name} = {weight:.3f}" for name, weight in zip(names, fitted, strict=True))]
    (FOLDER / "denials.toml").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(every)} denials of stories, {len(own)} of scenes")  # noqa: T201 a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
