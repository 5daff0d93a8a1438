"""Claims, differences and timeline on the gold stories, twice: on gold marks, which isolates this stage, and end to end.

On gold marks a figure counts in the words of its own article, not in the English words that the gold set gives all articles alike.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.annotated import shipped_tagger
from eval.gold import GoldStory, Split, stories
from eval.gold_findings import articles_of, entities_of, findings_of
from eval.score import Counts, Score, total
from stemma import lang
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.claims import claims_of, timeline_of
from stemma.claims.families import Kin, kin_of
from stemma.claims.figures import Reading, reading
from stemma.claims.propositions import Unit, units_of
from stemma.lineage import trace_lineage
from stemma.model import Article, Claim, Descent, Entity, Findings, Quantity, Story, TimelineEvent

#: Jaccard index of the mentions from which on two events are one
HALF = 0.5
#: letters of the shortest noun
NOUN = 3
_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f ]*")


@dataclass(frozen=True, kw_only=True)
class Told:
    """A gold story as the claims stage sees it."""

    gold: GoldStory
    articles: Mapping[str, Article]
    findings: Mapping[str, Findings]
    entities: tuple[Entity, ...]
    descents: tuple[Descent, ...]
    units: tuple[Unit, ...]
    kin: Kin
    #: gold claims of each statement and figure
    claims: Mapping[str, frozenset[str]]
    #: gold events of each mention of a moment, by `<article>@<begin>`
    events: Mapping[str, frozenset[str]]

    def claims_of(self, unit: Unit) -> frozenset[str]:
        """The gold claims of a unit; a figure in no claim stands for what no other figure of its statement claims."""
        own = self.claims.get(unit.id, frozenset())
        if own or unit.statement is None:
            return own
        beside = [u for u in self.units if u.figure and u.statement is unit.statement]
        taken = frozenset[str]().union(*(self.claims.get(u.id, frozenset()) for u in beside))
        return self.claims.get(unit.statement.id, frozenset()) - taken


def _numerals(language: str | None) -> frozenset[str]:
    """The words of a language that are part of a number."""
    if language is None:
        return frozenset()
    table = lang.of(language).numbers
    return frozenset(
        {*table.cardinals, *table.scales, *table.collectives, *table.rough} | {f"{w}s" for w in table.scales}
    )


def _own_words(figure: Quantity, language: str | None) -> Quantity:
    """The figure with what it counts in the last word of its own text after the number, None where that is missing or a unit."""
    after = _FIGURE.split(figure.passage.text)[-1]
    words = [w for w in after.replace("'", " ").split() if len(w) >= NOUN]
    written_out = len(words) == 1 and after == figure.passage.text
    bare = not words or words[-1].casefold() in _numerals(language)
    return replace(figure, counted=None if figure.unit or written_out or bare else words[-1])


def gold_claims(story: GoldStory) -> dict[str, frozenset[str]]:
    """Claims by id of statement or figure."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in story.claims:
        for key in ("asserts", "denies", "figures"):
            for mark in claim.get(key, ()):
                found[f"{story.slug}/{mark}"].add(claim["id"])
    return {key: frozenset(ids) for key, ids in found.items()}


