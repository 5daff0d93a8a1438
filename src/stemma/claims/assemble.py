"""Groups of units to claims: who asserts, who denies, on whom it rests, how its figures differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from stemma import lang
from stemma.claims.certainty import state_of, supports
from stemma.claims.copied_denials import echoed
from stemma.claims.counting import TOLLS, brought_together
from stemma.claims.denial_traits import Scene
from stemma.claims.denials import Tied, ties
from stemma.claims.differences import Figure, differences_of, figures_of
from stemma.claims.distinct import voices
from stemma.claims.events import elsewhere
from stemma.claims.families import Kin, kin_of
from stemma.claims.phrases import narrows
from stemma.claims.propositions import Unit, units_of
from stemma.claims.resemblance import Comparison, Mask, Matrix
from stemma.claims.same_source import one_voice
from stemma.claims.shares import Share, share_of
from stemma.claims.sources import first_hand, led_by
from stemma.claims.weights import likelihood, shipped
from stemma.clusters.dense import groups
from stemma.exact import exp
from stemma.grammar.outcomes import told
from stemma.model import Article, Claim, Descent, Entity, Findings, Story
from stemma.ports import Encoder

#: log-odds that two statements without figures must have more than others to be one claim: words alone mislead about who vouches for
#: what. Chosen among 0, 0.4, 0.6 and 0.8 on the gold training stories, each grouped by weights that were fitted without it
CAUTION = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a story's claims are made from."""

    story: Story
    scene: Scene
    kin: Kin


def _kinds_of_unit(unit: Unit) -> str:
    """Money, shares and the rest never measure one thing."""
    code = unit.figure.unit if unit.figure else None
    if code is None:
        return ""
    if code in ("percent", "percentage_point"):
        return "share"
    return "money" if len(code) == 3 and code.isupper() else "measure"


def _apart(units: Sequence[Unit]) -> Mask:
    """Pairs that can't be one claim: of different measures, or counts of people of different fates ("20 dead", "27 injured")."""
    kinds = np.array([_kinds_of_unit(unit) for unit in units], dtype=np.str_)
    known = kinds != ""
    fates = [unit.outcomes & TOLLS if unit.figure and not unit.figure.unit else frozenset[str]() for unit in units]
    other = np.array([[bool(a and b) and a.isdisjoint(b) for b in fates] for a in fates], dtype=bool)
    return np.asarray(((kinds[:, None] != kinds[None, :]) & known[:, None] & known[None, :]) | other)


def _central(members: Sequence[int], around: Around) -> Unit:
    """The asserting unit most like the others, the first among equals.

    Attributed words go first, and an original's before a copy's.
    """
    members = [n for n in members if n not in around.scene.denying] or members
    units, wordings = around.scene.units, around.scene.comparison.wordings
    often = np.array([len(wordings.members[n]) for n in members])
    block = (around.scene.likely[np.ix_(members, members)] @ often).round(6)

    def rank(place: int) -> tuple[bool, bool, float, int]:
        unit = units[members[place]]
        return unit.statement is not None, not around.kin.exemplars.get(unit.article), block[place], -members[place]

    return units[members[max(range(len(members)), key=rank)]]


