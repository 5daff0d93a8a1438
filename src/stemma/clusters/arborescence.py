"""The best directed tree: everybody has one parent or none, nobody descends from themselves (Chu & Liu 1965, Edmonds 1967).

In the form of Gabow, Galil, Spencer & Tarjan (1986): a path grows along best parents, a cycle on it becomes one node whose edges
are merged, the smaller list into the larger. A thousand prints that nobody can tell apart form a thousand cycles, one in another.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

#: (child, parent) -> score; a parent of None means: no parent in the set
Scores = Mapping[tuple[int, int | None], float]

#: scores are compared as whole numbers of this size, so that adding and taking away leaves ties what they are
GRAIN = 1e-6
#: the parent of those who have none
NOBODY = -1

#: parent and child
_Edge = tuple[int, int]


@dataclass(slots=True)
class _Ways:
    """Edges into one node, the cheapest first: (cost, parent, child). What all of them gained is kept beside."""

    heap: list[tuple[int, int, int]] = field(default_factory=list)
    gained: int = 0

    def best(self, inside: Callable[[int], bool]) -> _Edge:
        """Take the best edge out that does not come from inside the node, and count the others against it."""
        while True:
            cost, parent, child = heappop(self.heap)
            if parent == NOBODY or not inside(parent):
                self.gained = -cost
                return parent, child

    def take(self, other: "_Ways") -> "_Ways":
        """Both lists as one, the larger kept."""
        large, small = (self, other) if len(self.heap) >= len(other.heap) else (other, self)
        for cost, parent, child in small.heap:
            heappush(large.heap, (cost + small.gained - large.gained, parent, child))
        return large


class _Contracted:
    """Nodes that were made one, which can be undone, the last first."""

    def __init__(self, count: int) -> None:
        self._up = list(range(count))
        self._size = [1] * count
        self._joined: list[int] = []

    def find(self, node: int) -> int:
        while self._up[node] != node:
            node = self._up[node]
        return node

    def join(self, a: int, b: int) -> bool:
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        large, small = (a, b) if self._size[a] >= self._size[b] else (b, a)
        self._up[small] = large
        self._size[large] += self._size[small]
        self._joined.append(small)
        return True

    @property
    def time(self) -> int:
        return len(self._joined)

    def undo(self, time: int) -> None:
        while len(self._joined) > time:
            small = self._joined.pop()
            self._size[self._up[small]] -= self._size[small]
            self._up[small] = small


@dataclass(slots=True)
class _Cycle:
    """A cycle that became one node: its name, when, and the edges on it."""

    name: int
    time: int
    edges: list[_Edge]


def best_parents(count: int, scores: Scores) -> list[int | None]:
    """The parent of each of `count` nodes in the tree of the highest total score.

    Every node needs a score for having no parent. Equal scores go to the lower number.
    """
    ways = [_Ways() for _ in range(count)]
    for (child, parent), score in scores.items():
        ways[child].heap.append((-round(score / GRAIN), NOBODY if parent is None else parent, child))
    for one in ways:
        heapify(one.heap)
    nodes = _Contracted(count)
    into, cycles = _grown(ways, nodes)
    for cycle in reversed(cycles):
        nodes.undo(cycle.time)
        entering = into[cycle.name]
        into.update({nodes.find(child): (parent, child) for parent, child in cycle.edges})
        into[nodes.find(entering[1])] = entering
    return [None if into[node][0] == NOBODY else into[node][0] for node in range(count)]


def _grown(ways: list[_Ways], nodes: _Contracted) -> tuple[dict[int, _Edge], list[_Cycle]]:
    """The edge into each node when all cycles are contracted, and the cycles in the order in which they were."""
    into: dict[int, _Edge] = {}
    cycles: list[_Cycle] = []
    for start in range(len(ways)):
        at = nodes.find(start)
        path: list[tuple[int, _Edge]] = []
        on_path: set[int] = set()
        while at not in into:
            here = at
            parent, child = ways[here].best(lambda node: nodes.find(node) == here)  # noqa: B023 used at once
            path.append((at, (parent, child)))
            on_path.add(at)
            if parent == NOBODY:
                break
            at = nodes.find(parent)
            if at in on_path:
                at = _contract(at, path, on_path, (ways, nodes, cycles))
        into.update({nodes.find(edge[1]): edge for _, edge in path})
    return into, cycles


def _contract(
    at: int,
    path: list[tuple[int, _Edge]],
    on_path: set[int],
    state: tuple[list[_Ways], _Contracted, list[_Cycle]],
) -> int:
    """Make one node of the end of the path, from `at` on; the path ends before it."""
    ways, nodes, cycles = state
    time, edges, merged = nodes.time, [], _Ways()
    while True:
        node, edge = path.pop()
        on_path.discard(node)
        edges.append(edge)
        merged = merged.take(ways[node])
        nodes.join(node, at)
        if node == at:
            break
    name = nodes.find(at)
    ways[name] = merged
    cycles.append(_Cycle(name, time, edges))
    return name
