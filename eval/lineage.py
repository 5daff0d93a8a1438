"""Lineage on gold stories: edges, kinds, direction, lost exemplars, changes, and what is no descent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from eval.gold import GoldStory, stories
from eval.gold_findings import findings_of
from eval.lineage_changes import changes_of_edge
from eval.score import Counts, Score, total
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.lineage import trace_lineage
from stemma.model import Article, Descent, Findings, Translation
from stemma.ports import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One story's gold edges beside those found; sigils and `lost:` names, changes left out."""

    story: GoldStory
    gold: dict[tuple[str, str], dict[str, Any]]
    found: dict[tuple[str, str], Descent]


def sigil(name: str) -> str:
    """The sigil of an article id; a lost exemplar's name as it is."""
    return name if name.startswith("lost:") else name.rpartition("/")[2]


def judge(story: GoldStory, descents: Iterable[Descent]) -> Judged:
    """Lay gold and found edges side by side."""
    return Judged(
        story=story,
        gold={(d["copy"], d["exemplar"]): d for d in story.descents},
        found={(sigil(d.copy), sigil(d.exemplar)): d for d in descents},
    )


def edges(one: Judged) -> Counts:
    """Edges with their direction."""
    tp = len(one.gold.keys() & one.found.keys())
    return Counts(tp, len(one.found) - tp, len(one.gold) - tp)


def edges_with_kind(one: Judged) -> Counts:
    """Edges whose kind is right as well."""
    tp = sum(one.found[e].kind == row["kind"] for e, row in one.gold.items() if e in one.found)
    return Counts(tp, len(one.found) - tp, len(one.gold) - tp)


def translations(one: Judged) -> Counts:
    """Edges that cross languages, except from lost exemplars."""
    language = {s: g.article.language for s, g in one.story.articles.items()}

    def crosses(edge: tuple[str, str]) -> bool:
        return edge[1] in language and language[edge[0]] != language[edge[1]]

    gold, found = set(filter(crosses, one.gold)), set(filter(crosses, one.found))
    return Counts(len(gold & found), len(found - gold), len(gold - found))


def ancestry(one: Judged) -> dict[str, set[str]]:
    """All that each article descends from, in gold."""
    above: dict[str, set[str]] = {s: set() for s in one.story.articles}
    for _ in one.gold:
        for copy, exemplar in one.gold:
            above[copy] |= {exemplar} | above.get(exemplar, set())
    return above


def apart(one: Judged) -> tuple[Counts, Counts]:
    """Pairs of independents and pairs of siblings: false positives are those taken for copies, the rest is right."""
    above = ancestry(one)
    linked = {frozenset(e) for e in one.found}
    independent, sibling = Counts(), Counts()
    for pair in combinations(sorted(one.story.articles), 2):
        a, b = ({p} | above[p] for p in pair)
        taken = frozenset(pair) in linked
        if not a & b:
            independent += Counts(tp=not taken, fp=taken)
        elif pair[0] not in b and pair[1] not in a:
            sibling += Counts(tp=not taken, fp=taken)
    return independent, sibling


def lost(one: Judged) -> Counts:
    """Lost exemplars by name."""
    gold = {e for _, e in one.gold if e.startswith("lost:")}
    found = {e for _, e in one.found if e.startswith("lost:")}
    return Counts(len(gold & found), len(found - gold), len(gold - found))


def changes(one: Judged) -> dict[str, Counts]:
    """Changes along all edges, by kind."""
    counts: dict[str, Counts] = {}
    for edge in one.gold.keys() | one.found.keys():
        for kind, more in changes_of_edge(one.story, one.gold.get(edge), one.found.get(edge)).items():
            counts[kind] = counts.get(kind, Counts()) + more
    return counts


def as_extracted(story: GoldStory) -> list[Article]:
    """A story's articles with what an extractor and a translation detector tell."""
    return [
        g.article
        if g.translated_from is None
        else replace(
            g.article,
            translation=Translation(translated=True, from_=g.translated_from, confidence=0.9, evidence=()),
        )
        for g in story.articles.values()
    ]


def trace_story(story: GoldStory, findings: Mapping[str, Findings], encoder: Encoder) -> Judged:
    """One story through the lineage stage alone."""
    return judge(story, trace_lineage(as_extracted(story), findings, encoder))


def misses(judged: Iterable[Judged]) -> tuple[str, ...]:
    """Wrong and missing edges as lines to read."""
    lines = []
    for one in judged:
        lines += [
            f"{one.story.slug}: missed {c} <- {e} ({one.gold[c, e]['kind']})"
            for c, e in one.gold
            if (c, e) not in one.found
        ]
        lines += [
            f"{one.story.slug}: false {c} <- {e} ({one.found[c, e].kind}, {one.found[c, e].confidence:.2f})"
            for c, e in one.found
            if (c, e) not in one.gold
        ]
        lines += [
            f"{one.story.slug}: {c} <- {e} is {row['kind']}, called {one.found[c, e].kind}"
            for (c, e), row in one.gold.items()
            if (c, e) in one.found and one.found[c, e].kind != row["kind"]
        ]
    return tuple(lines)


