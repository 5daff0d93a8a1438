"""Ties denials to what they deny, also where they do not repeat it.

A denial and its copies are tied together. Among the story's claims and "none of these" the likeliest is taken: a conditional logit
(McFadden 1974) over the traits of a denial and a claim, with weights learned on gold stories and scenes (`python -m train.denials`).
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.claims.copied_denials import COPIED
from stemma.claims.denial_traits import TRAITS, Scene, telling_share
from stemma.claims.sources import words
from stemma.clusters.dense import groups
from stemma.clusters.sets import Sets
from stemma.exact import exp, log_of

#: how sure it must be which claim a denial denies; below it the denial stands as one of what no article at hand asserts. On gold stories
#: left out, four of five ties above one half are right on gold marks; as found, one in eight below this line
SURE = 0.25
#: cosine from which on a claim may assert the very proposition that a denial tells; below it stands only what is told beside it. Chosen of 0,
#: 0.30, 0.34 and 0.38 by leaving out stories, and scenes that are fitted on: precision as found .69, .78, .80, .80, recall .96, .91, .86, .85
AGREES = 0.30

Members = Sequence[int]
Numbers = npt.NDArray[np.float64]


def denials_of(scene: Scene) -> list[list[int]]:
    """Denials with their copies, each sorted, in the order of their first units: one statement, or one place of a copied text."""
    ids = sorted(scene.denying)
    sets = Sets(ids)
    place = scene.comparison.places[0]
    beside = {n: [other for other in ids if place[n, other]] for n in ids}
    for a, b in combinations(ids, 2):
        first, second = scene.units[a], scene.units[b]
        only = place[a, b] and all(
            sum(scene.units[n].article == other.article for n in beside[one]) == 1
            for one, other in ((a, second), (b, first))
        )
        alike = place[a, b] and scene.comparison.wholes[a, b] > COPIED
        if only or alike or first.statement is second.statement:
            sets.join(a, b)
    return sets.groups()


@cache
def shipped() -> Mapping[str, float]:
    """The weight of each trait; of "none"; and of "none" by the length of a denial, and where it tells what it denies."""
    source = files("stemma.claims").joinpath("denials.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), dict[str, float])


def length(scene: Scene, denials: Members) -> float:
    """The logarithm of how many words of the denials tell something: who tells much may deny what nobody at hand asserts."""
    return log_of(1 + float(np.mean([len(words(scene.units[n].whole)) for n in denials])))


def _scores(scene: Scene, denials: Members, asserted: Sequence[Members]) -> Numbers:
    """How much speaks for each claim as what some denials deny, and last for none of them."""
    weights = shipped()
    rows = [sum(weights[name] * trait(scene, denials, group) for name, trait in TRAITS.items()) for group in asserted]
    told = weights["none_by_length"] * length(scene, denials) + weights["none_if_telling"] * telling_share(
        scene, denials
    )
    return np.array([*rows, weights["none"] + told])


def same_breath(scene: Scene, denials: Members, group: Members) -> bool:
    """Whether whoever denies asserts it in the article of the denial: nobody denies his own claim in the same breath.

    Another article may well tell an accusation as the words of the accused, who repeats what he rejects.
    """
    deniers = {(scene.units[n].article, scene.units[n].root) for n in denials if scene.units[n].root}
    return any((scene.units[n].article, scene.units[n].root) in deniers for n in group)


def other_matter(scene: Scene, denials: Members, group: Members) -> bool:
    """Whether the denials tell what they deny, and nothing of the group asserts that: what stands beside a denial is not denied by it."""
    telling = [n for n in denials if n in scene.telling]
    return bool(telling) and float(scene.agreeing[np.ix_(telling, group)].max()) < AGREES


def _target(scene: Scene, denials: Members, asserted: Sequence[Members]) -> tuple[int | None, float]:
    """The place of the claim that some denials deny, None for a claim that nobody at hand makes; and how sure that is, 0 to 1."""
    open_ = [
        at
        for at, group in enumerate(asserted)
        if not same_breath(scene, denials, group) and not other_matter(scene, denials, group)
    ]
    scores = _scores(scene, denials, [asserted[at] for at in open_]).round(6)
    shares = exp(scores - scores.max())
    best = int(scores.argmax())
    sure = round(float(shares[best]) / math.fsum(shares.tolist()), 6)
    if best == len(open_) or sure < SURE:
        return None, 1.0
    return open_[best], sure


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """The wordings of one claim, its denials among them."""

    members: tuple[int, ...]
    #: how sure it is that its denials deny it, 0 to 1; None without any
    denied: float | None = None


def ties(scene: Scene, asserted: Sequence[Members], threshold: float) -> list[Tied]:
    """The groups with the denials of each, and groups of denials of what nobody asserts; each sorted, in the order of first units.

    Args:
        scene: of the story.
        asserted: groups of units that do not deny.
        threshold: mean likelihood from which on two denials without a claim deny the same.
    """
    made = [list(group) for group in asserted]
    sure: dict[int, float] = {}
    loose = []
    for denials in denials_of(scene):
        target, how = _target(scene, denials, asserted)
        if target is None:
            loose.append(denials)
        else:
            made[target].extend(denials)
            sure[target] = max(how, sure.get(target, 0.0))
    between = np.array([[scene.likely[np.ix_(a, b)].mean() for b in loose] for a in loose]).reshape(
        len(loose), len(loose)
    )
    alone = groups(between, np.zeros(between.shape, dtype=bool), threshold)
    found = [Tied(members=tuple(sorted(group)), denied=sure.get(at)) for at, group in enumerate(made)]
    found += [Tied(members=tuple(sorted(n for at in group for n in loose[at])), denied=1.0) for group in alone]
    return sorted(found, key=lambda one: one.members[0])