def gold_events(story: GoldStory) -> dict[str, frozenset[str]]:
    """Events, by their place in the story's table, of each mention that carries one."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, event in enumerate(story.events):
        for mark in event.get("passages", ()):
            sigil, key = mark.split(".")
            begin = story.articles[sigil].times[key].span.begin
            found[f"{story.slug}/{sigil}@{begin}"].add(str(number))
    return {key: frozenset(numbers) for key, numbers in found.items()}


def gold_descents(story: GoldStory, found: Iterable[Descent] = ()) -> tuple[Descent, ...]:
    """The gold stemma, with the evidence of those edges that were found as well: the gold set aligns no passages."""
    evidence = {(descent.copy, descent.exemplar): descent.evidence for descent in found}

    def name(sigil: str) -> str:
        return sigil if sigil.startswith("lost:") else f"{story.slug}/{sigil}"

    return tuple(
        Descent(
            copy=(copy := name(row["copy"])),
            exemplar=(exemplar := name(row["exemplar"])),
            kind=row["kind"],
            cut=bool(row.get("cut")),
            confidence=1.0,
            evidence=evidence.get((copy, exemplar), ()),
        )
        for row in story.descents
    )


def told(*splits: Split, encoder: SentenceEncoder) -> tuple[Told, ...]:
    """The gold stories of some splits, on gold marks; the lineage stage aligns the passages of gold copies."""
    made = []
    for story in stories(*splits):
        articles = articles_of([story])
        findings = {
            key: replace(found, quantities=tuple(_own_words(q, articles[key].language) for q in found.quantities))
            for key, found in findings_of(story).items()
        }
        found = trace_lineage([articles[key] for key in sorted(articles)], findings, encoder)
        descents = gold_descents(story, found)
        made.append(
            Told(
                gold=story,
                articles=articles,
                findings=findings,
                entities=entities_of(story),
                descents=descents,
                units=units_of(sorted(articles), articles, findings),
                kin=kin_of(descents, articles),
                claims=gold_claims(story),
                events=gold_events(story),
            )
        )
    return tuple(made)


def story_of(told_story: Told) -> Story:
    """The gold story as the stories stage would give it."""
    return Story(id=told_story.gold.slug, title=told_story.gold.title, articles=tuple(sorted(told_story.articles)))


def items_of(claim: Claim) -> frozenset[str]:
    """The statements and figures of a claim."""
    return frozenset((*claim.asserts, *claim.denies, *claim.figures))


def bcubed(found: Mapping[str, frozenset[str]], gold: Mapping[str, frozenset[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of BCubed for items that may lie in several groups (Amigó et al. 2009), over the gold items.

    An item that was not found shares no group with any other.
    """

    def mean(of: Mapping[str, frozenset[str]], held: Mapping[str, frozenset[str]]) -> float:
        values = []
        for item in gold:
            shares = [
                (len(shared), min(len(shared), len(held.get(item, frozenset()) & held.get(other, frozenset()))))
                for other in gold
                if (shared := of.get(item, frozenset()) & of.get(other, frozenset()))
            ]
            values.append(sum(kept / share for share, kept in shares) / len(shares) if shares else 0.0)
        return sum(values) / len(values)

    precision, recall = mean(found, gold), mean(gold, found)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A story's claims beside the gold claims. Ids of statements, figures and entities are those of the gold set."""

    told: Told
    claims: tuple[Claim, ...]
    timeline: tuple[TimelineEvent, ...]
    #: our reading of each figure: number, end of range, bound and unit
    readings: Mapping[str, Reading]
    #: gold claim -> our claim, one to one by shared statements and figures
    ours: Mapping[str, Claim]

    @cached_property
    def roots(self) -> Mapping[str, str | None]:
        """The gold entity that each figure comes from, None where nobody is named."""
        return {unit.id: unit.root for unit in self.told.units if unit.figure}


def aligned(story: Told, claims: Sequence[Claim]) -> dict[str, Claim]:
    """Gold claim to our claim: the one-to-one match with the greatest sum of Jaccard indices."""
    gold: dict[str, set[str]] = {claim["id"]: set() for claim in story.gold.claims}
    for item, ids in story.claims.items():
        for key in ids:
            gold[key].add(item)
    names = list(gold)
    if not claims:
        return {}
    shares = np.array(
        [[len(gold[n] & items_of(c)) / max(1, len(gold[n] | items_of(c))) for c in claims] for n in names]
    )
    rows, columns = linear_sum_assignment(-shares)
    return {names[r]: claims[c] for r, c in zip(rows, columns, strict=True) if shares[r, c] > 0}


def claimed(story: Told, encoder: SentenceEncoder) -> tuple[Claim, ...]:
    """The claims that the system makes of gold marks."""
    return claims_of(
        story_of(story),
        story.articles,
        story.findings,
        entities=story.entities,
        descents=story.descents,
        encoder=encoder,
    )


