"""The best directed tree: everybody has one parent or none, nobody descends from themselves (Chu & Liu 1965, Edmonds 1967).

All cycles of a round are contracted together, so that a thousand prints that nobody can tell apart take ten rounds, not a thousand.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

#: (child, parent) -> score; a parent of None means: no parent in the set
Scores = Mapping[tuple[int, int | None], float]

#: the root above all
ROOT = -1


class _Edge(NamedTuple):
    """A possible parent."""

    parent: int
    child: int
    score: float
    #: the edge that it stands for, before a cycle was contracted
    before: "_Edge | None" = None


def best_parents(count: int, scores: Scores) -> list[int | None]:
    """The parent of each of `count` nodes in the tree of the highest total score.

    Every node needs a score for having no parent. Equal scores go to the lower number.
    """
    edges = [_Edge(ROOT if parent is None else parent, child, score) for (child, parent), score in scores.items()]
    edges.sort(key=lambda edge: (edge.child, edge.parent))
    chosen = _solve(edges, count)
    return [None if chosen[child].parent == ROOT else chosen[child].parent for child in range(count)]


def _solve(edges: list[_Edge], fresh: int) -> dict[int, _Edge]:
    """The edge into each node. Nodes made by contraction are numbered from `fresh` on."""
    best: dict[int, _Edge] = {}
    for edge in edges:
        if edge.parent != edge.child and (edge.child not in best or edge.score > best[edge.child].score):
            best[edge.child] = edge
    cycles = _cycles(best)
    if not cycles:
        return best
    whole = {node: fresh + number for number, cycle in enumerate(cycles) for node in cycle}
    solved = _solve(_contracted(edges, best, whole), fresh + len(cycles))
    chosen = {edge.before.child: edge.before for edge in solved.values() if edge.before is not None}
    # where the tree comes into a cycle, the cycle is open: its other nodes keep their best parents
    return {node: best[node] for node in whole} | chosen


def _contracted(edges: Iterable[_Edge], best: Mapping[int, _Edge], whole: Mapping[int, int]) -> list[_Edge]:
    """The edges between what is left when each cycle is one node: the best of each two, the first of equals."""
    found: dict[tuple[int, int], _Edge] = {}
    for edge in edges:
        parent, child = whole.get(edge.parent, edge.parent), whole.get(edge.child, edge.child)
        if parent == child:
            continue
        score = edge.score - best[edge.child].score if edge.child in whole else edge.score
        kept = found.get((parent, child))
        if kept is None or score > kept.score:
            found[parent, child] = _Edge(parent, child, score, edge)
    return [found[pair] for pair in sorted(found, key=lambda pair: (pair[1], pair[0]))]


def _cycles(best: Mapping[int, _Edge]) -> list[list[int]]:
    """The cycles among the best parents, each from its least node, in the order of these."""
    done: set[int] = set()
    cycles: list[list[int]] = []
    for start in sorted(best):
        path: dict[int, int] = {}
        at = start
        while at in best and at not in done and at not in path:
            path[at] = len(path)
            at = best[at].parent
        if at in path:
            cycles.append(sorted(node for node, place in path.items() if place >= path[at]))
        done.update(path)
    return sorted(cycles)