def _unique(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _claim(number: int, tied: Tied, around: Around) -> Claim:
    scene, wordings, members = around.scene, around.scene.comparison.wordings, tied.members
    units = [wordings.units[n] for n in wordings.spread(members)]
    against = {wordings.units[n].id for n in wordings.spread(scene.denying.intersection(members))}
    asserting = [u for u in units if u.statement and u.id not in against]
    told = first_hand(asserting)
    leading = led_by(told, one_voice(members, scene, around.kin), scene.entities)
    roots = sorted({leading.get(root, root) for root in told})
    heard = voices(roots, scene.entities)
    number_of = {root: n for n, voice in enumerate(heard) for root in voice}
    voice = {root: number_of[leading.get(root, root)] for root in told}
    differences = differences_of(_figures(units, leading, around), around.kin, partial(_alike, scene))
    denies = _unique([u.statement.id for u in units if u.statement and u.id in against])
    carriers = {u.article for u in units if u.id not in against} or {u.article for u in units}
    state, sure = state_of(
        len(heard),
        denied=tied.denied if denies else None,
        differences=differences,
        vouching=supports(scene, members, voice, around.kin),
    )
    return Claim(
        id=f"{around.story.id}.c{number}",
        story=around.story.id,
        text=_central(members, around).passage.text,
        asserts=_unique([u.statement.id for u in asserting if u.statement]),
        denies=denies,
        narrated=tuple(dict.fromkeys(u.passage for u in units if u.statement is None)),
        figures=_unique([u.figure.id for u in units if u.figure]),
        roots=tuple(roots),
        independent_sources=len(heard),
        independent_articles=len(around.kin.origins(carriers)),
        state=state,
        confidence=sure,
        differences=differences,
    )


def _alike(scene: Scene, a: Unit, b: Unit) -> float:
    """How likely two units tell one thing, by their wordings."""
    places = scene.comparison.wordings.place
    return float(scene.likely[places[a.id], places[b.id]])


def _scoped(unit: Unit, article: Article) -> bool:
    """Whether a figure counts a part, or more than its noun says; who lies in hospital is not all who were hurt."""
    return narrows(unit.clause, article.language) or "treated" in told(unit.passage.text, lang.of(article.language))


def _figures(units: Sequence[Unit], leading: Mapping[str, str], around: Around) -> tuple[Figure, ...]:
    articles = around.scene.articles
    scoped = frozenset(u.id for u in units if u.figure and _scoped(u, articles[u.article]))
    return figures_of(units, articles, leading, scoped)


def scene_of(
    comparison: Comparison, likely: Matrix, articles: Mapping[str, Article], entities: Sequence[Entity]
) -> Scene:
    """What a denial and the claims around it are judged by."""
    return Scene(comparison, likely, echoed(comparison), articles, {entity.id: entity for entity in entities})


def _cautious(scene: Scene) -> Matrix:
    """The likelihoods, less `CAUTION` for pairs without figures."""
    less = exp(-CAUTION * scene.comparison.figureless)
    return np.asarray(scene.likely * less / (1 - scene.likely + scene.likely * less))


def asserted_groups(scene: Scene, threshold: float) -> list[list[int]]:
    """The wordings that do not deny, grouped by what they assert."""
    places = [n for n in range(len(scene.units)) if n not in scene.denying]
    units = [scene.units[n] for n in places]
    often = [scene.comparison.wordings.often[n] for n in places]
    likely = _cautious(scene)[np.ix_(places, places)]
    other = elsewhere(units)
    alike = groups(likely, _apart(units) | other, threshold, often)
    return [[places[n] for n in group] for group in brought_together(alike, units, likely, threshold, other)]


def claims_of(  # noqa: PLR0913 a stage takes what the stages before it found
    story: Story,
    articles: Mapping[str, Article],
    findings: Mapping[str, Findings],
    *,
    entities: Sequence[Entity],
    descents: Sequence[Descent],
    encoder: Encoder,
    share: Share | None = None,
) -> tuple[Claim, ...]:
    """The claims of a story in the order of their first words.

    Args:
        story: its articles are read in the order of their ids.
        articles: by id; more than the story's own do no harm.
        findings: by article id, entities resolved.
        entities: of all articles.
        descents: who copied whom: copies add no independence.
        encoder: gives the vectors that are compared.
        share: what of the story is compared; all that these articles say when None.
    """
    wordings = (share or share_of(units_of(story.articles, articles, findings), None)).wordings
    if not wordings.units:
        return ()
    kin = kin_of(descents, story.articles)
    weights = shipped()
    comparison = Comparison(wordings, kin, encoder)
    likely = likelihood(comparison, weights)
    scene = scene_of(comparison, likely, articles, entities)
    found = ties(scene, asserted_groups(scene, weights.threshold), weights.threshold)
    around = Around(story=story, scene=scene, kin=kin)
    return tuple(_claim(number, tied, around) for number, tied in enumerate(found, start=1))
