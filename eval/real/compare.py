"""One reading held against another: a system's or a second reader's against the gold. Pure counting.

A statement is wholly right where half of both contents is shared, the first-hand source is the same, and so is the polarity.
What is found beside it is put in the first class that fits: wrong source, lost source, wrong polarity, wrong span, false.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.real.marks import Marks, RealEntity, RealQuantity, RealStatement, RealTime
from stemma.model import Span

#: overlap of two contents, in code points over both, from which they are one statement
SAME = 0.5
#: and from which nothing is missing or too much
EXACT = 0.9
#: share of what was found that must lie in some gold content to be a wrong span rather than false
_TOUCHES = 0.2
#: share of a piece that lies in the content it is a piece of
_PIECE = 0.8
#: what a mention with the very words of a gold name counts, against one that only overlaps it
_EXACT_VOTE = 3
#: types of "Ode and Blum", "economists such as Ode and Blum"
_TOGETHER = frozenset({"group", "unnamed"})
#: relative difference up to which two values are one
_ROUNDING = 1e-4


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one statement that was found."""

    statement: RealStatement
    #: right | wrong_source | lost_source | wrong_polarity | wrong_span | false | optional
    verdict: str
    #: the gold statement it was held against
    gold: RealStatement | None = None
    #: shared content over both
    overlap: float = 0.0
    #: a part of a longer content with the right source
    piece: bool = False
    #: somebody is credited
    named: bool = False


@dataclass(slots=True, kw_only=True)
class Comparison:
    """One article compared."""

    article: str
    words: int
    verdicts: list[Verdict] = field(default_factory=list)
    missed: list[RealStatement] = field(default_factory=list)
    #: "entities", "merged", "junk", "quantities", "quantities_right", ...
    counts: Counter[str] = field(default_factory=Counter)
    #: "hops", "links", "quantities": how sure each was, and whether it is right
    sure: dict[str, list[tuple[float, bool]]] = field(default_factory=dict)


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.begin, span.end)}


