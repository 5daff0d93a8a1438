"""Which pairs are worth weighing: in small batches all, in large ones those that a cheap sketch or rare anchors bring together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from stemma.exact import stepped, unit
from stemma.ports import Vectors

Days = npt.NDArray[np.float64]
#: indices of two articles a row
Pairs = npt.NDArray[np.int64]

#: articles up to which all pairs are weighed: 45,000 pairs take a quarter of a second
ALL_PAIRS = 300
#: dimensions of a sketch: keeps a cosine within about .1 (Johnson & Lindenstrauss 1984) at an eighth of the cost
SKETCH = 64
#: a sketch cosine below this makes no candidate; nine of ten same-story pairs of the gold stories have .32 and more
SKETCH_FLOOR = 0.3
#: neighbours kept for each article
NEAREST = 40
#: articles farther apart in time make no candidates, for news stories seldom rest longer; days
WINDOW = 21.0
#: an anchor in more articles than this brings nobody together
RARE = 30
#: rare anchors that bring two articles together although their vectors do not
TOGETHER = 2
#: rows whose sketches are compared in one step: bounds the memory to some 400 MB at 100,000 articles
BLOCK = 512


@cache
def _projection(width: int) -> Vectors:
    """A fixed projection along random signs (Achlioptas 2003), the same in every run and, unlike one of bell-shaped numbers, exact."""
    if width <= SKETCH:
        return np.eye(width, dtype=np.float32)
    return np.where(np.random.default_rng(2031).integers(0, 2, (width, SKETCH)) == 1, np.float32(1), np.float32(-1))


def sketch(vectors: Vectors) -> Vectors:
    """Short vectors of unit length whose cosines are near those of the long ones."""
    return stepped(unit(vectors @ _projection(vectors.shape[1])))


def nearest(near: Vectors, limit: int = NEAREST) -> npt.NDArray[np.int64]:
    """Indices of the `limit` greatest values above the sketch floor, rising; more where several are equal to the last."""
    above = np.flatnonzero(near >= SKETCH_FLOOR)
    if len(above) <= limit:
        return above
    return np.flatnonzero(near >= np.partition(near[above], -limit)[-limit])


def by_sketch(short: Vectors, days: Days) -> Pairs:
    """Each article with its nearest in the window, a row a pair; a day unknown (NaN) is near to every day."""
    order = np.argsort(days, kind="stable")  # unknown days come last
    found = [np.zeros((0, 2), dtype=np.int64)]
    for begin in range(0, len(order), BLOCK):
        rows = order[begin : begin + BLOCK]
        low, high = days[rows].min() - WINDOW, days[rows].max() + WINDOW
        inside = ~((days < low) | (days > high))  # NaN, in the rows or the columns, stays inside
        columns = np.flatnonzero(inside)
        near = short[rows] @ short[columns].T
        near[rows[:, None] == columns[None, :]] = 0
        limit = min(NEAREST, len(columns))
        least = np.partition(near, -limit, axis=1)[:, -limit]
        at, which = np.nonzero(near >= np.maximum(least, np.float32(SKETCH_FLOOR))[:, None])
        found.append(np.stack([rows[at], columns[which]], axis=1))
    return np.concatenate(found)


def by_anchor(anchors: Sequence[frozenset[str]], days: Days) -> Iterator[tuple[int, int]]:
    """Pairs that share `TOGETHER` rare anchors within the window."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(anchors):
        for anchor in held:
            holders[anchor].append(number)
    shared = Counter(
        pair
        for numbers in holders.values()
        if 1 < len(numbers) <= RARE
        for pair in combinations(numbers, 2)
        if not abs(days[pair[0]] - days[pair[1]]) > WINDOW
    )
    return (pair for pair, count in shared.items() if count >= TOGETHER)


def candidates(
    short: Vectors, days: Days, anchors: Sequence[frozenset[str]], known: Iterable[tuple[int, int]] = ()
) -> Pairs:
    """Pairs (a, b), a < b, that are worth weighing, sorted, each once; those of `known` among them."""
    count = len(anchors)
    if count <= ALL_PAIRS:
        return np.stack(np.triu_indices(count, k=1), axis=1)
    more = np.array([*by_anchor(anchors, days), *known], dtype=np.int64).reshape(-1, 2)
    pairs = np.sort(np.concatenate([by_sketch(short, days), more]), axis=1)
    keys = np.unique(pairs[:, 0] * count + pairs[:, 1])
    return np.stack([keys // count, keys % count], axis=1)