def scores(name: str, judged: list[Judged]) -> tuple[Score, ...]:
    """The scores of one split."""
    independent = total(apart(one)[0] for one in judged)
    sibling = total(apart(one)[1] for one in judged)
    over = f"{len(judged)} stories"
    return (
        Score(
            key=f"lineage.{name}.edges_f1",
            value=total(map(edges, judged)).f1,
            over=over,
            target=0.9,
            worst=misses(judged) if name != "test" else (),
        ),
        Score(key=f"lineage.{name}.edges_kind_f1", value=total(map(edges_with_kind, judged)).f1, over=over, target=0.8),
        Score(
            key=f"lineage.{name}.translation_edges_f1",
            value=total(map(translations, judged)).f1,
            over=over,
            target=0.85,
        ),
        Score(
            key=f"lineage.{name}.independents_taken",
            value=1 - independent.precision,
            over=f"{independent.tp + independent.fp:g} pairs",
            target=0.02,
            higher_is_better=False,
        ),
        Score(
            key=f"lineage.{name}.siblings_taken",
            value=1 - sibling.precision,
            over=f"{sibling.tp + sibling.fp:g} pairs",
            target=0.05,
            higher_is_better=False,
        ),
        Score(key=f"lineage.{name}.lost_found", value=total(map(lost, judged)).recall, over=over, target=0.75),
        *_change_scores(name, judged),
    )


def _change_scores(name: str, judged: list[Judged]) -> tuple[Score, ...]:
    by_kind = [changes(one) for one in judged]
    everything = total(counts for one in by_kind for counts in one.values())
    found = [Score(key=f"lineage.{name}.changes_f1", value=everything.f1, over=_over(everything), target=0.7)]
    for kind in sorted({kind for one in by_kind for kind in one}):
        counts = total(one[kind] for one in by_kind if kind in one)
        found.append(Score(key=f"lineage.{name}.changes_f1.{kind}", value=counts.f1, over=_over(counts)))
    return tuple(found)


def _over(counts: Counts) -> str:
    return f"{counts.tp + counts.fn:g} in gold, {counts.tp + counts.fp:g} found"


def brier(judged: list[Judged]) -> float:
    """Mean squared distance between an edge's confidence and whether it is right; 0 is perfect."""
    squares = [(d.confidence - (e in one.gold)) ** 2 for one in judged for e, d in one.found.items()]
    return sum(squares) / len(squares) if squares else 0.0


def _behind_the_system(found: list[GoldStory], encoder: Encoder) -> tuple[Score, ...]:
    """The same stage with the system's own findings, and on articles extracted from rendered pages."""
    from eval.lineage_system import extracted, own_articles, own_findings

    own, pages = [], []
    for story in found:
        articles = own_articles(story)
        own.append(judge(story, trace_lineage(articles, own_findings(articles), encoder)))
        pages.append(judge(story, trace_lineage(extracted(story), {}, encoder)))
    over = f"{len(found)} stories"
    everything = total(counts for one in own for counts in changes(one).values())
    return (
        Score(key="lineage.dev_system.edges_f1", value=total(map(edges, own)).f1, over=over, target=0.9),
        Score(key="lineage.dev_system.edges_kind_f1", value=total(map(edges_with_kind, own)).f1, over=over, target=0.8),
        Score(key="lineage.dev_system.changes_f1", value=everything.f1, over=_over(everything), target=0.7),
        Score(key="lineage.dev_pages.edges_f1", value=total(map(edges, pages)).f1, over=over, target=0.9),
        Score(key="lineage.dev_pages.lost_found", value=total(map(lost, pages)).recall, over=over, target=0.75),
    )


def run(*, quick: bool) -> tuple[Score, ...]:
    """Score the development stories; the full run shows training and test stories beside them."""
    encoder = SentenceEncoder(cache_limit=100_000)
    found: list[Score] = []
    for split in ("dev",) if quick else ("dev", "train", "test"):
        marked = [s for s in stories(split) if s.descents]  # type: ignore[arg-type]
        judged = [trace_story(s, findings_of(s), encoder) for s in marked]
        found += scores(split, judged)
        if split == "dev":
            found.append(
                Score(
                    key="lineage.dev.brier", value=brier(judged), over=f"{len(judged)} stories", higher_is_better=False
                )
            )
            found += _behind_the_system(marked, encoder)
    return tuple(found)
