"""Average link (UPGMA, Sokal & Michener 1958) where every pair is known, with pairs that must not meet."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

#: marks a pair that can't be joined
NEVER = -1.0


def groups(likely: Matrix, apart: Mask, threshold: float, often: Sequence[int] | None = None) -> list[list[int]]:
    """Lists of items, each sorted, in the order of their first items.

    Args:
        likely: symmetric, 0 to 1.
        apart: symmetric; two groups that hold such a pair never join.
        threshold: groups join while the mean over their pairs reaches it.
        often: how often each item counts in a mean; once where not given.
    """
    count = len(likely)
    near, banned = likely.copy(), apart.copy()
    size = np.ones(count) if often is None else np.array(often, dtype=np.float64)
    members = {n: [n] for n in range(count)}
    open_pairs = np.where(banned, NEVER, near)
    np.fill_diagonal(open_pairs, NEVER)
    while len(members) > 1:
        best = int(open_pairs.argmax())
        a, b = divmod(best, count)
        if open_pairs[a, b] < threshold:
            break
        _join(near, size, banned, (a, b))
        members[a] += members.pop(b)
        _reopen(open_pairs, near, banned, (a, b), np.array(sorted(members), dtype=np.int64))
    return sorted((sorted(group) for group in members.values()), key=lambda group: group[0])


def _join(near: Matrix, size: npt.NDArray[np.float64], banned: Mask, pair: tuple[int, int]) -> None:
    a, b = pair
    near[a] = near[:, a] = (near[a] * size[a] + near[b] * size[b]) / (size[a] + size[b])
    size[a] += size[b]
    banned[a] |= banned[b]
    banned[:, a] = banned[a]


def _reopen(
    open_pairs: Matrix, near: Matrix, banned: Mask, pair: tuple[int, int], alive: npt.NDArray[np.int64]
) -> None:
    a, b = pair
    open_pairs[b] = open_pairs[:, b] = NEVER
    row = np.full(len(open_pairs), NEVER)
    row[alive] = np.where(banned[a, alive], NEVER, near[a, alive])
    row[a] = NEVER
    open_pairs[a] = open_pairs[:, a] = row
