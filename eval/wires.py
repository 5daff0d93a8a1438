"""Lineage on real agency wires of 1997 to 2006: updates of one day found, templated reports of different days left apart.

There is no gold stemma. `wires_pairs.tsv` labels pairs by reading them; every edge found is listed with its containment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import rows
from eval.generate.bases import WIRES
from eval.score import Score
from stemma.lineage import trace_lineage
from stemma.lineage.batch import trace_batch
from stemma.lineage.collate import collate
from stemma.lineage.witness import witness
from stemma.model import Article, Descent, Published
from stemma.models.encoder import SentenceEncoder

PAIRS = Path(__file__).with_name("wires_pairs.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A pair of wires that was read."""

    left: str
    right: str
    #: update, template or background
    label: str


def labelled() -> Iterator[Labelled]:
    """The check set."""
    for line in PAIRS.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "left\t")):
            left, right, label = line.split("\t")
            yield Labelled(left=left, right=right, label=label)


def articles() -> tuple[Article, ...]:
    """The wires; the hour is not known, so the order of the day stands in for it, one wire a minute."""
    return tuple(
        Article(
            id=row["id"],
            uri=f"wire:{row['id']}",
            language=row["lang"],
            publisher=row["agency"],
            published=Published(
                value=f"{row['published']}T{row['order'] // 60 % 24:02d}:{row['order'] % 60:02d}",
                certainty="given",
                origin="corpus",
            ),
            text=row["text"],
        )
        for row in rows(WIRES)
    )


def components(descents: tuple[Descent, ...]) -> dict[str, str]:
    """A name of the tree that each wire is in."""
    name: dict[str, str] = {}

    def find(one: str) -> str:
        while name.setdefault(one, one) != one:
            one = name[one]
        return one

    for descent in descents:
        name[find(descent.copy)] = find(descent.exemplar)
    return {one: find(one) for one in list(name)}


def trace(*, quick: bool) -> tuple[Descent, ...]:
    """Quick: common runs of words alone; full: with sentence vectors, over the wires of the check set."""
    wires = articles()
    if quick:
        return tuple(trace_batch(wires))
    read = {name for pair in labelled() for name in (pair.left, pair.right)}
    return trace_lineage([a for a in wires if a.id in read], {}, SentenceEncoder())


def listing(descents: tuple[Descent, ...]) -> Iterator[str]:
    """Every edge with the share of each side that the other holds."""
    by_id = {a.id: a for a in articles()}
    for d in sorted(descents, key=lambda d: (d.copy, d.exemplar)):
        if d.copy in by_id and d.exemplar in by_id:
            c = collate(witness(by_id[d.copy]), witness(by_id[d.exemplar]), {})
            yield f"{d.copy} <- {d.exemplar}  {d.kind}  {c.left_copied:.2f} of the copy, {c.right_copied:.2f} of the exemplar"


def run(*, quick: bool) -> tuple[Score, ...]:
    """Score the check set; the full run lists the edges."""
    descents = trace(quick=quick)
    tree = components(descents)
    direct = {frozenset((d.copy, d.exemplar)) for d in descents}
    pairs = list(labelled())
    of = {label: [p for p in pairs if p.label == label] for label in ("update", "template", "background")}
    joined = [p for p in of["update"] if tree.get(p.left, p.left) == tree.get(p.right, p.right)]
    taken = {label: [p for p in of[label] if frozenset((p.left, p.right)) in direct] for label in of}
    if not quick:
        print(*listing(descents), sep="\n")
    return (
        Score(key="wires.updates_found", value=len(joined) / len(of["update"]), over=f"{len(of['update'])} pairs read"),
        Score(
            key="wires.template_edges", value=float(len(taken["template"])), over=f"{len(of['template'])} pairs read",
            target=0, higher_is_better=False,
        ),
        Score(
            key="wires.background_edges", value=len(taken["background"]) / len(of["background"]),
            over=f"{len(of['background'])} pairs read", higher_is_better=False,
        ),
        Score(key="wires.edges", value=float(len(descents)), over="all wires" if quick else "wires of the check set"),
    )  # fmt: skip