def judge(story: Told, encoder: SentenceEncoder) -> Judged:
    """Claims and timeline on gold marks."""
    claims = claimed(story, encoder)
    timeline = timeline_of(
        story_of(story), story.articles, story.findings, claims=claims, descents=story.descents, encoder=encoder
    )
    return Judged(
        told=story,
        claims=claims,
        timeline=timeline,
        readings={q.id: reading(q) for found in story.findings.values() for q in found.quantities},
        ours=aligned(story, claims),
    )


def _grouping(judged: Judged) -> tuple[float, float, float]:
    held: dict[str, set[str]] = defaultdict(set)
    for claim in judged.claims:
        for item in items_of(claim):
            held[item].add(claim.id)
    return bcubed({item: frozenset(ids) for item, ids in held.items()}, judged.told.claims)


def _gold_roots(judged: Judged, claim: dict[str, object]) -> set[str]:
    return {f"{judged.told.gold.slug}:{root}" for root in claim.get("roots", ())}  # type: ignore[attr-defined]


def _roots(judged: Judged) -> list[bool]:
    return [
        claim["id"] in judged.ours and set(judged.ours[claim["id"]].roots) == _gold_roots(judged, claim)
        for claim in judged.told.gold.claims
    ]


def _root_counts(judged: Judged) -> Counts:
    counts = Counts()
    for claim in judged.told.gold.claims:
        gold = _gold_roots(judged, claim)
        found = set(judged.ours[claim["id"]].roots) if claim["id"] in judged.ours else set()
        counts += Counts(len(gold & found), len(found - gold), len(gold - found))
    return counts


def _sources(judged: Judged) -> list[bool]:
    return [
        claim["id"] in judged.ours and judged.ours[claim["id"]].independent_sources == len(claim.get("roots", ()))
        for claim in judged.told.gold.claims
    ]


def _states(judged: Judged) -> list[bool]:
    return [
        claim["id"] in judged.ours and judged.ours[claim["id"]].state == claim["state"]
        for claim in judged.told.gold.claims
    ]


def _jaccard(first: AbstractSet[str], second: AbstractSet[str]) -> float:
    return len(first & second) / max(1, len(first | second))


def _denials(judged: Judged) -> Counts:
    """Links of denials to claims. A claim of ours is the gold claim that it shares most assertions and figures with.

    A claim of denials alone can only be a gold claim that nobody asserts: a denial that was not tied is not right by itself.
    """
    slug = judged.told.gold.slug

    def marks(claim: Mapping[str, Any], *kinds: str) -> frozenset[str]:
        return frozenset(f"{slug}/{mark}" for kind in kinds for mark in claim.get(kind, ()))

    denied = {claim["id"]: marks(claim, "denies") for claim in judged.told.gold.claims}
    made = {claim["id"]: marks(claim, "asserts", "figures") - denied[claim["id"]] for claim in judged.told.gold.claims}
    unasserted = {name: marks for name, marks in denied.items() if not made[name]}

    def stands_for(claim: Claim) -> str:
        own = {*claim.asserts, *claim.figures}
        pool, held = (made, own) if claim.asserts or claim.narrated else (unasserted, {*claim.denies})
        best = max(pool, key=lambda name: _jaccard(pool[name], held), default=None)
        return best if best is not None and pool[best] & held else claim.id

    gold = {(mark, name) for name, marks in denied.items() for mark in marks}
    found = {(mark, stands_for(claim)) for claim in judged.claims for mark in claim.denies}
    return Counts(len(gold & found), len(found - gold), len(gold - found))


