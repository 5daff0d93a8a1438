"""The claims stage end to end: gold articles through annotators, entities and lineage, then held against the gold marks.

A statement of ours stands for a gold statement when their contents overlap by half (intersection over union of code points), a
figure or a mention of time for a gold one when they overlap by a third; one to one. An entity of ours stands for the gold
entity that most of its statements have as root. What matches nothing keeps its own name and counts as wrong where it is listed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from eval.annotated import read
from eval.claims import Judged, Told, aligned, story_of
from eval.gold_findings import findings_of
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.claims import claims_of, timeline_of
from stemma.claims.families import kin_of
from stemma.claims.figures import reading
from stemma.claims.propositions import units_of
from stemma.entities.resolve import resolve
from stemma.lineage import trace_lineage
from stemma.model import Claim, Descent, Entity, Findings, Passage, Statement, TimelineEvent
from stemma.ports import Tagger

#: least overlap of two contents, and of two figures or times
CONTENT, MARK = 0.5, 0.3

Marks = Mapping[str, frozenset[int]]
#: entities, findings by article, descents
Found = tuple[tuple[Entity, ...], Mapping[str, Findings], tuple[Descent, ...]]


def _points(passages: Iterable[Passage]) -> frozenset[int]:
    return frozenset(point for passage in passages for point in range(passage.begin, passage.end))


def matches(ours: Marks, gold: Marks, least: float) -> dict[str, str]:
    """Our id to gold id, greedily by overlap, one to one."""
    pairs = sorted(
        (-len(a & b) / len(a | b), key, name) for key, a in ours.items() for name, b in gold.items() if a & b
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for share, key, name in pairs:
        if -share >= least and key not in found and name not in taken:
            found[key] = name
            taken.add(name)
    return found


def _names(ours: Findings, gold: Findings) -> dict[str, str]:
    """Gold id of each statement, figure ("id") and mention of time ("article@begin") of one article."""
    found = matches(
        {s.id: _points(s.content) for s in ours.statements},
        {s.id: _points(s.content) for s in gold.statements},
        CONTENT,
    )
    found |= matches(
        {q.id: _points([q.passage]) for q in ours.quantities},
        {q.id: _points([q.passage]) for q in gold.quantities},
        MARK,
    )
    found |= matches(
        {f"{ours.article}@{t.passage.begin}": _points([t.passage]) for t in ours.times},
        {f"{ours.article}@{t.passage.begin}": _points([t.passage]) for t in gold.times},
        MARK,
    )
    return found


def _root(statement: Statement) -> str | None:
    return statement.attribution.root.entity if statement.attribution else None


def _entities(ours: Iterable[Findings], gold: Mapping[str, Findings], names: Mapping[str, str]) -> dict[str, str]:
    """Gold entity of each root of ours, by the majority of its statements; the smaller name on a tie."""
    roots = {s.id: _root(s) for found in gold.values() for s in found.statements}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for found in ours:
        for statement in found.statements:
            own, theirs = _root(statement), roots.get(names.get(statement.id, ""))
            if own and theirs:
                votes[own][theirs] += 1
    return {own: min(count.items(), key=lambda item: (-item[1], item[0]))[0] for own, count in votes.items()}


def _renamed(claim: Claim, names: Mapping[str, str], entities: Mapping[str, str]) -> Claim:
    def rename(keys: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(key, key) for key in keys)

    return replace(
        claim,
        asserts=rename(claim.asserts),
        denies=rename(claim.denies),
        figures=rename(claim.figures),
        roots=tuple(sorted({entities.get(root, root) for root in claim.roots})),
        differences=tuple(
            replace(d, figures=(names.get(d.figures[0], d.figures[0]), names.get(d.figures[1], d.figures[1])))
            for d in claim.differences
        ),
    )


def _moved(event: TimelineEvent, names: Mapping[str, str]) -> TimelineEvent:
    """The event with its mentions where the gold set has them."""

    def move(passage: Passage) -> Passage:
        key = f"{passage.article}@{passage.begin}"
        return replace(passage, begin=int(names.get(key, key).rpartition("@")[2]))

    return replace(event, passages=tuple(move(passage) for passage in event.passages))


def found_in(story: Told, encoder: SentenceEncoder, tagger: Tagger | None) -> Found:
    """What the stages before claims find in a gold story."""
    articles = [story.articles[key] for key in sorted(story.articles)]
    entities, findings = resolve(articles, read(articles, tagger))
    return tuple(entities), findings, tuple(trace_lineage(articles, findings, encoder))


def _under_gold_names(found: Findings, names: Mapping[str, str]) -> Findings:
    return replace(
        found,
        statements=tuple(replace(s, id=names.get(s.id, s.id)) for s in found.statements),
        quantities=tuple(
            replace(q, id=names.get(q.id, q.id), statement=names.get(q.statement or "", q.statement))
            for q in found.quantities
        ),
    )


def as_found(story: Told, encoder: SentenceEncoder, tagger: Tagger | None) -> Told:
    """A gold story with what the system finds in it, statements and figures under the names of those of gold."""
    entities, findings, descents = found_in(story, encoder, tagger)
    gold = findings_of(story.gold)
    named = {key: _under_gold_names(found, _names(found, gold[key])) for key, found in findings.items()}
    return replace(
        story,
        findings=named,
        entities=entities,
        descents=descents,
        units=units_of(sorted(story.articles), story.articles, named),
        kin=kin_of(descents, story.articles),
    )


def judge_system(story: Told, encoder: SentenceEncoder, tagger: Tagger | None) -> Judged:
    """A gold story through all stages, under gold names."""
    return judge_found(story, found_in(story, encoder, tagger), encoder)


def judge_found(story: Told, found: Found, encoder: SentenceEncoder) -> Judged:
    """Claims and timeline on what the stages before them found, or would have found, under gold names."""
    entities, findings, descents = found
    st = story_of(story)
    claims = claims_of(st, story.articles, findings, entities=entities, descents=descents, encoder=encoder)
    timeline = timeline_of(st, story.articles, findings, claims=claims, descents=descents, encoder=encoder)
    gold = findings_of(story.gold)
    names = {key: name for a in sorted(findings) for key, name in _names(findings[a], gold[a]).items()}
    roots = _entities(findings.values(), gold, names)
    renamed = tuple(_renamed(claim, names, roots) for claim in claims)
    return Judged(
        told=story,
        claims=renamed,
        timeline=tuple(_moved(event, names) for event in timeline),
        readings={names.get(q.id, q.id): reading(q) for found in findings.values() for q in found.quantities},
        ours=aligned(story, renamed),
    )
