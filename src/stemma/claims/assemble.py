"""Groups of units to claims: who asserts, who denies, on whom it rests, how its figures differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stemma.claims.counting import brought_together
from stemma.claims.denying import ties
from stemma.claims.differences import Figure, differences_of, figures_of
from stemma.claims.grouping import groups
from stemma.claims.kin import Kin, kin_of
from stemma.claims.phrases import narrows
from stemma.claims.resemblance import Comparison, Mask, Matrix
from stemma.claims.sources import leaders
from stemma.claims.state import state_of
from stemma.claims.units import Unit, units_of
from stemma.claims.weights import likelihood, shipped
from stemma.model import Article, Claim, Descent, Entity, Findings, Story
from stemma.ports import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a story's claims are made from."""

    story: Story
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    kin: Kin
    likely: Matrix
    units: Sequence[Unit]


def _kinds_of_unit(unit: Unit) -> str:
    """Money, shares and the rest never measure one thing."""
    code = unit.figure.unit if unit.figure else None
    if code is None:
        return ""
    if code in ("percent", "percentage_point"):
        return "share"
    return "money" if len(code) == 3 and code.isupper() else "measure"


def _apart(units: Sequence[Unit], families: Mask) -> Mask:
    """Pairs that can't be one claim by themselves: of different measures, and denials of independent articles.

    Denials say little ("this is untrue"), so that only what they deny tells whether two of them go together.
    """
    denies = np.array([unit.denies for unit in units])
    kinds = np.array([_kinds_of_unit(unit) for unit in units], dtype=np.str_)
    known = kinds != ""
    measures = (kinds[:, None] != kinds[None, :]) & known[:, None] & known[None, :]
    return np.asarray(measures | (denies[:, None] & denies[None, :] & ~families))


def _central(members: Sequence[int], around: Around) -> Unit:
    """The unit most like the others, the first among equals; attributed words first, and an original's before a copy's."""
    block = around.likely[np.ix_(members, members)].sum(axis=1).round(6)

    def rank(place: int) -> tuple[bool, bool, float, int]:
        unit = around.units[members[place]]
        return unit.statement is not None, not around.kin.exemplars.get(unit.article), block[place], -members[place]

    return around.units[members[max(range(len(members)), key=rank)]]


def _unique(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _claim(number: int, members: Sequence[int], denying: frozenset[int], around: Around) -> Claim:
    units = [around.units[n] for n in members]
    against = {around.units[n].id for n in denying}
    asserting = [u for u in units if u.statement and u.id not in against]
    roots = sorted({u.root for u in asserting if u.root})
    leading = leaders(roots, around.entities)
    roots = sorted({leading.get(root, root) for root in roots})
    differences = differences_of(_figures(units, leading, around), around.kin)
    denies = _unique([u.statement.id for u in units if u.statement and u.id in against])
    carriers = {u.article for u in units if u.id not in against} or {u.article for u in units}
    return Claim(
        id=f"{around.story.id}.c{number}",
        story=around.story.id,
        text=_central(members, around).passage.text,
        asserts=_unique([u.statement.id for u in asserting if u.statement]),
        denies=denies,
        narrated=tuple(dict.fromkeys(u.passage for u in units if u.statement is None)),
        figures=_unique([u.figure.id for u in units if u.figure]),
        roots=tuple(roots),
        independent_sources=len(roots),
        independent_articles=len(around.kin.origins(carriers)),
        state=state_of(roots, denied=bool(denies), differences=differences),
        differences=differences,
    )


def _figures(units: Sequence[Unit], leading: Mapping[str, str], around: Around) -> tuple[Figure, ...]:
    scoped = frozenset(u.id for u in units if u.figure and narrows(u.clause, around.articles[u.article].language))
    return figures_of(units, around.articles, leading, scoped)


def claims_of(  # noqa: PLR0913 a stage takes what the stages before it found
    story: Story,
    articles: Mapping[str, Article],
    findings: Mapping[str, Findings],
    *,
    entities: Sequence[Entity],
    descents: Sequence[Descent],
    encoder: Encoder,
) -> tuple[Claim, ...]:
    """The claims of a story in the order of their first words.

    Args:
        story: its articles are read in the order of their ids.
        articles: by id; more than the story's own do no harm.
        findings: by article id, entities resolved.
        entities: of all articles.
        descents: who copied whom: copies add no independence.
        encoder: gives the vectors that are compared.
    """
    units = units_of(story.articles, articles, findings)
    if not units:
        return ()
    kin = kin_of(descents, story.articles)
    weights = shipped()
    comparison = Comparison(units, kin, encoder)
    likely = likelihood(comparison, weights)
    alike = groups(likely, _apart(units, comparison.families), weights.threshold)
    found, denying = ties(brought_together(alike, units), units, likely, articles)
    around = Around(
        story=story, articles=articles, entities={e.id: e for e in entities}, kin=kin, likely=likely, units=units
    )
    return tuple(
        _claim(number, members, denying & frozenset(members), around) for number, members in enumerate(found, start=1)
    )
