"""Lineage on generated families: copies within a language, with the exact stemma.

The stemma a generator logs is met up to what the texts can tell: a copy of a whole print may hang from the print's exemplar.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass

from eval.generate.bases import gold_reports, wires
from eval.generate.families import Generated, families
from eval.score import Counts, Score
from stemma.lineage.batch import trace_batch
from stemma.model import Descent

#: articles of the full run (the target names them) and of the quick one
ARTICLES, QUICK = 2000, 300
#: apart from the seed that the weights were fitted on
SEED = 2026


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Gold edges and found ones."""

    gold: dict[tuple[str, str], str]
    found: dict[tuple[str, str], Descent]

    @property
    def edges(self) -> Counts:
        """Edges with their direction."""
        tp = len(self.gold.keys() & self.found.keys())
        return Counts(tp, len(self.found) - tp, len(self.gold) - tp)

    @property
    def undirected(self) -> Counts:
        """Edges whichever way they point."""
        gold, found = {frozenset(e) for e in self.gold}, {frozenset(e) for e in self.found}
        tp = len(gold & found)
        return Counts(tp, len(found) - tp, len(gold) - tp)


def compare(made: Generated, descents: Iterable[Descent]) -> Outcome:
    """Lay the exact stemma beside the one found."""
    return Outcome(
        gold={(link.copy, link.exemplar): link.kind for link in made.links},
        found={(d.copy, d.exemplar): d for d in descents},
    )


def generate(articles: int, seed: int = SEED) -> Generated:
    """Families of wires and gold reports in a fixed order."""
    bases = [*gold_reports(), *wires()]
    random.Random(seed).shuffle(bases)
    return families(bases, articles, seed)


def kind_share(outcome: Outcome) -> float:
    """Of the right edges, those whose kind is right too."""
    both = outcome.gold.keys() & outcome.found.keys()
    return sum(outcome.gold[e] == outcome.found[e].kind for e in both) / len(both) if both else 0.0


def run(*, quick: bool) -> tuple[Score, ...]:
    """Generate, trace, score."""
    made = generate(QUICK if quick else ARTICLES)
    outcome = compare(made, trace_batch(made.articles))
    over = f"{len(made.articles)} articles, {len(made.links)} edges"
    beside = set(made.quoting)
    taken = {d.copy for d in outcome.found.values()} & beside
    lost = [e for e in outcome.gold if e[1].startswith("lost:")]
    return (
        Score(key="families.edges_f1", value=outcome.edges.f1, over=over, target=0.97),
        Score(key="families.undirected_f1", value=outcome.undirected.f1, over=over),
        Score(key="families.kind_given_edge", value=kind_share(outcome), over=over),
        Score(key="families.lost_edges_recall", value=sum(e in outcome.found for e in lost) / max(1, len(lost)), over=f"{len(lost)} edges"),
        Score(
            key="families.quoting_taken", value=len(taken) / max(1, len(beside)), over=f"{len(beside)} reports that share a quotation",
            target=0.02, higher_is_better=False,
        ),
    )  # fmt: skip
