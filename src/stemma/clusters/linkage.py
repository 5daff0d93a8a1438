"""Average-link clustering of a sparse graph, kept whole so that it can be cut at any threshold.

UPGMA (Sokal & Michener 1958): two groups are as near as their pairs are on average, so that one stray resemblance joins nothing.
A pair that was not kept counts as 0, unless both its articles had more neighbours than are kept: then it is unknown.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.clusters.sets import Sets


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups that became one: the nodes that stand for them, and how near they were (0 to 1)."""

    kept: int
    absorbed: int
    height: float


@dataclass(slots=True)
class _Groups:
    """The groups so far. A group is named by its least node."""

    size: dict[int, int]
    #: nodes with a truncated list of neighbours
    crowded: dict[int, int]
    #: group -> neighbour -> (sum of its pairs, pairs of two crowded nodes among them)
    links: dict[int, dict[int, tuple[float, int]]]
    height: dict[int, float] = field(default_factory=dict)

    def nearness(self, a: int, b: int) -> float:
        total, both = self.links[a][b]
        unknown = self.crowded[a] * self.crowded[b] - both
        return total / max(1, self.size[a] * self.size[b] - unknown)

    def join(self, kept: int, absorbed: int) -> None:
        for other, (total, both) in self.links.pop(absorbed).items():
            del self.links[other][absorbed]
            if other == kept:
                continue
            old_total, old_both = self.links[kept].get(other, (0.0, 0))
            joined = (old_total + total, old_both + both)
            self.links[kept][other] = self.links[other][kept] = joined
        self.size[kept] += self.size.pop(absorbed)
        self.crowded[kept] += self.crowded.pop(absorbed)


def _start(count: int, edges: Mapping[tuple[int, int], float], crowded: frozenset[int]) -> _Groups:
    links: dict[int, dict[int, tuple[float, int]]] = {node: {} for node in range(count)}
    for (a, b), near in sorted(edges.items()):
        both = int(a in crowded and b in crowded)
        links[a][b] = links[b][a] = (near, both)
    return _Groups(
        size=dict.fromkeys(range(count), 1), crowded={n: int(n in crowded) for n in range(count)}, links=links
    )


def merges(
    count: int,
    edges: Mapping[tuple[int, int], float],
    *,
    crowded: Iterable[int] = (),
    bonds: Iterable[tuple[int, int]] = (),
    lowest: float = 0.05,
) -> tuple[Merge, ...]:
    """All joins of `count` nodes down to `lowest`, nearest first. Equal input gives equal output in any order.

    Args:
        count: nodes are 0 to count - 1.
        edges: (a, b) with a < b to nearness, 0 to 1.
        crowded: nodes that have neighbours which are not among the edges.
        bonds: edges that join before all others, at their own nearness, whatever else their nodes are near to.
        lowest: groups less near than this never join, at any threshold.
    """
    groups = _start(count, edges, frozenset(crowded))
    done = _bound(groups, edges, bonds, lowest)
    heap = [(-groups.nearness(a, b), a, b) for a, near in groups.links.items() for b in near if a < b]
    heapq.heapify(heap)
    while heap and -heap[0][0] >= lowest:
        near, a, b = heapq.heappop(heap)
        if b not in groups.links.get(a, ()) or groups.nearness(a, b) != -near:
            continue  # one of them has changed since
        height = min(-near, groups.height.get(a, 1.0), groups.height.get(b, 1.0))
        groups.join(a, b)
        groups.height[a] = height
        done.append(Merge(a, b, height))
        for other in groups.links[a]:
            heapq.heappush(heap, (-groups.nearness(a, other), min(a, other), max(a, other)))
    return tuple(done)


def _bound(
    groups: _Groups, edges: Mapping[tuple[int, int], float], bonds: Iterable[tuple[int, int]], lowest: float
) -> list[Merge]:
    """Join the bonds, nearest first."""
    sets = Sets[int](first=int)
    done = []
    for first, second in sorted(bonds, key=lambda bond: (-edges.get(bond, 0.0), bond)):
        near = edges.get((first, second), 0.0)
        a, b = sorted((sets.find(first), sets.find(second)))
        if a != b and near >= lowest:
            height = min(near, groups.height.get(a, 1.0), groups.height.get(b, 1.0))
            groups.join(a, b)
            groups.height[a] = height
            sets.join(a, b)
            done.append(Merge(a, b, height))
    return done


def cut(count: int, joins: Sequence[Merge], threshold: float) -> list[list[int]]:
    """The groups that hold together at `threshold`: lists of nodes, each sorted, in the order of their first nodes."""
    sets = Sets(range(count))
    for join in joins:
        if join.height >= threshold:
            sets.join(join.kept, join.absorbed)
    return sets.groups()
