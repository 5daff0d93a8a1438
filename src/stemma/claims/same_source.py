"""One source under two names: what a text calls it, and what its copy does ("the safety board", "das Sicherheitsgremium").

A translation or an unchanged copy has the sources of its exemplar. Where annotating could not tell that two names mean one source,
or read one of them wrong, the copy would seem to add a source of its own; copies add none. And nobody says six words as another does:
what two texts give in the same words was said once, whomever they name ("the police", "a statement").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from stemma.claims.denial_traits import Scene
from stemma.claims.families import Kin
from stemma.claims.propositions import Unit
from stemma.clusters.sets import Sets
from stemma.text.fold import folded

#: likelihood of two statements in a text and its copy from which on they are one statement; chosen among 0, 0.8 and 0.9 on the gold
#: stories for training and development: below it a sentence with several figures meets the wrong one
SAME_STATEMENT = 0.8
#: words that two people do not choose alike, and share of the shorter statement's runs of `RUN` words from which it is in the other
UTTERANCE, RUN, SAME_WORDS = 6, 3, 0.8

Members = Sequence[int]
_WORD = re.compile(r"\w+")


def _said(members: Members, scene: Scene) -> Mapping[str, list[int]]:
    """The wordings of a claim that assert it with a named source, by article."""
    found: dict[str, list[int]] = defaultdict(list)
    for n in members:
        if scene.units[n].root and n not in scene.denying:
            found[scene.units[n].article].append(n)
    return found


def _nearest(one: int, others: Members, scene: Scene) -> int:
    return max(others, key=lambda other: (scene.likely[one, other], -other))


def _pairs(members: Members, scene: Scene, kin: Kin) -> Iterable[tuple[str, str]]:
    """Names of what must be one source: of each other's likeliest statement in a text and its copy, neither name in both texts."""
    said = _said(members, scene)
    names = {article: {scene.units[n].root for n in held} for article, held in said.items()}
    for text, copy in combinations(sorted(said), 2):
        if not kin.retold(text, copy):
            continue
        for one in said[text]:
            other = _nearest(one, said[copy], scene)
            first, second = scene.units[one].root, scene.units[other].root
            mutual = _nearest(other, said[text], scene) == one and scene.likely[one, other] >= SAME_STATEMENT
            if mutual and first and second and first not in names[copy] and second not in names[text]:
                yield first, second


def _runs(unit: Unit) -> frozenset[tuple[str, ...]]:
    """The runs of words of what a unit's statement says; none of a short one."""
    content = unit.statement.content if unit.statement else ()
    told = _WORD.findall(folded(" ".join(passage.text for passage in content)))
    return frozenset(zip(*(told[n:] for n in range(RUN)), strict=False)) if len(told) >= UTTERANCE else frozenset()


def one_utterance(a: Unit, b: Unit) -> bool:
    """Whether two statements are in the same words, or one of them a part of the other."""
    first, second = _runs(a), _runs(b)
    fewest = min(len(first), len(second))
    return fewest > 0 and len(first & second) >= SAME_WORDS * fewest


def _said_once(members: Members, scene: Scene) -> Iterable[tuple[str, str]]:
    """Names that two texts give to one utterance."""
    said = [scene.units[n] for n in members if scene.units[n].root and n not in scene.denying]
    for one, other in combinations(said, 2):
        elsewhere = one.root != other.root and one.article != other.article
        if elsewhere and one.root and other.root and one_utterance(one, other):
            yield one.root, other.root


def one_voice(members: Members, scene: Scene, kin: Kin) -> dict[str, str]:
    """Sources of a claim that are another of its sources under another name, each with that other.

    An original's name goes before a copy's, then the more frequent, then the smaller.
    """
    said = [n for held in _said(members, scene).values() for n in held]
    often = Counter(scene.units[n].root for n in said for _ in scene.comparison.wordings.members[n])
    original = {scene.units[n].root for n in said if not kin.exemplars.get(scene.units[n].article)}
    roots = [root for root in often if root]
    sets = Sets(roots, first=lambda root: (root not in original, -often[root], root))
    for first, second in (*_pairs(members, scene, kin), *_said_once(members, scene)):
        sets.join(first, second)
    return {root: found for root in roots if (found := sets.find(root)) != root}
