"""Lineage on real agency wires of 1997 to 2006: updates of one day found, templated reports of different days left apart.

There is no gold stemma. `wires_pairs.tsv` labels pairs by reading both texts: rules were tuned on one half of it, and the other
half, drawn by chance among edges and near misses of an earlier version over all wires, is held. `wires_skimmed.tsv` labels others
from their openings, and rules were tuned on it too. Every edge found is listed with its containment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.corpora import rows
from eval.generate.bases import WIRES
from eval.score import Score
from stemma.adapters.sentence_encoder import SentenceEncoder
from stemma.clusters.sets import Sets
from stemma.lineage import trace_lineage
from stemma.lineage.batch import trace_batch
from stemma.lineage.collate import collate
from stemma.lineage.witness import witness
from stemma.model import Article, Descent, Published

READ, SKIMMED = Path(__file__).with_name("wires_pairs.tsv"), Path(__file__).with_name("wires_skimmed.tsv")
#: name in a score's key -> file, and the half of it that counts
CHECKS = {"read": (READ, "tuned"), "held": (READ, "held"), "skimmed": (SKIMMED, "")}
#: most edges, or fewest updates, that a check set should have
TARGETS = {"template": 0.0, "related": 0.1, "unrelated": 0.02, "updates": 0.9, "direction": 0.9}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A pair of wires that was read."""

    left: str
    right: str
    #: update, verbatim, template, background, related or unrelated
    label: str
    #: "left<-right" where left was made from right, or the other way; empty where nothing descends
    direction: str = ""


def labelled(check: str) -> Iterator[Labelled]:
    """One check set."""
    path, half = CHECKS[check]
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "left\t")):
            left, right, label, direction, _note, of, *_ = [*line.split("\t"), "", "", ""]
            if of == half:
                yield Labelled(left=left, right=right, label=label, direction=direction)


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
    trees = Sets[str]()
    for descent in descents:
        trees.join(descent.copy, descent.exemplar)
    return {one: trees.find(one) for group in trees.groups() for one in group}


def trace(*, quick: bool) -> tuple[Descent, ...]:
    """Quick: common runs of words alone; full: with sentence vectors, over the wires of the check set."""
    wires = articles()
    if quick:
        return tuple(trace_batch(wires))
    read = {name for check in CHECKS for pair in labelled(check) for name in (pair.left, pair.right)}
    return trace_lineage([a for a in wires if a.id in read], {}, SentenceEncoder())


def listing(descents: tuple[Descent, ...]) -> Iterator[str]:
    """Every edge with the share of each side that the other holds."""
    by_id = {a.id: a for a in articles()}
    for d in sorted(descents, key=lambda d: (d.copy, d.exemplar)):
        if d.copy in by_id and d.exemplar in by_id:
            c = collate(witness(by_id[d.copy]), witness(by_id[d.exemplar]), {})
            yield f"{d.copy} <- {d.exemplar}  {d.kind}  {c.left_copied:.2f} of the copy, {c.right_copied:.2f} of the exemplar"


def scores(check: str, descents: tuple[Descent, ...]) -> Iterator[Score]:
    """One check set: real updates in one tree, their direction, and edges where there should be none."""
    tree = components(descents)
    edges = {(d.copy, d.exemplar) for d in descents}
    pairs = list(labelled(check))
    copies = [p for p in pairs if p.label in ("update", "verbatim")]
    joined = [p for p in copies if tree.get(p.left, p.left) == tree.get(p.right, p.right)]
    yield Score(
        key=f"wires.{check}.updates_found", value=len(joined) / len(copies), over=f"{len(copies)} pairs", target=TARGETS["updates"]
    )  # fmt: skip
    told = {(p.left, p.right) if p.direction == "left<-right" else (p.right, p.left) for p in copies if p.direction}
    direct = [edge for edge in told if edge in edges or edge[::-1] in edges]
    if direct:
        right = sum(edge in edges for edge in direct) / len(direct)
        yield Score(
            key=f"wires.{check}.direction", value=right, over=f"{len(direct)} direct edges", target=TARGETS["direction"]
        )
    for label in ("template", "background", "related", "unrelated"):
        apart = [p for p in pairs if p.label == label]
        taken = [p for p in apart if (p.left, p.right) in edges or (p.right, p.left) in edges]
        if apart:
            yield Score(
                key=f"wires.{check}.{label}_edges", value=len(taken) / len(apart), over=f"{len(apart)} pairs",
                target=TARGETS.get(label), higher_is_better=False,
            )  # fmt: skip


def run(*, quick: bool) -> tuple[Score, ...]:
    """Score the check sets; the full run lists the edges."""
    descents = trace(quick=quick)
    if not quick:
        print(*listing(descents), sep="\n")
    over = "all wires" if quick else "wires of the check sets"
    count = Score(key="wires.edges", value=float(len(descents)), over=over, higher_is_better=False)
    return (*(score for check in CHECKS for score in scores(check, descents)), count)