def _kind(judged: Judged, first: str, second: str) -> str | None:
    """The kind that we give a pair of figures, if need be by another pair that reads the same; None in no common claim.

    Of such pairs one from the same sources goes first.
    """
    for claim in judged.claims:
        if first in claim.figures and second in claim.figures:
            wanted = Counter((judged.readings[first], judged.readings[second]))
            alike = [d for d in claim.differences if Counter(judged.readings[key] for key in d.figures) == wanted]
            exact = [d for d in alike if {first, second} == set(d.figures)]
            roots = Counter((judged.roots.get(first), judged.roots.get(second)))
            same_roots = [d for d in alike if Counter(judged.roots.get(key) for key in d.figures) == roots]
            return (exact or same_roots or alike)[0].kind if alike else "same"
    return None


def _differences(judged: Judged) -> list[tuple[str, str | None, tuple[str, str]]]:
    slug = judged.told.gold.slug
    return [
        (row["kind"], _kind(judged, *(f"{slug}/{mark}" for mark in row["figures"])), tuple(row["figures"]))
        for row in judged.told.gold.differences
    ]


def _events(judged: Judged) -> Counts:
    """An event is found when it shares at least half of its mentions, and its day, with one of ours; one to one."""
    gold: dict[str, set[str]] = defaultdict(set)
    for mention, events in judged.told.events.items():
        for event in events:
            gold[event].add(mention)
    ours = [{f"{p.article}@{p.begin}" for p in event.passages} for event in judged.timeline]
    hits = sum(best >= HALF for best in _matched([[len(g & o) / len(g | o) for o in ours] for g in gold.values()]))
    return Counts(hits, len(ours) - hits, len(gold) - hits)


def _matched(shares: Sequence[Sequence[float]]) -> list[float]:
    """The values of the best one-to-one match of rows and columns."""
    if not shares or not shares[0]:
        return []
    table = np.array(shares)
    return table[linear_sum_assignment(-table)].tolist()


def _share(flags: Iterable[bool]) -> float:
    each = list(flags)
    return sum(each) / len(each)


def scores(judged: Sequence[Judged], name: str) -> tuple[Score, ...]:
    """All numbers of some stories under keys `claims.<name>.*`."""
    over = f"{sum(len(j.told.gold.claims) for j in judged)} claims of {len(judged)} stories"
    grouping = np.mean([_grouping(j) for j in judged], axis=0)
    kinds = [row for j in judged for row in _differences(j)]
    together = [row for row in kinds if row[1] is not None]
    rows = (
        ("bcubed", float(grouping[2]), 0.75),
        ("bcubed_precision", float(grouping[0]), None),
        ("bcubed_recall", float(grouping[1]), None),
        ("roots", _share(flag for j in judged for flag in _roots(j)), 0.80),
        ("roots_f1", total(_root_counts(j) for j in judged).f1, None),
        ("independent_sources", _share(flag for j in judged for flag in _sources(j)), 0.75),
        ("states", _share(flag for j in judged for flag in _states(j)), None),
        ("denials_f1", total(_denials(j) for j in judged).f1, 0.75),
        ("difference_kinds", _share(gold == ours for gold, ours, _ in kinds), 0.75),
        ("timeline_f1", total(_events(j) for j in judged).f1, 0.70),
        ("timeline_precision", total(_events(j) for j in judged).precision, None),
        ("difference_kinds_of_grouped", _share(gold == ours for gold, ours, _ in together), None),
    )
    return tuple(
        Score(key=f"claims.{name}.{key}", value=value, over=over, target=target) for key, value, target in rows
    )


def run(*, quick: bool) -> tuple[Score, ...]:
    """All scores of this task: development stories in a quick run, test stories as well in a full one."""
    from eval.system_claims import judge_system  # it builds on this module

    encoder, tagger = SentenceEncoder(cache_limit=100_000), shipped_tagger()
    found: list[Score] = []
    splits: tuple[Split, ...] = ("dev",) if quick else ("dev", "test")
    for split in splits:
        stories_told = told(split, encoder=encoder)
        found += scores([judge(story, encoder) for story in stories_told], f"gold.{split}")
        found += scores([judge_system(story, encoder, tagger) for story in stories_told], f"system.{split}")
    return tuple(found)
