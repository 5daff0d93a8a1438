"""Ties denials to what they deny, also where they do not repeat it.

A denial and its copies are tied together. Among the story's claims and "none of these" the likeliest is taken: a conditional logit
(McFadden 1974) over the traits of a denial and a claim, with weights learned on the gold stories (`python -m train.denials`).
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.claims.echoes import COPIED
from stemma.claims.scene import TRAITS, Scene
from stemma.claims.sources import words
from stemma.clusters.dense import groups
from stemma.clusters.sets import Sets
from stemma.exact import log_of

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
    """The weight of each trait; of "none"; and of "none" by the length of a denial."""
    source = files("stemma.claims").joinpath("denials.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(source), dict[str, float])


def length(scene: Scene, denials: Members) -> float:
    """The logarithm of how many words of the denials tell something: who tells much may deny what nobody at hand asserts."""
    return log_of(1 + float(np.mean([len(words(scene.units[n].whole)) for n in denials])))


def _scores(scene: Scene, denials: Members, asserted: Sequence[Members]) -> Numbers:
    """How much speaks for each claim as what some denials deny, and last for none of them."""
    weights = shipped()
    rows = [sum(weights[name] * trait(scene, denials, group) for name, trait in TRAITS.items()) for group in asserted]
    return np.array([*rows, weights["none"] + weights["none_by_length"] * length(scene, denials)])


def _target(scene: Scene, denials: Members, asserted: Sequence[Members]) -> int | None:
    """The place of the claim that some denials deny; None for a claim that nobody at hand makes."""
    best = int(_scores(scene, denials, asserted).round(6).argmax())
    return best if best < len(asserted) else None


def ties(scene: Scene, asserted: Sequence[Members], threshold: float) -> list[list[int]]:
    """The groups with the denials of each, and groups of denials of what nobody asserts; each sorted, in the order of first units.

    Args:
        scene: of the story.
        asserted: groups of units that do not deny.
        threshold: mean likelihood from which on two denials without a claim deny the same.
    """
    made = [list(group) for group in asserted]
    loose = []
    for denials in denials_of(scene):
        target = _target(scene, denials, asserted)
        if target is None:
            loose.append(denials)
        else:
            made[target].extend(denials)
    between = np.array([[scene.likely[np.ix_(a, b)].mean() for b in loose] for a in loose]).reshape(
        len(loose), len(loose)
    )
    alone = groups(between, np.zeros(between.shape, dtype=bool), threshold)
    made += [[n for at in together for n in loose[at]] for together in alone]
    return sorted((sorted(group) for group in made), key=lambda group: group[0])
