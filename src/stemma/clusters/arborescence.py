"""The best directed tree: everybody has one parent or none, nobody descends from themselves (Chu & Liu 1965, Edmonds 1967)."""

from collections.abc import Mapping

#: (child, parent) -> score; a parent of None means: no parent in the set
Scores = Mapping[tuple[int, int | None], float]


def best_parents(count: int, scores: Scores) -> list[int | None]:
    """The parent of each of `count` nodes in the tree of the highest total score.

    Every node needs a score for having no parent. Equal scores go to the lower number.
    """
    edges = [
        ((-1 if parent is None else parent), child, score)
        for (child, parent), score in sorted(scores.items(), key=_order)
    ]
    chosen = _solve(list(range(count)), edges)
    return [None if chosen[child] == -1 else chosen[child] for child in range(count)]


def _order(item: tuple[tuple[int, int | None], float]) -> tuple[int, int]:
    (child, parent), _ = item
    return (child, -1 if parent is None else parent)


def _solve(nodes: list[int], edges: list[tuple[int, int, float]]) -> dict[int, int]:
    """Parent by node; -1 is the root above all. Contracts one cycle at a time."""
    best: dict[int, tuple[int, int, float]] = {}
    for edge in edges:
        parent, child, score = edge
        if parent != child and (child not in best or score > best[child][2]):
            best[child] = edge
    cycle = _cycle(nodes, best)
    if not cycle:
        return {child: edge[0] for child, edge in best.items()}
    return _expand(nodes, edges, best, cycle)


def _cycle(nodes: list[int], best: Mapping[int, tuple[int, int, float]]) -> set[int]:
    done: set[int] = set()
    for start in nodes:
        path: list[int] = []
        at = start
        while at in best and at not in done and at not in path:
            path.append(at)
            at = best[at][0]
        if at in path:
            return set(path[path.index(at) :])
        done.update(path)
    return set()


def _expand(
    nodes: list[int], edges: list[tuple[int, int, float]], best: dict[int, tuple[int, int, float]], cycle: set[int]
) -> dict[int, int]:
    """Solve with the cycle as one node, then open it where the winning edge comes in."""
    whole = max(nodes) + 1
    inner: list[tuple[int, int, float]] = []
    origin: dict[tuple[int, int], tuple[int, int, float]] = {}
    for edge in edges:
        parent, child, score = edge
        if child in cycle and parent not in cycle:
            seen, new = (parent, whole), score - best[child][2]
        elif child not in cycle and parent in cycle:
            seen, new = (whole, child), score
        elif child not in cycle:
            seen, new = (parent, child), score
        else:
            continue
        kept = origin.get(seen)
        if kept is None or new > _value(kept, cycle, best):
            origin[seen] = edge
    inner = [(parent, child, _value(edge, cycle, best)) for (parent, child), edge in sorted(origin.items())]
    remaining = [node for node in nodes if node not in cycle] + [whole]
    solved = _solve(remaining, inner)
    chosen: dict[int, int] = {}
    entered = -1
    for child, parent in solved.items():
        edge = origin[parent, child]
        chosen[edge[1]] = edge[0]
        if child == whole:
            entered = edge[1]
    chosen.update({child: best[child][0] for child in cycle if child != entered})
    return chosen


def _value(edge: tuple[int, int, float], cycle: set[int], best: Mapping[int, tuple[int, int, float]]) -> float:
    parent, child, score = edge
    return score - best[child][2] if child in cycle and parent not in cycle else score