def _share(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _names_itself(one: Span, other: Span) -> bool:
    """Whether two mentions share more than half: "Somalia" is no name of "local reports from Somalia"."""
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared > SAME * (max(one.end, other.end) - min(one.begin, other.begin))


def _mixed(entity: RealEntity, gold: Sequence[RealEntity]) -> set[str]:
    """The gold entities that an entity's mentions name by themselves, not as a part of a longer phrase."""
    named = ((span, _named(span, entity.type, gold)) for span in entity.mentions)
    by_id = {one.id: one for one in gold}
    return {
        one.entity
        for span, one in named
        if one is not None and any(_names_itself(span, other) for other in by_id[one.entity].mentions)
    }


def naming(mine: Sequence[RealEntity], gold: Sequence[RealEntity]) -> dict[str, Counter[str]]:
    """For each of mine, which gold entities its mentions name, and how often; the very words of a name count more."""
    result: dict[str, Counter[str]] = {}
    for one in mine:
        votes = result[one.id] = Counter()
        for span in one.mentions:
            if (named := _named(span, one.type, gold)) is not None:
                votes[named.entity] += _EXACT_VOTE if named.exact else 1
    return result


@dataclass(frozen=True, slots=True, order=True)
class _Named:
    """How well a gold mention fits a found one, best last: the same words, the same type, most shared, the same end."""

    exact: bool
    typed: bool
    shared: int
    ends: bool
    entity: str


def _named(span: Span, kind: str, gold: Sequence[RealEntity]) -> _Named | None:
    """The gold entity that a mention names."""
    fits = [
        _Named(
            exact=span == other,
            typed=kind == entity.type,
            shared=min(span.end, other.end) - max(span.begin, other.begin),
            ends=span.end == other.end,
            entity=entity.id,
        )
        for entity in gold
        for other in entity.mentions
        if span.overlaps(other)
    ]
    return max(fits, default=None)


@dataclass(frozen=True, slots=True)
class Sources:
    """Tells whom a found statement credits, as a gold entity."""

    names: Mapping[str, Counter[str]]
    mine: Mapping[str, RealEntity]
    gold: Sequence[RealEntity]

    @classmethod
    def of(cls, found: Marks, gold: Marks) -> "Sources":
        """Bound to two readings of one article."""
        return cls(naming(found.entities, gold.entities), {e.id: e for e in found.entities}, gold.entities)

    def credited(self, statement: RealStatement) -> str | None:
        """The gold entity's id; None for nobody, "?" for somebody who is nobody in the gold."""
        key = statement.source
        if key is None:
            return None
        if (first := self._first(statement.speaker, self.mine.get(key))) is not None:
            return first
        if votes := self.names.get(key):
            return max(sorted(votes), key=lambda one: votes[one])
        return self._by_words(self.mine.get(key))

    def _first(self, speaker: Span | None, entity: RealEntity | None) -> str | None:
        """Of several who speak together the one named first, as the guideline has it."""
        if speaker is None or entity is None or entity.type not in _TOGETHER:
            return None
        inside = sorted((m.begin, one.id) for one in self.gold for m in one.mentions if speaker.covers(m))
        return inside[0][1] if len({key for _, key in inside}) > 1 else None

    def _by_words(self, entity: RealEntity | None) -> str:
        words = set(entity.words) if entity else set()
        shared = {one.id: len(words & set(one.words)) for one in self.gold}
        best = max(sorted(shared), key=lambda one: shared[one], default=None)
        return best if best is not None and shared[best] else "?"


def _pairs(found: Sequence[set[int]], gold: Sequence[set[int]], agrees: np.ndarray) -> dict[int, int]:
    """One-to-one pairs that share at least `SAME`; of equal contents those whose sources agree."""
    if not found or not gold:
        return {}
    shares = np.array([[_share(a, b) for b in gold] for a in found])
    left, right = linear_sum_assignment(-np.where(shares >= SAME, shares + 0.1 * agrees, 0))
    return {int(i): int(j) for i, j in zip(left, right, strict=True) if shares[i, j] >= SAME}


def compare_statements(found: Marks, gold: Marks) -> tuple[list[Verdict], list[RealStatement]]:
    """What became of each that was found, and which gold ones were not found."""
    sources = Sources.of(found, gold)
    credited = [sources.credited(s) for s in found.statements]
    mine = [_characters(s.content) for s in found.statements]
    right = [_characters(s.content) for s in gold.statements]
    agrees = np.array([[float(c == g.source) for g in gold.statements] for c in credited])
    pairs = _pairs(mine, right, agrees)
    verdicts = []
    for at, statement in enumerate(found.statements):
        named = statement.source is not None
        if at in pairs:
            other = gold.statements[pairs[at]]
            judged = _matched(statement, other, credited[at])
            verdicts.append(
                Verdict(
                    statement=statement,
                    verdict=judged,
                    gold=other,
                    overlap=_share(mine[at], right[pairs[at]]),
                    named=named,
                )
            )
        else:
            verdict = _unmatched(statement, mine[at], credited[at], list(zip(gold.statements, right, strict=True)))
            verdicts.append(replace(verdict, verdict="optional") if _in_heading(verdict, gold) else verdict)
    missed = [g for at, g in enumerate(gold.statements) if at not in pairs.values() and not g.optional]
    return verdicts, missed


def _in_heading(verdict: Verdict, gold: Marks) -> bool:
    """Headings repeat what the text says: nothing is marked in them, and nothing found there is wrong."""
    spans = verdict.statement.content
    return verdict.verdict == "false" and any(
        why == "title" and any(heading.overlaps(span) for span in spans) for heading, why in gold.lures
    )


def _matched(statement: RealStatement, gold: RealStatement, credited: str | None) -> str:
    if gold.optional:
        return "optional"
    if credited != gold.source:
        return "lost_source" if credited is None else "wrong_source"
    return "right" if statement.polarity == gold.polarity else "wrong_polarity"


def _unmatched(
    statement: RealStatement, mine: set[int], credited: str | None, gold: Sequence[tuple[RealStatement, set[int]]]
) -> Verdict:
    named = statement.source is not None
    near = max(gold, key=lambda pair: len(mine & pair[1]), default=None)
    if near is None or not _touches(mine, near[1]):
        return Verdict(statement=statement, verdict="false", named=named)
    other, content = near
    piece = len(mine & content) >= _PIECE * len(mine) and credited == other.source
    verdict = "optional" if other.optional else "wrong_span"
    return Verdict(
        statement=statement, verdict=verdict, gold=other, overlap=_share(mine, content), piece=piece, named=named
    )


def _touches(mine: set[int], content: set[int]) -> bool:
    """Whether what was found is about the gold content at all: enough of it lies there, or it swallows it."""
    shared = len(mine & content)
    return shared >= _TOUCHES * len(mine) or shared >= _PIECE * len(content)


def _entity_counts(found: Marks, gold: Marks) -> Counter[str]:
    """Entities that stand in the text and those that mix two of the gold; those that are credited, and of these who is nobody.

    Not everything with a name is marked, but everybody who speaks is: junk is told of sources only. A capital that stands for its
    country's government is no false merge, nor is a name that stands inside a longer phrase for somebody else.
    """
    names = naming(found.entities, gold.entities)
    places = {entity.id for entity in gold.entities if entity.type == "place"}
    standing = [entity for entity in found.entities if entity.mentions]
    credited = {key for statement in found.statements for key in statement.chain}
    sources = [entity for entity in standing if entity.id in credited]
    return Counter(
        entities=len(standing),
        merged=sum(
            len(mixed) > 1 and not (entity.type == "organisation" and mixed <= places)
            for entity in standing
            for mixed in [_mixed(entity, gold.entities)]
        ),
        sources=len(sources),
        junk=sum(not names[entity.id] for entity in sources),
    )


def _near(span: Span, others: Sequence[Span]) -> int | None:
    """The one with most in common."""
    shared = [min(span.end, other.end) - max(span.begin, other.begin) for other in others]
    best = max(range(len(shared)), key=lambda at: shared[at], default=None)
    return best if best is not None and shared[best] > 0 else None


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _ROUNDING * max(abs(one), abs(other), 1.0)


def _equal(one: RealQuantity, other: RealQuantity) -> bool:
    return (
        _same(one.value, other.value)
        and _same(one.upper, other.upper)
        and one.bound == other.bound
        and _unit(one.unit) == _unit(other.unit)
    )


def _unit(unit: str | None) -> str | None:
    """Spellings of one unit: bare ages have none, hectares two; dollars are dollars where the text doesn't say whose."""
    if unit in {"year", "a"}:
        return None
    return {"$": "USD", "CAD": "USD", "har": "ha", "mi": "[mi_i]", "l": "L"}.get(unit or "", unit)


def _quantity_counts(found: Sequence[RealQuantity], gold: Sequence[RealQuantity]) -> Counter[str]:
    """Gold figures, those that something was read at, and those read right; and what was read where no figure is marked."""
    counts = Counter(quantities=len(gold))
    met = set()
    for right in gold:
        at = _near(right.span, [one.span for one in found])
        if at is not None:
            met.add(at)
            counts["quantities_found"] += 1
            counts["quantities_value"] += _same(found[at].value, right.value) and _same(found[at].upper, right.upper)
            counts["quantities_right"] += _equal(found[at], right)
    counts["quantities_beside"] = len(found) - len(met)
    return counts


def _time_counts(found: Sequence[RealTime], gold: Sequence[RealTime]) -> Counter[str]:
    counts = Counter(times=len(gold))
    for right in gold:
        at = _near(right.span, [one.span for one in found])
        if at is not None:
            counts["times_found"] += 1
            counts["times_right"] += bool(set(found[at].values) & set(right.values))
    return counts


def sure_hops(found: Marks, gold: Marks) -> list[tuple[RealStatement, int, bool]]:
    """Each source of a statement whose content is marked: the statement, its place in the chain, whether it is right.

    The first-hand source has to be that of the gold, whoever reports it somebody of the gold's chain.
    """
    sources = Sources.of(found, gold)
    told = []
    for verdict in compare_statements(found, gold)[0]:
        one, other = verdict.statement, verdict.gold
        if other is None or verdict.verdict in {"wrong_span", "optional"}:
            continue
        for at, key in enumerate(one.chain):
            root = at == len(one.chain) - 1
            who = sources.credited(one) if root else sources.credited(replace(one, chain=(key,), speaker=None))
            told.append((one, at, who == other.source if root else who in other.chain))
    return told


def sure_links(found: Marks, gold: Marks) -> list[tuple[Span, float, bool]]:
    """Each mention that was taken for somebody met before and is marked: whether it is who the entity's other mentions name."""
    names = naming(found.entities, gold.entities)
    told = []
    for entity in found.entities:
        for span, sure in entity.links:
            named = _named(span, entity.type, gold.entities)
            others = Counter(names[entity.id])
            if named is None or not _marked(span, named.entity, gold.entities):
                continue
            if span in entity.mentions:
                others[named.entity] -= _EXACT_VOTE if named.exact else 1
            best = max(sorted(others), key=lambda key, votes=others: votes[key], default=None)
            if best is not None and others[best] > 0:
                told.append((span, sure, best == named.entity))
    return told


def _marked(span: Span, entity: str, gold: Sequence[RealEntity]) -> bool:
    """Whether a reader marked the words, and not a longer phrase around them."""
    return any(_names_itself(span, other) for one in gold if one.id == entity for other in one.mentions)


def sure_quantities(found: Sequence[RealQuantity], gold: Sequence[RealQuantity]) -> list[tuple[RealQuantity, bool]]:
    """Each figure that stands where one is marked, and whether it is right."""
    told = []
    for right in gold:
        at = _near(right.span, [one.span for one in found])
        if at is not None:
            told.append((found[at], _equal(found[at], right)))
    return told


def compare(found: Marks, gold: Marks, words: int) -> Comparison:
    """All layers that the gold was read for."""
    result = Comparison(article=gold.article, words=words)
    if "statements" in gold.layers:
        result.verdicts, result.missed = compare_statements(found, gold)
        hops = sure_hops(found, gold)
        result.sure["hops"] = [(one.sure_of_chain[at], right) for one, at, right in hops if one.sure_of_chain]
    if "entities" in gold.layers:
        result.counts += _entity_counts(found, gold)
        result.sure["links"] = [(sure, right) for _, sure, right in sure_links(found, gold)]
    if "quantities" in gold.layers:
        result.counts += _quantity_counts(found.quantities, gold.quantities)
        figures = sure_quantities(found.quantities, gold.quantities)
        result.sure["quantities"] = [(one.confidence, right) for one, right in figures if one.confidence is not None]
    if "times" in gold.layers:
        result.counts += _time_counts(found.times, gold.times)
    return result
